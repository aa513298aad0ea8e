using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Benchmark.Performance;

/// <summary>What is printed.</summary>
internal static class Report
{
    public const double Megabyte = 1024 * 1024;

    public static void Machine()
    {
        Console.WriteLine("Machine");
        Line("cores", $"{Environment.ProcessorCount}");
        Line("memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte / 1024:0.0} GB");
        Line("system", $"{RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture})");
        Line("runtime", RuntimeInformation.FrameworkDescription);
    }

    /// <summary>Does a part under its title and says how long it took.</summary>
    public static async Task<T> Part<T>(string title, Func<Task<T>> work)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        var start = Stopwatch.GetTimestamp();
        var result = await work();
        Console.WriteLine($"  ({Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s)");
        return result;
    }

    public static void Part(string title, Action work) =>
        Part(title, () =>
        {
            work();
            return Task.FromResult(true);
        }).GetAwaiter().GetResult();

    public static void Line(string name, string text) => Console.WriteLine($"  {name,-38} {text}");

    public static void DuelHeader()
    {
        Console.WriteLine($"  {"",-24} {"",8}   {"API",-33}   {"bare Kestrel",-33}");
        Console.WriteLine($"  {"case",-24} {"bytes",8}   {Header}   {Header}   {"ratio",5}");
    }

    public static void Row(Case subject, Duel? duel, string? reason)
    {
        var figures = duel is null
            ? reason
            : $"{duel.BodyLength,8:N0}   {Side(duel.ApiRate, duel.Api)}   {Side(duel.BareRate, duel.Bare)}   {duel.Ratio,5:0.00}{Unexpected(duel.Unexpected)}";
        Console.WriteLine($"  {subject.Title,-24} {figures}");
    }

    public static void Memory(string name, (long Now, long Peak) memory) =>
        Line($"memory, {name}", $"{memory.Now / Megabyte:0} MB, at most {memory.Peak / Megabyte:0} MB");

    public static void Growth(IReadOnlyList<GrowthRow> rows)
    {
        var titles = Performance.Growth.Requests.Select(request => request.Title).ToList();
        Console.WriteLine($"  {"",12} {"",9} {"start,",9} {"memory,",8}{string.Concat(titles.Select(title => $"   {title,24}"))}");
        var columns = titles.Select(_ => $"   {"p50 ms",8} {"p99 ms",8} {"ratio",6}");
        Console.WriteLine($"  {"observations",12} {"file MB",9} {"ms",9} {"MB",8}{string.Concat(columns)}");
        foreach (var row in rows)
        {
            var figures = row.Loads.Select((loads, index) =>
                $"   {loads.Percentile(50),8:0.00} {loads.Percentile(99),8:0.00} {Ratio(rows, row, index),6:0.00}");
            Console.WriteLine(
                $"  {row.Set.Observations,12:N0} {row.FileLength / Megabyte,9:N1} {row.StartMilliseconds,9:N0} {row.Memory.Now / Megabyte,8:N0}"
                + string.Concat(figures) + (row.Set.IsFile ? "" : "   on PostgreSQL") + Unexpected(row.Loads.Sum(loads => loads.Sum(load => load.Unexpected))));
        }
    }

    /// <summary>How many times the time on the smallest set a request takes.</summary>
    public static double Ratio(IReadOnlyList<GrowthRow> rows, GrowthRow row, int request) =>
        row.Loads[request].Percentile(50) / rows[0].Loads[request].Percentile(50);

    public static void Goals(IEnumerable<Goal> goals)
    {
        Console.WriteLine();
        Console.WriteLine("Goals");
        foreach (var goal in goals)
        {
            var outcome = goal.Value is { } value ? $"{value.ToString(goal.Format),-8} {(goal.IsReached ? "reached" : "missed")}" : "not measured";
            Line(goal.Title, $"{goal.Wanted,-16} {outcome}");
        }
    }

    /// <summary>What two builds answer differently to a request.</summary>
    public static void Difference(FiledRequest request, IReadOnlyList<string> differences)
    {
        Console.WriteLine($"  {request.Title}");
        Console.WriteLine($"  {request.Method} {request.Target}");
        foreach (var difference in differences)
            Console.WriteLine($"    {difference.ReplaceLineEndings($"{Environment.NewLine}    ")}");
    }

    /// <summary>A request that does not do what it is there for, most likely because the data are others. It is compared all the same.</summary>
    public static void OtherStatus(FiledRequest request, int status) =>
        Console.WriteLine($"  {request.Title}: answered by the build before with {status} instead of {request.Status}");

    public static void Statuses(IEnumerable<KeyValuePair<int, int>> counts) =>
        Line("answers of the build before", string.Join(", ", counts.Select(each => $"{each.Value} with {each.Key}")));

    public static void Outcome(int requests, int different) =>
        Console.WriteLine(different == 0 ? $"  {requests} requests, all the same" : $"  {requests} requests, {different} of them answered differently");

    public static void TurnsHeader() =>
        Console.WriteLine($"  {"medians",-36} {"before",10} {"after",10}   {"ratio",5}   {"half of them",-12}   {"best",5}   goal");

    /// <summary>What came of two builds in turn, and whether it is as hoped for.</summary>
    public static void Row(Turns turns)
    {
        var (least, most) = turns.MiddleHalf;
        var goal = turns.Goal;
        Console.WriteLine(
            $"  {turns.Title,-36} {turns.Before.ToString(turns.Format),10} {turns.After.ToString(turns.Format),10}   {turns.Ratio,5:0.00}"
            + $"   {$"{least:0.00} to {most:0.00}",-12}   {turns.RatioOfBest,5:0.00}   {goal.Wanted}, {(goal.IsReached ? "reached" : "missed")}");
    }

    public static void Progress(int rounds, int all, TimeSpan took) => Line($"round {rounds} of {all}", $"after {took.TotalSeconds:0} s");

    private static string Header => $"{"req/s",8} {"p50 ms",7} {"p99 ms",7} {"CPU µs",8}";

    private static string Side(double rate, IReadOnlyList<Load> loads) =>
        $"{rate,8:N0} {loads.Percentile(50),7:0.00} {loads.Percentile(99),7:0.00} {loads.Processor(),8:N0}";

    private static string Unexpected(int answers) => answers > 0 ? $"   {answers} unexpected answers" : "";
}

/// <summary>What is hoped for. Nothing fails when it is missed: a slow machine is no fault.</summary>
/// <param name="Title">Of what.</param>
/// <param name="Bound">The bound.</param>
/// <param name="Value">What was measured; null for nothing.</param>
/// <param name="AtLeast">Whether the bound is the least; else it is the most.</param>
/// <param name="Format">How figures are written.</param>
internal sealed record Goal(string Title, double Bound, double? Value, bool AtLeast, string Format = "0.00")
{
    public string Wanted => $"at {(AtLeast ? "least" : "most")} {Bound.ToString(Format)}";

    public bool IsReached => AtLeast ? Value >= Bound : Value <= Bound;
}
