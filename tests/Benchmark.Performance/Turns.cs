namespace Benchmark.Performance;

/// <summary>One thing that was measured of one build.</summary>
/// <param name="Title">What the report calls it.</param>
/// <param name="Kind">Of what kind it is.</param>
/// <param name="Value">How much it was.</param>
internal sealed record Figure(string Title, FigureKind Kind, double Value);

/// <summary>What a figure says.</summary>
internal enum FigureKind
{
    /// <summary>How many requests in a second; the more the better.</summary>
    Rate,

    /// <summary>The time of the processor for one request.</summary>
    Cost,

    /// <summary>The time that a start takes.</summary>
    Start,

    /// <summary>The memory that a server takes.</summary>
    Memory,
}

/// <summary>What was measured of two builds in turn.</summary>
internal sealed class Turns(string title, FigureKind kind, Options options)
{
    private readonly List<(double Before, double After)> _rounds = [];

    public string Title => title;

    public string Format => kind == FigureKind.Cost ? "#,0.0" : "#,0";

    public double Before => Statistics.Median(_rounds.Select(round => round.Before));

    public double After => Statistics.Median(_rounds.Select(round => round.After));

    /// <summary>
    /// How many times as much it is after as before: the median over the rounds, because what the machine does besides meets both sides of a round.
    /// </summary>
    public double Ratio => Statistics.Median(Ratios);

    public Goal Goal => kind switch
    {
        FigureKind.Rate => new Goal(title, options.LeastRate, Ratio, AtLeast: true),
        // As many requests as before at the least rate take so much more of the processor each.
        FigureKind.Cost => new Goal(title, 1 / options.LeastRate, Ratio, AtLeast: false),
        FigureKind.Start => new Goal(title, options.MostStart, Ratio, AtLeast: false),
        _ => new Goal(title, options.MostMemory, Ratio, AtLeast: false),
    };

    /// <summary>The two ratios between which half of all rounds lie.</summary>
    public (double Least, double Most) MiddleHalf
    {
        get
        {
            double[] sorted = [.. Ratios.Order()];
            return (sorted[(sorted.Length - 1) / 4], sorted[3 * sorted.Length / 4]);
        }
    }

    /// <summary>The same of the best round of each: where the machine is busy, the best is what other work disturbed least.</summary>
    public double RatioOfBest => Best(_rounds.Select(round => round.After)) / Best(_rounds.Select(round => round.Before));

    private IEnumerable<double> Ratios => _rounds.Select(round => round.After / round.Before);

    public void Add(double before, double after) => _rounds.Add((before, after));

    private double Best(IEnumerable<double> values) => kind == FigureKind.Rate ? values.Max() : values.Min();
}
