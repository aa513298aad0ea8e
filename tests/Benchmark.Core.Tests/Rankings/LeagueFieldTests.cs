using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;

namespace Benchmark.Tests.Core.Rankings;

/// <summary>
/// Which series and year a ranking shows where none is named (section 7 of the contract): the order is judging, newest year, known share, preferred, id.
/// </summary>
public sealed class LeagueFieldTests
{
    private static readonly IReadOnlyList<Province> Provinces =
    [
        Nouns.Province("viet-nam"), Nouns.Province("a"), Nouns.Province("b"), Nouns.Province("c"),
        Nouns.Province("old-1", until: new DateOnly(2025, 6, 30)),
        Nouns.Province("old-2", until: new DateOnly(2025, 6, 30)), Nouns.Province("new", from: new DateOnly(2025, 7, 1)),
    ];

    [Fact]
    public void A_series_that_judges_targets_goes_before_a_newer_and_fuller_one() => Chosen(
        "judging 2020",
        [Series("judging"), Series("other") with { JudgesTargets = false, Preferred = true }],
        ("judging", 2020, "a"), ("other", 2024, "a"), ("other", 2024, "b"));

    [Fact]
    public void The_newest_year_goes_before_a_fuller_one() => Chosen(
        "y 2024",
        [Series("x") with { Preferred = true }, Series("y")],
        ("x", 2023, "a"), ("x", 2023, "b"), ("y", 2024, "c"));

    [Fact]
    public void Of_one_year_the_larger_share_of_its_own_field_goes_first() => Chosen(
        // In 2024: 3 of the 5 units of that year; 3 of the 4 units of the list of 2025, applied backwards.
        "of-four 2024",
        [Series("of-all") with { Preferred = true }, Series("of-four") with { Map = 4 }],
        ("of-all", 2024, "a"), ("of-all", 2024, "b"), ("of-all", 2024, "c"), ("of-four", 2024, "a"), ("of-four", 2024, "b"), ("of-four", 2024, "new"));

    [Fact]
    public void Of_the_same_share_the_preferred_goes_first_and_then_the_id()
    {
        Chosen("z 2024", [Series("x"), Series("z") with { Preferred = true }], ("x", 2024, "a"), ("z", 2024, "b"));
        Chosen("x 2024", [Series("z"), Series("x")], ("z", 2024, "a"), ("x", 2024, "b"));
    }

    [Fact]
    public void The_fields_that_are_not_shown_stand_behind_it_with_how_much_of_each_is_known()
    {
        var fields = Of([Series("x"), Series("y") with { JudgesTargets = false }], ("x", 2023, "a"), ("x", 2025, "a"), ("x", 2025, "new"), ("y", 2025, "c"));

        // Five units existed at the end of 2023, four at that of 2025.
        Assert.Equal(
            [new OtherField("x", 2025, 2, 4), new OtherField("x", 2023, 1, 5), new OtherField("y", 2025, 1, 4)],
            fields.Select(field => field.Summarize()));
        Assert.Equal(["a", "b", "c", "new"], fields[0].Units.Select(unit => unit.Id).Order());
    }

    [Fact]
    public void What_is_known_of_the_country_or_of_a_territory_of_another_time_is_no_field()
    {
        Assert.Empty(Of([Series("x")], ("x", 2025, "viet-nam"), ("x", 2025, "old-1"), ("x", 2024, "new")));

        var field = Assert.Single(Of([Series("x")], ("x", 2025, "old-1"), ("x", 2025, "a")));
        Assert.Equal(["a"], field.Observations.Select(observation => observation.Province));
    }

    private static void Chosen(string expected, IReadOnlyList<Series> series, params (string Series, int Year, string Province)[] values)
    {
        var first = Of(series, values)[0];
        Assert.Equal(expected, $"{first.Series.Id} {first.Year}");
        // Whatever the order in which they come.
        var reversed = Of([.. series.Reverse()], [.. values.Reverse()])[0];
        Assert.Equal(expected, $"{reversed.Series.Id} {reversed.Year}");
    }

    private static IReadOnlyList<LeagueField> Of(IReadOnlyList<Series> series, params (string Series, int Year, string Province)[] values) =>
        LeagueField.Of(
            Nouns.Indicator(series: [.. series]),
            new ProvinceMaps(Provinces),
            values.Select(value => Nouns.Observation(value.Province, value.Year, 1, value.Series)));

    private static Series Series(string id) => Nouns.Series(id) with { Preferred = false };
}
