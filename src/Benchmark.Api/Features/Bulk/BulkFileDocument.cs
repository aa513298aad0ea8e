using Benchmark.Api.Http;
using Benchmark.Core.Releases;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Benchmark.Api.Features.Bulk;

/// <summary>A file of a whole release, as a whole or in parts (RFC 9110, section 14), so that a download that broke off goes on where it was.</summary>
internal sealed class BulkFileDocument(Catalogs catalogs, BulkFiles files, TimeProvider clock, PublicAddress known) : StandardDocument(known)
{
    private const string Folder = "/v1/bulk";

    public override IReadOnlyList<string> Paths => [$"{Folder}/{{file}}"];

    public override IReadOnlyList<string> Parameters => ["release"];

    protected override bool NeedsHost => false;

    /// <summary>The path of a file of a release.</summary>
    public static string PathOf(BulkFile file, Release release) => $"{Folder}/{file.Name}?release={release.Id}";

    protected override async Task<IResult> AnswerAsync(HttpContext http, string address)
    {
        var name = $"{http.Request.RouteValues["file"]}";
        if (BulkFile.All.All(file => file.Name != name))
            return Problem.UnknownOfSet("bulk-file", KeyValuePair.Create("file", name), [.. BulkFile.All.Select(file => file.Name)]);
        var (release, isPinned, problem) = await ReleaseOfAsync(http, catalogs);
        if (problem is not null)
            return problem;
        // They may be given up, for another release, before they are opened. Then they are made once more.
        for (var attempt = 0; ; attempt++)
        {
            var (made, failure) = await files.OfAsync(release, http.RequestAborted);
            if (failure is not null)
                return failure;
            var file = made.First(each => each.File.Name == name);
            try
            {
                return Send(file, release, isPinned, http.Response);
            }
            catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException && attempt == 0)
            {
                // The second time is the last.
            }
        }
    }

    private Part Send(MadeFile file, LoadedRelease release, bool isPinned, HttpResponse response)
    {
        // Whoever deletes it does not take it away from who reads it.
        var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);
        response.RegisterForDispose(stream);
        var now = clock.GetUtcNow();
        response.Headers.CacheControl = isPinned ? Representation.Pinned : Representation.Unpinned;
        response.Headers[AnswerHead.ReleaseHeader] = $"{release.Release.Id}; checksum={release.ChecksumStart}";
        return new Part(
            TypedResults.Stream(
                stream,
                file.File.MediaType,
                $"benchmark-{release.Release.Id}-{file.File.Name}",
                release.Release.PublishedAt < now ? release.Release.PublishedAt : now,
                // The bytes are the same for everybody, so the tag is a strong one: parts of two answers fit together.
                new EntityTagHeaderValue($"\"{file.Sha256}\""),
                enableRangeProcessing: true),
            stream.Length);
    }

    /// <summary>A file or a part of it; what is refused is told as every other problem.</summary>
    private sealed class Part(FileStreamHttpResult file, long bytes) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await file.ExecuteAsync(httpContext);
            var (request, response) = (httpContext.Request, httpContext.Response);
            if (response.HasStarted || response.StatusCode < StatusCodes.Status400BadRequest)
                return;
            // What was said of the file is not true of the problem; Content-Range says how long the file is, for programs.
            (response.ContentLength, response.ContentType) = (null, null);
            (response.Headers.ContentDisposition, response.Headers.ETag, response.Headers.LastModified) = (default, default, default);
            var refused = response.StatusCode == StatusCodes.Status412PreconditionFailed ? Problem.PreconditionFailed(request) : NoSuchPart(request);
            await refused.ExecuteAsync(httpContext);
        }

        private Problem NoSuchPart(HttpRequest request)
        {
            var message = new Text(
                $"Tệp có {bytes} byte, không có phần được hỏi.",
                $"The file has {bytes} bytes, and not the part asked for.");
            return new Problem(
                ProblemKind.RangeNotSatisfiable,
                message,
                new Fault("Range", request.Headers.Range.ToString(), ErrorCodes.RangeNotSatisfiable, message));
        }
    }
}
