using System.Text.Json.Nodes;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Mcp;

/// <summary>What was measured.</summary>
internal sealed class ObservationsTool : Tool
{
    // More years than are listed one by one are asked for to see all there is.
    private const int MostYearsNamed = 50;

    /// <summary>The argument that names years.</summary>
    public static readonly Argument Year = new("year", ArgumentKind.YearOrText) { Meaning = "2024, 2020..2024 or latest" };

    public override string Name => "observations";

    public override string Description => "Measured values by year and series. Never forecast.";

    protected override IReadOnlyList<Argument> Own { get; } = [new("province"), new("indicator"), Year, new("series"), Unit, On, Release];

    public override async Task AnswerAsync(ToolCall call)
    {
        if (call.Find("province") is null && call.Find("indicator") is null)
        {
            call.Answer.Fail(Absent.Subject);
            return;
        }

        if (call.Provinces(One(call, "province")) is not { } provinces || call.Indicators(One(call, "indicator")) is not { } indicators
            || !call.HasUnit(indicators) || !call.HasSeries(indicators))
        {
            return;
        }

        await call.FindFrontierAsync([.. provinces.Select(each => each.Id)], [.. indicators.Select(each => each.Id)]);
        var found = await call.AskAsync(
            "/v1/observations",
            ("province", Only(provinces)?.Id),
            ("indicator", Only(indicators)?.Id),
            ("series", call.Find("series")),
            ("year", call.Find("year")));
        if (found is null)
            return;
        call.Answer.Items.AddRange(found["data"].Rows().Select(row => RowOf(call, row)));
        var total = found["meta"]!["total"]!.GetValue<int>();
        call.Bound(total);
        if (call.Answer.Items.Count == 0)
            call.Answer.Refuse(await WhyNoneAsync(call, Only(provinces)));
        else if (provinces.Count == 1 && indicators.Count == 1 && total <= ToolAnswer.MostItems)
            await NameGapsAsync(call, provinces[0]);
    }

    /// <summary>Why there are no values.</summary>
    public static async Task<Missing> WhyNoneAsync(ToolCall call, Province? province)
    {
        var years = call.Years();
        return province is { ValidTo: not null } && years is not null && province.EndedBefore(years.From)
            ? Absent.Unit(province, province.Successor is { } successor ? call.Catalog.FindProvince(successor) : null)
            : Absent.Value(call.Find("year") ?? "value", call.Answer.Frontier.Year, await call.FindFirstYearAsync());
    }

    private static async Task NameGapsAsync(ToolCall call, Province province)
    {
        if (call.Years() is not { } years || years.To - years.From >= MostYearsNamed)
            return;
        var known = call.Answer.Items.Select(item => item["year"]!.GetValue<int>()).ToHashSet();
        var missing = Enumerable.Range(years.From, years.To - years.From + 1).Where(year => !known.Contains(year)).ToList();
        var ended = missing.FindAll(province.EndedBefore);
        if (ended.Count > 0)
            call.Answer.Missing.Add(Absent.Unit(province, province.Successor is { } next ? call.Catalog.FindProvince(next) : null));
        if (missing.Count > ended.Count)
            call.Answer.Missing.Add(Absent.Value(string.Join(", ", missing.Except(ended)), call.Answer.Frontier.Year, await call.FindFirstYearAsync()));
    }

    private static JsonObject RowOf(ToolCall call, JsonNode row) => ToolAnswer.Row(
        ("value", row.Copy("value")),
        ("unit", row.Copy("unit")),
        ("year", row.Copy("year")),
        ("series", row.Copy("series")),
        ("source", row.Copy("source")),
        ("link", call.Whole(
            $"/v1/observations?indicator={row.TextOf("indicator")}&province={row.TextOf("province")}&release={Uri.EscapeDataString(call.Release)}"
                + $"&series={row.TextOf("series")}&year={row["year"]}")),
        ("claim", row.Copy("claim")),
        ("id", row.Copy("id")),
        ("province", row.Copy("province")),
        ("indicator", row.Copy("indicator")),
        ("fieldSize", row.Copy("fieldSize")),
        ("certainty", row.Copy("certainty")),
        ("note", row.TextOf("note", call.Language)));
}
