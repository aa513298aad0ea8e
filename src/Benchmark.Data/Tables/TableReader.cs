using System.Data.Common;
using Benchmark.Core.DataSets;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Core.Themes;

namespace Benchmark.Data.Tables;

/// <summary>
/// Reads whole tables: for the catalog, for an import, for a checksum. Observations may be more than the memory holds; a computation takes them one at a time,
/// as they are read.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="tables">What stands before each statement to make it answer from an older release; empty for the newest.</param>
/// <param name="progress">Receives from time to time how many observations one walk over them has read.</param>
internal sealed class TableReader(DbConnection connection, string tables, Action<long>? progress = null)
{
    private static readonly string Figure = DataTable.List(NounRows.FigureKey);

    public async Task<DataFrame> FrameAsync(CancellationToken cancellation) => new(
        await SourcesAsync(cancellation),
        await ProvincesAsync(cancellation),
        await ThemesAsync(cancellation),
        await IndicatorsAsync(cancellation),
        await ListAsync(TargetSchema.Instance, NounRows.Target, cancellation));

    public Task<List<Source>> SourcesAsync(CancellationToken cancellation) => ListAsync(SourceSchema.Instance, Source.Read, cancellation);

    public Task<List<Theme>> ThemesAsync(CancellationToken cancellation) => ListAsync(ThemeSchema.Instance, Theme.Read, cancellation);

    public async Task<IReadOnlyList<Province>> ProvincesAsync(CancellationToken cancellation) =>
        ProvinceLineage.Of(await ListAsync(ProvinceSchema.Instance, Province.Read, cancellation));

    public async Task<IReadOnlyList<Indicator>> IndicatorsAsync(CancellationToken cancellation)
    {
        var series = (await ListAsync(SeriesSchema.Instance, Series.Read, cancellation)).ToLookup(each => each.Indicator);
        return [.. (await ListAsync(IndicatorSchema.Instance, Indicator.Read, cancellation))
            .Select(indicator => indicator with { Series = [.. series[indicator.Id]] })];
    }

    public async Task<IReadOnlyList<string>> TargetIdsAsync(CancellationToken cancellation) =>
        [.. await connection.QueryAsync<string>($"{tables} select id from target order by id", null, cancellation)];

    public async Task<IReadOnlyList<string>> DocumentIdsAsync(CancellationToken cancellation) =>
        [.. await connection.QueryAsync<string>(
            $"{tables} select distinct document from target where document is not null order by document",
            null,
            cancellation)];

    /// <summary>The checksum of the whole content. The observations pass by one at a time.</summary>
    public async Task<string> ChecksumAsync(CancellationToken cancellation) => DataChecksum.Of(await FrameAsync(cancellation), CanonicalObservations());

    /// <summary>The observations that hold since before a release: those that its import did not bring.</summary>
    public IEnumerable<Observation> ObservationsBefore(int release) => Observations($"where since < {release}");

    /// <summary>All observations in the order of their keys, one at a time.</summary>
    public IEnumerable<Observation> Observations() => Observations($"order by {DataTable.List(DataTable.Observation.Key)}");

    /// <summary>All revisions of the figures that have more than one, in order.</summary>
    /// <param name="line">The line that a revision stands on in what comes in, as an expression.</param>
    public IEnumerable<RevisionRow> Revisions(string line = "null") => Revisions(
        connection,
        $"""
        {tables}
        select {Figure}, revision, vintage, {line}
        from observation
        where ({Figure}) in (select {Figure} from observation where revision > 1)
        order by {Figure}, revision
        """);

    /// <summary>Reads revisions one at a time.</summary>
    public static IEnumerable<RevisionRow> Revisions(DbConnection connection, string sql)
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
        // The database sorts by all that stands before the first number. Rows alike up to there are few, and sorted here. Each part begins with the letter that
        // stands between them, also the first: that is the same for all rows and changes no order.
        var leading = string.Join(" || ", DataChecksum.LeadingColumns.Select(column => $"coalesce('{DataChecksum.Separator}{column}=' || {column}, '')"));
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

    // What belongs to an observation in other tables is not asked for: a reader of the whole table has it, or needs only what is stored.
    private IEnumerable<Observation> Observations(string rest)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Statement(ObservationSchema.Instance, rest);
        var rows = 0L;
        foreach (var observation in NounRows.Read(command.ExecuteReader(), row => Observation.Read(row, unit: "", fieldSize: null, newestRevision: null)))
        {
            yield return observation;
            if (++rows % Advance.Step == 0)
                progress?.Invoke(rows);
        }
    }

    private async Task<List<T>> ListAsync<T>(Schema schema, Func<StoredRow, T> read, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Statement(schema, "order by id");
        return await NounRows.ListAsync(await command.ExecuteReaderAsync(cancellation), read, cancellation);
    }

    private string Statement(Schema schema, string rest) => $"{tables} select {NounRows.Columns(schema)} from {DataTable.Of(schema).Name} {rest}";
}
