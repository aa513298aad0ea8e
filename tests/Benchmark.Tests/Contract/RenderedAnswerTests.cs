using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Contract;

/// <summary>
/// Each kind of answer is written as text for people, with nothing but the answer and the codes of <c>/v1/codes</c>: whatever looks like an id or a code has
/// its words there.
/// </summary>
public sealed partial class RenderedAnswerTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // What is no id of data and no code: paths of figures, and what the caller or a request named.
    private static readonly string[] Own =
    [
        "figure", "at", "formula", "with", "rankOn", "default", "field", "release", "checksum", "iso", "gso", "vintage", "publishedOn", "url", "text",
    ];

    public static TheoryData<string> Requests =>
    [
        "/v1/provinces/hai-phong", "/v1/provinces?limit=200", "/v1/indicators?limit=100", "/v1/targets?limit=300", "/v1/observations?limit=500&vintage=all",
        "/v1/gaps?limit=300&standing=all&trajectory=true", "/v1/comparisons?province=hai-phong,hai-phong-2025,ha-noi", "/v1/rankings?indicator=grdp-growth",
        "/v1/rankings?indicator=dti-rank", "/v1/scorecards?province=ha-noi,hai-duong", "/v1/sources?limit=200", "/v1/documents?limit=200",
        "/v1/documents/doc-kh-205-hn", "/v1/profiles/hai-phong-2025", "/v1/profiles/ha-noi", "/v1/gaps/summary?by=theme", "/v1/gaps/summary?by=document",
        "/v1/groups", "/v1/search?q=hai", "/v1/methods", "/v1/releases", "/v1/releases/2026-11-21.1/changes?limit=300",
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Whatever_looks_like_an_id_or_a_code_has_words(string request)
    {
        var codes = (await api.Get("/v1/codes")).Items("data")
            .SelectMany(set => set.Items("codes"))
            .GroupBy(code => code.Text("id")!)
            .ToDictionary(code => code.Key, code => code.First().Text("name.vi")!);
        var answer = await api.Get(request);
        var words = new Dictionary<string, string>(codes);
        foreach (var kind in answer["meta"]!["names"]!.AsObject())
        {
            foreach (var (id, named) in kind.Value!.AsObject())
                words[id] = (named!["label"] ?? named["name"] ?? named["title"])!["vi"]!.GetValue<string>();
        }

        foreach (var source in answer.Items("meta.sources"))
            words[source.Text("id")!] = source.Text("title.vi")!;

        var (text, missing) = (new StringBuilder(), new SortedSet<string>(StringComparer.Ordinal));
        Render(answer["data"]!, "", words, text, missing);

        Assert.Empty(missing);
        Assert.True(text.Length > 100);
    }

    private static void Render(JsonNode node, string key, Dictionary<string, string> words, StringBuilder text, SortedSet<string> missing)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items.Where(item => item is not null))
                    Render(item!, key, words, text, missing);
                break;
            // A pair of languages is words.
            case JsonObject pair when pair.Count == 2 && pair.ContainsKey("vi") && pair.ContainsKey("en"):
                text.AppendLine(pair["vi"]!.GetValue<string>());
                break;
            case JsonObject fields:
                // What has a name or a meaning of its own needs no other; a row that changed says itself what it is.
                var isNamed = fields.Any(field => field.Key is "name" or "label" or "title" or "statement" or "meaning" && field.Value is JsonObject)
                    || fields.ContainsKey("noun");
                var named = isNamed && fields["name"] is JsonValue ? "name" : "id";
                foreach (var (name, value) in fields.Where(field => field.Value is not null && field.Key != "links" && !(isNamed && field.Key == named)))
                    Render(value!, name, words, text, missing);
                break;
            case JsonValue value when value.TryGetValue<string>(out var word):
                // Ids of targets and observations are made of ids, joined by points; they are keys for programs.
                if (!Own.Contains(key) && CodeLike().IsMatch(word) && !words.ContainsKey(word))
                    missing.Add($"{key}: {word}");
                text.AppendLine(words.GetValueOrDefault(word, word));
                break;
            default:
                text.AppendLine(node.ToString());
                break;
        }
    }

    // Lower-case words joined by hyphens.
    [GeneratedRegex("^[a-z0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex CodeLike();
}
