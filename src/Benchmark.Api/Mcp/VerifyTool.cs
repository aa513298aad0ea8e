using System.Globalization;
using System.Text.Json.Nodes;
using Benchmark.Api.Http;

namespace Benchmark.Api.Mcp;

/// <summary>Whether a figure or a sentence agrees with a release.</summary>
internal sealed class VerifyTool : Tool
{
    private const int LongestText = 4000;
    private const string Unknown = "unknown";

    private static readonly string[] Texts = ["text", "claim", "unit"];

    public override string Name => "verify";

    public override string Description =>
        "Check a sentence (text), or value against the claim of a row. verdict: verified, rounded, stale, unknown or contradicted.";

    protected override IReadOnlyList<Argument> Own { get; } =
        [new("text") { Longest = LongestText }, new("claim"), new("value", ArgumentKind.Number), Unit, Release];

    public override async Task AnswerAsync(ToolCall call)
    {
        var body = new JsonObject { ["release"] = call.Release };
        foreach (var name in Texts.Where(name => call.Find(name) is not null))
            body[name] = call.Find(name);
        if (call.Find("value") is { } value)
        {
            if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                call.Answer.Fail(new Missing("value", ErrorCodes.OutOfRange.Id, new Text("Con số quá lớn.", "The number is too large.")));
                return;
            }

            body["value"] = number;
        }

        if (await call.PostAsync("/v1/verify", body) is not var (found, sources))
            return;
        var figures = found["data"]!["figures"].Rows().ToList();
        foreach (var figure in figures)
        {
            call.Answer.Items.Add(RowOf(call, figure));
            if (figure.TextOf("verdict") == Unknown)
            {
                var why = figure["why"]!;
                call.Answer.Missing.Add(new Missing(figure.TextOf("quote")!, figure.TextOf("reason")!, new Text(why.TextOf("vi")!, why.TextOf("en")!)));
            }

            Resolve(call, figure);
        }

        call.Bound(figures.Count);
        var rows = figures.Select(figure => figure["row"]).OfType<JsonNode>().ToList();
        await call.FindFrontierAsync(
            [.. rows.Select(row => row.TextOf("province")).OfType<string>()],
            [.. rows.Select(row => row.TextOf("indicator")).OfType<string>()]);
        // A link shows one row: where there are others, or none, the release is cited, and nothing is linked that shows something else.
        var links = rows.Select(row => row.TextOf("link")).OfType<string>().Distinct().ToList();
        var isWhole = links.Count == 1;
        await call.CiteAsync(isWhole ? links[0] : $"/v1/releases/{call.Release}", sources);
        if (!isWhole)
            call.Answer.Link = null;
        // What is missing says why of each, without the figure of the row.
        if (figures.All(figure => figure.TextOf("verdict") == Unknown))
            call.Answer.Refuse();
        if (figures.Count == 0)
        {
            call.Answer.Refuse(new Missing("text", ErrorCodes.NoValues.Id, new Text(
                "Không có con số nào trong văn bản để kiểm tra.",
                "The text holds no figure that could be checked.")));
        }
    }

    /// <summary>Names what a figure was taken to be about.</summary>
    private static void Resolve(ToolCall call, JsonNode figure)
    {
        if (figure["row"] is not { } row)
            return;
        var asked = figure.TextOf("quote")!;
        if (row.TextOf("province") is { } province && call.Catalog.FindProvince(province) is { } unit)
            call.Answer.Resolved.Add(new ResolvedName(asked, unit.Id, unit.Label));
        if (row.TextOf("indicator") is { } indicator && call.Catalog.FindIndicator(indicator) is { } measured)
            call.Answer.Resolved.Add(new ResolvedName(asked, measured.Id, measured.Name));
    }

    private static JsonObject RowOf(ToolCall call, JsonNode figure)
    {
        var row = figure["row"];
        return ToolAnswer.Row(
            ("value", row.Copy("value")),
            ("unit", row.Copy("unit")),
            ("year", row.Copy("year")),
            ("series", row.Copy("series")),
            ("source", row.Copy("source")),
            ("link", row.TextOf("link") is { } link ? call.Whole(link) : null),
            ("claim", row.Copy("claim")),
            ("verdict", figure.Copy("verdict")),
            ("quote", figure.Copy("quote")),
            ("stated", figure.Copy("value")),
            ("statedUnit", figure.Copy("unit")),
            ("reason", figure.Copy("reason")),
            ("why", figure.TextOf("why", call.Language)),
            ("kind", row.Copy("kind")),
            ("id", row.Copy("id")),
            ("province", row.Copy("province")),
            ("indicator", row.Copy("indicator")),
            ("high", row.Copy("high")),
            ("comparator", row.Copy("comparator")));
    }
}
