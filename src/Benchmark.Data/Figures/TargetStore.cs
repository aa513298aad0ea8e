using Benchmark.Core.Targets;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;
using Dapper;

namespace Benchmark.Data.Figures;

/// <summary>Targets.</summary>
internal sealed class TargetStore(Database database)
{
    /// <summary>Which targets. A list holds every value wanted; what nobody asked about is a full list or null.</summary>
    internal sealed record Selection(
        IReadOnlyList<string> Provinces,
        IReadOnlyList<string> Indicators,
        IReadOnlyList<int?>? Horizons,
        IReadOnlyList<Comparator>? Comparators,
        IReadOnlyList<Standing>? Standings,
        IReadOnlyList<string>? Documents);

    /// <summary>A page of targets by id, how many there are in all, and whether more follow.</summary>
    public async Task<(IReadOnlyList<Target> Targets, int Total, bool More)> List(LoadedRelease release, Selection selection, string? after, int limit)
    {
        using var snapshot = Snapshot.Open(database, release);
        const string where =
            """
            where province in @Provinces
                and indicator in @Indicators
                and (@AnyHorizon or horizon in @Years or (@Open and horizon is null))
                and (@AnyComparator or comparator in @Comparators)
                and (@AnyStanding or standing in @Standings)
                and (@AnyDocument or document in @Documents)
            """;
        var parameters = new
        {
            selection.Provinces,
            selection.Indicators,
            AnyHorizon = selection.Horizons is null,
            Years = selection.Horizons?.OfType<int>() ?? [],
            Open = selection.Horizons?.Contains(null) ?? false,
            AnyComparator = selection.Comparators is null,
            Comparators = selection.Comparators?.Select(Code.Of) ?? [],
            AnyStanding = selection.Standings is null,
            Standings = selection.Standings?.Select(Code.Of) ?? [],
            AnyDocument = selection.Documents is null,
            Documents = selection.Documents ?? [],
            After = after,
            Limit = limit + 1,
        };
        using var results = await snapshot.Connection.ExecuteReaderAsync(
            $"""
            {snapshot.Tables}
            select count(*) from target {where};

            {snapshot.Tables}
            select {NounRows.TargetColumns}
            from target
            {where}
                and (@After is null or id > @After)
            order by id
            limit @Limit;
            """,
            parameters);
        return NounRows.Page(results, limit, NounRows.Target);
    }

    /// <summary>One target that the release has.</summary>
    public async Task<Target> Get(LoadedRelease release, string id)
    {
        using var snapshot = Snapshot.Open(database, release);
        return NounRows.Read(await snapshot.Connection.ExecuteReaderAsync($"{snapshot.Tables} select {NounRows.TargetColumns} from target where id = @id", new { id }), NounRows.Target).Single();
    }
}
