using Benchmark.Core.Targets;
using Dapper;

namespace Benchmark.Api.Data;

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
        using var snapshot = database.OpenSnapshot(release);
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
            // One more than asked for tells whether there is another page.
            Limit = limit + 1,
        };
        using var results = await snapshot.Connection.QueryMultipleAsync(
            $"""
            {snapshot.Tables}
            select count(*) from target {where};

            {snapshot.Tables}
            select {TargetRow.Columns}
            from target
            {where}
                and (@After is null or id > @After)
            order by id
            limit @Limit;
            """,
            parameters);
        var total = await results.ReadSingleAsync<int>();
        var rows = (await results.ReadAsync<TargetRow>()).Select(row => row.ToTarget()).ToList();
        return (rows[..Math.Min(limit, rows.Count)], total, rows.Count > limit);
    }

    /// <summary>One target that the release has.</summary>
    public async Task<Target> Get(LoadedRelease release, string id)
    {
        using var snapshot = database.OpenSnapshot(release);
        var row = await snapshot.Connection.QuerySingleAsync<TargetRow>($"{snapshot.Tables} select {TargetRow.Columns} from target where id = @id", new { id });
        return row.ToTarget();
    }
}
