using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Scorecards;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Scorecards;

/// <summary>
/// The scorecard as rows and columns: one row for each part of each province, and one for a province without parts. What holds for the whole scorecard or the
/// whole province is repeated in every row.
/// </summary>
internal static class ScorecardsTable
{
    /// <summary>How many rows it has.</summary>
    public static int CountOf(ScoreProvinces.Response scorecard) => scorecard.Entities.Sum(entity => Math.Max(1, entity.Parts.Count));

    public static Table Of(ScoreProvinces.Response scorecard, Catalog catalog)
    {
        var evidence = scorecard.Evidence.ToDictionary(part => (part.Province, part.Indicator));
        return Table.Of(
            new("Thẻ điểm", "Scorecard"),
            ColumnsOf(scorecard, catalog),
            SummaryOf(scorecard, catalog),
            scorecard.Entities.SelectMany(entity => entity.Parts.Count == 0
                ? [new Line(entity, null, null)]
                : entity.Parts.Select(part => new Line(entity, part, evidence[(entity.Id, part.Component)]))));
    }

    private static Summary<Line> SummaryOf(ScoreProvinces.Response scorecard, Catalog catalog) => new(
    [
        SummaryColumns.Province<Line>(catalog, line => line.Entity.Id),
        new(new("Chỉ tiêu thành phần", "Indicator that is a part"), 30, line => NameOf(line, catalog)),
        new(new("Hạn của mục tiêu", "Deadline of the targets"), 9, _ => scorecard.Horizon),
        new(new("Điểm tổng hợp (0–100)", "Composite score (0–100)"), 11, line => Points(line.Entity.Score)),
        new(new("Hạng", "Rank"), 8, line => line.Entity.Rank),
        new(new("Hạng khi bỏ bớt một chỉ tiêu", "Rank with one indicator left out"), 12, line => Between(line.Entity.LeaveOneOut)),
        new(new("% trọng số có số liệu", "% of the weight present"), 11, line => Figure.Of(line.Entity.Coverage * 100, 0)),
        new(new("Điểm thành phần", "Score of the part"), SummaryColumns.OfNumber, line => Points(line.Part?.Score)),
        new(new("Trọng số", "Weight"), 9, line => line.Part?.Weight),
        new(new("Đóng góp", "Contribution"), SummaryColumns.OfNumber, line => Points(line.Part?.Contribution)),
        new(new("Năm số liệu", "Year of the value"), 8, line => line.Evidence?.Year),
        new(new("Cần lưu ý", "Caveats"), 42, line => SummaryColumns.Sentences(
            [WithoutScore(line.Entity), SummaryColumns.Sentence(line.Part?.Missing), .. WarningsOf(line).Select(warning => warning.Message)])),
        SummaryColumns.Source<Line>(new("Nguồn của mục tiêu", "Source of the target"), catalog, line => line.Evidence?.TargetSource),
        SummaryColumns.Source<Line>(new("Nguồn của số liệu", "Source of the value"), catalog, line => line.Evidence?.ObservationSource),
    ])
    {
        Warnings = scorecard.Warnings,
        WarningsOf = WarningsOf,
    };

    private static IReadOnlyList<Warning> WarningsOf(Line line) => [.. line.Entity.Warnings, .. line.Evidence?.Warnings ?? []];

    private static Text? NameOf(Line line, Catalog catalog) =>
        line.Part is null ? null : IndicatorName.Of(catalog.FindIndicator(line.Part.Component)!, line.Entity.Id == catalog.Country.Id).Full.Capital();

    private static Text? WithoutScore(EntityScore entity) =>
        entity.Score is null ? SummaryColumns.Sentence(entity.NotComputed.FirstOrDefault(entry => entry.Figure == "score")?.Reason) : null;

    private static Figure? Points(decimal? score) => Figure.Of(score, 1);

    private static string? Between(LeaveOneOut? ranks) =>
        ranks is null ? null : ranks.Best == ranks.Worst ? Exact.Print(ranks.Best) : $"{Exact.Print(ranks.Best)}–{Exact.Print(ranks.Worst)}";

