using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features;

/// <summary>What every list does alike: paging, filters, order.</summary>
public sealed class ListTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Theory]
    [InlineData("/v1/provinces?limit=7", 88)]
    [InlineData("/v1/provinces?limit=88", 88)]
    [InlineData("/v1/indicators?limit=10", 89)]
    [InlineData("/v1/sources?limit=50", 252)]
    [InlineData("/v1/targets?limit=9", 206)]
    [InlineData("/v1/targets?limit=67", 206)]
    [InlineData("/v1/targets?province=ha-noi&standing=primary&limit=2", null)]
    // 433 rows, 11 of them the newest of several revisions (Sample/observations.csv).
    [InlineData("/v1/observations?vintage=all&limit=50", 441)]
    [InlineData("/v1/observations?limit=60", 430)]
    [InlineData("/v1/observations?indicator=dti-rank&year=2022&limit=1", 63)]
    [InlineData("/v1/gaps?standing=all&limit=13&explain=0", null)]
    [InlineData("/v1/gaps/summary?limit=3", null)]
    [InlineData("/v1/documents?limit=4", null)]
    [InlineData("/v1/gaps/summary?by=theme&limit=1", null)]
    public async Task Walking_next_yields_exactly_total_rows_each_once(string first, int? expected)
    {
        var seen = new List<string>();
        decimal? total = null;
        for (var link = first; link is not null;)
        {
            using var response = await api.Client.GetAsync(link, TestContext.Current.CancellationToken);
            var answer = await api.Get(link);
            total ??= answer.Number("meta.total");
            Assert.Equal(total, answer.Number("meta.total"));
            Assert.Equal(answer.Items("data").Count, answer.Number("meta.count"));
            seen.AddRange(answer.Items("data").Select(row => row["target"] is { } target ? $"{target.Text("id")} {row.Text("series")}" : row.Text("id")!));
            link = answer.Text("links.next");
            var next = response.Headers.GetValues("Link")
                .Single()
                .TrimStart('<')
                .Split(", <")
                .Where(each => each.EndsWith("rel=\"next\"", StringComparison.Ordinal));
            Assert.Equal(link is null ? [] : [$"{link}>; rel=\"next\""], next);
        }

        Assert.Equal(total, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        if (expected is not null)
            Assert.Equal(expected, seen.Count);
    }

    [Theory]
    [InlineData("/v1/provinces")]
    [InlineData("/v1/indicators")]
    [InlineData("/v1/sources")]
    [InlineData("/v1/documents")]
    [InlineData("/v1/targets")]
    public async Task Lists_are_ordered_by_id(string path)
    {
        var ids = (await api.Get($"{path}?limit=1000")).Items("data").Select(row => row.Text("id")!).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task A_cursor_of_another_release_is_gone()
    {
        // The first part of a cursor is its release: ["2020-01-01.1","x","y"] in base64url.
        var cursor = Convert.ToBase64String("[\"2020-01-01.1\",\"x\",\"y\"]"u8).TrimEnd('=');

        var problem = await api.GetProblem($"/v1/targets?cursor={cursor}&lang=en", 410);

        Assert.Equal("/problems/release-gone", problem.Text("type"));
        Assert.Contains("2020-01-01.1", problem.Text("detail"));
    }

    [Theory]
    [InlineData("/v1/sources")]
    [InlineData("/v1/targets?province=ha-noi")]
    public async Task A_cursor_of_another_list_or_of_other_filters_is_refused(string path)
    {
        var cursor = (await api.Get("/v1/targets?limit=5")).Text("links.next")!.Split("cursor=")[1].Split('&')[0];

        var problem = await api.GetProblem($"{path}{(path.Contains('?') ? '&' : '?')}cursor={cursor}", 400);

        Assert.Equal("invalid-cursor", problem.Text("errors[0].code"));
        // Another length of page is the same walk.
        Assert.NotEmpty((await api.Get($"/v1/targets?limit=50&cursor={cursor}")).Items("data"));
    }

    [Theory]
    [InlineData("/v1/targets?province=ha-noi,hai-duong", "/v1/targets?province=hai-duong&province=ha-noi")]
    [InlineData("/v1/targets?horizon=2030,2025", "/v1/targets?horizon=2025&horizon=2030&horizon=2025")]
    [InlineData("/v1/observations?indicator=dti-rank&year=2020..2022", "/v1/observations?year=2020,2021,2022&indicator=dti-rank")]
    public async Task Commas_and_repetition_mean_the_same(string one, string other) =>
        Assert.Equal((await api.Get(one))["data"]!.ToJsonString(), (await api.Get(other))["data"]!.ToJsonString());

    [Theory]
    [InlineData("/v1/targets?comparator=about", "comparator", "about")]
    [InlineData("/v1/targets?standing=superseded", "standing", "superseded")]
    [InlineData("/v1/targets?document=doc-kh-205-hn", "document", "doc-kh-205-hn")]
    [InlineData("/v1/targets?indicator=dti-rank", "indicator", "dti-rank")]
    [InlineData("/v1/observations?series=mic-estimate", "series", "mic-estimate")]
    [InlineData("/v1/observations?year=2023", "year", "2023")]
    [InlineData("/v1/indicators?kind=rank", "kind", "rank")]
    [InlineData("/v1/indicators?theme=innovation", "theme", "innovation")]
    [InlineData("/v1/sources?kind=resolution", "kind", "resolution")]
    public async Task A_filter_lets_only_its_rows_through(string path, string field, string value)
    {
        var rows = (await api.Get($"{path}&limit=1000")).Items("data");

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(value, row.Text(field)));
    }

    [Fact]
    public async Task An_open_horizon_can_be_asked_for_beside_years()
    {
        var open = (await api.Get("/v1/targets?horizon=open")).Items("data");
        var both = (await api.Get("/v1/targets?horizon=open,2045&limit=1000")).Items("data");

        Assert.Equal(2, open.Count);
        Assert.All(open, target => Assert.Null(target.At("horizon")));
        Assert.Equal([null, "2045"], both.Select(target => target.Text("horizon")).Distinct().Order());
    }

    [Fact]
    public async Task Latest_is_the_newest_year_of_each_province_indicator_and_series()
    {
        var rows = (await api.Get("/v1/observations?province=ha-noi&indicator=dti-rank&year=latest")).Items("data");

        Assert.Equal(["2024 rank-field-34", "2024 rank-field-63"], rows.Select(row => $"{row.Text("year")} {row.Text("series")}"));
    }

    [Fact]
    public async Task All_vintages_show_what_was_revised_and_the_newest_keeps_the_plain_id()
    {
        // Statistics office, digital share of the country in 2022: 12.67 (December 2023), 12.63 (2024), 12.83 (January 2025).
        var rows =
            (await api.Get("/v1/observations?province=viet-nam&indicator=grdp-digital-share&series=gso-value-added&year=2022&vintage=all")).Items("data");

        Assert.Equal([12.67m, 12.63m, 12.83m], rows.Select(row => row.Number("value")));
        const string id = "viet-nam.grdp-digital-share.2022.gso-value-added";
        Assert.Equal([$"{id}.r1", $"{id}.r2", id], rows.Select(row => row.Text("id")));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Indicators_are_filtered_by_what_is_known_of_them(string value, bool has)
    {
        var rows = (await api.Get($"/v1/indicators?hasObservation={value}&limit=1000")).Items("data");

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(has, row.Number("coverage.observations") > 0));
    }

    [Fact]
    public async Task An_indicator_shows_its_series_its_worst_bound_with_the_reason_and_its_coverage()
    {
        var indicator = (await api.Get("/v1/indicators/dti-rank")).At("data")!;

        Assert.Equal(["rank-field-34", "rank-field-63"], indicator.Items("series").Select(series => series.Text("id")));
        Assert.Equal(["2021", "2024"], indicator.Items("series")[1].Texts("breaks"));
        Assert.Null(indicator.At("worst"));
        Assert.Equal(2020m, indicator.Number("coverage.firstYear"));
        var share = (await api.Get("/v1/indicators/grdp-digital-share")).At("data")!;
        Assert.Equal(0m, share.Number("worst"));
        Assert.NotNull(share.At("worstReason"));
        Assert.False(share.Items("series").Single(series => series.Text("id") == "unspecified").At("judgesTargets")!.GetValue<bool>());
    }

    [Fact]
    public async Task A_source_says_what_rests_on_it()
    {
        var document = (await api.Get("/v1/sources/doc-kh-205-hn")).At("data")!;

        Assert.Equal("205-KH/TU", document.Text("number"));
        Assert.Contains("ha-noi.grdp-digital-share.2025.kh-205", document.Texts("targets"));
        Assert.Equal(document.Texts("targets").Count, document.Number("counts.targets"));
        Assert.Equal(
            document.Texts("targets").Order(),
            (await api.Get("/v1/targets?document=doc-kh-205-hn&limit=1000")).Items("data").Select(target => target.Text("id")!).Order());
    }

    [Fact]
    public async Task An_empty_selection_is_an_empty_list()
    {
        var answer = await api.Get("/v1/targets?province=ha-noi&horizon=1999");

        Assert.Empty(answer.Items("data"));
        Assert.Equal(0m, answer.Number("meta.total"));
        Assert.Null(answer.At("links.next"));
    }

    [Fact]
    public async Task A_list_of_targets_says_which_horizons_are_inferred_and_which_provinces_ended()
    {
        var answer = await api.Get("/v1/targets?province=hai-phong&indicator=grdp-digital-share&horizon=2030&standing=primary");

        Assert.Equal(["ended-province", "horizon-inferred"], answer.Codes("meta.warnings"));
        Assert.Equal("data[0]", answer.Text("meta.warnings[1].at"));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("- * \"")]
    [InlineData("\U0001F642")]
    [InlineData("½")]
    public async Task A_search_that_folds_to_nothing_finds_nothing(string q)
    {
        foreach (var route in new[] { "provinces", "indicators", "sources" })
        {
            var answer = await api.Get($"/v1/{route}?q={Uri.EscapeDataString(q)}");
            Assert.Empty(answer.Items("data"));
            Assert.Equal(0, answer.Number("meta.total"));
        }
    }

    // Both spellings are standard Vietnamese.
    [Theory]
    [InlineData("indicators", "tỷ trọng", "tỉ trọng")]
    [InlineData("indicators", "kỹ năng", "kĩ năng")]
    [InlineData("sources", "tỷ trọng", "ti trong")]
    [InlineData("sources", "Hà Nội", "Hanoi")]
    [InlineData("sources", "Đà Nẵng", "\u00D0à Nẵng")]
    [InlineData("sources", "52-NQ/TW", "52nqtw")]
    public async Task Two_spellings_find_the_same(string route, string one, string other)
    {
        var found = (await api.Get($"/v1/{route}?q={Uri.EscapeDataString(one)}")).Items("data").Select(row => row.Text("id")).ToList();

        Assert.NotEmpty(found);
        Assert.Equal(found, (await api.Get($"/v1/{route}?q={Uri.EscapeDataString(other)}")).Items("data").Select(row => row.Text("id")));
    }
}
