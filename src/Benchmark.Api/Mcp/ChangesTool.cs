using System.Text.Json.Nodes;
using Benchmark.Api.Http;

namespace Benchmark.Api.Mcp;

/// <summary>What changed between two releases.</summary>
internal sealed class ChangesTool : Tool
{
    // The fields that are the figure of a row, whichever it has.
    private static readonly string[] Figures = ["value", "low", "high"];

    public override string Name => "changes";

    public override string Description => "Rows changed after release since, up to release (default newest). value is new, old the former.";

    protected override IReadOnlyList<Argument> Own { get; } = [new("since") { IsRequired = true }, Release, new("province"), new("indicator"), On];

    public override async Task AnswerAsync(ToolCall call)
    {
        if (call.Provinces(One(call, "province")) is not { } provinces || call.Indicators(One(call, "indicator")) is not { } indicators)
            return;
        await call.FindFrontierAsync([.. provinces.Select(each => each.Id)], [.. indicators.Select(each => each.Id)]);
        var since = call.Find("since")!;
        if (ToolList.FindRelease(call.History, since) is not { } known)
        {
            call.Answer.Refuse(ToolList.NoRelease(call.History, "since", since));
            return;
        }

        if (known.Number > call.Catalog.Release.Number)
        {
            call.Answer.Refuse(new Missing("since", ErrorCodes.ConflictingParameter.Id, new Text(
                $"{known.Release.Id} mới hơn {call.Release}; hãy đổi chỗ since và release.",
                $"{known.Release.Id} is newer than {call.Release}; exchange since and release.")));
            return;
        }

        if (Parse.Date(since) is { } day && day > call.Catalog.Release.Release.Day())
        {
            call.Answer.Refuse(new Missing("since", ErrorCodes.NoReleaseYet.Id, new Text(
                $"{since} sau bản phát hành {call.Release}, nên chưa có gì để so. Hãy hỏi since là {call.Release}, hoặc một ngày hay bản sớm hơn.",
                $"{since} is after release {call.Release}, so there is nothing to compare yet. Ask with since {call.Release}, or an earlier day or release.")));
            return;
        }

        var found = await call.AskAsync(
            "/v1/changes",
            ("since", known.Release.Id),
            ("province", Only(provinces)?.Id),
            ("indicator", Only(indicators)?.Id));
        if (found is null)
            return;
        call.Answer.MayBeEmpty = true;
        call.KeepInLink("since", known.Release.Id);
        call.Answer.Items.AddRange(found["data"].Rows().Select(row => RowOf(call, row)));
        call.Bound(found["meta"]!["total"]!.GetValue<int>());
        if (call.Answer.Items.Count == 0)
        {
            call.Answer.Missing.Add(new Missing("changes", Absent.Unchanged, new Text(
                $"Không có gì thay đổi từ {since} đến {call.Release}.",
                $"Nothing changed from {since} to {call.Release}.")));
        }
    }

    private static JsonObject RowOf(ToolCall call, JsonNode row)
    {
        var fields = row["fields"].Rows().ToList();
        var figure = Figures.Select(name => fields.Find(each => each.TextOf("field") == name)).FirstOrDefault(each => each is not null);
        var indicator = row.TextOf("indicator") is { } id ? call.Catalog.FindIndicator(id) : null;
        return ToolAnswer.Row(
            ("value", figure.Copy("new")),
            ("unit", indicator?.Unit),
            ("year", New("year") ?? New("horizon")),
            ("series", New("series")),
            ("source", row.Copy("source")),
            ("link", call.Answer.Link),
            ("noun", row.Copy("noun")),
            ("id", row.Copy("id")),
            ("action", row.Copy("action")),
            ("province", row.Copy("province")),
            ("indicator", row.Copy("indicator")),
            ("old", figure.Copy("old")),
            ("fields", new JsonArray([.. fields.Select(each => JsonValue.Create(each.TextOf("field")))])),
            ("in", row.Copy("release")),
            ("reason", row.TextOf("reason", call.Language)));

        JsonNode? New(string field) => fields.Find(each => each.TextOf("field") == field).Copy("new");
    }
}
