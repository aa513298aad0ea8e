using System.Text.Json.Nodes;
using Benchmark.Api.Features.Codes;
using Benchmark.Api.Http;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Codes;

public sealed class CodeSetTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // What is no code of an answer but asked for, and stands in `/v1` or in the parameters. A caveat has the code of a warning or of a reason, and the
    // path of a problem type ends in the code of the problem.
    private static readonly string[] Asked =
    [
        "CaveatCode", "CitationStyle", "DataFormat", "DecimalMark", "EmbedFormat", "Lang", "Language", "ProblemTypePath", "StandingFilter", "TrajectoryForm",
        "VintageFilter",
    ];

    [Fact]
    public async Task Every_code_has_a_name_and_a_meaning_in_both_languages()
    {
        var sets = (await api.Get("/v1/codes")).Items("data");

        Assert.Equal(sets.Select(set => set.Text("set")).Order(StringComparer.Ordinal), sets.Select(set => set.Text("set")));
        foreach (var set in sets)
        {
            var codes = set.Items("codes");
            Assert.NotEmpty(codes);
            Assert.Equal(Enumerable.Range(1, codes.Count).Select(number => (decimal?)number), codes.Select(code => code.Number("order")));
            Assert.Equal(codes.Count, codes.DistinctBy(code => code.Text("id")).Count());
            Assert.All(codes, code => Assert.All(
                new[] { "name.vi", "name.en", "description.vi", "description.en" },
                path => Assert.False(string.IsNullOrWhiteSpace(code.Text(path)), $"{set.Text("set")}.{code.Text("id")} has no {path}.")));
        }
    }

    [Fact]
    public async Task Every_line_of_words_is_of_a_code()
    {
        var known = (await api.Get("/v1/codes")).Items("data")
            .SelectMany(set => set.Items("codes").Select(code => $"{set.Text("set")}.{code.Text("id")}"))
            .ToHashSet();

        Assert.Subset(known, CodeSet.Keys.ToHashSet());
    }

    [Fact]
    public async Task Every_closed_set_of_the_contract_is_listed()
    {
        var sets = (await api.Get("/v1/codes")).Items("data").Select(set => set.Items("codes").Select(code => code.Text("id")!).ToHashSet()).ToList();
        var contract = await api.Get("/openapi/v1.json");

        var closed = contract.At("components.schemas")!.AsObject().Where(each => each.Value!["enum"] is not null && !Asked.Contains(each.Key)).ToList();
        Assert.NotEmpty(closed);
        foreach (var (name, schema) in closed)
        {
            var codes = schema!["enum"]!.AsArray().Where(code => code is not null).Select(code => code!.ToString()).ToHashSet();
            Assert.True(sets.Exists(set => set.SetEquals(codes)), $"No set has the codes of {name}: {string.Join(", ", codes)}.");
        }
    }

    [Fact]
    public async Task Each_set_is_the_same_alone()
    {
        foreach (var set in (await api.Get("/v1/codes")).Items("data"))
            Assert.True(JsonNode.DeepEquals(set, (await api.Get($"/v1/codes/{set.Text("set")}"))["data"]));
    }

    // design/pages.md, 4.1: verdicts have a tone, a shape and a color; nothing else has.
    [Fact]
    public async Task Verdicts_alone_have_tone_shape_and_color()
    {
        foreach (var set in (await api.Get("/v1/codes")).Items("data"))
        {
            Assert.All(set.Items("codes"), code => Assert.Equal(
                set.Text("set") == "status",
                code.At("tone") is not null && code.At("shape") is not null && code.At("color") is not null));
        }

        var tones = (await api.Get("/v1/codes/status")).Items("data.codes").ToLookup(code => code.Text("tone"), code => code.Text("id"));
        Assert.Equal(["met", "on-track", "horizon-met"], tones["good"]);
        Assert.Equal(["progressing", "slow"], tones["warning"]);
        Assert.Equal(["regressing", "horizon-missed"], tones["bad"]);
        Assert.Equal(["not-assessable", "replaced", "lapsed"], tones["none"]);
    }

    [Fact]
    public async Task The_errors_are_the_catalogue()
    {
        var codes = (await api.Get("/v1/codes/error")).Items("data.codes");

        Assert.Equal(ErrorCodes.All.Select(code => (code.Id, code.Meaning.En)), codes.Select(code => (code.Text("id")!, code.Text("description.en")!)));
    }

    [Fact]
    public async Task Every_unit_and_theme_of_the_indicators_is_named()
    {
        var (units, themes) = (await Ids("unit"), await Ids("theme"));

        var indicators = (await api.Get("/v1/indicators?limit=1000")).Items("data");
        Assert.Subset(units, indicators.Select(indicator => indicator.Text("unit")!).ToHashSet());
        Assert.Equal(themes.Order(), indicators.Select(indicator => indicator.Text("theme")!).Distinct().Order());
        // Sample/themes.csv
        var first = (await api.Get("/v1/codes/theme")).At("data.codes[0]")!;
        Assert.Equal(("digital-economy", "Kinh tế số"), (first.Text("id"), first.Text("name.vi")));

        async Task<HashSet<string>> Ids(string set) => [.. (await api.Get($"/v1/codes/{set}")).Items("data.codes").Select(code => code.Text("id")!)];
    }

    [Fact]
    public async Task Every_unit_of_a_figure_is_named()
    {
        var units = (await api.Get("/v1/codes/unit")).Items("data.codes").Select(code => code.Text("id")!).ToHashSet();

        foreach (var row in (await api.Get("/v1/gaps?standing=all&limit=1000&pace=linear")).Items("data"))
        {
            if (row.Text("gap.unit") is { } gap)
                Assert.Contains(gap, units);
            if (row.Text("pace.unit") is { } pace)
                Assert.Contains(pace, units);
        }
    }

    [Fact]
    public async Task An_unknown_set_is_not_there()
    {
        var error = (await api.GetProblem("/v1/codes/statuses", 404)).Items("errors").Single();

        Assert.Equal(("set", "unknown-set", "statuses"), (error.Text("parameter"), error.Text("code"), error.Text("value")));
        Assert.Equal(["status"], error.Texts("didYouMean"));
        Assert.Equal((await api.Get("/v1/codes")).Items("data").Select(set => set.Text("set")!), error.Texts("allowed"));
    }
}
