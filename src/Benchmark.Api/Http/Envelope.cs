using Benchmark.Api.Formats;

namespace Benchmark.Api.Http;

/// <summary>What every answer comes in.</summary>
/// <param name="Data">The rows of a list, or one resource.</param>
/// <param name="Meta">What the data are.</param>
/// <param name="Links">Where they are.</param>
/// <typeparam name="T">The data.</typeparam>
public sealed record Envelope<T>(T Data, Meta Meta, Links Links)
    where T : notnull;

/// <summary>What the data of an answer are.</summary>
/// <param name="Release">The release everything was computed from.</param>
/// <param name="Count">How many rows this answer holds.</param>
/// <param name="Total">How many rows the request has in all.</param>
/// <param name="Warnings">What a reader must know of the request as a whole; <c>at</c> is a path within the answer.</param>
/// <param name="Sources">The sources and documents that the figures of this answer name, by id.</param>
public sealed record Meta(string Release, int Count, int Total, IReadOnlyList<Warning> Warnings, IReadOnlyList<CitedSource> Sources)
{
    /// <summary>How many targets of the same selection have no number; null where no targets are judged.</summary>
    public int? Milestones { get; init; }
}

/// <summary>Links that can be followed as they stand.</summary>
/// <param name="Self">This request.</param>
/// <param name="Canonical">The same request in its one true form: names sorted, aliases resolved, defaults left out.</param>
/// <param name="Permanent">The canonical request pinned to this release: it gives these figures for good. The canonical request itself where no release can be named. Null for what was computed on posted figures.</param>
/// <param name="Next">The next page; null on the last.</param>
public sealed record Links(string Self, string Canonical, string? Permanent, string? Next)
{
    /// <summary>The targets of the same selection that have no number; null where no targets are judged, or there are none.</summary>
    public string? Milestones { get; init; }
}
