using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core;

/// <summary>Small nouns for tests: what a test does not name is as plain as it can be.</summary>
internal static class Nouns
{
    public static Text Same(string text) => new(text, text);

    public static Province Province(
        string id,
        DateOnly? until = null,
        DateOnly? from = null,
        string? gso = null,
        string? iso = null,
        string? name = null,
        params string[] aliases) =>
        new()
        {
            Id = id,
            Name = Same(name ?? id),
            Aliases = aliases,
            Kind = id == "viet-nam" ? ProvinceKind.Country : ProvinceKind.Province,
            Region = null,
            Codes = new ProvinceCodes(gso, iso),
            ValidFrom = from,
            ValidTo = until,
            Successor = until is null ? null : $"{id}-2025",
            Headline = null,
            Source = "a-source",
            Note = null,
        };

    public static Indicator Indicator(
        string id = "digital-share",
        string unit = "percent",
        Direction direction = Direction.HigherIsBetter,
        decimal? worst = null,
        int? headline = null,
        string pace = "linear",
        params Series[] series)
    {
        var kind = unit switch { "rank" => IndicatorKind.Rank, "milestone" => IndicatorKind.Milestone, _ => IndicatorKind.Number };
        return new()
        {
            Id = id,
            Name = Same(id),
            Kind = kind,
            Unit = unit,
            UnitName = kind == IndicatorKind.Milestone ? null : Same("%"),
            Direction = direction,
            Theme = "a-theme",
            Headline = headline,
            Minimum = null,
            Maximum = null,
            Worst = worst,
            WorstReason = null,
            ScoreMethod = worst is null ? null : "goalpost",
            Pace = kind == IndicatorKind.Milestone ? null : pace,
            RatioScale = Unit.AllowsRatios(unit),
            Decimals = 2,
            Source = "a-source",
            Note = null,
            Series = series.Length > 0 ? [.. series.Select(each => each with { Indicator = id })] : [Series("official") with { Indicator = id }],
        };
    }

    public static Series Series(string id, bool judges = true, params int[] breaks) => new()
    {
        Indicator = "digital-share",
        Id = id,
        Name = Same(id),
        FieldSize = null,
        Map = null,
        AverageOf = null,
        JudgesTargets = judges,
        Preferred = true,
        Breaks = breaks,
        Note = null,
    };

    public static Target Target(
        string province,
        int? horizon,
        decimal? low,
        Comparator comparator = Comparator.AtLeast,
        string indicator = "digital-share",
        string document = "plan",
        Standing standing = Standing.Primary,
        HorizonReading? reading = null,
        Direction direction = Direction.HigherIsBetter,
        Basis basis = Basis.AtYear,
        decimal? high = null,
        decimal? band = null,
        int? fieldSize = null,
        string? series = null) => new()
        {
            Id = $"{province}.{indicator}.{(horizon is null ? "open" : $"{horizon}")}.{document}",
            Province = province,
            Indicator = indicator,
            Horizon = horizon,
            HorizonStated = horizon,
            HorizonReading = reading ?? (horizon is null ? HorizonReading.Open : HorizonReading.Stated),
            Period = null,
            Basis = basis,
            Comparator = comparator,
            Low = low,
            High = high,
            Unit = "percent",
            Direction = direction,
            Series = series,
            Normalized = NormalizedTarget.From(comparator, direction, low, high, band, fieldSize),
            Standing = standing,
            SupersededBy = null,
            Statement = Same("a promise"),
            Document = $"doc-{document}",
            Source = "a-source",
            Certainty = TargetCertainty.Stated,
            Note = null,
        };

    public static Observation Observation(
        string province,
        int year,
        decimal value,
        string series = "official",
        string indicator = "digital-share",
        int revision = 1,
        Certainty certainty = Certainty.Official,
        int? fieldSize = null) => new()
        {
            Id = $"{province}.{indicator}.{year}.{series}.r{revision}",
            Province = province,
            Indicator = indicator,
            Year = year,
            Series = series,
            Value = value,
            Unit = "percent",
            FieldSize = fieldSize,
            Certainty = certainty,
            Vintage = null,
            Revision = revision,
            Source = "a-source",
            SecondSource = null,
            Note = null,
        };
}
