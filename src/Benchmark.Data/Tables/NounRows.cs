using System.Data.Common;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Schemas;
using Benchmark.Core.Targets;
using Dapper;

namespace Benchmark.Data.Tables;

/// <summary>How statements name the fields of a noun, and how their rows become nouns again.</summary>
internal static class NounRows
{
    /// <summary>What names a figure: all revisions of an observation have it in common.</summary>
    public static readonly IReadOnlyList<string> FigureKey = [.. DataTable.Observation.Key.Except(["revision"])];

    /// <summary>The columns a query of targets selects.</summary>
    public static readonly string TargetColumns = Columns(TargetSchema.Instance);

    /// <summary>The columns a query of observations selects, with what belongs to them in other tables.</summary>
    public static readonly string ObservationColumns =
        $"""
        {Columns(ObservationSchema.Instance)}, {NewestRevision("observation")} as newest_revision,
            indicator.unit as unit, series.field_size as field_size
        """;

    /// <summary>The tables those columns come from.</summary>
    public const string ObservationTables =
        """
        observation
            join indicator on indicator.id = observation.indicator
            join series on series.indicator = observation.indicator and series.id = observation.series
        """;

    /// <summary>The order observations are listed in.</summary>
    public static readonly string ObservationOrder = $"order by {DataTable.List(DataTable.Observation.Key, "observation")}";

    /// <summary>That a row of observations is the newest revision of its figure.</summary>
    public static string IsNewest(string row) => $"{row}.revision = {NewestRevision(row)}";

    /// <summary>The number of the newest revision of the figure that a row of observations belongs to.</summary>
    /// <param name="row">The row, or what stands before the name of a parameter.</param>
    public static string NewestRevision(string row) => $"(select max(newest.revision) from observation as newest where {SameFigure("newest", row)})";

    /// <summary>That two rows belong to the same figure.</summary>
    public static string SameFigure(string one, string other) => string.Join(" and ", FigureKey.Select(column => $"{one}.{column} = {other}.{column}"));

    /// <summary>The newest year of a province, an indicator and a series, each as an expression.</summary>
    public static string NewestYear(string province, string indicator, string series) =>
        $"(select max(latest.year) from observation as latest where latest.province = {province} and latest.indicator = {indicator} and latest.series = "
            + $"{series})";

    /// <summary>The oldest year of a province, an indicator and a series, each as an expression.</summary>
    public static string OldestYear(string province, string indicator, string series) =>
        $"(select min(oldest.year) from observation as oldest where oldest.province = {province} and oldest.indicator = {indicator} and oldest.series = "
            + $"{series})";

    /// <summary>The columns of a table, each by its name.</summary>
    public static string Columns(Schema schema) => DataTable.List(schema.TableColumns, DataTable.Of(schema).Name);

    /// <summary>The target of a row of <see cref="TargetColumns"/>.</summary>
    public static Target Target(StoredRow row) => Target(row, null);

    /// <summary>The target of a row of <see cref="TargetColumns"/> in the release whose claims have this checksum.</summary>
    public static Func<StoredRow, Target> TargetOf(string checksum) => row => Target(row, checksum);

    /// <summary>The observation of a row of <see cref="ObservationColumns"/> in the release whose claims have this checksum.</summary>
    public static Func<StoredRow, Observation> ObservationOf(string checksum) => row => Observation.Read(
        row,
        row.RequiredCell("unit"),
        row.WholeNumber("field_size"),
        row.WholeNumber("newest_revision"),
        checksum);

    private static Target Target(StoredRow row, string? checksum) => Core.Targets.Target.Read(row, row.Code<Direction>("direction"), checksum);

    /// <summary>The rows of a reader, which is closed behind them.</summary>
    public static async Task<List<T>> ListAsync<T>(DbDataReader reader, Func<StoredRow, T> read, CancellationToken cancellation)
    {
        await using (reader)
        {
            var row = new StoredRow(reader);
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellation))
                rows.Add(read(row));
            return rows;
        }
    }

    /// <summary>The rows of a reader, which is closed when all are read; each is read when it is asked for.</summary>
    public static IEnumerable<T> Read<T>(DbDataReader reader, Func<StoredRow, T> read)
    {
        var isRead = false;
        try
        {
            var row = new StoredRow(reader);
            while (reader.Read())
                yield return read(row);
            isRead = true;
        }
        finally
        {
            // Closing a reader reads all that is left, which may be millions that nobody wants any more.
            if (!isRead)
                (reader as IWrappedDataReader)?.Command.Cancel();
            reader.Dispose();
        }
    }

    /// <summary>
    /// A count, then the rows of a page and whether more follow: the results of two statements. One more row than asked for shows whether there is another
    /// page.
    /// </summary>
    public static async Task<(IReadOnlyList<T> Rows, int Total, bool More)> PageAsync<T>(
        DbDataReader reader,
        int limit,
        Func<StoredRow, T> read,
        CancellationToken cancellation)
    {
        await reader.ReadAsync(cancellation);
        var total = reader.GetInt32(0);
        await reader.NextResultAsync(cancellation);
        var rows = await ListAsync(reader, read, cancellation);
        return (rows[..Math.Min(limit, rows.Count)], total, rows.Count > limit);
    }
}
