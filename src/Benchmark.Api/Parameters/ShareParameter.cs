using Benchmark.Api.Http;
using Benchmark.Core.Numbers;

namespace Benchmark.Api.Parameters;

/// <summary>A share from 0 to 1.</summary>
/// <param name="Value">The share; null where none was written and none is usual.</param>
internal sealed record ShareParameter(decimal? Value) : IParameter<ShareParameter>
{
    public static Shape Shape { get; } = new() { Name = "Share", Pattern = @"^(0|1|0?\.\d+|1\.0+)$" };

    public IReadOnlyList<string> Canonical => Value is { } share ? [Exact.Print(share)] : [];

    public static ShareParameter Read(Reading reading)
    {
        var share = Parse.Number(reading.Text);
        if (reading.Text is { } text && share is not (>= 0 and <= 1))
            reading.Refuse(text, ErrorCodes.OutOfRange, "Phải là số từ 0 đến 1.", "Must be a number from 0 to 1.");
        return new(share);
    }
}
