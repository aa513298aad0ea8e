using System.Globalization;
using Benchmark.Api.Http;

namespace Benchmark.Api.Parameters;

/// <summary>A day.</summary>
/// <param name="Value">The day; null for none.</param>
internal sealed record DayParameter(DateOnly? Value) : IParameter<DayParameter>
{
    public static Shape Shape => Shape.Day;

    public IReadOnlyList<string> Canonical => Value is { } day ? [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)] : [];

    public static DayParameter Read(Reading reading) => new(reading.Date());
}

/// <summary>The day on which names and codes are read; the canonical form has ids, which need none.</summary>
internal sealed record NamingDayParameter : IParameter<NamingDayParameter>
{
    public static Shape Shape => Shape.Day;

    public IReadOnlyList<string> Canonical => [];

    public static NamingDayParameter Read(Reading reading)
    {
        reading.Date();
        return new();
    }
}
