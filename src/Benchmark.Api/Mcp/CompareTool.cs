using System.Text.Json.Nodes;
using Benchmark.Api.Http;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Mcp;

/// <summary>Provinces side by side.</summary>
internal sealed class CompareTool : Tool
{
    private static readonly string PartialField = Code.Of(Reason.PartialField);
    private static readonly string MilestoneReason = Code.Of(Reason.Milestone);

    public override string Name => "compare";

    public override string Description => "Provinces side by side, with the country. rank: true asks for places; refused where a unit lacks a value.";

    protected override IReadOnlyList<Argument> Own { get; } =
    [
        new("provinces", ArgumentKind.Texts) { IsRequired = true }, new("indicator") { IsRequired = true }, ObservationsTool.Year, Horizon, new("series"),
        new("rank", ArgumentKind.Flag), On, Release,
    ];

    public override async Task AnswerAsync(ToolCall call)
    {
        var texts = call.All("provinces");
        if (texts.Count < 2)
        {
            call.Answer.Fail(new Missing("provinces", ErrorCodes.OutOfRange.Id, new Text(
                "So sánh cần ít nhất hai tỉnh, thành phố. Với một tỉnh, hãy dùng observations hoặc targets.",
                "A comparison takes at least two provinces. For one, use observations or targets.")));
            return;
        }

        if (call.Provinces(texts) is not { } provinces || call.Indicators(One(call, "indicator")) is not { } indicators
            || !call.HasSeries(indicators))
        {
            return;
        }

        // Names are resolved in their order, those of provinces first.
        var repeated = call.Answer.Resolved.Take(texts.Count).GroupBy(each => each.Id).Where(group => group.Count() > 1).ToList();
        if (repeated.Count > 0)
        {
            call.Answer.Fail(repeated.Select(group => Repeated(group.Key, string.Join(", ", group.Select(each => $"\"{each.Asked.Trim()}\"")))));
            return;
        }

        await call.FindFrontierAsync([.. provinces.Select(each => each.Id)], [.. indicators.Select(each => each.Id)]);
        // Who names a year asks for values, who names a horizon for targets, who names neither for both.
        var measure = (call.Find("year"), call.Find("horizon")) switch
        {
            (not null, null) => "observation",
            (null, not null) => "target",
            _ => null,
        };
        var found = await call.AskAsync(
            "/v1/comparisons",
            ("province", string.Join(',', provinces.Select(each => each.Id))),
            ("indicator", indicators[0].Id),
            ("year", call.Find("year")),
            ("horizon", call.Find("horizon")),
            ("series", call.Find("series")),
            ("measure", measure));
        if (found is null)
            return;
        var rows = found["data"]!["rows"].Rows().ToList();
        if (rows.Any(IsMilestone) && !rows.Any(row => row["cells"].Rows().Any(Has)))
        {
            call.Answer.Refuse([Absent.Because(indicators[0].Id, MilestoneReason), .. Empty(call, rows, provinces)]);
            return;
        }

        var noRank = rows.Select(WhyNoRank).OfType<string>().FirstOrDefault();
        if (call.Find("rank") == "true" && noRank is not null)
        {
            call.Answer.Refuse([Absent.Because("rank", noRank), .. Empty(call, rows, provinces)]);
            return;
        }

        foreach (var row in rows)
        {
            var cells = row["cells"].Rows().Select(cell => (cell, false)).Append((row["referenceCell"]!, true));
            call.Answer.Items.AddRange(cells.Where(each => each.Item1 is not null && Has(each.Item1)).Select(each => RowOf(call, row, each.Item1, each.Item2)));
        }

        // The country alone is no comparison.
        var known = call.Answer.Items.Any(item => item["reference"]!.GetValue<bool>() == false);
        var total = call.Answer.Items.Count;
        if (total > ToolAnswer.MostItems)
            call.Answer.Items.RemoveRange(ToolAnswer.MostItems, total - ToolAnswer.MostItems);
        call.Bound(total);
        var empty = Empty(call, rows, provinces).ToList();
        if (known)
        {
            if (noRank is not null)
                call.Answer.Missing.Add(Absent.Because("rank", noRank));
            call.Answer.Missing.AddRange(empty);
        }
        else if (measure == "target")
        {
            call.Answer.Refuse([Absent.Target(await TargetsTool.HorizonsAsync(call, [("indicator", indicators[0].Id)])), .. empty]);
        }
        else
        {
            call.Answer.Refuse([await ObservationsTool.WhyNoneAsync(call, provinces.FirstOrDefault(each => each.ValidTo is not null)), .. empty]);
        }
    }

    private static Missing Repeated(string id, string spellings) => new("provinces", ErrorCodes.RepeatedParameter.Id, new Text(
        $"{spellings} đều là {id}. Hãy nêu mỗi tỉnh, thành phố một lần.",
        $"{spellings} are all {id}. Name each province once."));

    /// <summary>Whether a cell has a figure.</summary>
    private static bool Has(JsonNode cell) => cell["value"] is not null;

    /// <summary>Whether a row says something that is no figure.</summary>
    private static bool IsMilestone(JsonNode row) =>
        row["cells"].Rows().Append(row["referenceCell"]).OfType<JsonNode>().Any(cell => !Has(cell) && cell["statement"] is not null);

    /// <summary>Why a row has no places; null where it has them, or nothing that could have a place.</summary>
    private static string? WhyNoRank(JsonNode row) => row["cells"].Rows().Any(cell => cell["rank"] is not null || cell["rankSource"] is not null)
        ? null
        : row["notComputed"].Rows().FirstOrDefault(each => each.TextOf("figure") == "rank")?.TextOf("reason") ?? PartialField;

    /// <summary>The cells that have nothing, each said once.</summary>
    private static IEnumerable<Missing> Empty(ToolCall call, IEnumerable<JsonNode> rows, IReadOnlyList<Province> provinces)
    {
        var empty = rows.SelectMany(row => row["cells"].Rows())
            .Where(cell => !Has(cell) && cell["missing"] is not null)
            .Select(cell => (Province: cell.TextOf("province")!, Reason: cell.TextOf("missing")!))
            .Distinct()
            .Take(ToolAnswer.MostItems);
        foreach (var (id, reason) in empty)
        {
            var province = provinces.First(each => each.Id == id);
            yield return call.Years() is { } years && province.EndedBefore(years.From)
                ? Absent.Unit(province, province.Successor is { } successor ? call.Catalog.FindProvince(successor) : null)
                : Absent.Because(id, reason);
        }
    }

    private static JsonObject RowOf(ToolCall call, JsonNode row, JsonNode cell, bool isReference) => ToolAnswer.Row(
        ("value", cell.Copy("value")),
        ("unit", row["indicator"].Copy("unit")),
        ("year", row.Copy("year") ?? row.Copy("horizon")),
        ("series", row.Copy("series")),
        ("source", cell.Copy("source")),
        ("link", call.Answer.Link),
        ("claim", cell.Copy("claim")),
        ("province", cell.Copy("province")),
        ("indicator", row["indicator"].Copy("id")),
        ("measure", row.Copy("measure")),
        ("reference", isReference),
        ("comparator", cell.Copy("comparator")),
        ("rank", cell.Copy("rank")),
        ("gapToLeader", cell.Copy("gapToLeader")),
        ("gapToReference", cell.Copy("gapToReference")),
        ("statement", cell.TextOf("statement", call.Language)));
}
