using Benchmark.Core.Claims;
using Benchmark.Core.Releases;
using Benchmark.Core.Schemas;

namespace Benchmark.Data.Releases;

/// <summary>A release that a database holds.</summary>
/// <param name="Number">Its place among the releases, counted from 1.</param>
/// <param name="Release">What it says of itself.</param>
/// <param name="Checksum">The checksum of its content.</param>
/// <param name="Counts">What it holds.</param>
/// <param name="Changes">What it changed.</param>
internal sealed record LoadedRelease(int Number, Release Release, string Checksum, DataCounts Counts, ReleaseChanges Changes)
{
    /// <summary>That it was withdrawn; null while it stands.</summary>
    public Withdrawal? Withdrawn { get; init; }

    /// <summary>Distinguishes it from every other, also from one of the same id in another file.</summary>
    public string Key { get; } = $"{Number} {Release.Id} {Checksum}";

    /// <summary>The beginning of the checksum, as answers and cursors write it.</summary>
    public string ChecksumStart { get; } = Checksum[..Math.Min(Checksum.Length, 8)];

    /// <summary>The beginning of the checksum, as claims have it.</summary>
    public string ChecksumOfClaims { get; } = ClaimId.ChecksumOf(Checksum);
}

/// <summary>That a release was found to be wrong. It stays readable; nothing that follows the newest of a day leads to it any more.</summary>
/// <param name="At">When it was withdrawn.</param>
/// <param name="Reason">Why.</param>
public sealed record Withdrawal(DateTimeOffset At, Text Reason)
{
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    /// <summary>The day of it, in Viet Nam (UTC+7), as releases count theirs.</summary>
    public DateOnly Day() => DateOnly.FromDateTime(At.ToOffset(VietnamOffset).Date);
}

/// <summary>How many rows of each noun a release holds.</summary>
/// <param name="Sources">Sources and documents.</param>
/// <param name="Provinces">Provinces, those that ended and the country included.</param>
/// <param name="Indicators">Indicators.</param>
/// <param name="Series">Series.</param>
/// <param name="Targets">Targets of every standing.</param>
/// <param name="Observations">Observations, every revision counted.</param>
/// <param name="Themes">Themes; none in a data set of the first edition.</param>
public sealed record DataCounts(int Sources, int Provinces, int Indicators, int Series, int Targets, int Observations, int Themes)
{
    /// <summary>A count for each noun.</summary>
    internal static DataCounts Of(Func<Noun, int> count) =>
        new(
            count(Noun.Source),
            count(Noun.Province),
            count(Noun.Indicator),
            count(Noun.Series),
            count(Noun.Target),
            count(Noun.Observation),
            count(Noun.Theme));

    /// <summary>How many of all nouns.</summary>
    internal int Sum() => Sources + Provinces + Indicators + Series + Targets + Observations + Themes;

    /// <summary>The count of a noun.</summary>
    internal int Of(Noun noun) => noun switch
    {
        Noun.Source => Sources,
        Noun.Province => Provinces,
        Noun.Indicator => Indicators,
        Noun.Series => Series,
        Noun.Target => Targets,
        Noun.Theme => Themes,
        _ => Observations,
    };
}

/// <summary>How many rows of each noun a release inserted, changed and deleted.</summary>
/// <param name="Inserts">Rows that were not there before.</param>
/// <param name="Changes">Rows that say something else than before.</param>
/// <param name="Deletions">Rows that are no longer there.</param>
public sealed record ReleaseChanges(DataCounts Inserts, DataCounts Changes, DataCounts Deletions)
{
    /// <summary>Whether there are none.</summary>
    internal bool AreNone => Enum.GetValues<Noun>().All(noun => Inserts.Of(noun) + Changes.Of(noun) + Deletions.Of(noun) == 0);
}
