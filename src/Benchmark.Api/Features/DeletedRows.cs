using Benchmark.Api.Http;
using Benchmark.Core.Schemas;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features;

/// <summary>What is said of an id that the release does not have and an earlier one had.</summary>
internal static class DeletedRows
{
    /// <summary>The problem that it was deleted; null when it never was there.</summary>
    public static async Task<Problem?> FindDeletedAsync(this AnswerRequest request, RowHistory rows, Noun noun, CancellationToken cancellation)
    {
        var id = request.Asked.Id;
        if (await rows.FindDeletionAsync(request.Catalog.Release, noun, id, cancellation) is not { } number)
            return null;
        Core.Releases.Release Of(int number) => request.History.First(release => release.Number == number).Release;
        return Problem.DeletedId(Code.Of(noun), request.Asked.Segment, Of(number), $"{request.Asked.Own(request.Asked.Path)}?release={Of(number - 1).Id}");
    }
}