    private static IReadOnlyList<Column<Line>> ColumnsOf(ScoreProvinces.Response scorecard, Catalog catalog) =>
    [
        new("horizon", new("Năm đích của các mục tiêu", "The horizon of the targets"), _ => scorecard.Horizon),
        new("id", new("Mã đơn vị", "Id of the province"), line => line.Entity.Id),
        .. Columns.Pair<Line>("label", new("Tên đơn vị", "Name of the province"), line => line.Entity.Label),
        new("score", new("Điểm tổng hợp", "The composite score"), line => line.Entity.Score),
        new("coverage", new("Phần trọng số có số liệu, từ 0 đến 1", "The share of the weight that is present, from 0 to 1"), line => line.Entity.Coverage),
        new("rank", new("Hạng giữa các đơn vị có điểm", "The rank among those that have a score"), line => line.Entity.Rank),
        new("parts.component", new("Mã chỉ tiêu thành phần", "Id of the indicator that is a part"), line => line.Part?.Component),
        new("parts.score", new("Điểm của thành phần", "The score of the part"), line => line.Part?.Score),
        new("parts.weight", new("Trọng số như đã cho", "Its weight as given"), line => line.Part?.Weight),
        new("parts.contribution", new("Phần đóng góp vào điểm tổng hợp", "What it contributes to the composite"), line => line.Part?.Contribution),
        new("parts.missing", new("Vì sao thành phần không có điểm", "Why the part has no score"), line => line.Part?.Missing),
        new(
            "leaveOneOut.best",
            new("Hạng tốt nhất khi bỏ lần lượt từng thành phần", "The best rank with each part left out in turn"),
            line => line.Entity.LeaveOneOut?.Best),
        new(
            "leaveOneOut.worst",
            new("Hạng kém nhất khi bỏ lần lượt từng thành phần", "The worst rank with each part left out in turn"),
            line => line.Entity.LeaveOneOut?.Worst),
        new(
            "leaveOneOut.byDropped.rank",
            new("Hạng khi bỏ thành phần này", "The rank without this part"),
            line => line.Entity.LeaveOneOut?.ByDropped.FirstOrDefault(dropped => dropped.Component == line.Part?.Component)?.Rank),
        new("evidence.target", new("Mã mục tiêu", "Id of the target"), line => line.Evidence?.Target),
        new("evidence.series", new("Mã chuỗi số liệu dùng để đánh giá", "Id of the series that judged it"), line => line.Evidence?.Series),
        new("evidence.observation", new("Mã số liệu được xét", "Id of the judged observation"), line => line.Evidence?.Observation),
        new("evidence.year", new("Năm của số liệu", "The year of the observation"), line => line.Evidence?.Year),
        new("evidence.targetSource", new("Mã nguồn của mục tiêu", "Id of the source of the target"), line => line.Evidence?.TargetSource),
        new("evidence.observationSource", new("Mã nguồn của số liệu", "Id of the source of the observation"), line => line.Evidence?.ObservationSource),
        new(
            "evidence.warnings",
            new("Mã các lưu ý về điểm của thành phần, cách nhau bằng |", "Codes of the warnings on the score of the part, separated by |"),
            line => Columns.Joined(line.Evidence?.Warnings ?? [])),
        new("notComputed", Columns.NotComputed, line => Columns.Joined(line.Entity.NotComputed.Select(entry => (entry.Figure, entry.Reason)))),
        new("warnings", Columns.Warnings, line => Columns.Joined(line.Entity.Warnings)),
        .. Columns.Sentences<Line>(line => line.Entity),
        new("aggregation", new("Mã cách tổng hợp", "Id of the aggregation"), _ => scorecard.Aggregation),
        new("minCoverage", new("Phần trọng số tối thiểu phải có", "The share of the weight that has to be present"), _ => scorecard.MinCoverage),
        new("ties", new("Cách xếp các điểm bằng nhau", "How equal scores are ranked"), _ => scorecard.Ties),
        .. CatalogColumns.Province<Line>(catalog, line => line.Entity.Id),
        .. Columns.Pair<Line>(
            "indicatorName",
            new("Tên chỉ tiêu", "Name of the indicator"),
            line => line.Part is null ? null : catalog.FindIndicator(line.Part.Component)!.Name),
        .. CatalogColumns.Source<Line>(catalog, "evidence.targetSource", line => line.Evidence?.TargetSource),
        .. CatalogColumns.Source<Line>(catalog, "evidence.observationSource", line => line.Evidence?.ObservationSource),
    ];

    /// <summary>A part with its province and the figures it rests on.</summary>
    private sealed record Line(EntityScore Entity, ScorePart? Part, ScoreProvinces.Evidence? Evidence);
}
