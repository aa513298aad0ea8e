using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>A release: one state of the whole data set.</summary>
/// <param name="Id">Its id: the day and the number of the day.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Author">Who published it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Checksum">SHA-256 of its content.</param>
/// <param name="Counts">How many rows of each noun it holds.</param>
/// <param name="Inserts">How many rows of each noun it brought.</param>
/// <param name="Changes">How many rows of each noun say something else than before.</param>
/// <param name="Deletions">How many rows of each noun it took away.</param>
/// <param name="Withdrawn">When and why it was withdrawn; null while it stands.</param>
/// <param name="Links">Where to go from here.</param>
public sealed record ReleaseEntry(
    string Id,
    DateTimeOffset PublishedAt,
    string Author,
    Text Reason,
    string Checksum,
    DataCounts Counts,
    DataCounts Inserts,
    DataCounts Changes,
    DataCounts Deletions,
    Withdrawal? Withdrawn,
    ReleaseLinks Links)
{
    internal static ReleaseEntry Of(LoadedRelease release, string prefix) => new(
        release.Release.Id,
        release.Release.PublishedAt,
        release.Release.Author,
        release.Release.Reason,
        release.Checksum,
        release.Counts,
        release.Changes.Inserts,
        release.Changes.Changes,
        release.Changes.Deletions,
        release.Withdrawn,
        new ReleaseLinks(
            $"{prefix}/v1/releases/{release.Release.Id}",
            $"{prefix}/v1/releases/{release.Release.Id}/changes",
            $"{prefix}/v1?release={release.Release.Id}"));
}

/// <summary>Where to go from a release.</summary>
/// <param name="Self">The release.</param>
/// <param name="Changes">What it changed.</param>
/// <param name="Service">The service document as of this release.</param>
public sealed record ReleaseLinks(string Self, string Changes, string Service);
