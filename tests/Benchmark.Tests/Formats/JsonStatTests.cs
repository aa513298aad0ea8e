using System.Text.Json.Nodes;
using Benchmark.Api;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Formats;

public sealed class JsonStatTests
{
    private static readonly Text Title = new("Thử", "Trial");

    [Fact]
    public void Values_stand_in_row_major_order_and_what_is_missing_says_why()
    {
        // Two provinces by three years: a has 2023 and a preliminary 2024, b has 2025 and no number for 2023.
        var document = Write(
            new Cube(
                Title,
                [
                    new("province", Title, Role.Geo, [new("a", Title), new("b", Title)]),
                    new("year", Title, Role.Time, [new("2023", Title), new("2024", Title), new("2025", Title)]),
                ],
                [
                    new(["b", "2025"], 5.50m, null), new(["a", "2023"], 1m, null), new(["a", "2024"], -4.80m, "preliminary"),
                    new(["b", "2023"], null, "milestone"),
                ],
                "no-target",
                new Dictionary<string, Text>
                {
                    ["no-target"] = new("không", "none"),
                    ["preliminary"] = new("sơ bộ", "preliminary"),
                    ["milestone"] = new("mốc", "mark"),
                    ["unused"] = Title,
                }),
            Language.Vi);

        Assert.Equal("[1,-4.8,null,null,null,5.5]", document["value"]!.ToJsonString());
        Assert.Equal("""{"1":"preliminary","2":"no-target","3":"milestone","4":"no-target"}""", document["status"]!.ToJsonString());
        Assert.Equal(["preliminary", "no-target", "milestone"], document["extension"]!["status"]!["label"]!.AsObject().Select(label => label.Key));
        Assert.Equal("sơ bộ", document["extension"]!["status"]!["label"]!["preliminary"]!.GetValue<string>());
        Assert.Equal("""{"geo":["province"],"time":["year"]}""", document["role"]!.ToJsonString());
        Assert.Equal("[2,3]", document["size"]!.ToJsonString());
        Assert.Equal(-4.8m, JsonStatData.Read(document).At("a", "2024").Value);
    }

    [Theory]
    [InlineData(Language.Vi, "tỷ trọng", "%/năm", "Thử")]
    [InlineData(Language.En, "share", "% a year", "Trial")]
    public void Labels_units_and_notes_are_in_one_language(Language language, string label, string unit, string title)
    {
        var document = Write(
            new Cube(
                Title,
                [new("series", Title, Role.Metric, [new("x", new("tỷ trọng", "share"), new("%/năm", "% a year"), 2), new("y", Title)])],
                [new(["x"], 1m, null)],
                "no",
                new Dictionary<string, Text> { ["no"] = Title }),
            language);
        var category = document["dimension"]!["series"]!["category"]!;

        Assert.Equal(title, document["label"]!.GetValue<string>());
        Assert.Equal(label, category["label"]!["x"]!.GetValue<string>());
        Assert.True(
            JsonNode.DeepEquals(new JsonObject { ["x"] = new JsonObject { ["decimals"] = 2, ["label"] = unit }, ["y"] = new JsonObject() }, category["unit"]));
        Assert.Equal("/v1/x?release=2026-11-21.1", document["href"]!.GetValue<string>());
        Assert.Equal("2026-11-21T08:00:00+07:00", document["updated"]!.GetValue<string>());
        Assert.Equal("GSO", document["source"]!.GetValue<string>());
        Assert.Equal(Publication.HowToCite(Release).In(language), document["note"]![0]!.GetValue<string>());
        Assert.Equal("""{"id":"CC-BY-4.0","url":"https://creativecommons.org/licenses/by/4.0/"}""", document["extension"]!["license"]!.ToJsonString());
        Assert.Equal("2026-11-21.1", document["extension"]!["release"]!.GetValue<string>());
        Assert.Single(document["extension"]!["warnings"]!.AsArray());
        Assert.Equal(["s1", "s2"], document["extension"]!["sources"]!.AsArray().Select(source => source!["id"]!.GetValue<string>()));
    }

    [Fact]
    public void Two_figures_at_one_place_are_never_written()
    {
        var cube =
            new Cube(Title, [new("a", Title, null, [new("x", Title)])], [new(["x"], 1m, null), new(["x"], 2m, null)], "no", new Dictionary<string, Text>());

        Assert.Throws<InvalidOperationException>(() => Write(cube, Language.Vi));
    }

    private static readonly Release Release = new("2026-11-21.1", new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(7)), "a", new("b", "c"));

    private static JsonNode Write(Cube cube, Language language)
    {
        // The same sentence about two rows is written once.
        Warning Warn(string at) => new(WarningCode.PreliminaryValue, new("Số sơ bộ.", "Preliminary."), at);
        var publication = new Publication(
            Release,
            "/v1/x?release=2026-11-21.1",
            [Warn("data[0]"), Warn("data[1]")],
            [
                new CitedSource("s1", new("Niên giám", "Yearbook"), new("GSO", "GSO"), null, null, null),
                new CitedSource("s2", new("Báo cáo", "Report"), new("GSO", "GSO"), null, null, null),
            ],
            language);
        using var stream = new MemoryStream();
        JsonStat.Write(cube, publication, JsonBodies.Writing, stream);
        return JsonNode.Parse(stream.ToArray())!;
    }
}
