using Benchmark.Core.DataSets;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data.Tables;

/// <summary>Reads whole tables: for the catalog, for an import, for a checksum.</summary>
/// <param name="connection">The connection.</param>
/// <param name="tables">What stands before each statement to make it answer from an older release; empty for the newest.</param>
internal sealed class TableReader(SqliteConnection connection, string tables)
{
    public DataFrame Frame() => new(Sources(), Provinces(), Indicators(), [.. Read(TargetSchema.Instance, NounRows.Target)]);

    public IReadOnlyList<Source> Sources() => [.. Read(SourceSchema.Instance, Source.Read)];

    public IReadOnlyList<Province> Provinces()
    {
        var provinces = Read(ProvinceSchema.Instance, Province.Read).ToList();
        var predecessors = provinces.Where(province => province.Successor is not null).ToLookup(province => province.Successor!, province => province.Id);
        return [.. provinces.Select(province => province with { Predecessors = [.. predecessors[province.Id]] })];
    }

    public IReadOnlyList<Indicator> Indicators()
    {
        var series = Read(SeriesSchema.Instance, Series.Read).ToLookup(each => each.Indicator);
        return [.. Read(IndicatorSchema.Instance, Indicator.Read).Select(indicator => indicator with { Series = [.. series[indicator.Id]] })];
    }

    public IReadOnlyList<string> TargetIds() => [.. connection.Query<string>($"{tables} select id from target order by id")];

    /// <summary>The checksum of the whole content. The observations pass by one at a time.</summary>
    public string Checksum() => DataChecksum.Of(Frame(), CanonicalObservations());

    /// <summary>The observations that hold since before a release: those that its import did not bring.</summary>
    public IEnumerable<Observation> ObservationsBefore(int release) => Observations($"where since < {release}");

    /// <summary>All observations in the order of their keys, one at a time.</summary>
    public IEnumerable<Observation> Observations() => Observations($"order by {DataTable.List(DataTable.Observation.Key)}");

    /// <summary>All revisions of the figures that have more than one, in order.</summary>
    public IEnumerable<RevisionRow> Revisions() => Revisions(
        connection,
        $"""
        {tables}
        select province, indicator, year, series, revision, vintage, null
        from observation
        where (province, indicator, year, series) in (select province, indicator, year, series from observation where revision > 1)
        order by province, indicator, year, series, revision
        """);

    /// <summary>Reads revisions one at a time.</summary>
    public static IEnumerable<RevisionRow> Revisions(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new RevisionRow(
                row.GetString(0),
                row.GetString(1),
                row.GetInt32(2),
                row.GetString(3),
                row.GetInt32(4),
                row.IsDBNull(5) ? null : row.GetString(5),
                row.IsDBNull(6) ? null : row.GetInt32(6));
        }
    }

    private IEnumerable<string> CanonicalObservations()
    {
        // The database sorts by all that stands before the first number. Rows alike up to there are few, and sorted here. Each part begins with the letter that stands
        // between them, also the first: that is the same for all rows and changes no order.
        var leading = string.Join(" || ", DataChecksum.LeadingColumns.Select(column => $"coalesce(char(31) || '{column}=' || {column}, '')"));
        var alike = new List<string>();
        var (first, length) = ("", 0);
        foreach (var observation in Observations($"order by {leading}"))
        {
            var row = DataChecksum.Canonical(observation, out var leadingLength);
            if (leadingLength != length || !row.AsSpan(0, length).SequenceEqual(first.AsSpan(0, length)))
            {
                foreach (var before in alike.Order(Comparer<string>.Create(DataChecksum.Compare)))
                    yield return before;
                alike.Clear();
                (first, length) = (row, leadingLength);
            }

            alike.Add(row);
        }

        foreach (var before in alike.Order(Comparer<string>.Create(DataChecksum.Compare)))
            yield return before;
    }

    // What belongs to an observation in other tables is not asked for: whoever reads the whole table has it, or needs only what is stored.
    private IEnumerable<Observation> Observations(string rest) =>
        Read(ObservationSchema.Instance, row => Observation.Read(row, unit: "", fieldSize: null, newestRevision: null), rest);

    private IEnumerable<T> Read<T>(Schema schema, Func<StoredRow, T> read) => Read(schema, read, "order by id");

    private IEnumerable<T> Read<T>(Schema schema, Func<StoredRow, T> read, string rest)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"{tables} select {NounRows.Columns(schema)} from {DataTable.Of(schema).Name} {rest}";
        foreach (var item in NounRows.Read(command.ExecuteReader(), read))
            yield return item;
    }
}
