using System.Text.Json;

namespace Benchmark.Oracle.Tests;

/// <summary>Every ranking of the release, computed twice: by the program and here.</summary>
public sealed class RankTests(RunningProgram program)
{
    private readonly DataSet _data = DataSet.Read(RunningProgram.Seed);

    [Fact]
    public async Task Every_rank_of_the_release_is_the_one_of_the_text()
    {
        var (leagues, differences) = (new Leagues(_data), new List<string>());
        var all = leagues.Ranked.SelectMany(leagues.Of).ToList();
        Assert.Contains(all, league => league.IsWhole);
        Assert.Contains(all, league => !league.IsWhole);
        foreach (var league in all)
        {
            var path = $"/v1/rankings?indicator={league.Series.Indicator}&series={league.Series.Id}&year={league.Year}";
            var (status, body) = await program.Ask(path);
            if (status != 200)
                differences.Add($"{path}: {status} {body}");
            else
                differences.AddRange(Compare(league, body.GetProperty("data")).Select(difference => $"{path}: {difference}"));
        }

        Differences.None(differences);
    }

    [Fact]
    public async Task Without_a_series_and_a_year_the_ones_of_the_text_are_shown()
    {
        var (leagues, differences) = (new Leagues(_data), new List<string>());
        foreach (var indicator in leagues.Ranked)
        {
            var all = leagues.Of(indicator);
            var path = $"/v1/rankings?indicator={indicator.Id}";
            var (status, body) = await program.Ask(path);
            if (Leagues.Chosen(all) is not { } chosen)
            {
                differences.AddRange(Differences.Of("code", "400 no-values", CodeOf(status, body)).Select(difference => $"{path}: {difference}"));
            }
            else if (status != 200)
            {
                differences.Add($"{path}: {status} {body}");
            }
            else
            {
                var answered = body.GetProperty("data");
                IEnumerable<string> found =
                [
                    .. Differences.Of("series and year", Key(chosen), Key(answered)),
                    .. Differences.Of(
                        "others",
                        string.Join(' ', all.Where(league => league != chosen).Select(WithField).Order(StringComparer.Ordinal)),
                        string.Join(' ', answered.GetProperty("others").EnumerateArray().Select(WithField).Order(StringComparer.Ordinal))),
                ];
                differences.AddRange(found.Select(difference => $"{path}: {difference}"));
            }
        }

        Differences.None(differences);
    }

    [Fact]
    public async Task A_class_is_not_ranked()
    {
        var classes = _data.Indicators.Values.Where(indicator => indicator.Kind == "band").ToList();

        Assert.NotEmpty(classes);
        foreach (var indicator in classes)
        {
            var (status, body) = await program.Ask($"/v1/rankings?indicator={indicator.Id}");
            Assert.Equal("400 not-rankable", CodeOf(status, body));
        }
    }

    private static List<string> Compare(League league, JsonElement answered)
    {
        var rows = answered.GetProperty("rows").EnumerateArray().ToDictionary(row => row.GetProperty("province").GetString()!);
        var computed = league.Places.ToDictionary(place => place.Province);
        return
        [
            .. Differences.Of("units", league.Units, answered.GetProperty("units").GetInt32()),
            .. Differences.Of("known", league.Known, answered.GetProperty("known").GetInt32()),
            .. computed.Keys.Except(rows.Keys).Select(province => $"{province} has a place by the text and none by the program"),
            .. rows.Keys.Except(computed.Keys).Select(province => $"{province} has a place by the program and none by the text"),
            .. from place in league.Places
               where rows.ContainsKey(place.Province)
               let row = rows[place.Province]
               from difference in (IEnumerable<string>)
               [
                   .. Differences.Of("value", place.Value, row.GetProperty("value").GetDecimal()),
                   .. Differences.Of("rank", place.Rank, Number(row.GetProperty("rank"))),
                   .. Differences.Of("rankAmongKnown", (decimal?)place.AmongKnown, Number(row.GetProperty("rankAmongKnown"))),
                   .. Differences.Of("rankBounds", place.Bounds, BoundsOf(row.GetProperty("rankBounds"))),
               ]
               select $"{place.Province}: {difference}",
        ];
    }

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static (int Best, int Worst)? BoundsOf(JsonElement bounds) =>
        bounds.ValueKind == JsonValueKind.Object ? (bounds.GetProperty("best").GetInt32(), bounds.GetProperty("worst").GetInt32()) : null;

    private static string CodeOf(int status, JsonElement body) =>
        body.TryGetProperty("errors", out var errors) ? $"{status} {errors[0].GetProperty("code").GetString()}" : $"{status}";

    private static string Key(League league) => $"{league.Series.Id}/{league.Year}";

    private static string Key(JsonElement answered) => $"{answered.GetProperty("series").GetString()}/{answered.GetProperty("year").GetInt32()}";

    private static string WithField(League league) => $"{Key(league)}:{league.Known}/{league.Units}";

    private static string WithField(JsonElement other) => $"{Key(other)}:{other.GetProperty("known").GetInt32()}/{other.GetProperty("units").GetInt32()}";
}
