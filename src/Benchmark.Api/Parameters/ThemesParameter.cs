using Benchmark.Api.Http;

namespace Benchmark.Api.Parameters;

/// <summary>Themes of indicators; none means all.</summary>
/// <param name="Canonical">The themes.</param>
internal sealed record ThemesParameter(IReadOnlyList<string> Canonical) : IParameter<ThemesParameter>
{
    public static Shape Shape => Shape.Texts;

    public static ThemesParameter Read(Reading reading)
    {
        foreach (var value in reading.Given)
        {
            if (reading.Catalog.MatchTheme(value) is { Candidates.Count: 0 } unknown)
                reading.RefuseUnknown("theme", value, unknown.Near);
        }

        return new([.. reading.Given.Distinct()]);
    }

    /// <summary>Whether a theme is asked for.</summary>
    public bool Has(string theme) => Canonical.Count == 0 || Canonical.Contains(theme);
}
