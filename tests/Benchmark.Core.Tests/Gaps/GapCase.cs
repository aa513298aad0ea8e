using System.Globalization;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;

namespace Benchmark.Tests.Core.Gaps;

/// <summary>
/// A target and the values that judge it, written as the worked examples write them: a value is <c>year:value</c>, a rank <c>year:rank/fieldSize</c>, and
/// several are separated by <c>|</c>. What a case does not say is a share of at least 30 % by 2025, paced linearly.
/// </summary>
internal sealed record GapCase
{
    public Direction Direction { get; init; } = Direction.HigherIsBetter;

    public string Unit { get; init; } = "percent";

    public Comparator Comparator { get; init; } = Comparator.AtLeast;

    public decimal? Low { get; init; } = 30;

    public decimal? High { get; init; }

    public decimal? Band { get; init; }

    public int? FieldSize { get; init; }

    public Basis Basis { get; init; }

    public Period? Period { get; init; }

    public int? Horizon { get; init; } = 2025;

    public decimal? Worst { get; init; }

    public string Score { get; init; } = "goalpost";

    public string Pace { get; init; } = "linear";

    public string Thresholds { get; init; } = "eurostat";

    public string Values { get; init; } = "";

    public IReadOnlyList<int> Breaks { get; init; } = [];

    public Period? AverageOf { get; init; }

    public int? UpTo { get; init; }

    public int? ReleaseYear { get; init; }

    public GapFigures Compute() => GapComputation.Compute(Input());

    public GapInput Input() => new()
    {
        Direction = Direction,
        Unit = Unit,
        RatioScale = Benchmark.Core.Indicators.Unit.AllowsRatios(Unit),
        Worst = Worst,
        Score = ScoreMethods.Find(Score)!,
        Pace = PaceModels.Find(Pace)!,
        Thresholds = ThresholdSets.Find(Thresholds)!,
        Comparator = Comparator,
        Low = Low,
        Target = NormalizedTarget.From(Comparator, Direction, Low, High, Band, FieldSize),
        Basis = Basis,
        Period = Period,
        Horizon = Horizon,
        Values = [.. Values.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Known)],
        Breaks = Breaks,
        AverageOf = AverageOf,
        UpTo = UpTo,
        ReleaseYear = ReleaseYear,
    };

    private static KnownValue Known(string text)
    {
        var parts = text.Split(':', '/');
        return new KnownValue(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            decimal.Parse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture),
            parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : null);
    }
}
