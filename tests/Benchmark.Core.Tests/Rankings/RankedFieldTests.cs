using Benchmark.Core.Indicators;
using Benchmark.Core.Rankings;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Tests.Core.Rankings;

/// <summary>Places in whole and in partial fields (section 7 of the contract, "Ranks"): what they are, and the laws that hold for all values.</summary>
public sealed class RankedFieldTests
{
    private static readonly Gen<IReadOnlyList<decimal?>> Fields =
        from size in Gen.Choose(0, 7)
        from units in Gen.Frequency((3, Values.Select(value => (decimal?)value)), (1, Gen.Constant((decimal?)null))).ListOf(size)
        select (IReadOnlyList<decimal?>)units;

    // So few different ones that many tie.
    private static Gen<decimal> Values => Gen.Choose(-3, 3).Select(number => number / 2m);

    private static Gen<Direction> Directions => Gen.Elements(Direction.HigherIsBetter, Direction.LowerIsBetter);

    [Fact]
    public void A_whole_field_has_ranks()
    {
        // Worked example W44 of the methods: 0.633, 0.633, 0.640, 0.624 rank 2, 2, 1, 4.
        var field = Of(Direction.HigherIsBetter, 0.633m, 0.633m, 0.640m, 0.624m);

        Assert.Equal((4, 4, true), (field.Units, field.Known, field.IsWhole));
        Assert.Equal([2m, 2m, 1m, 4m], Enumerable.Range(0, 4).Select(unit => field[unit]!.Rank!.Value));
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(unit => field[unit]!.Tied!.Value));
    }

    [Fact]
    public void A_partial_field_has_bounds_in_the_place_of_ranks()
    {
        var field = Of(Direction.HigherIsBetter, 10, null, 30, 20, null);

        Assert.Equal((5, 3, false), (field.Units, field.Known, field.IsWhole));
        Assert.Equal(new Placing(3, new RankBounds(3, 5), null, null), field[0]);
        Assert.Null(field[1]);
        Assert.Equal(new Placing(1, new RankBounds(1, 3), null, null), field[2]);
    }

    [Fact]
    public void The_digital_share_of_Ha_Noi_is_the_fifth_of_six_known_and_between_the_5th_and_33rd_of_34()
    {
        // The example of section 7 of the contract: 17.34 with four better, one worse and 28 unknown.
        var field = Of(Direction.HigherIsBetter, [17.34m, 20, 21, 22, 23, 10, .. Enumerable.Repeat((decimal?)null, 28)]);

        Assert.Equal((34, 6), (field.Units, field.Known));
        Assert.Equal(new Placing(5, new RankBounds(5, 33), null, null), field[0]);
    }

    [Fact]
    public void One_unit_alone_has_no_rank_though_its_field_is_known()
    {
        var field = Of(Direction.HigherIsBetter, 10);

        Assert.Equal((1, 1, false), (field.Units, field.Known, field.IsWhole));
        Assert.Equal(new Placing(1, new RankBounds(1, 1), null, null), field[0]);
    }

    [Fact]
    public void A_strict_promise_is_better_at_the_same_figure()
    {
        var field = new RankedField([new Ranked(40), new Ranked(40, Strict: true), null], Direction.HigherIsBetter);

        Assert.Equal((2, new RankBounds(2, 3)), (field[0]!.AmongKnown, field[0]!.Bounds));
        Assert.Equal((1, new RankBounds(1, 2)), (field[1]!.AmongKnown, field[1]!.Bounds));
    }

    [Fact]
    public void Bounds_contain_the_rank_of_every_completion()
    {
        var cases =
            from field in Fields
            from direction in Directions
            from filling in Values.ListOf(field.Count)
            select (field, direction, filling);

        Law.Holds(cases.ToArbitrary(), each =>
        {
            var partial = Of(each.direction, each.field);
            var full = Of(each.direction, [.. each.field.Select((value, unit) => value ?? each.filling[unit])]);
            for (var unit = 0; unit < each.field.Count; unit++)
            {
                if (partial[unit] is { } known)
                    Assert.InRange(full[unit]!.AmongKnown, known.Bounds.Best, known.Bounds.Worst);
            }
        });
    }

    [Fact]
    public void Each_bound_is_the_rank_of_some_completion()
    {
        var cases = from field in Fields from direction in Directions select (field, direction);

        Law.Holds(cases.ToArbitrary(), each =>
        {
            var sign = each.direction == Direction.HigherIsBetter ? 1 : -1;
            var partial = Of(each.direction, each.field);
            var best = Of(each.direction, [.. each.field.Select(value => value ?? -100 * sign)]);
            var worst = Of(each.direction, [.. each.field.Select(value => value ?? 100 * sign)]);
            for (var unit = 0; unit < each.field.Count; unit++)
            {
                if (partial[unit] is { } known)
                    Assert.Equal(known.Bounds, new RankBounds(best[unit]!.AmongKnown, worst[unit]!.AmongKnown));
            }
        });
    }

    [Fact]
    public void One_value_more_never_widens_the_bounds()
    {
        var cases =
            from field in Fields
            where field.Contains(null)
            from direction in Directions
            from place in Gen.Elements(field.Index().Where(unit => unit.Item is null).Select(unit => unit.Index).ToArray())
            from value in Values
            select (field, direction, place, value);

        Law.Holds(cases.ToArbitrary(), each =>
        {
            var before = Of(each.direction, each.field);
            var after = Of(each.direction, [.. each.field.Select((known, unit) => unit == each.place ? each.value : known)]);
            for (var unit = 0; unit < each.field.Count; unit++)
            {
                if (before[unit] is not { } known)
                    continue;
                Assert.True(after[unit]!.Bounds.Best >= known.Bounds.Best);
                Assert.True(after[unit]!.Bounds.Worst <= known.Bounds.Worst);
            }
        });
    }

    [Fact]
    public void In_a_whole_field_the_rank_is_that_among_the_known_and_both_bounds_and_in_no_other_there_is_one()
    {
        var cases = from field in Fields from direction in Directions select (field, direction);

        Law.Holds(cases.ToArbitrary(), each =>
        {
            var field = Of(each.direction, each.field);
            Assert.Equal(!each.field.Contains(null) && each.field.Count >= 2, field.IsWhole);
            for (var unit = 0; unit < each.field.Count; unit++)
            {
                if (field[unit] is not { } known)
                    continue;
                // 1 + the number of known units that are strictly better.
                var sign = each.direction == Direction.HigherIsBetter ? 1 : -1;
                Assert.Equal(1 + each.field.Count(other => sign * other > sign * each.field[unit]), known.AmongKnown);
                Assert.Equal(field.IsWhole ? known.AmongKnown : (decimal?)null, known.Rank);
                Assert.Equal(field.IsWhole ? each.field.Count(other => other == each.field[unit]) > 1 : (bool?)null, known.Tied);
                if (field.IsWhole)
                    Assert.Equal(new RankBounds(known.AmongKnown, known.AmongKnown), known.Bounds);
            }
        });
    }

    [Fact]
    public void How_ties_are_shown_changes_the_ranks_and_nothing_else()
    {
        var cases =
            from field in Fields
            from direction in Directions
            from ties in Gen.Elements(Ties.Dense, Ties.Average)
            select (field, direction, ties);

        Law.Holds(cases.ToArbitrary(), each =>
        {
            var (shown, competition) = (new RankedField(RankedOf(each.field), each.direction, each.ties), Of(each.direction, each.field));
            for (var unit = 0; unit < each.field.Count; unit++)
                Assert.Equal(competition[unit] is { } known ? known with { Rank = shown[unit]!.Rank } : null, shown[unit]);
        });
    }

    private static RankedField Of(Direction direction, params IReadOnlyList<decimal?> values) => new(RankedOf(values), direction);

    private static IReadOnlyList<Ranked?> RankedOf(IReadOnlyList<decimal?> values) =>
        [.. values.Select(value => value is null ? null : new Ranked(value.Value))];
}
