using Benchmark.Api.Http;

namespace Benchmark.Api.Features;

/// <summary>What is said of a path that names no province.</summary>
internal static class MissingProvinces
{
    /// <summary>The problem that no province has the id in the path, with those that the text may mean; null when one has.</summary>
    public static Problem? FindMissingProvince(this AnswerRequest request)
    {
        var (id, catalog) = (request.Asked.Id, request.Catalog);
        if (catalog.FindProvince(id) is not null)
            return null;
        var match = catalog.MatchProvince(id, on: null);
        IReadOnlyList<string> near = [.. match.Candidates.Select(candidate => candidate.Id), .. match.Near];
        return Problem.UnknownId("province", request.Asked.Segment, near, ProblemOption.Of(near, each => catalog.MatchProvince(each, on: null)));
    }
}
