using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;

namespace Benchmark.Tests.Core.Rankings;

/// <summary>The place of one unit is its row of the table that is shown when neither series nor year is named.</summary>
public sealed class LeaguePlaceTests
{
    private static readonly IReadOnlyList<Province> Units = [Nouns.Province("a"), Nouns.Province("b"), Nouns.Province("c")];
    private static readonly ProvinceMaps Maps = new([.. Units, Nouns.Province("viet-nam")]);

    [Fact]
    public void A_place_is_the_row_with_the_size_of_the_field()
    {
        var place = LeaguePlace.Of(
            Units[0],
            Nouns.Indicator(),
            Maps,
            [Nouns.Observation("a", 2024, 10), Nouns.Observation("b", 2024, 40), Nouns.Observation("c", 2024, 20), Nouns.Observation("a", 2023, 99)])!;

        Assert.Equal(("official", 2024, 3, 3), (place.Series, place.Year, place.Units, place.Known));
        // Behind 40 and 20; the median is 20.
        Assert.Equal((10m, 3m, -30m, -10m), (place.Value, place.Rank, place.GapToLeader, place.GapToMedian));
        Assert.Empty(place.NotComputed);
    }

    [Fact]
    public void In_a_field_that_is_not_whole_it_has_bounds_and_the_reasons_of_its_own_figures()
    {
        var place = LeaguePlace.Of(Units[0], Nouns.Indicator(), Maps, [Nouns.Observation("a", 2024, 10), Nouns.Observation("b", 2024, 40)])!;

        Assert.Equal((null, 2, new RankBounds(2, 3)), (place.Rank, place.RankAmongKnown, place.RankBounds));
        Assert.Equal(["rank", "tied", "percentile", "quartile", "gapToMedian"], place.NotComputed.Select(entry => entry.Figure));
        Assert.All(place.NotComputed, entry => Assert.Equal(Reason.PartialField, entry.Reason));
    }

    [Fact]
    public void Without_a_value_in_the_table_that_is_shown_there_is_no_place()
    {
        Assert.Null(LeaguePlace.Of(Units[0], Nouns.Indicator(), Maps, [Nouns.Observation("a", 2023, 10), Nouns.Observation("b", 2024, 40)]));
        Assert.Null(LeaguePlace.Of(Units[0], Nouns.Indicator(), Maps, []));
    }

    [Fact]
    public void A_class_is_never_ranked() => Assert.Null(LeaguePlace.Of(
        Units[0],
        Nouns.Indicator(unit: "group") with { Kind = Benchmark.Core.Indicators.IndicatorKind.Band },
        Maps,
        [Nouns.Observation("a", 2024, 1), Nouns.Observation("b", 2024, 2)]));
}
