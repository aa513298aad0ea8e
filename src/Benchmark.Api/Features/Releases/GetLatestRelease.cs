using Benchmark.Api.Http;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>Says which release is the newest. A page asks for it once, and pins all its requests to it.</summary>
internal sealed class GetLatestRelease : CatalogEndpoint<GetLatestRelease.Request, GetLatestRelease.Response>
{
    public override void Configure() => Reads(
        "/v1/releases/latest",
        "Get the newest release",
        "The id of the newest release and the checksum of its content. Ask for it first, then pin every request of a page by `release=`, so that no two of "
            + "its answers come from different releases.");

    public override Answer<Response> Answer(Request request)
    {
        var newest = request.Catalog.Release;
        return new(new Response(newest.Release.Id, newest.Release.PublishedAt, newest.Checksum, newest.Withdrawn));
    }

    internal sealed record Request : AnswerRequest;

    /// <summary>The newest release.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="PublishedAt">When it was published.</param>
    /// <param name="Checksum">SHA-256 of its content.</param>
    /// <param name="Withdrawn">When and why it was withdrawn; the newest release is one that stands, so null.</param>
    public new sealed record Response(string Id, DateTimeOffset PublishedAt, string Checksum, Withdrawal? Withdrawn);
}
