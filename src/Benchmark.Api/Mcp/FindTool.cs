using System.Globalization;
using Benchmark.Api.Http;
using Benchmark.Core.Search;

namespace Benchmark.Api.Mcp;

/// <summary>Finds ids by words.</summary>
internal sealed class FindTool : Tool
{
    private const string Exact = "exact";
    private const string Words = "words";
    private const string Similar = "similar";

    public override string Name => "find";

    public override string Description =>
        "Words to ids of provinces, indicators, series, documents. match: exact, words or similar; similar is only a suggestion.";

    protected override IReadOnlyList<Argument> Own { get; } =
        [new("words") { IsRequired = true }, new("kind") { Allowed = Code.All<SearchType>() }, Release];

    public override async Task AnswerAsync(ToolCall call)
    {
        var words = call.Find("words")!;
        var found = await call.AskAsync("/v1/search", ("q", words), ("type", call.Find("kind")));
        if (found is null)
            return;
        foreach (var row in found["data"].Rows())
        {
            var (type, id) = (row.TextOf("type")!, row.TextOf("id")!);
            var province = type == Code.Of(SearchType.Province) ? call.Catalog.FindProvince(id) : null;
            call.Answer.Items.Add(ToolAnswer.Row(
                ("kind", type),
                ("id", id),
                ("label", row.TextOf("label", call.Language)),
                ("match", QualityOf(words, row.TextOf("id")!, row["matched"]!.TextOf("text")!, row.TextOf("label", Core.Language.Language.Vi)!)),
                ("validFrom", province?.ValidFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                ("validTo", row.Copy("validTo")),
                ("link", call.Whole(row.TextOf("link")!))));
        }

        call.Bound(found["meta"]!["total"]!.GetValue<int>());
        if (call.Answer.Items.Count > 0)
        {
            await call.FindFrontierAsync([], []);
        }
        else
        {
            call.Answer.IsOfNothing = true;
            call.Answer.Refuse(new Missing("words", ErrorCodes.UnknownValue.Id, new Text(
                "Không tìm thấy gì có mọi từ này. Hãy thử ít từ hơn, hoặc tên bằng ngôn ngữ kia.",
                "Nothing bears all these words. Try fewer of them, or the name in the other language.")));
        }
    }

    private static string QualityOf(string words, string id, string matched, string label)
    {
        if (words == id || Spelling.Of(words).MayBe(Spelling.Of(matched)))
            return Exact;
        var borne = SearchText.WordsOf($"{matched} {label} {id}");
        return SearchText.WordsOf(words).All(word => borne.Any(each => each.StartsWith(word, StringComparison.Ordinal))) ? Words : Similar;
    }
}
