using System.Diagnostics;

namespace Benchmark.Performance;

/// <summary>Numbers that stand for many.</summary>
internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The time of the processor for one answer, in microseconds: other work on the machine changes it less than any other figure.</summary>
    public static double Processor(this IReadOnlyList<Load> loads) =>
        loads.Sum(load => load.Processor.TotalMicroseconds) / loads.Sum(load => load.Latencies.Length);

    /// <summary>A percentile by nearest rank, in milliseconds.</summary>
    public static double Percentile(this IEnumerable<Load> loads, double percent)
    {
        long[] sorted = [.. loads.SelectMany(load => load.Latencies).Order()];
        return sorted.Length == 0 ? double.NaN : 1000.0 * sorted[Math.Max(0, (int)Math.Ceiling(percent / 100 * sorted.Length) - 1)] / Stopwatch.Frequency;
    }
}
