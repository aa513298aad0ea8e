using System.Data.Common;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Core.Targets;
using Benchmark.Data.Tables;
using Dapper;

namespace Benchmark.Data.Imports;

/// <summary>Finds in the rows of an import what is allowed and rarely meant, with the rows in place and before they count.</summary>
/// <param name="connection">The connection of the transaction.</param>
/// <param name="release">The number of the release that is made.</param>
/// <param name="reader">What came in.</param>
/// <param name="today">The day of the import in Viet Nam.</param>
/// <param name="warnings">Takes what is found.</param>
internal sealed class SlipFinder(DbConnection connection, int release, ChangeReader reader, DateOnly today, ImportProblems warnings)
{
    private const string SeriesOfImport = "(indicator, series) in (select distinct indicator, series from staged_observation)";

    private readonly Plausibility _rules = new(reader, today, warnings);

    public async Task RunAsync(CancellationToken cancellation)
    {
        await CheckFrameAsync(cancellation);
        var ranges = await RangesBeforeAsync(cancellation);
        var added = await RangesWithoutOneAsync(ranges, cancellation);
        foreach (var (figure, compared) in Figures())
        {
            if (_rules.AreTooMany)
                return;
            var series = (figure.Indicator, figure.Series);
            _rules.Check(figure, compared, ranges.GetValueOrDefault(series) ?? added.GetValueOrDefault(series)?.Without(figure.Value));
        }
    }

    private async Task CheckFrameAsync(CancellationToken cancellation)
    {
        var changed = new HashSet<(Noun Noun, string Id)>();
        foreach (var noun in new[] { Noun.Indicator, Noun.Target })
            changed.UnionWith((await IdsAsync($"select id from {DataTable.Of(noun).Name} where since = @release", cancellation)).Select(id => (noun, id)));
        changed.UnionWith((await IdsAsync(
            """
            select id from province as present where since = @release and not exists (
                select 1 from province_history as past
                where past.id = present.id and past.until = @release and past.valid_to is not distinct from present.valid_to)
            """,
            cancellation)).Select(id => (Noun.Province, id)));
        var lows = (await connection.QueryAsync<(string Id, double? Low)>(
            "select id, low from target_history where until = @release",
            new { release },
            cancellation)).ToDictionary(row => row.Id, row => row.Low, StringComparer.Ordinal);
        _rules.CheckFrame(
            (noun, id) => changed.Contains((noun, id)),
            id => lows.GetValueOrDefault(id) is { } low ? (decimal)low : null,
            NewestValue,
            isFirst: release == 1);
    }

    private Task<IEnumerable<string>> IdsAsync(string sql, CancellationToken cancellation) =>
        connection.QueryAsync<string>(sql, new { release }, cancellation);

    // Asked for the few targets that come in with an import.
    private decimal? NewestValue(Target target) => connection.ExecuteScalar<double?>(
        """
        select value from observation where province = @Province and indicator = @Indicator and (@Series is null or series = @Series)
        order by year desc, revision desc limit 1
        """,
        new { target.Province, target.Indicator, target.Series }) is { } newest ? (decimal)newest : null;

    /// <summary>The ranges of the series that the import brings values of, as they were before it.</summary>
    private async Task<Dictionary<(string Indicator, string Series), ValueRange>> RangesBeforeAsync(CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<(string Indicator, string Series, long Count, double Lowest, double Highest)>(
            $"""
            select indicator, series, count(*), min(value), max(value) from (
                select indicator, series, value from observation where since < @release and {SeriesOfImport}
                union all
                select indicator, series, value from observation_history where until = @release and {SeriesOfImport}) as compared
            group by indicator, series having count(*) >= {Plausibility.FewestValues}
            """,
            new { release },
            cancellation);
        return rows.ToDictionary(row => (row.Indicator, row.Series), row => new ValueRange((int)row.Count, (decimal)row.Lowest, (decimal)row.Highest));
    }

