using System.Text.Json;

namespace Benchmark.Oracle.Tests;

/// <summary>Every ranking of the release, computed twice: by the program and here.</summary>
public sealed class RankTests(RunningProgram program)
{
    // The rules of api.md, section 7, as they stand behind a difference.
    private const string Choice =
        "[series that judge targets first; then the newest year in which a province has a value; "
            + "then the larger share of its field; then the preferred one; then the id]";

    private const string Field = "[the series' map, else the units valid on 31 December of the year]";
    private const string Rank = "[whole means known = units, and at least two; of a rank indicator rank is the official place whatever is known]";
    private const string Among = "[1 + the number of known units strictly better by the direction]";
    private const string Bounds = "[rankAmongKnown to rankAmongKnown + units − known, null where rank is not]";

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
                var found = Differences.Of("answer", "400 no-values", CodeOf(status, body));
                differences.AddRange(found.Select(difference => $"{path}: {difference} [an indicator without provincial values is 400 no-values]"));
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
                differences.AddRange(found.Select(difference => $"{path}: {difference} {Choice}"));
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
            .. With(Field, Differences.Of("units", league.Units, answered.GetProperty("units").GetInt32())),
            .. With(Field, Differences.Of("known", league.Known, answered.GetProperty("known").GetInt32())),
            .. computed.Keys.Except(rows.Keys).Select(province => $"{province} has a row by the text and none by the program {Field}"),
            .. rows.Keys.Except(computed.Keys).Select(province => $"{province} has a row by the program and none by the text {Field}"),
            .. from place in league.Places
               where rows.ContainsKey(place.Province)
               let row = rows[place.Province]
               from difference in (IEnumerable<string>)
               [
                   .. With("[the highest revision]", Differences.Of("value", place.Value, row.GetProperty("value").GetDecimal())),
                   .. With(Rank, Differences.Of("rank", place.Rank, Number(row.GetProperty("rank")))),
                   .. With(Among, Differences.Of("rankAmongKnown", (decimal?)place.AmongKnown, Number(row.GetProperty("rankAmongKnown")))),
                   .. With(Bounds, Differences.Of("rankBounds", place.Bounds, BoundsOf(row.GetProperty("rankBounds")))),
               ]
               select $"{place.Province}: {difference}",
        ];
    }

    private static IEnumerable<string> With(string rule, IEnumerable<string> differences) => differences.Select(difference => $"{difference} {rule}");

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
