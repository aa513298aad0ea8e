using Benchmark.Core.Targets;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Figures;

/// <summary>Targets.</summary>
internal sealed class TargetStore(Database database)
{
    /// <summary>Which targets. A list holds the values of a filter; a filter that is not set is null and no part of the statement.</summary>
    internal sealed record Selection(
        IReadOnlyList<string>? Provinces,
        IReadOnlyList<string>? Indicators,
        IReadOnlyList<int?>? Horizons,
        IReadOnlyList<Comparator>? Comparators,
        IReadOnlyList<Standing>? Standings,
        IReadOnlyList<string>? Documents)
    {
        /// <summary>The conditions, each behind an "and".</summary>
        public string Conditions(Database database) => string.Concat(
            Provinces is null ? "" : $" and {database.IsIn("province", "@Provinces")}",
            Indicators is null ? "" : $" and {database.IsIn("indicator", "@Indicators")}",
            Horizons is null ? "" : $" and ({database.IsIn("horizon", "@Years")} or (@Open and horizon is null))",
            Comparators is null ? "" : $" and {database.IsIn("comparator", "@Comparators")}",
            Standings is null ? "" : $" and {database.IsIn("standing", "@Standings")}",
            Documents is null ? "" : $" and {database.IsIn("document", "@Documents")}");
    }

    /// <summary>A page of targets by id, how many there are in all, and whether more follow.</summary>
    public Task<(IReadOnlyList<Target> Targets, int Total, bool More)> ListAsync(
        LoadedRelease release,
        Selection selection,
        string? after,
        int limit,
        CancellationToken cancellation) =>
        Snapshot.ReadAsync(
            database,
            release,
            async snapshot =>
            {
                var conditions = selection.Conditions(database);
                var parameters = new
                {
                    Provinces = selection.Provinces?.ToArray(),
                    Indicators = selection.Indicators?.ToArray(),
                    Years = selection.Horizons?.OfType<int>().ToArray(),
                    Open = selection.Horizons?.Contains(null),
                    Comparators = selection.Comparators?.Select(Code.Of).ToArray(),
                    Standings = selection.Standings?.Select(Code.Of).ToArray(),
                    Documents = selection.Documents?.ToArray(),
                    After = after,
                    Limit = limit + 1,
                };
                var results = await snapshot.Connection.ExecuteReaderAsync(
                    $"""
                    {snapshot.Tables}
                    select count(*) from target where 1 = 1{conditions};

                    {snapshot.Tables}
                    select {NounRows.TargetColumns}
                    from target
                    where 1 = 1{conditions}{(after is null ? "" : " and id > @After")}
                    order by id
                    limit @Limit;
                    """,
                    parameters,
                    cancellation);
                return await NounRows.PageAsync(results, limit, NounRows.TargetOf(release.ChecksumOfClaims), cancellation);
            },
            cancellation);

    /// <summary>One target that the release has.</summary>
    public Task<Target> GetAsync(LoadedRelease release, string id, CancellationToken cancellation) => Snapshot.ReadAsync(
        database,
        release,
        async snapshot =>
        {
            var reader = await snapshot.Connection.ExecuteReaderAsync(
                $"{snapshot.Tables} select {NounRows.TargetColumns} from target where id = @id",
                new { id },
                cancellation);
            return (await NounRows.ListAsync(reader, NounRows.TargetOf(release.ChecksumOfClaims), cancellation)).Single();
        },
        cancellation);
}
