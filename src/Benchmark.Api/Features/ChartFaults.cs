using Benchmark.Api.Http;
using Benchmark.Core.Gaps;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>Why something cannot be drawn.</summary>
internal static class ChartFaults
{
    // More choices than these are no list that one reads.
    private const int MostChoices = 40;

    /// <summary>That there are too many, at the parameter by which most can be left out.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="most">How many a picture holds.</param>
    /// <param name="what">What they are.</param>
    /// <param name="ways">By parameter, what the marks have there.</param>
    public static Fault TooMany(int count, int most, Text what, params (string Parameter, IEnumerable<string> Found)[] ways)
    {
        var (parameter, found) = ways.Select(way => (way.Parameter, Found: way.Found.Distinct().Order(StringComparer.Ordinal).ToList()))
            .MaxBy(way => way.Found.Count);
        return new(
            parameter,
            null,
            ErrorCodes.TooManyMarks,
            new Text(
                $"Có {count} {what.Vi}; một hình vẽ được nhiều nhất {most}. Hãy chọn bằng {parameter}.",
                $"There are {count} {what.En}; a picture holds {most} at most. Choose by {parameter}."))
        {
            Stage = FaultStage.Data,
            Allowed = found.Count > MostChoices ? [] : found,
        };
    }

    public static Fault MixedUnits(IEnumerable<string> indicators, Catalog catalog)
    {
        IReadOnlyList<string> several = [.. indicators.Distinct().Order(StringComparer.Ordinal)];
        return new Fault(
            "indicator",
            null,
            ErrorCodes.MixedUnits,
            new Text(
                "Các chỉ tiêu có đơn vị tính khác nhau, không vẽ chung một trục. Hãy chọn một chỉ tiêu, hoặc những chỉ tiêu cùng đơn vị.",
                "The indicators have different units, which have no axis in common. Choose one, or several of one unit."))
        {
            Stage = FaultStage.Data,
            Allowed = several,
            Options = [.. several.Select(id => new ProblemOption(id, catalog.FindIndicator(id)!.Name, null))],
        };
    }

    /// <summary>The first thing in which the rows differ, with the choices.</summary>
    public static Fault Ambiguous(IReadOnlyList<GapRow> rows, Catalog catalog)
    {
        (string Parameter, Func<GapRow, string?> Of, Func<string, Text> Name)[] ways =
        [
            ("province", row => row.Province, id => ProvinceLabel.Of(catalog.FindProvince(id)!)),
            ("indicator", row => row.Indicator, id => catalog.FindIndicator(id)!.Name),
            ("horizon", row => row.Target.Horizon is { } year ? $"{year}" : GapSummary.Open, Text.Same),
            ("series", row => row.Series, id => SeriesName(id, rows[0].Indicator, catalog)),
            ("standing", row => Code.Of(row.Target.Standing), id => SummaryWords.Of(rows.First(row => Code.Of(row.Target.Standing) == id).Target.Standing)),
            ("document", row => row.Target.Document, id => catalog.FindSource(id)!.Title),
        ];
        var (parameter, of, name) = ways.FirstOrDefault(way => rows.Select(way.Of).OfType<string>().Distinct().Count() > 1, ways[^1]);
        IReadOnlyList<string> choices = [.. rows.Select(of).OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(MostChoices)];
        return new Fault(
            parameter,
            null,
            ErrorCodes.AmbiguousSelection,
            new Text(
                $"Có {rows.Count} dòng ứng với yêu cầu, mà hình này vẽ một dòng. Hãy chọn bằng {parameter}.",
                $"{rows.Count} rows fit the request, and this picture shows one. Choose by {parameter}."))
        {
            Stage = FaultStage.Data,
            Allowed = choices,
            Options = [.. choices.Select(id => new ProblemOption(id, name(id), null))],
        };
    }

    private static Text SeriesName(string id, string indicator, Catalog catalog) =>
        catalog.FindIndicator(indicator)!.Series.FirstOrDefault(series => series.Id == id)?.Name ?? Text.Same(id);
}
