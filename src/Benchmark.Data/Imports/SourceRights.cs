using System.Data.Common;
using Benchmark.Core.Sources;

namespace Benchmark.Data.Imports;

/// <summary>Whose sources an import may write.</summary>
/// <param name="Provinces">The provinces; null for all of them. What belongs to no province is never written.</param>
internal sealed record SourceLimits(IReadOnlyList<string>? Provinces)
{
    public bool Allow(string province) => Provinces is null || Provinces.Contains(province);
}

/// <summary>Why an import may not write a source.</summary>
internal enum SourceFault
{
    /// <summary>The id begins with no province, so all provinces share the source.</summary>
    OfNoProvince,

    /// <summary>The id begins with a province whose sources are not written.</summary>
    OfOtherProvince,

    /// <summary>The source is new and no row names it.</summary>
    NotNamed,

    /// <summary>The source changes and rows of others rest on it.</summary>
    Shared,
}

/// <summary>A source that an import may not write.</summary>
/// <param name="Source">Its id.</param>
/// <param name="Fault">Why.</param>
/// <param name="Province">The province it belongs to, or whose row rests on it; null for none.</param>
internal sealed record ForbiddenSource(string Source, SourceFault Fault, string? Province);

/// <summary>An import writes sources that it may not write. Nothing was changed.</summary>
/// <param name="sources">Which, and why.</param>
internal sealed class ImportForbidden(IReadOnlyList<ForbiddenSource> sources) : Exception("The import may not write these sources.")
{
    public IReadOnlyList<ForbiddenSource> Sources => sources;
}

/// <summary>
/// What an import for provinces may do with sources: write those of its provinces, and only as far as no row of another province rests on them.
/// </summary>
internal sealed class SourceRights(Database database)
{
    /// <summary>The ids of all provinces and sources, against which what was posted is checked before it is read.</summary>
    public Task<SourceStanding> ReadAsync(CancellationToken cancellation) => database.ReadOneStateAsync(
        async connection => new SourceStanding(
            [.. await connection.QueryAsync<string>("select id from province", null, cancellation)],
            (await connection.QueryAsync<string>("select id from source", null, cancellation)).ToHashSet(StringComparer.Ordinal)),
        cancellation);

    /// <summary>
    /// The sources that an import may not have inserted or changed. Checked within its transaction: who rests on a source is known there alone, and a row that
    /// repeats what is there is no change.
    /// </summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="limits">Whose sources it may write.</param>
    /// <param name="release">The number of the release that is made.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    public static async Task<IReadOnlyList<ForbiddenSource>> FindForbiddenAsync(
        DbConnection connection,
        SourceLimits limits,
        int release,
        CancellationToken cancellation)
    {
        var written = (await connection.QueryAsync<WrittenSource>(
            """
            select id as Id, exists (select 1 from source_history as past where past.id = source.id and past.until = @release) as IsChange
            from source where since = @release order by id
            """,
            new { release },
            cancellation)).ToList();
        if (written.Count == 0)
            return [];
        var provinces = (await connection.QueryAsync<string>("select id from province", null, cancellation)).ToList();
        var uses = (await connection.QueryAsync<SourceUse>(
            """
            with written as (select id from source where since = @release)
            select distinct source as Source, province as Province from observation where source in (select id from written)
            union select second_source, province from observation where second_source in (select id from written)
            union select source, province from target where source in (select id from written)
            union select document, province from target where document in (select id from written)
            union select source, id from province where source in (select id from written)
            union select source, null from indicator where source in (select id from written)
            """,
            new { release },
            cancellation)).ToLookup(use => use.Source, use => use.Province, StringComparer.Ordinal);
        return
        [
            .. from source in written
            let forbidden = Find(limits, source.Id, SourceOwner.Find(source.Id, provinces), source.IsChange, [.. uses[source.Id]])
            where forbidden is not null
            select forbidden,
        ];
    }

    private static ForbiddenSource? Find(SourceLimits limits, string source, string? owner, bool isChange, IReadOnlyList<string?> users)
    {
        if (owner is null)
            return new ForbiddenSource(source, SourceFault.OfNoProvince, null);
        if (!limits.Allow(owner))
            return new ForbiddenSource(source, SourceFault.OfOtherProvince, owner);
        if (!isChange)
            return users.Count == 0 ? new ForbiddenSource(source, SourceFault.NotNamed, null) : null;
        var others = users.Where(user => user != owner).ToList();
        return others.Count == 0 ? null : new ForbiddenSource(source, SourceFault.Shared, others.Find(other => other is not null));
    }

    private sealed record WrittenSource
    {
        public string Id { get; init; } = "";

        public bool IsChange { get; init; }
    }

    private sealed record SourceUse
    {
        public string Source { get; init; } = "";

        public string? Province { get; init; }
    }
}

/// <summary>The ids that decide whose a source is and whether it is new.</summary>
/// <param name="Provinces">The ids of all provinces.</param>
/// <param name="Sources">The ids of all sources.</param>
internal sealed record SourceStanding(IReadOnlyList<string> Provinces, IReadOnlySet<string> Sources)
{
    /// <summary>Why a source that was posted may not be written; null when only who rests on it can forbid it.</summary>
    /// <param name="limits">Whose sources the import may write.</param>
    /// <param name="source">The id of the source.</param>
    /// <param name="isNamed">Whether a row that was posted names it.</param>
    public ForbiddenSource? Find(SourceLimits limits, string source, bool isNamed) => SourceOwner.Find(source, Provinces) switch
    {
        null => new ForbiddenSource(source, SourceFault.OfNoProvince, null),
        var owner when !limits.Allow(owner) => new ForbiddenSource(source, SourceFault.OfOtherProvince, owner),
        _ when !isNamed && !Sources.Contains(source) => new ForbiddenSource(source, SourceFault.NotNamed, null),
        _ => null,
    };
}
