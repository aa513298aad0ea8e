using Benchmark.Api.Http;

namespace Benchmark.Api.Parameters;

/// <summary>Horizons: years, or the word for targets without one.</summary>
/// <param name="Canonical">What was written.</param>
internal sealed record HorizonsParameter(IReadOnlyList<string> Canonical) : IParameter<HorizonsParameter>
{
    public static Shape Shape { get; } = new() { IsList = true, Pattern = $"^(\\d{{4}}|{Parse.OpenHorizon})$" };

    /// <summary>The horizons, null standing for an open one; null for all.</summary>
    public IReadOnlySet<int?>? Set => Canonical.Count == 0 ? null : Canonical.Select(Parse.Year).ToHashSet();

    public static HorizonsParameter Read(Reading reading)
    {
        foreach (var value in reading.Given.Where(value => value != Parse.OpenHorizon && Parse.Year(value) is null))
        {
            reading.Refuse(
                value,
                ErrorCodes.NotAHorizon,
                $"Phải là năm có dạng 2030, hoặc {Parse.OpenHorizon} cho mục tiêu không nêu năm.",
                $"Must be a year like 2030, or {Parse.OpenHorizon} for targets without a year.");
        }

        return new(reading.Given);
    }
}
