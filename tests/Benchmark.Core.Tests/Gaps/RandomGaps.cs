using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;
using FsCheck;
using FsCheck.Fluent;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>Random gap inputs of every kind, for the laws that hold for all of them.</summary>
internal static class RandomGaps
{
    // Small numbers meet in ties, zeros and signs; the others look like data.
    private static readonly Gen<decimal> Figure = Gen.Frequency(
        (3, Gen.Choose(-6, 12).Select(number => (decimal)number)),
        (4, Gen.Choose(-30_000, 120_000).Select(number => number / 1000m)),
        (1, Gen.Elements(0m, 1e-10m, -1e-10m, 1e-9m, 1e-6m, 123456789.25m, -1e12m, 1e15m, 1e17m, -1e17m)));

    private static readonly Gen<decimal> Extreme = Gen.Frequency(
        (2, Figure),
        (3, from sign in Gen.Elements(1m, -1m) from digits in Gen.Choose(1, 7) from power in Gen.Choose(-28, 28) select sign * digits * Power(power)));

    private static readonly Gen<int> Year = Gen.Choose(2018, 2028);

    /// <summary>Any input whose figures are of ordinary size, some of them at the ends of the range.</summary>
    public static Arbitrary<GapInput> Any() =>
        Gen.Elements("percent", "percent-per-year", "score-0-1", "billion-vnd", "rank").SelectMany(unit => Of(unit, Figure)).ToArbitrary();

    /// <summary>Inputs with magnitudes from 1e-28 to 1e28.</summary>
    public static Arbitrary<GapInput> Extremes() =>
        Gen.Elements("percent", "percent-per-year", "score-0-1", "billion-vnd", "rank").SelectMany(unit => Of(unit, Extreme)).ToArbitrary();

    /// <summary>Targets on the state in a year that are no ranks, judged by at least one value.</summary>
    public static Arbitrary<GapInput> States() =>
        Gen.Elements("percent", "percent-per-year", "score-0-1", "billion-vnd").SelectMany(unit => Of(unit, Figure))
            .Select(input => input with { Basis = Basis.AtYear, Period = null, AverageOf = null, UpTo = null, Horizon = 2030 })
            .Where(input => input.Values.Count > 0)
            .ToArbitrary();

    public static void Hold(Arbitrary<GapInput> inputs, Action<GapInput> law) => Law.Holds(inputs, law);

    private static Gen<GapInput> Of(string unit, Gen<decimal> figure) =>
        from direction in unit == "rank" ? Gen.Constant(Direction.LowerIsBetter) : Gen.Elements(Direction.HigherIsBetter, Direction.LowerIsBetter)
        from comparator in Comparators(unit, direction)
        from low in unit == "rank" ? Rank() : figure
        from width in figure.Select(number => Math.Abs(number)).Where(number => number is > 0 and < 1e27m)
        from goalField in Field()
        from worst in Gen.OneOf(Gen.Constant((decimal?)null), figure.Select(number => (decimal?)number))
        from score in Gen.Elements<ScoreMethod>([.. ScoreMethods.All])
        from pace in Gen.Elements<PaceModel>([.. PaceModels.All])
        from thresholds in Gen.Elements<ThresholdSet>([.. ThresholdSets.All])
        from basis in unit == "percent-per-year"
            ? Gen.Elements(Basis.AtYear, Basis.EveryYear, Basis.PeriodAverage)
            : Gen.Elements(Basis.AtYear, Basis.AtYear, Basis.EveryYear)
        from horizon in Gen.Frequency((5, Gen.Choose(2020, 2030).Select(year => (int?)year)), (1, Gen.Constant((int?)null)))
        from length in Gen.Choose(0, 8)
        from hasPeriod in Gen.Elements(true, false)
        from years in Year.ListOf(4).Select(years => years.Distinct().ToList())
        from values in Gen.CollectToList(years, year => Value(unit, year, figure))
        from breaks in Gen.Frequency((3, Gen.Constant(new List<int>())), (1, Year.Select(year => new List<int> { year })))
        from upTo in Gen.Frequency((3, Gen.Constant((int?)null)), (1, Year.Select(year => (int?)year)))
        let end = horizon ?? 2025
        select new GapInput
        {
            Direction = direction,
            Unit = unit,
            RatioScale = Unit.AllowsRatios(unit),
            Worst = unit == "rank" ? null : worst,
            Score = score,
            Pace = pace,
            Thresholds = thresholds,
            Comparator = comparator,
            Low = low,
            Target = NormalizedTarget.From(
                comparator,
                direction,
                low,
                comparator == Comparator.Range ? low + width : null,
                comparator == Comparator.About ? width : null,
                goalField),
            Basis = basis,
            Period = hasPeriod ? new Period(end - length, end) : null,
            Horizon = horizon,
            Values = [.. values],
            Breaks = breaks,
            UpTo = upTo,
            ReleaseYear = 2026,
        };

    private static Gen<Comparator> Comparators(string unit, Direction direction) =>
        unit == "rank" ? Gen.Constant(Comparator.RankAtMost)
        : direction == Direction.HigherIsBetter ? Gen.Elements(Comparator.AtLeast, Comparator.MoreThan, Comparator.About, Comparator.Range)
        : Gen.Elements(Comparator.AtMost, Comparator.LessThan, Comparator.About, Comparator.Range);

    private static Gen<decimal> Rank() => Gen.Choose(1, 34).Select(rank => (decimal)rank);

    private static Gen<int?> Field() => Gen.Elements<int?>(63, 63, 34, null);

    private static Gen<KnownValue> Value(string unit, int year, Gen<decimal> figure) =>
        from value in unit == "rank" ? Rank() : figure
        from field in Field()
        from preliminary in Gen.Elements(true, false)
        select new KnownValue(year, value, unit == "rank" ? field : null, preliminary);

    private static decimal Power(int power)
    {
        var result = 1m;
        for (var step = 0; step < Math.Abs(power); step++)
            result = power > 0 ? result * 10 : result / 10;
        return result;
    }
}
