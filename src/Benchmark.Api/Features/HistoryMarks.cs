using System.Security.Cryptography;
using System.Text;
using Benchmark.Api.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Features;

/// <summary>What the tags of answers hold that tell of more than one release.</summary>
internal static class HistoryMarks
{
    /// <summary>
    /// What distinguishes the history from that of another database: two that hold the same now may have come to it in different ways, or name another author.
    /// </summary>
    public static string HistoryMark(this AnswerRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var known in request.History.Where(each => each.Number <= request.Catalog.Release.Number))
        {
            var release = known.Release;
            var withdrawn = known.Withdrawn is { } mark ? $"{mark.At:O}\n{mark.Reason.Vi}\n{mark.Reason.En}\n" : "";
            hash.AppendData(
                Encoding.UTF8.GetBytes($"{withdrawn}{known.Key}\n{release.PublishedAt:O}\n{release.Author}\n{release.Reason.Vi}\n{release.Reason.En}\n"));
        }

        return WebEncoders.Base64UrlEncode(hash.GetHashAndReset().AsSpan(0, 9));
    }
}