    /// <summary>Of series that had too few values: the lowest and highest two of what results, so that each value can be compared with the others.</summary>
    private async Task<Dictionary<(string Indicator, string Series), Ends>> RangesWithoutOneAsync(
        Dictionary<(string Indicator, string Series), ValueRange> known,
        CancellationToken cancellation)
    {
        var ends = new Dictionary<(string Indicator, string Series), Ends>();
        if (!(await connection.QueryAsync<(string Indicator, string Series)>(
            "select distinct indicator, series from staged_observation",
            null,
            cancellation)).Any(series => !known.ContainsKey(series)))
        {
            return ends;
        }

        using var command = connection.CreateCommand();
        command.CommandText = $"select indicator, series, value from observation where {SeriesOfImport}";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var series = (row.GetString(0), row.GetString(1));
            if (known.ContainsKey(series))
                continue;
            if (!ends.TryGetValue(series, out var end))
                ends[series] = end = new Ends();
            end.Add((decimal)row.GetDouble(2));
        }

        return ends;
    }

    /// <summary>
    /// The observations that come in or change, each with what it is compared with: what it replaces or revises, and the figures of the years
    /// around it.
    /// </summary>
    private IEnumerable<(ChangedFigure Figure, IReadOnlyList<ComparedFigure> Compared)> Figures()
    {
        using var command = connection.CreateCommand();
        // In the order of time, so that the row before or behind is the nearest.
        command.CommandText =
            $"""
            select present.province, present.indicator, present.year, present.series, present.revision, present.value, present.certainty,
                past.value, past.certainty, staged.line, present.since
            from observation as present
                left join observation_history as past on {DataTable.Observation.SameKey("past", "present")} and past.until = {release}
                left join staged_observation as staged on {DataTable.Observation.SameKey("staged", "present")}
            where (present.province, present.indicator, present.series) in (select distinct province, indicator, series from staged_observation)
            order by present.province, present.indicator, present.series, present.year, present.revision
            """;
        using var row = command.ExecuteReader();
        ChangedFigure? before = null;
        (ComparedFigure? Of, ComparedFigure? Earlier) newest = default;
        // Those of one year, until the next year is known.
        var waiting = new List<(ChangedFigure Figure, ComparedFigure? Same)>();
        while (row.Read())
        {
            var figure = FigureOf(row);
            var isNew = row.GetInt32(10) == release;
            var follows = before is not null
                && (before.Province, before.Indicator, before.Series) == (figure.Province, figure.Indicator, figure.Series);
            if (!follows || before!.Year != figure.Year)
            {
                var next = follows ? new ComparedFigure(figure.Value, isNew) : null;
                foreach (var (first, same) in waiting)
                    yield return (first, Compared(same, newest.Earlier, next));
                waiting.Clear();
                newest = (null, follows ? newest.Of : null);
            }

            if (isNew)
                waiting.Add((figure, figure.OldValue is { } old ? new ComparedFigure(old, IsNew: false) : newest.Of));
            newest.Of = new ComparedFigure(figure.Value, isNew);
            before = figure;
        }

        foreach (var (first, same) in waiting)
            yield return (first, Compared(same, newest.Earlier, null));
    }

    private static IReadOnlyList<ComparedFigure> Compared(params ComparedFigure?[] figures) => [.. figures.OfType<ComparedFigure>()];

    private static ChangedFigure FigureOf(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetInt32(2),
        row.GetString(3),
        row.GetInt32(4),
        (decimal)row.GetDouble(5),
        row.GetString(6),
        row.IsDBNull(7) ? null : (decimal)row.GetDouble(7),
        row.IsDBNull(8) ? null : row.GetString(8),
        row.IsDBNull(9) ? null : row.GetInt32(9));

    /// <summary>The lowest and highest two of some values.</summary>
    private sealed class Ends
    {
        private int _count;
        private (decimal First, decimal Second) _lowest = (decimal.MaxValue, decimal.MaxValue);
        private (decimal First, decimal Second) _highest = (decimal.MinValue, decimal.MinValue);

        public void Add(decimal value)
        {
            _count++;
            _lowest = value < _lowest.First ? (value, _lowest.First) : (_lowest.First, Math.Min(value, _lowest.Second));
            _highest = value > _highest.First ? (value, _highest.First) : (_highest.First, Math.Max(value, _highest.Second));
        }

        /// <summary>The range without one of the values; null when those are too few.</summary>
        public ValueRange? Without(decimal value) => _count <= Plausibility.FewestValues
            ? null
            : new ValueRange(
                _count - 1,
                value == _lowest.First ? _lowest.Second : _lowest.First,
                value == _highest.First ? _highest.Second : _highest.First);
    }
}
