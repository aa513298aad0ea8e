using System.Security.Cryptography;
using System.Text;
using Benchmark.Api.Http;
using Benchmark.Data.Releases;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Features.Releases;

/// <summary>The history up to the release that is answered from.</summary>
internal static class Histories
{
    /// <summary>The releases up to that one, oldest first: later ones must not change an answer from it.</summary>
    public static IReadOnlyList<LoadedRelease> Known(this AnswerRequest request) =>
        [.. request.History.Take(request.History.TakeWhile(each => each.Release.Id != request.Published.Id).Count() + 1)];

    /// <summary>
    /// What distinguishes the history from that of another database: two that hold the same now may have come to it in different ways, or name another author.
    /// </summary>
    public static string HistoryMark(this AnswerRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (release, content) in request.Known().Select(each => (each.Release, each.Key)))
            hash.AppendData(Encoding.UTF8.GetBytes($"{content}\n{release.PublishedAt:O}\n{release.Author}\n{release.Reason.Vi}\n{release.Reason.En}\n"));
        return WebEncoders.Base64UrlEncode(hash.GetHashAndReset().AsSpan(0, 9));
    }

    /// <summary>The release that the path names; null when there is none.</summary>
    public static LoadedRelease? Named(this AnswerRequest request) => request.Known().FirstOrDefault(release => release.Release.Id == request.Asked.Id);

    /// <summary>The problem that the path names no release; null when it does.</summary>
    public static Problem? FindUnknownRelease(this AnswerRequest request) =>
        request.Named() is not null
            ? null
            : Problem.UnknownId("release", request.Asked.Id, Nearest.To(request.Asked.Id, request.Known().Select(release => release.Release.Id)));
}
