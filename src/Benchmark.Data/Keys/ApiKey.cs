using Benchmark.Core.Schemas;

namespace Benchmark.Data.Keys;

/// <summary>What a key lets its holder do.</summary>
/// <param name="Id">Its id, which the key begins with.</param>
/// <param name="Name">Whose it is; stands as the author of releases.</param>
/// <param name="Scopes">What it may write.</param>
/// <param name="Provinces">The provinces whose rows it may write; null for all.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it was taken back; null while it holds.</param>
internal sealed record ApiKey(string Id, string Name, IReadOnlyList<string> Scopes, IReadOnlyList<string>? Provinces, string CreatedAt, string? RevokedAt)
{
    public const string WriteObservations = "observations:write";
    public const string WriteTargets = "targets:write";
    public const string WriteData = "data:write";

    /// <summary>The word for every province.</summary>
    public const string AllProvinces = "all";

    /// <summary>What a key can be made for.</summary>
    public static readonly IReadOnlyList<string> AllScopes = [WriteObservations, WriteTargets, WriteData];

    /// <summary>Whether it may write rows of a noun at all.</summary>
    public bool MayWrite(Noun noun) => Scopes.Contains(WriteData) || Scopes.Contains(noun switch
    {
        Noun.Observation => WriteObservations,
        Noun.Target => WriteTargets,
        _ => WriteData,
    });

    /// <summary>Whether it may write rows of a province.</summary>
    public bool MayWriteOf(string province) => Provinces is null || Provinces.Contains(province);
}

/// <summary>Why a key is invalid; reported to the operator alone.</summary>
internal enum KeyFault
{
    Missing,
    Wrong,
    Revoked,
}
