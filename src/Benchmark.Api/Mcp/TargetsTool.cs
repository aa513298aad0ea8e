using System.Text.Json.Nodes;
using Benchmark.Api.Http;

namespace Benchmark.Api.Mcp;

/// <summary>What documents promise.</summary>
internal sealed class TargetsTool : Tool
{
    public override string Name => "targets";

    public override string Description => "Targets set by plans. value: the pass mark.";

    protected override IReadOnlyList<Argument> Own { get; } = [new("province"), new("indicator"), Horizon, Unit, On, Release];

    public override async Task AnswerAsync(ToolCall call)
    {
        if (call.Find("province") is null && call.Find("indicator") is null)
        {
            call.Answer.Fail(Absent.Subject);
            return;
        }

        if (call.Provinces(One(call, "province")) is not { } provinces || call.Indicators(One(call, "indicator")) is not { } indicators
            || !call.HasUnit(indicators))
        {
            return;
        }

        await call.FindFrontierAsync([.. provinces.Select(each => each.Id)], [.. indicators.Select(each => each.Id)]);
        IReadOnlyList<(string, string?)> subject = [("province", Only(provinces)?.Id), ("indicator", Only(indicators)?.Id)];
        if (await call.AskAsync("/v1/targets", [.. subject, ("horizon", call.Find("horizon"))]) is not { } found)
            return;
        call.Answer.Items.AddRange(found["data"].Rows().Select(row => RowOf(call, row)));
        call.Bound(found["meta"]!["total"]!.GetValue<int>());
        if (call.Answer.Items.Count > 0)
            return;
        var others = call.Find("horizon") is null ? [] : await HorizonsAsync(call, subject);
        call.Answer.Refuse(Absent.Target(others));
    }

    /// <summary>The horizons for which there are targets of something.</summary>
    public static async Task<IReadOnlyList<string>> HorizonsAsync(ToolCall call, IReadOnlyList<(string, string?)> subject)
    {
        var found = await call.FollowAsync("/v1/targets", [.. subject, ("limit", "1000"), ("release", call.Release)]);
        return found.Envelope is not { } envelope
            ? []
            : [.. call.NodeOf(envelope)["data"].Rows().Select(row => row["horizon"]?.ToString() ?? Parse.OpenHorizon).Distinct().Order(StringComparer.Ordinal)];
    }

    private static JsonObject RowOf(ToolCall call, JsonNode row) => ToolAnswer.Row(
        ("value", row["normalized"].Copy("passMark") ?? row.Copy("low") ?? row.Copy("high")),
        ("unit", row.Copy("unit")),
        ("year", row.Copy("horizon")),
        ("series", row.Copy("series")),
        ("source", row.Copy("source")),
        ("link", call.Whole($"/v1/targets/{row.TextOf("id")}?release={Uri.EscapeDataString(call.Release)}")),
        ("claim", row.Copy("claim")),
        ("id", row.Copy("id")),
        ("province", row.Copy("province")),
        ("indicator", row.Copy("indicator")),
        ("horizon", row.Copy("horizon")),
        ("comparator", row.Copy("comparator")),
        ("low", row.Copy("low")),
        ("high", row.Copy("high")),
        ("basis", row.Copy("basis")),
        ("standing", row.Copy("standing")),
        ("statement", row.TextOf("statement", call.Language)),
        ("document", row.Copy("document")));
}
