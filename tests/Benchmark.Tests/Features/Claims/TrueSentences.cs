using System.Text.Json.Nodes;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Benchmark.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features.Claims;

/// <summary>A sentence that is true of the sample, with its parts.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Language">Its language.</param>
/// <param name="Province">Whose it is; null of a sentence of the service.</param>
/// <param name="Indicator">On what; null of a sentence of the service.</param>
/// <param name="Figure">The figure as it stands in it.</param>
/// <param name="Year">The year as it stands in it.</param>
internal sealed record TrueSentence(string Text, Language Language, Province? Province, Indicator? Indicator, string Figure, string Year);

/// <summary>Makes true sentences of the rows of the sample: plain ones, and those that the service writes.</summary>
internal sealed class TrueSentences
{
    private static readonly string[] ValuesEn =
    [
        "The {i} of {p} in {y} was {v}.", "In {y}, {p}'s {i} stood at {v}.", "{p} recorded {i} of {v} in {y}.", "{i} in {p} reached {v} in {y}.",
        "{p}'s {i} in {y} was {v}", "For {y} the {i} of {p} was {v}.", "The {i} for {p} came to {v} in the year {y}.",
    ];

    private static readonly string[] ValuesVi =
    [
        "{i} của {p} năm {y} là {v}.", "Năm {y}, {i} của {p} đạt {v}.", "Trong năm {y} {i} tại {p} ở mức {v}.", "{i} {p} năm {y} bằng {v}",
        "{p} có {i} là {v} năm {y}.", "Năm {y} {i} ở {p} đạt mức {v}.", "{i} của {p} đạt {v} trong năm {y}.",
    ];

    private static readonly string[] TargetsEn =
    [
        "{p}'s target for {i} in {y} is {v}.", "{p} has a target of {v} for {i} by {y}.", "By {y}, {p} aims for {i} of {v}.",
        "The {i} target of {p} for {y} is {v}.", "The target of {p} for {i} by {y} is {v}.", "{p} wants {i} to reach {v} by the end of {y}.",
    ];

    private static readonly string[] TargetsVi =
    [
        "{p} đặt mục tiêu {i} đạt {v} vào năm {y}.", "Đến năm {y}, {p} phấn đấu {i} đạt {v}.", "Mục tiêu năm {y} của {p} về {i} là {v}.",
        "{p} đặt mục tiêu đến năm {y} {i} đạt {v}.", "Mục tiêu {i} của {p} cho năm {y} là {v}.",
    ];

    private TrueSentences(Catalog catalog, FigureStore.Figures figures) => (Catalog, Figures) = (catalog, figures);

    public Catalog Catalog { get; }

    public FigureStore.Figures Figures { get; }

