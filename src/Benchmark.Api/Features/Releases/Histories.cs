using Benchmark.Api.Http;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>The history up to the release that is answered from.</summary>
internal static class Histories
{
    /// <summary>The releases up to that one, oldest first: later ones must not change an answer from it.</summary>
    public static IReadOnlyList<LoadedRelease> Known(this AnswerRequest request) =>
        [.. request.History.Take(request.History.TakeWhile(each => each.Release.Id != request.Published.Id).Count() + 1)];

    /// <summary>The release that the path names; null when there is none.</summary>
    public static LoadedRelease? Named(this AnswerRequest request) => request.Known().FirstOrDefault(release => release.Release.Id == request.Asked.Id);

    /// <summary>The problem that the path names no release; null when it does.</summary>
    public static Problem? FindUnknownRelease(this AnswerRequest request) =>
        request.Named() is not null
            ? null
            : Problem.UnknownId("release", request.Asked.Segment, Nearest.To(request.Asked.Id, request.Known().Select(release => release.Release.Id)));
}
