using System.Reflection;
using System.Security.Cryptography;
using Benchmark.Data.Releases;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Http;

/// <summary>An answer that is made for a request at once: a document, a page. Most change only with the program.</summary>
internal sealed class FixedAnswer : IResult, IEndpointMetadataProvider
{
    private readonly byte[] _body;
    private readonly AnswerHead _head;

    /// <param name="body">The document.</param>
    /// <param name="contentType">Its type.</param>
    /// <param name="language">The language it is written in; null when it has none or both.</param>
    /// <param name="vary">The headers that could have given another one under the same address.</param>
    public FixedAnswer(byte[] body, string contentType, string? language = null, string vary = "Accept-Encoding")
    {
        _body = body;
        _head = new AnswerHead
        {
            ContentType = contentType,
            ETag = $"W/\"{WebEncoders.Base64UrlEncode(SHA256.HashData(body).AsSpan(0, 12))}\"",
            CacheControl = Representation.Unpinned,
            Vary = vary,
            ContentLanguage = language,
        };
    }

    /// <summary>How long it may be kept; unless something else is said, it is asked for each time.</summary>
    public string CacheControl
    {
        get => _head.CacheControl;
        init => _head = _head with { CacheControl = value };
    }

    /// <summary>What it links to, as a header; nothing unless something is said.</summary>
    public string Link
    {
        init => _head = _head with { Link = value };
    }

    /// <summary>The release that it is made of; none unless one is said.</summary>
    public LoadedRelease Release
    {
        init => _head = _head with
        {
            Release = $"{value.Release.Id}; checksum={value.ChecksumStart}",
            LastModified = value.Withdrawn?.At ?? value.Release.PublishedAt,
        };
    }

    // What the document is, is known where it is made.
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => CachedAnswer.PopulateMetadata(method, builder);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var precondition = _head.Evaluate(httpContext.Request);
        if (precondition == Precondition.Failed)
            return Problem.PreconditionFailed(httpContext.Request).ExecuteAsync(httpContext);
        if (precondition == Precondition.NotModified)
            return new CachedAnswer(_head, null).ExecuteAsync(httpContext);
        return new CachedAnswer(_head, AnswerBody.Of(_body, Negotiation.EncodingOf(httpContext.Request))).ExecuteAsync(httpContext);
    }
}

/// <summary>Marks an endpoint whose documents and pages are made of the newest release.</summary>
internal sealed class OfRelease
{
    public static readonly OfRelease Newest = new();
}