    public static async Task<TrueSentences> Of(BenchmarkApi api)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var catalog = await api.Services.GetRequiredService<Catalogs>().CurrentAsync(cancellation);
        var figures = await api.Services.GetRequiredService<FigureStore>().ForGapsAsync(
            catalog,
            [.. catalog.Provinces.Select(province => province.Id)],
            [.. catalog.Indicators.Select(indicator => indicator.Id)],
            cancellation);
        return new TrueSentences(catalog, figures);
    }

    /// <summary>The values that a plain sentence can give: yearly, of a series that judges, of a territory that its name tells in that year.</summary>
    public IEnumerable<Observation> Values() => Figures.Observations
        .GroupBy(row => (row.Province, row.Indicator, row.Year, row.Series))
        .Select(each => each.MaxBy(row => row.Revision)!)
        .Where(row => Catalog.FindIndicator(row.Indicator)!.Series.First(series => series.Id == row.Series) is { JudgesTargets: true, AverageOf: null }
            && IsTold(Catalog.FindProvince(row.Province)!, row.Year)
            // A place without its field says nothing where there are several fields.
            && !Figures.Observations.Any(other => (other.Province, other.Indicator, other.Year) == (row.Province, row.Indicator, row.Year)
                && other.FieldSize != row.FieldSize)
            && IsPlain(Catalog.FindIndicator(row.Indicator)!));

    /// <summary>The targets that a plain sentence can give.</summary>
    public IEnumerable<Target> Goals() => Figures.Targets.Where(target =>
        target is { Horizon: not null, Basis: Basis.AtYear, Standing: Standing.Primary, Low: not null }
        && target.Adoption is not (Adoption.Draft or Adoption.Scenario)
        && target.Comparator is not (Comparator.RankAtMost or Comparator.Milestone)
        && !Catalog.FindProvince(target.Province)!.EndedBefore(target.Horizon.Value)
        && Catalog.Provinces.Count(other => other.Name == Catalog.FindProvince(target.Province)!.Name && !other.EndedBefore(target.Horizon.Value)) == 1
        && IsPlain(Catalog.FindIndicator(target.Indicator)!));

    /// <summary>Plain sentences in a language, each row in each wording.</summary>
    public IEnumerable<TrueSentence> Plain(Language language)
    {
        foreach (var row in Values())
        {
            foreach (var wording in language == Language.Vi ? ValuesVi : ValuesEn)
                yield return Fill(wording, language, row.Province, row.Indicator, FigureOf(row, language), row.Year);
        }

        foreach (var target in Goals())
        {
            var measured = Measured.By(Catalog.FindIndicator(target.Indicator)!);
            var figure = GoalText.Of(target, measured, Catalog.FindProvince(target.Province)!.Kind == ProvinceKind.Country).In(language);
            foreach (var wording in language == Language.Vi ? TargetsVi : TargetsEn)
                yield return Fill(wording, language, target.Province, target.Indicator, figure, target.Horizon!.Value);
        }
    }

    /// <summary>The sentences that the service writes in a language.</summary>
    public static async Task<IReadOnlyList<TrueSentence>> Own(BenchmarkApi api, Language language)
    {
        var code = Code.Of(language);
        var told = new List<string>();
        var gaps = await api.Get("/v1/gaps?standing=all&limit=1000");
        told.AddRange(gaps.Items("data").Select(row => row.Text($"narrative.{code}")!));
        var matrix = await api.Get("/v1/comparisons");
        told.AddRange(matrix["data"]!["rows"]!.AsArray().Select(row => row!.Text($"narrative.{code}")!));
        var indicators = await api.Get("/v1/indicators?limit=1000");
        foreach (var indicator in indicators.Items("data").Where(each => each["series"] is JsonArray { Count: > 0 }).Select(each => each.Text("id")))
        {
            using var response = await api.Client.GetAsync($"/v1/rankings?indicator={indicator}", TestContext.Current.CancellationToken);
            if (response.IsSuccessStatusCode)
                told.Add(JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.Text($"data.narrative.{code}")!);
        }

        return
        [
            .. told.Distinct()
                .Select(text => new TrueSentence(text, language, null, null, FirstFigure(text) ?? "", FirstYear(text) ?? ""))
                .Where(sentence => sentence.Figure.Length > 0),
        ];
    }

    /// <summary>A value as a sentence writes it.</summary>
    public string FigureOf(Observation row, Language language)
    {
        var indicator = Catalog.FindIndicator(row.Indicator)!;
        if (Unit.KindOf(indicator.Unit) == UnitKind.Rank)
            return (language == Language.Vi ? "thứ " : "") + FigureText.Ordinal(row.Value).In(language);
        return FigureText.WithUnit(FigureText.Stated(row.Value), Measured.By(indicator), ofOneYear: true).In(language);
    }

    /// <summary>The indicator within a sentence about a province.</summary>
    public string NameOf(string indicator, string province, Language language) =>
        IndicatorName.Of(Catalog.FindIndicator(indicator)!, Catalog.FindProvince(province)!.Kind == ProvinceKind.Country).Full.In(language);

    public TrueSentence Fill(string wording, Language language, string province, string indicator, string figure, int year)
    {
        var text = wording.Replace("{p}", Catalog.FindProvince(province)!.Name.In(language), StringComparison.Ordinal)
            .Replace("{i}", NameOf(indicator, province, language), StringComparison.Ordinal)
            .Replace("{y}", $"{year}", StringComparison.Ordinal)
            .Replace("{v}", figure, StringComparison.Ordinal);
        text = char.ToUpperInvariant(text[0]) + text[1..];
        return new TrueSentence(text, language, Catalog.FindProvince(province), Catalog.FindIndicator(indicator), figure, $"{year}");
    }

    /// <summary>Whether a row of another year has the figure of a sentence.</summary>
    public bool Says(TrueSentence sentence, int year) => sentence.Indicator is { } indicator && sentence.Province is { } province
        && Figures.Observations.Any(row => row.Indicator == indicator.Id && row.Year == year
            && Catalog.FindProvince(row.Province)!.Name == province.Name && FigureOf(row, sentence.Language) == sentence.Figure);

    /// <summary>Whether a row of another province has the figure of a sentence.</summary>
    public bool SaysOf(TrueSentence sentence, string name) => sentence.Indicator is { } indicator
        && (Figures.Observations.Any(row => row.Indicator == indicator.Id && $"{row.Year}" == sentence.Year
                && Catalog.FindProvince(row.Province)!.Name.In(sentence.Language) == name && FigureOf(row, sentence.Language) == sentence.Figure)
            || Figures.Targets.Any(target => target.Indicator == indicator.Id && $"{target.Horizon}" == sentence.Year
                && Catalog.FindProvince(target.Province)!.Name.In(sentence.Language) == name));

    private bool IsTold(Province province, int year)
    {
        var sameName = Catalog.Provinces.Where(other => other.Name == province.Name && (other.ValidFrom is null || other.ValidFrom.Value.Year <= year)
            && (other.ValidTo is null || year <= other.ValidTo.Value.Year)).ToList();
        return sameName.Count == 1 && sameName[0].Id == province.Id;
    }

    // A class has no figure, and a name that two indicators share tells neither.
    private bool IsPlain(Indicator indicator) => Unit.KindOf(indicator.Unit) is not (UnitKind.Class or UnitKind.Milestone)
        && Catalog.Indicators.Count(other => other.Name == indicator.Name && other.Unit == indicator.Unit) == 1;

    private static string? FirstFigure(string text) => Words(text).FirstOrDefault(word => word.Any(char.IsAsciiDigit) && !IsYear(word));

    private static string? FirstYear(string text) => Words(text).FirstOrDefault(IsYear);

    private static bool IsYear(string word) => word.Length == 4 && word.All(char.IsAsciiDigit) && word[..2] is "19" or "20";

    private static IEnumerable<string> Words(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]))
                continue;
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
                at++;
            yield return text[start..at];
        }
    }
}
