using Benchmark.Core.Releases;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>The past as a release knows it.</summary>
internal static class Histories
{
    /// <summary>The releases up to one of them, oldest first: what came later an answer from it does not know, so that it stays what it was.</summary>
    public static IReadOnlyList<LoadedRelease> UpTo(this IReadOnlyList<LoadedRelease> history, Release release) =>
        [.. history.Take(history.TakeWhile(each => each.Release.Id != release.Id).Count() + 1)];
}
