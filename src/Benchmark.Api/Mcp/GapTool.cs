using System.Text.Json.Nodes;

namespace Benchmark.Api.Mcp;

/// <summary>How far a province is from its targets, and how that was computed.</summary>
internal sealed class GapTool : Tool
{
    // What is said of a row that has a gap: whether it is judged, and its pace.
    private static readonly string[] Told = ["status", "pace", "rank"];

    public override string Name => "gap";

    public override string Description => "Distance of a province to its targets: value is the gap, observed the figure judged; derivation shows how.";

    protected override IReadOnlyList<Argument> Own { get; } =
        [new("province") { IsRequired = true }, new("indicator") { IsRequired = true }, Horizon, new("series"), On, Release];

    public override async Task AnswerAsync(ToolCall call)
    {
        if (call.Provinces(One(call, "province")) is not [var province] || call.Indicators(One(call, "indicator")) is not [var indicator]
            || !call.HasSeries([indicator]))
        {
            return;
        }

        await call.FindFrontierAsync([province.Id], [indicator.Id]);
        IReadOnlyList<(string, string?)> subject = [("province", province.Id), ("indicator", indicator.Id)];
        var found = await call.AskAsync(
            "/v1/gaps",
            [.. subject, ("horizon", call.Find("horizon")), ("series", call.Find("series")), ("limit", $"{ToolAnswer.MostItems}")]);
        if (found is null)
            return;
        foreach (var row in found["data"].Rows())
        {
            if (Has(row))
            {
                call.Answer.Items.Add(RowOf(call, row));
                call.Answer.Missing.AddRange(row["notComputed"].Rows()
                    .Where(each => Told.Contains(each.TextOf("figure")))
                    .Select(each => Absent.Because($"{each.TextOf("figure")} {row.TextOf("id")}", each.TextOf("reason")!)));
            }
            else
            {
                call.Answer.Missing.Add(Absent.Because(row.TextOf("id")!, WhyNone(row)));
            }
        }

        call.Bound(found["meta"]!["total"]!.GetValue<int>());
        if (call.Answer.Items.Count > 0)
            return;
        if (found["data"].Rows().Any())
            call.Answer.Refuse(Absent.Value("gap", call.Answer.Frontier.Year));
        else
            call.Answer.Refuse(Absent.Target(call.Find("horizon") is null ? [] : await TargetsTool.HorizonsAsync(call, subject)));
    }

    /// <summary>Whether a row has a gap, or at least a verdict.</summary>
    private static bool Has(JsonNode row) => row["observation"] is not null && (row["gap"]?["value"] is not null || row["gap"]?["met"] is not null);

    private static string WhyNone(JsonNode row)
    {
        var reasons = row["notComputed"].Rows().ToList();
        var first = reasons.Find(each => each.TextOf("figure") is "gap" or "gap.value") ?? reasons.FirstOrDefault();
        return first?.TextOf("reason") ?? Code.Of(Reason.NoObservation);
    }

    private static JsonObject RowOf(ToolCall call, JsonNode row)
    {
        var (target, observation, gap, pace) = (row["target"]!, row["observation"]!, row["gap"]!, row["pace"]);
        return ToolAnswer.Row(
            ("value", gap.Copy("value")),
            ("unit", gap.Copy("unit")),
            ("year", observation.Copy("year")),
            ("series", row.Copy("series")),
            ("source", observation.Copy("source")),
            ("link", call.Answer.Link),
            ("claim", row.Copy("claim")),
            ("id", row.Copy("id")),
            ("province", row.Copy("province")),
            ("indicator", row.Copy("indicator")),
            ("horizon", target.Copy("horizon")),
            ("target", target["normalized"].Copy("passMark")),
            ("comparator", target.Copy("comparator")),
            ("document", target.Copy("document")),
            ("observed", observation.Copy("value")),
            ("observedUnit", observation.Copy("unit")),
            ("remaining", gap.Copy("remaining")),
            ("met", gap.Copy("met")),
            ("status", row.Copy("status")),
            ("requiredPerYear", pace.Copy("requiredFromNow")),
            ("projectedAtHorizon", pace.Copy("projectedAtHorizon")),
            ("headline", row.TextOf("headline", call.Language)),
            ("derivation", new JsonArray([.. row["explain"].Rows().Select(each =>
                JsonValue.Create($"{each.TextOf("figure")} = {each.TextOf("formula")} = {each.TextOf("with")} = {each["result"]?.ToJsonString()}"))])));
    }
}
