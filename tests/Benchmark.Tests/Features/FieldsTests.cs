using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features;

/// <summary>What a page asks for instead of everything: fields, an order, figures as text. On every route that has them, found in the contract.</summary>
public sealed class FieldsTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // What a route needs beside.
    private static readonly Dictionary<string, string> Needed = new() { ["/v1/rankings"] = "indicator=grdp-growth&year=2025&", ["/v1/search"] = "q=ha&" };

    [Fact]
    public async Task Every_column_of_every_route_can_be_asked_for_in_every_format_with_rows()
    {
        var routes = await RoutesWith("fields");
        Assert.Contains("/v1/gaps", routes);
        foreach (var route in routes)
        {
            var address = AddressOf(route);
            var columns = (await Text($"{address}format=csv")).Split("\r\n")[0].TrimEnd().Split(',');
            var all = string.Join(',', columns);
            Assert.Equal(all, (await Text($"{address}format=csv&fields={all}")).Split("\r\n")[0]);
            // In the order asked, which is none of ours.
            string[] some = [.. columns.Index().Where(column => column.Index % 7 == 3).Select(column => column.Item).Reverse()];
            var asked = string.Join(',', some);
            Assert.Equal(asked, (await Text($"{address}format=csv&fields={asked}")).Split("\r\n")[0]);

            var whole = await api.Get($"{address}fields={all}");
            var leaves = LeavesOf(whole["data"]!);
            // The sample has one release, and no change since.
            if (route == "/v1/changes")
                continue;
            Assert.NotEmpty(leaves);
            foreach (var column in columns)
            {
                Assert.True(
                    new[] { whole["data"] as JsonObject, RowOf(whole["data"]!), leaves[0], (whole["data"] as JsonObject)?["excluded"]?[0] as JsonObject }
                        .OfType<JsonObject>().Any(part => Holds(part, column.Split('.'))),
                    $"{route}: {column} stands nowhere in JSON.");
            }
        }
    }

    [Fact]
    public async Task A_row_with_fields_holds_what_the_whole_row_holds_and_nothing_else()
    {
        foreach (var route in await RoutesWith("fields"))
        {
            var address = AddressOf(route);
            var columns = (await Text($"{address}format=csv")).Split("\r\n")[0].TrimEnd().Split(',');
            var full = LeavesOf((await api.Get($"{address}"))["data"]!);
            // Each by itself, for three of them.
            foreach (var column in columns.Index().Where(column => column.Index % (columns.Length / 3) == 1).Select(column => column.Item))
            {
                var cut = LeavesOf((await api.Get($"{address}fields={column}"))["data"]!);
                Assert.Equal(full.Count, cut.Count);
                foreach (var (row, small) in full.Zip(cut))
                {
                    Assert.True(small.Count <= 1, $"{route}: {column} gives {small.ToJsonString()}");
                    if (TableRows.TryFind(row, column, out var value) && Holds(small, column.Split('.')))
                    {
                        TableRows.TryFind(small, column, out var same);
                        Assert.True(JsonNode.DeepEquals(value, same), $"{route}: {column}");
                    }
                }
            }
        }
    }

    [Fact]
    public async Task Lines_of_ndjson_are_the_rows_of_json()
    {
        const string Asked = "fields=province,provinceName.vi,gap.value,target&province=ha-noi";
        var rows = (await api.Get($"/v1/gaps?limit=1000&{Asked}")).Items("data").Select(row => row.ToJsonString());
        var lines = (await Text($"/v1/gaps?format=ndjson&{Asked}")).TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.ToJsonString());

        Assert.Equal(rows, lines);
    }

    [Fact]
    public async Task Names_and_sources_are_those_of_the_fields_asked_for()
    {
        var answer = await api.Get("/v1/gaps?province=ha-noi&fields=province,gap.value");

        Assert.Equal(["ha-noi"], answer["meta"]!["names"]!["provinces"]!.AsObject().Select(each => each.Key));
        Assert.Empty(answer["meta"]!["names"]!["indicators"]!.AsObject());
        Assert.Empty(answer["meta"]!["names"]!["units"]!.AsObject());
        Assert.Empty(answer.Items("meta.sources"));
        Assert.Equal("""{"province":"ha-noi","gap":{"value":null}}""", answer.Items("data")[0].ToJsonString());
    }

    [Fact]
    public async Task The_beginning_of_several_paths_means_all_of_them_in_every_format()
    {
        var row = (await api.Get("/v1/gaps?province=ha-noi&limit=1&fields=gap,indicatorName,target.period")).Items("data")[0].AsObject();

        Assert.Equal(["gap", "indicatorName", "target"], row.Select(field => field.Key));
        Assert.Equal(["vi", "en"], row["indicatorName"]!.AsObject().Select(field => field.Key));
        Assert.Equal(
            "indicatorName.vi,indicatorName.en,baseline.year,baseline.value",
            (await Text("/v1/gaps?format=csv&fields=indicatorName,baseline")).Split("\r\n")[0]);
    }

    [Fact]
    public async Task A_comparison_keeps_its_frame()
    {
        var answer = await api.Get("/v1/comparisons?indicator=grdp-digital-share&fields=horizon,year,province,value");

        Assert.Equal(["provinces", "reference", "indicators", "rows"], answer["data"]!.AsObject().Select(part => part.Key));
        var row = answer.Items("data.rows")[0].AsObject();
        Assert.Equal(["horizon", "year", "cells", "referenceCell"], row.Select(part => part.Key));
        Assert.All(row["cells"]!.AsArray(), cell => Assert.Equal(["province", "value"], cell!.AsObject().Select(part => part.Key)));
    }

    // The issue names the size.
    [Fact]
    public async Task Six_fields_bring_the_gaps_of_a_province_below_eight_kilobytes()
    {
        var body = await Text("/v1/gaps?province=ha-noi&hasValue=true&fields=indicator,series,target.low,observation.value,gap.value,status");

        Assert.InRange(Encoding.UTF8.GetByteCount(body), 500, 8000);
    }

    [Theory]
    [InlineData("fields=passMark", "unknown-field", "target.normalized.passMark")]
    [InlineData("fields=gap.valeu", "unknown-field", "gap.value")]
    [InlineData("sort=-gap.valeu", "unknown-field", "-gap.value")]
    [InlineData("sort=status,relativePercent", "unknown-field", "gap.relativePercent")]
    public async Task An_unknown_field_is_named_with_what_may_have_been_meant(string query, string code, string near)
    {
        var problem = await Problem($"/v1/gaps?{query}");

        Assert.Equal([code], problem.Codes("errors"));
        Assert.Contains(near, problem.Texts("errors[0].didYouMean"));
    }

    [Theory]
    [InlineData("/v1/comparisons?format=json-stat&fields=province", "fields")]
    [InlineData("/v1/targets?format=json-stat&sort=id", "sort")]
    [InlineData("/v1/changes?format=atom&sort=id", "sort")]
    [InlineData("/v1/targets?format=json-stat&display=true", "display")]
    [InlineData("/v1/gaps?format=csv&trajectory=rows&fields=id,trajectoryRows", "fields")]
    public async Task What_has_no_rows_takes_no_fields(string address, string parameter)
    {
        var problem = await Problem(address);

        Assert.Equal(["not-applicable"], problem.Codes("errors"));
        Assert.Equal(parameter, problem.Text("errors[0].parameter"));
    }

    [Fact]
    public async Task Every_column_of_every_list_sorts_its_rows_with_what_is_missing_last()
    {
        foreach (var route in await RoutesWith("sort"))
        {
            var address = AddressOf(route);
            var columns = (await Text($"{address}format=csv")).Split("\r\n")[0].TrimEnd().Split(',');
            var before = (await Lines($"{address}format=csv")).Order(StringComparer.Ordinal).ToList();
            foreach (var column in columns.Index().Where(column => column.Index % 5 == 0).Select(column => column.Item))
            {
                foreach (var sign in new[] { "", "-" })
                {
                    var cells = (await Lines($"{address}format=csv&sort={sign}{column}&fields={column}")).ToList();
                    Assert.Equal(before.Count, cells.Count);
                    // The units of a league table without a value stand behind those with one.
                    if (route != "/v1/rankings")
                    {
                        var known = cells.TakeWhile(cell => cell.Length > 0).ToList();
                        Assert.All(cells.Skip(known.Count), cell => Assert.Equal("", cell));
                        if (known.All(cell => decimal.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _)))
                        {
                            var numbers = known.Select(cell => decimal.Parse(cell, System.Globalization.CultureInfo.InvariantCulture)).ToList();
                            Assert.Equal(sign == "" ? numbers.Order() : numbers.OrderDescending(), numbers);
                        }
                    }
                }
            }

            var sorted = (await Lines($"{address}format=csv&sort=-{columns[0]}")).Order(StringComparer.Ordinal).ToList();
            Assert.Equal(before, sorted);
        }
    }

    [Theory]
    [InlineData("/v1/gaps?standing=all&limit=13&sort=-gap.relativePercent,province")]
    [InlineData("/v1/observations?limit=41&sort=-value&indicator=grdp-growth,dti-rank")]
    [InlineData("/v1/targets?limit=20&sort=provinceName.vi,-horizon")]
    [InlineData("/v1/releases/2026-11-21.1/changes?limit=300&sort=noun,-id")]
    [InlineData("/v1/sources?limit=30&sort=-counts.targets")]
    public async Task Walking_a_sorted_list_yields_the_rows_of_one_page_in_its_order(string first)
    {
        var whole = (
            await Text(first.Replace("limit", "format=ndjson&x", StringComparison.Ordinal).Replace("&x=" + Limit(first), "", StringComparison.Ordinal)))
            .TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!.Text("id")!).ToList();
        var walked = new List<string>();
        for (var link = first; link is not null;)
        {
            var answer = await api.Get(link);
            walked.AddRange(answer.Items("data").Select(row => row.Text("id")!));
            link = answer.Text("links.next");
        }

        Assert.Equal(whole, walked);

        static string Limit(string address) => address.Split("limit=")[1].Split('&')[0];
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var next = (await api.Get("/v1/gaps?limit=5&sort=-gap.value")).Text("links.next")!;

        var problem = await Problem(next.Replace("sort=-gap.value", "sort=gap.value", StringComparison.Ordinal));

        Assert.Equal(["invalid-cursor"], problem.Codes("errors"));
    }

    // The alphabet of Vietnamese: a ă â, d before đ, e ê, o ô ơ, u ư (CLDR, collation vi).
    [Fact]
    public async Task Names_follow_the_vietnamese_alphabet_in_either_language()
    {
        var names = (await api.Get("/v1/provinces?limit=1000&on=2024-01-01&sort=name.vi")).Items("data").Select(row => row.Text("name.vi")!).ToList();

        Assert.True(names.IndexOf("Cao Bằng") < names.IndexOf("Cần Thơ"));
        Assert.True(names.IndexOf("Cần Thơ") < names.IndexOf("Đà Nẵng"));
        Assert.True(names.IndexOf("Đà Nẵng") < names.IndexOf("Đắk Lắk"));
        Assert.True(names.IndexOf("Đắk Lắk") < names.IndexOf("Điện Biên"));
        Assert.True(names.IndexOf("Đồng Tháp") < names.IndexOf("Gia Lai"));
        var english = (await api.Get("/v1/provinces?limit=1000&on=2024-01-01&sort=name.vi&lang=en")).Items("data").Select(row => row.Text("name.vi")!);
        Assert.Equal(names, english);
    }

    [Fact]
    public async Task Figures_stand_as_text_where_they_are_known_and_asked_for()
    {
        var shown = (await api.Get("/v1/gaps?limit=1000&standing=all&display=true")).Items("data");
        Assert.All(shown, row =>
        {
            Assert.Equal(row.Number("gap.value") is null, row.At("gap.text") is null);
            Assert.Equal(row.At("observation") is null, row.At("observation")?["text"] is null);
            Assert.Equal(row.Number("target.low") is null, row.At("target.text") is null);
            if (row.Number("gap.value") is { } gap)
                Assert.Matches(gap < 0 ? "^−[0-9]" : "^[0-9]", row.Text("gap.text.vi")!);
        });
        Assert.All((await api.Get("/v1/gaps?limit=1000")).Items("data"), row => Assert.Null(row.At("gap.text")));

        // api.md, section 8: −12,16 điểm %, of 17.34 against 29.5.
        var digital = (await api.Get("/v1/gaps?province=ha-noi&indicator=grdp-digital-share&horizon=2025&series=gso-value-added&display=true"))
            .Items("data")[0];
        Assert.Equal("−12,16 điểm %", digital.Text("gap.text.vi"));
        Assert.Equal("−12.16 percentage points", digital.Text("gap.text.en"));
        Assert.Equal("17,34%", digital.Text("observation.text.vi"));
        Assert.Equal("khoảng 30%", digital.Text("target.text.vi"));
    }

    [Fact]
    public async Task A_figure_has_the_same_unit_wherever_it_stands()
    {
        // The target of the row has the whole unit too, and so has the list of observations.
        var rows = (await api.Get("/v1/gaps?indicator=grdp-per-capita-vnd&display=true&hasValue=true")).Items("data");
        var observed = (await api.Get("/v1/observations?indicator=grdp-per-capita-vnd&display=true")).Items("data");

        Assert.NotEmpty(rows);
        Assert.All(
            rows.Select(row => row.At("observation")!).Concat(observed),
            observation => Assert.EndsWith(" triệu đồng/người", observation.Text("text.vi"), StringComparison.Ordinal));
    }

    // Sample/targets.csv: the top 35 of the world are countries, whatever they are set beside.
    [Fact]
    public async Task A_place_of_the_country_is_one_among_countries()
    {
        var rows = (await api.Get("/v1/comparisons?province=viet-nam&reference=ha-noi&indicator=gii-rank&measure=target&display=true")).Items("data.rows");

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.EndsWith(" nước dẫn đầu", row.Items("cells")[0].Text("text.vi"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_verdict_has_the_same_words_in_codes_and_in_tables()
    {
        var names = (await api.Get("/v1/codes/status")).Items("data.codes").ToDictionary(code => code.Text("id")!, code => code.Text("name.vi"));
        var rows = await Lines("/v1/gaps?format=csv&standing=all&fields=status,statusName.vi");

        Assert.NotEmpty(rows);
        Assert.All(rows.Select(row => row.Split('\u001f')), row => Assert.Equal(names[row[0]], row[1]));
    }

    [Fact]
    public async Task What_became_of_a_target_is_told_in_words_with_its_comparator()
    {
        var lineage = (await api.Get("/v1/profiles/hai-phong-2025?display=true")).Items("data.lineage");

        Assert.NotEmpty(lineage);
        Assert.All(lineage, row =>
        {
            Assert.Equal(row.Number("low") is null, row.At("text") is null);
            Assert.Equal(row.Number("takenOverLow") is null, row.At("takenOverText") is null);
            Assert.Equal(row.Text("takenOverBy") is null, row.Text("takenOverComparator") is null);
            if (row.Text("comparator") == "about")
                Assert.StartsWith("khoảng ", row.Text("text.vi")!, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Text_is_a_column_of_every_table_that_has_figures()
    {
        Assert.Contains("17,34%", await Text("/v1/observations?format=csv&display=true&province=ha-noi&indicator=grdp-digital-share&fields=id,text.vi"));
        Assert.Contains("khoảng 30%", await Text("/v1/targets?format=csv&display=true&province=ha-noi&indicator=grdp-digital-share&fields=id,text.vi"));
        Assert.Contains("khoảng 30%", await Text("/v1/comparisons?format=csv&display=true&indicator=grdp-digital-share&fields=province,text.vi"));
        Assert.Contains("%", await Text("/v1/rankings?format=csv&display=true&indicator=grdp-growth&year=2025&fields=province,text.vi"));
    }

    [Fact]
    public async Task A_trajectory_comes_as_rows_of_its_years()
    {
        const string Address = "/v1/gaps?province=ha-noi,viet-nam&hasValue=true&limit=1000&trajectory=";
        var lines = (await api.Get(Address + "true")).Items("data");
        var rows = (await api.Get(Address + "rows")).Items("data");
        Assert.Equal(lines.Count, rows.Count);
        foreach (var (line, row) in lines.Zip(rows))
        {
            Assert.Null(row.At("trajectory"));
            Assert.Null(line.At("trajectoryRows"));
            var years = row.Items("trajectoryRows");
            Assert.Equal(years.Select(year => year.Number("year")).Distinct().Order(), years.Select(year => year.Number("year")));
            foreach (var (key, points) in new[] { ("path", "path"), ("observed", "observed"), ("projection", "projection") })
            {
                Assert.Equal(
                    line.Items($"trajectory.{points}").Select(point => (point.Number("year"), point.Number("value"))),
                    years.Where(year => year.At(key) is not null).Select(year => (year.Number("year"), year.Number(key))));
            }

            Assert.Equal(
                line.Items("trajectory.milestones").Select(point => point.Number("year")).Distinct(),
                years.Where(year => year.At("milestone") is not null).Select(year => year.Number("year")));
        }
    }

    private static string AddressOf(string route) => $"{route.Replace("{id}", "2026-11-21.1", StringComparison.Ordinal)}?{Needed.GetValueOrDefault(route)}";

    private static bool Holds(JsonObject part, ReadOnlySpan<string> path) =>
        part.TryGetPropertyValue(path[0], out var value) && (path.Length == 1 || value is not JsonObject inner || Holds(inner, path[1..]));

    private static JsonObject? RowOf(JsonNode data) => (data is JsonArray ? data : data["rows"])?.AsArray().FirstOrDefault()?.AsObject();

    private static List<JsonObject> LeavesOf(JsonNode data) =>
    [
        .. (data is JsonArray list ? list : data["rows"]!.AsArray())
            .SelectMany(row => row!["cells"] is JsonArray cells ? cells.Append(row["referenceCell"]) : [row])
            .Select(leaf => leaf!.AsObject()),
    ];

    private async Task<IReadOnlyList<string>> RoutesWith(string parameter) =>
    [
        .. (await api.Get("/openapi/v1.json"))["paths"]!.AsObject()
            .Where(path => path.Value!["get"]?["parameters"]?.AsArray().Any(each =>
                (each!["name"]?.GetValue<string>() ?? each["$ref"]?.GetValue<string>().Split('/')[^1]) == parameter) == true)
            .Select(path => path.Key),
    ];

    private async Task<string> Text(string address)
    {
        using var response = await api.Client.GetAsync(address, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {text[..Math.Min(text.Length, 800)]}");
        return text;
    }

    private async Task<IReadOnlyList<string>> Lines(string address) =>
        [.. CsvText.Read(Encoding.UTF8.GetBytes(await Text(address))).Rows.Select(cells => string.Join('\u001f', cells))];

    private async Task<JsonNode> Problem(string address)
    {
        using var response = await api.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
