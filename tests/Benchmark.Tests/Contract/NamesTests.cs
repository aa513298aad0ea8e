using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Contract;

/// <summary>
/// Every answer of data has the names of the ids and codes that stand in it, and no others. The ids are found by the keys they stand under, whatever route
/// the answer is of.
/// </summary>
public sealed class NamesTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private static readonly string[] Kinds = ["provinces", "indicators", "series", "documents", "units"];

    private static readonly Dictionary<string, string> KindOf = new()
    {
        ["province"] = "provinces",
        ["successor"] = "provinces",
        ["predecessors"] = "provinces",
        ["leader"] = "provinces",
        ["indicator"] = "indicators",
        ["component"] = "indicators",
        ["series"] = "series",
        ["document"] = "documents",
        ["unit"] = "units",
        ["gapUnit"] = "units",
    };

    // The ids of resources, by what they are.
    private static readonly Dictionary<string, string> Resources = new()
    {
        ["/v1/provinces"] = "provinces",
        ["/v1/indicators"] = "indicators",
        ["/v1/scorecards"] = "provinces",
    };

    public static TheoryData<string> Requests =>
    [
        .. Directory.GetFiles(Repository.File("src", "Benchmark.Api", "Features"), "*.example.json", SearchOption.AllDirectories)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!)
            .Where(
                example => example["body"] is null && example["unsent"] is null && example["response"] is JsonObject response && response.ContainsKey("meta"))
            .Select(example => example["request"]!.GetValue<string>())
            .Concat(
            [
                "/v1/provinces?limit=1000", "/v1/indicators?limit=1000", "/v1/targets?limit=1000", "/v1/observations?limit=1000&vintage=all",
                "/v1/gaps?limit=1000&standing=all", "/v1/comparisons?province=hai-phong,hai-phong-2025,viet-nam&year=2015..2030",
                "/v1/rankings?indicator=dti-rank",
                "/v1/rankings?indicator=grdp-growth", "/v1/scorecards?province=ha-noi,hai-duong,hai-phong-2025", "/v1/changes?limit=1000",
                "/v1/sources?limit=3",
            ])
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task An_answer_names_every_id_that_stands_in_it_and_no_other(string request)
    {
        var answer = await api.Get(request);
        var names = answer["meta"]!["names"]!.AsObject();
        Assert.Equal(Kinds, names.Select(kind => kind.Key));

        var found = Kinds.ToDictionary(kind => kind, _ => new SortedSet<string>(StringComparer.Ordinal));
        var texts = new HashSet<string>(StringComparer.Ordinal);
        Scan(answer["data"]!, "", found, texts);
        foreach (var (route, kind) in Resources.Where(resource => request.StartsWith(resource.Key, StringComparison.Ordinal)))
        {
            var rows = route == "/v1/scorecards" ? answer["data"]!["entities"] : answer["data"];
            found[kind].UnionWith((rows as JsonArray)?.Select(row => row!["id"]!.GetValue<string>()) ?? [rows!["id"]!.GetValue<string>()]);
        }

        foreach (var kind in Kinds)
        {
            var named = names[kind]!.AsObject().Select(each => each.Key).ToList();
            Assert.Equal(named.Order(StringComparer.Ordinal), named);
            Assert.Subset(named.ToHashSet(), found[kind].ToHashSet());
            Assert.Subset(texts, named.ToHashSet());
        }
    }

    [Fact]
    public async Task A_figure_is_written_with_the_symbol_of_its_unit()
    {
        var units = (await api.Get("/v1/gaps?limit=1000&standing=all&pace=linear"))["meta"]!["names"]!["units"]!.AsObject();

        // Our own convention (docs/reference): a per cent sign joins its number, any other symbol stands apart, a rank has none.
        Assert.All(units, unit =>
        {
            var symbol = unit.Value!["symbol"]!["vi"]!.GetValue<string>();
            Assert.Equal(symbol.Length > 0 && symbol[0] != '%', unit.Value["space"]!.GetValue<bool>());
            Assert.NotEqual("", unit.Value["name"]!["vi"]!.GetValue<string>());
            Assert.NotEqual("", unit.Value["name"]!["en"]!.GetValue<string>());
            Assert.DoesNotContain('-', unit.Value["name"]!["en"]!.GetValue<string>());
        });
        Assert.Equal("""{"vi":"điểm phần trăm","en":"percentage points"}""", Text(units["percentage-point"]!["name"]!));
        Assert.Equal("""{"vi":"bậc mỗi năm","en":"places a year"}""", Text(units["place-per-year"]!["name"]!));

        static string Text(JsonNode node) => node.ToJsonString(new JsonSerializerOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }

    [Theory]
    [InlineData("/v1/gaps?limit=1000&standing=all", "data")]
    [InlineData("/v1/comparisons?year=2010..2030", "data.rows")]
    [InlineData("/v1/rankings?indicator=dti-rank", "data.rows")]
    public async Task Every_row_has_an_id_of_its_own(string request, string path)
    {
        var ids = (await api.Get(request)).Items(path).Select(row => row.Text("id")!).ToList();

        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.Matches("^[a-z0-9.~-]+$", id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    private static void Scan(JsonNode node, string key, Dictionary<string, SortedSet<string>> found, HashSet<string> texts)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items.Where(item => item is not null))
                    Scan(item!, key, found, texts);
                break;
            case JsonObject fields:
                foreach (var (name, value) in fields.Where(field => field.Value is not null && field.Key != "links"))
                    Scan(value!, name, found, texts);
                // An indicator of a row stands with its name.
                if (key == "indicator" && fields["id"] is JsonValue id)
                    found["indicators"].Add(id.GetValue<string>());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var text = value.GetValue<string>();
                texts.Add(text);
                if (KindOf.TryGetValue(key, out var kind))
                    found[kind].Add(text);
                break;
        }
    }
}
