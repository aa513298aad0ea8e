using System.Globalization;

namespace Benchmark.Api.Http;

/// <summary>The headers of an answer: what a client, a cache and a crawler need to know of it.</summary>
internal sealed record AnswerHead
{
    public required string ContentType { get; init; }

    /// <summary>The weak entity tag: the same for two answers that hold the same figures in the same form.</summary>
    public required string ETag { get; init; }

    /// <summary>When the release was published; null for what belongs to no release.</summary>
    public DateTimeOffset? LastModified { get; init; }

    public required string CacheControl { get; init; }

    public required string Vary { get; init; }

    public string Link { get; init; } = "";

    public string? ContentLanguage { get; init; }

    public string? ContentDisposition { get; init; }

    /// <summary>The opaque tag without its mark of weakness, which comparisons leave out.</summary>
    public ReadOnlySpan<char> Tag => ETag.AsSpan(2);

    private string? LastModifiedText => field ??= LastModified?.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Answers with the head alone: the client has the rest.</summary>
    public void WriteNotModified(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status304NotModified;
        WriteShared(response.Headers);
    }

    /// <summary>Answers with everything about the body but the body.</summary>
    public void Write(HttpResponse response)
    {
        var headers = response.Headers;
        WriteShared(headers);
        headers.ContentType = ContentType;
        if (ContentLanguage is not null)
            headers.ContentLanguage = ContentLanguage;
        if (ContentDisposition is not null)
            headers.ContentDisposition = ContentDisposition;
    }

    private void WriteShared(IHeaderDictionary headers)
    {
        headers.ETag = ETag;
        if (LastModified is not null)
            headers.LastModified = LastModifiedText;
        headers.CacheControl = CacheControl;
        headers.Vary = Vary;
        if (Link.Length > 0)
            headers.Link = Link;
    }
}
