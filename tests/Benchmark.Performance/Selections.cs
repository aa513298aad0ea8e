using System.Text.Json;

namespace Benchmark.Performance;

/// <summary>
/// Queries that differ each time: one value of every dimension, values of one name joined by commas. All of them come before the first comes again, and by
/// then the cache of the API, which holds far fewer, has forgotten it.
/// </summary>
internal sealed class Selections(IReadOnlyList<Selections.Dimension> dimensions)
{
    // A prime, so that the steps meet every combination, and large, so that neighbors differ in every dimension.
    private const long Step = 7919;

    private readonly long _count = dimensions.Aggregate(1L, (count, dimension) => count * dimension.Values.Count);
    private long _taken = -1;

    /// <summary>The first query, without its question mark.</summary>
    public string First => Of(0);

    /// <summary>The next query, without its question mark.</summary>
    public string Next() => Of(Interlocked.Increment(ref _taken));
    /// <summary>Comparisons of three provinces and three indicators, of those with the most figures: the others would mostly be empty.</summary>
    public static Selections ForComparisons(ServerProcess api)
    {
        var figures = Read(api, "/v1/observations?limit=1000").Concat(Read(api, "/v1/targets?limit=1000")).ToList();
        return new Selections(
        [
            .. Dimension.Groups("province", Busiest(figures, figure => figure.Province, 15), 3),
            .. Dimension.Groups("indicator", Busiest(figures, figure => figure.Indicator, 21), 3),
        ]);
    }

    /// <summary>Gaps of three provinces and three indicators, of those with the most targets, as they were known at the end of different years.</summary>
    public static Selections ForGaps(ServerProcess api)
    {
        var targets = Read(api, "/v1/targets?limit=1000").Where(figure => figure.HasNumber).ToList();
        return new Selections(
        [
            .. Dimension.Groups("province", Busiest(targets, figure => figure.Province, 6), 3),
            .. Dimension.Groups("indicator", Busiest(targets, figure => figure.Indicator, 21), 3),
            new Dimension("upTo", [.. Enumerable.Range(2016, 10).Select(year => $"{year}")]),
        ]);
    }

    /// <summary>Charts of the goals of three provinces on the indicator with the most targets, as they were known at the end of different years.</summary>
    public static Selections ForCharts(ServerProcess api)
    {
        var targets = Read(api, "/v1/targets?limit=1000").Where(figure => figure.HasNumber).ToList();
        return new Selections(
        [
            .. Dimension.Groups("province", Busiest(targets, figure => figure.Province, 15), 3),
            new Dimension("indicator", Busiest(targets, figure => figure.Indicator, 1)),
            new Dimension("upTo", [.. Enumerable.Range(2016, 10).Select(year => $"{year}")]),
            new Dimension("scheme", ["light", "dark", "print"]),
        ]);
    }

    private string Of(long number)
    {
        var rest = number * Step % _count;
        var (query, last) = ("", "");
        foreach (var (name, values) in dimensions)
        {
            var value = values[(int)(rest % values.Count)];
            rest /= values.Count;
            query += name == last ? $",{value}" : query.Length == 0 ? $"{name}={value}" : $"&{name}={value}";
            last = name;
        }

        return query;
    }

    private static List<Figure> Read(ServerProcess api, string path)
    {
        using var document = JsonDocument.Parse(Answer.Of(api, Connection.Get(path)).Body);
        return
        [
            .. document.RootElement.GetProperty("data").EnumerateArray().Select(row => new Figure(
                row.GetProperty("province").GetString()!,
                row.GetProperty("indicator").GetString()!,
                !row.TryGetProperty("comparator", out var comparator) || comparator.GetString() != "milestone")),
        ];
    }

    private static List<string> Busiest(List<Figure> figures, Func<Figure, string> by, int count) =>
    [
        .. figures.GroupBy(by)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .Take(count),
    ];

    private sealed record Figure(string Province, string Indicator, bool HasNumber);

    /// <summary>What one value is taken of.</summary>
    internal sealed record Dimension(string Name, IReadOnlyList<string> Values)
    {
        /// <summary>Deals values out into groups, so that one of each gives as many different ones.</summary>
        public static IEnumerable<Dimension> Groups(string name, IReadOnlyList<string> values, int count) =>
            Enumerable.Range(0, count).Select(group => new Dimension(name, [.. values.Where((_, index) => index % count == group)]));
    }
}
