using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Narratives;

/// <summary>Whose target a row of gaps is about, and on what.</summary>
public sealed record GapSubject
{
    private GapSubject()
    {
    }

    /// <summary>The unit, told apart from others of its name: "Hải Phòng (trước sáp nhập)".</summary>
    public required Text Label { get; init; }

    /// <summary>The unit by its bare name.</summary>
    public required Text Name { get; init; }

    /// <summary>What is measured; null for posted values, of which nobody knows it.</summary>
    public required IndicatorName? Indicator { get; init; }

    /// <summary>The unit of the values.</summary>
    public required Measured Measured { get; init; }

    /// <summary>Whether the unit is the country, whose ranks are among countries.</summary>
    public bool IsCountry { get; init; }

    /// <summary>The way of measuring, where the indicator has several that may judge; null otherwise.</summary>
    public Text? Series { get; init; }

    /// <summary>How firm the target is.</summary>
    public Adoption Adoption { get; init; } = Adoption.Unknown;

    /// <summary>The subject of posted values.</summary>
    public static GapSubject Posted(Measured measured) =>
        new() { Label = Words.Say(Phrase.PostedValue), Name = Words.Say(Phrase.PostedValue), Indicator = null, Measured = measured };

    /// <summary>The subject of a target of a province.</summary>
    public static GapSubject Of(Province province, Indicator indicator, string? series, Target target)
    {
        var isCountry = province.Kind == ProvinceKind.Country;
        var judging = indicator.Series.Where(each => each.JudgesTargets).ToList();
        // A rank says itself among how many it is.
        var named = judging.Count > 1 && indicator.Kind == IndicatorKind.Number ? judging.Find(each => each.Id == series) : null;
        return new GapSubject
        {
            Label = ProvinceLabel.InSentence(province),
            Name = province.Name,
            Indicator = IndicatorName.Of(indicator, isCountry),
            Measured = FigureText.Brief(Measured.By(indicator)),
            IsCountry = isCountry,
            Series = named is null ? null : IndicatorName.WithinSentence(named.Name),
            Adoption = target.Adoption,
        };
    }
}
