using System.Data;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Schemas;
using Benchmark.Core.Targets;

namespace Benchmark.Data.Tables;

/// <summary>How statements name the fields of a noun, and how their rows become nouns again.</summary>
internal static class NounRows
{
    /// <summary>The columns a query of targets selects.</summary>
    public static readonly string TargetColumns = Columns(TargetSchema.Instance);

    /// <summary>The columns a query of observations selects, with what belongs to them in other tables.</summary>
    public static readonly string ObservationColumns =
        $"""
        {Columns(ObservationSchema.Instance)},
            (select max(newest.revision) from observation as newest
             where newest.province = observation.province and newest.indicator = observation.indicator and newest.year = observation.year
                 and newest.series = observation.series) as newest_revision,
            indicator.unit as unit, series.field_size as field_size
        """;

    /// <summary>The tables those columns come from.</summary>
    public const string ObservationTables =
        """
        observation
            join indicator on indicator.id = observation.indicator
            join series on series.indicator = observation.indicator and series.id = observation.series
        """;

    /// <summary>The columns of a table, each by its name.</summary>
    public static string Columns(Schema schema) => DataTable.List(schema.TableColumns, DataTable.Of(schema).Name);

    /// <summary>The target of a row of <see cref="TargetColumns"/>.</summary>
    public static Target Target(StoredRow row) => Core.Targets.Target.Read(row, row.Code<Direction>("direction"));

    /// <summary>The observation of a row of <see cref="ObservationColumns"/>.</summary>
    public static Observation Observation(StoredRow row) =>
        Core.Observations.Observation.Read(row, row.RequiredCell("unit"), row.WholeNumber("field_size"), row.WholeNumber("newest_revision"));

    /// <summary>The rows of a reader, which is closed when all are read; each is read when it is asked for.</summary>
    public static IEnumerable<T> Read<T>(IDataReader reader, Func<StoredRow, T> read)
    {
        using (reader)
        {
            var row = new StoredRow(reader);
            while (reader.Read())
                yield return read(row);
        }
    }

    /// <summary>A count, then the rows of a page and whether more follow: the results of two statements. One more row than asked for tells whether there is another page.</summary>
    public static (IReadOnlyList<T> Rows, int Total, bool More) Page<T>(IDataReader reader, int limit, Func<StoredRow, T> read)
    {
        reader.Read();
        var total = reader.GetInt32(0);
        reader.NextResult();
        var rows = Read(reader, read).ToList();
        return (rows[..Math.Min(limit, rows.Count)], total, rows.Count > limit);
    }
}
