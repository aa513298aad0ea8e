using System.Globalization;
using Benchmark.Core.Schemas;

namespace Benchmark.Data.Keys;

/// <summary>What a key lets its holder do.</summary>
/// <param name="Id">Its id, which the key begins with.</param>
/// <param name="Name">Whose it is; stands as the author of releases.</param>
/// <param name="Scopes">What it was made for.</param>
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

    private static readonly IReadOnlyList<string> OfOneNoun = [WriteObservations, WriteTargets];

    /// <summary>The first moment at which it holds no longer; null for a key without an end.</summary>
    public string? ExpiresAt { get; init; }

    /// <summary>When it was last used, to the minute; null when it never was.</summary>
    public string? LastUsedAt { get; init; }

    /// <summary>Whether it may write every row, also those that all provinces share.</summary>
    public bool WritesEverything => Scopes.Contains(WriteData) && Provinces is null;

    /// <summary>Whether it is an older key that was made for everything, but not of every province: it may no more touch what all provinces share.</summary>
    public bool IsNarrowed => Scopes.Contains(WriteData) && Provinces is not null;

    /// <summary>What it may write as things are.</summary>
    public IReadOnlyList<string> EffectiveScopes => IsNarrowed ? OfOneNoun : Scopes;

    /// <summary>Whether it may write rows of a noun at all; what it may do with sources depends on the source.</summary>
    public bool MayWrite(Noun noun) => WritesEverything || noun switch
    {
        Noun.Observation => EffectiveScopes.Contains(WriteObservations),
        Noun.Target => EffectiveScopes.Contains(WriteTargets),
        _ => false,
    };

    /// <summary>Whether it may write rows of a province.</summary>
    public bool MayWriteOf(string province) => Provinces is null || Provinces.Contains(province);

    /// <summary>Whether it holds no longer at a time.</summary>
    public bool HasExpired(DateTimeOffset now) => ExpiresAt is not null && now >= DateTimeOffset.Parse(ExpiresAt, CultureInfo.InvariantCulture);
}

/// <summary>Why a key is invalid; reported to the operator alone.</summary>
internal enum KeyFault
{
    Missing,
    Wrong,
    Revoked,
    Expired,
}
