using System.Text.Json.Nodes;
using Benchmark.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Tests.Features;

/// <summary>All formats of one request hold the same figures, whatever is selected.</summary>
public sealed class SameFiguresTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private static readonly int Selections = Campaign.Cases(usually: 12, whenLong: 300);

    [Theory]
    [InlineData("/v1/targets")]
    [InlineData("/v1/observations")]
    [InlineData("/v1/comparisons")]
    [InlineData("/v1/gaps")]
    [InlineData("/v1/rankings")]
    [InlineData("/v1/scorecards")]
    public async Task Every_figure_of_the_JSON_answer_stands_in_the_tables(string route)
    {
        foreach (var path in await RandomPaths(route))
        {
            var rows = await TableRows.Of(api, path);
            var csv = CsvText.Read(await api.Download($"{path}&format=csv"));
            var book = Workbook.Read(await api.Download($"{path}&format=xlsx"));
            Assert.True(rows.Count == csv.Rows.Count && rows.Count == book.Rows.Count, path);
            var places = csv.Header.ToDictionary(name => name, name => book.Header.ToList().IndexOf(name));
            for (var row = 0; row < rows.Count; row++)
            {
                Assert.All(TableRows.Leaves(rows[row]), leaf => Assert.True(csv.Header.Contains(leaf), $"{path}: no column {leaf}."));
                for (var column = 0; column < csv.Header.Count; column++)
                {
                    var where = $"{path}, row {row + 1}, {csv.Header[column]}";
                    // The language is asked for, so a workbook leaves out the columns of the other.
                    var place = places[csv.Header[column]];
                    Assert.True(place >= 0 || csv.Header[column].EndsWith(".en", StringComparison.Ordinal), where);
                    if (TableRows.TryFind(rows[row], csv.Header[column], out var value))
                    {
                        var cell = TableRows.Cell(value);
                        Assert.True(TableRows.Print(cell) == csv.Rows[row][column], $"{where}: JSON {cell}, CSV {csv.Rows[row][column]}");
                        Assert.True(
                            place < 0 || Equals(cell, book.Rows[row][place]),
                            $"{where}: JSON {cell}, XLSX {(place < 0 ? null : book.Rows[row][place])}");
                    }
                    else
                    {
                        // What JSON has no field for stands alike in both tables.
                        Assert.True(place < 0 || TableRows.Print(book.Rows[row][place]) == csv.Rows[row][column], where);
                    }
                }
            }
        }
    }

    [Fact]
    public async Task Every_observation_stands_at_its_place_in_the_cube()
    {
        foreach (var path in await RandomPaths("/v1/observations"))
        {
            var rows = await TableRows.Of(api, path);
            var data = JsonStatData.Read(await api.Get($"{path}&format=json-stat"));
            Assert.True(rows.Count == data.Filled, path);
            foreach (var row in rows)
            {
                string[] place = [row.Text("province")!, $"{row.Text("indicator")}.{row.Text("series")}", row.Text("year")!];
                Assert.True(
                    row.Number("value") == data.At(data.Dimensions.Count == 3 ? place : [.. place, row.Text("revision")!]).Value,
                    $"{path}: {row.Text("id")}");
            }
        }
    }

    [Fact]
    public async Task Every_figure_of_a_target_stands_at_its_place_in_the_cube()
    {
        foreach (var path in await RandomPaths("/v1/targets"))
        {
            var rows = await TableRows.Of(api, path);
            var data = JsonStatData.Read(await api.Get($"{path}&format=json-stat"));
            string[] figures = ["low", "high", "normalized.passMark", "normalized.stretch", "normalized.band"];
            Assert.True(rows.Sum(row => figures.Count(figure => row.Number(figure) is not null)) == data.Filled, path);
            foreach (var group in rows.GroupBy(row => (row.Text("province"), row.Text("indicator"), row.Text("horizon"), row.Text("standing"))))
            {
                foreach (var (index, row) in group.OrderBy(row => row.Text("id"), StringComparer.Ordinal).Index())
                {
                    var standing = index == 0 ? group.Key.Item4! : $"{group.Key.Item4}.{index + 1}";
                    Assert.All(
                        figures,
                        figure =>
                            Assert.Equal(row.Number(figure), data.At(group.Key.Item1!, group.Key.Item2!, group.Key.Item3 ?? "open", standing, figure).Value));
                }
            }
        }
    }

    [Fact]
    public async Task Every_figure_of_a_comparison_stands_at_its_place_in_the_cube()
    {
        foreach (var path in await RandomPaths("/v1/comparisons"))
        {
            var rows = await TableRows.Of(api, path);
            var data = JsonStatData.Read(await api.Get($"{path}&format=json-stat"));
            var columns = (await api.Get(path)).Items("data.provinces").Select(province => province.Text("id")!).ToHashSet();
            // A reference that is a column too stands in the cube as that.
            foreach (var row in rows.Where(row => !row["isReference"]!.GetValue<bool>() || !columns.Contains(row.Text("province")!)))
            {
                var key = row.Text("measure") == "target" ? row.Text("horizon") ?? "open" : $"{row.Text("series")}.{row.Text("year")}";
                string[] figures =
                [
                    "value", "rank", "rankAmongKnown", "rankBounds.best", "rankBounds.worst", "gapToLeader", "gapToReference", "indexToReference",
                    "relativeScore",
                ];
                // Bounds stand where there is no rank.
                decimal? FigureOf(string figure) =>
                    figure.StartsWith("rankBounds", StringComparison.Ordinal) && row["rankBounds"] is null ? null : row.Number(figure);
                var (place, line) = (row.Text("province")!, $"{row.Text("indicator.id")}.{row.Text("measure")}.{key}");
                Assert.All(figures, figure => Assert.Equal(FigureOf(figure), data.At(place, $"{line}.{figure}").Value));
            }
        }
    }

    /// <summary>Requests with random selections.</summary>
    private async Task<IReadOnlyList<string>> RandomPaths(string route)
    {
        TestContext.Current.TestOutputHelper!.WriteLine(Campaign.Again);
        var observed = (await api.Get("/v1/indicators?hasObservation=true&limit=1000")).Items("data");
        var promised = (await api.Get("/v1/indicators?hasTarget=true&limit=1000")).Items("data");
        var provinces = (await api.Get("/v1/targets?limit=1000")).Items("data").Select(target => target.Text("province")!).Distinct().ToArray();

        var province = Gen.SubListOf(provinces).Select(chosen => Parameter("province", chosen.Take(4)));
        var indicators = route == "/v1/observations" ? observed : promised;
        // Half of them the headline ones, on which most figures stand.
        var indicator = Gen.SubListOf(indicators.Where(each => each.At("headline") is not null).Select(Id).ToArray())
            .Zip(Gen.SubListOf(indicators.Select(Id).ToArray()), (headline, others) => Parameter("indicator", headline.Concat(others.Take(4)).Distinct()));
        var path = route switch
        {
            "/v1/rankings" =>
                from one in Gen.Elements(await RankedAsync(observed))
                from ties in Gen.Elements("", "&ties=dense", "&ties=average", "&rankOn=rounded-0")
                select $"?{one.Field}{(one.IsOfficial ? "" : ties)}",
            "/v1/scorecards" =>
                from some in province
                from horizon in Gen.Elements("", "&horizon=2025", "&horizon=2030")
                from coverage in Gen.Elements("", "&minCoverage=0", "&aggregation=geometric")
                select $"?lang=vi{some}{horizon}{coverage}",
            _ =>
                from some in province
                from which in indicator
                from more in Gen.Elements(MoreOf(route))
                select $"?lang=vi{some}{which}{more}",
        };
        return [.. path.Sample(50, new Rnd(Campaign.Seed), Selections).Select(query => route + query)];
    }

    /// <summary>Everything that can be ranked: each series and year of an indicator in which a province has a value.</summary>
    private async Task<(string Field, bool IsOfficial)[]> RankedAsync(IEnumerable<JsonNode> observed)
    {
        var all = new List<(string, bool)>();
        foreach (var indicator in observed)
        {
            using var response = await api.Client.GetAsync($"/v1/rankings?indicator={Id(indicator)}", TestContext.Current.CancellationToken);
            // Of some the value of the country alone is known.
            if (response.IsSuccessStatusCode)
            {
                var table = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["data"]!;
                all.AddRange(table.Items("others").Append(table).Select(field => (
                    $"indicator={Id(indicator)}&series={field.Text("series")}&year={field.Text("year")}",
                    indicator.Text("kind") == "rank")));
            }
        }

        return [.. all];
    }

    private static string[] MoreOf(string route) => route switch
    {
        "/v1/targets" => ["", "&horizon=2025,2030", "&standing=primary", "&horizon=open"],
        "/v1/observations" => ["", "&vintage=all", "&year=latest", "&year=2020..2022"],
        "/v1/comparisons" => ["", "&reference=ha-noi", "&measure=observation&year=2020..2024", "&measure=target"],
        _ => ["", "&standing=all", "&upTo=2023", "&pace=compound&thresholds=sdsn"],
    };

    private static string Id(JsonNode row) => row.Text("id")!;

    private static string Parameter(string name, IEnumerable<string> values) => string.Join(',', values) is { Length: > 0 } joined ? $"&{name}={joined}" : "";
}
