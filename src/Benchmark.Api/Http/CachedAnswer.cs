using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using Benchmark.Api.Formats;
using Microsoft.AspNetCore.Http.Metadata;

namespace Benchmark.Api.Http;

/// <summary>An answer as it is sent: its headers, and its bytes unless the client has them.</summary>
/// <param name="head">Its headers.</param>
/// <param name="body">Its body; null when the client has it.</param>
internal sealed class CachedAnswer(AnswerHead head, AnswerBody? body) : IResult, IEndpointMetadataProvider
{
    /// <summary>The endpoint that made it, for an answer that is sent before requests are routed; the log names its route.</summary>
    public Microsoft.AspNetCore.Http.Endpoint? Endpoint { get; init; }

    /// <summary>What a browser may do with it.</summary>
    public string Policy => head.Policy!;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void), []));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (body is null)
        {
            head.WriteNotModified(response);
            return Task.CompletedTask;
        }

        head.Write(response);
        if (body.Encoding is not null)
            response.Headers.ContentEncoding = body.Encoding;
        response.ContentLength = body.Bytes.Length;
        return HttpMethods.IsHead(httpContext.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body.Bytes, httpContext.RequestAborted).AsTask();
    }
}

/// <summary>The headers of an answer: what a client, a cache and a crawler need to know of it.</summary>
internal sealed record AnswerHead
{
    /// <summary>The header that names the release of an answer, and what it holds.</summary>
    public const string ReleaseHeader = "Benchmark-Release";

    private static readonly TimeSpan DateMayLag = TimeSpan.FromSeconds(2);

    public required string ContentType { get; init; }

    /// <summary>The release, with the beginning of its checksum; null for what belongs to none.</summary>
    public string? Release { get; init; }

    /// <summary>The weak entity tag: the same for two answers that hold the same figures in the same form.</summary>
    public required string ETag { get; init; }

    /// <summary>When the release was published; null for what belongs to no release.</summary>
    public DateTimeOffset? LastModified { get; init; }

    public required string CacheControl { get; init; }

    public required string Vary { get; init; }

    public string Link { get; init; } = "";

    public string? ContentLanguage { get; init; }

    public string? ContentDisposition { get; init; }

    /// <summary>What a browser may do with it (Content Security Policy); null where its type says so.</summary>
    public string? Policy { get; init; }

    /// <summary>The opaque tag without its mark of weakness, which comparisons leave out.</summary>
    public ReadOnlySpan<char> Tag => ETag.AsSpan(2);

    private string? LastModifiedText => field ??= LastModified?.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>What becomes of a conditional request whose answer is there (RFC 9110, section 13.2.2).</summary>
    public Precondition Evaluate(HttpRequest request) =>
        IsRefusedBy(request) ? Precondition.Failed : IsKnownTo(request, exists: true) ? Precondition.NotModified : Precondition.None;

    /// <summary>Whether the client has the representation already (RFC 9110, section 13): by its tag, or, when it names none, by its date.</summary>
    /// <param name="request">The request.</param>
    /// <param name="exists">Whether there is known to be an answer: <c>*</c> means any, and what does not exist has none.</param>
    public bool IsKnownTo(HttpRequest request, bool exists)
    {
        // That it has another one comes first, and can be said only of an answer that is there.
        if (!exists && HasPrecondition(request))
            return false;
        if (request.Headers.IfNoneMatch is { Count: > 0 } tags)
        {
            return tags == ETag || request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Tag == "*" ? exists : tag.Tag.AsSpan().SequenceEqual(Tag));
        }

        return exists && request.Headers.IfModifiedSince.Count > 0 && request.GetTypedHeaders().IfModifiedSince is { } since && LastModified <= since;
    }

    private static bool HasPrecondition(HttpRequest request) => request.Headers.IfMatch.Count > 0 || request.Headers.IfUnmodifiedSince.Count > 0;

    /// <summary>
    /// Whether the client wants no other representation than the one it knows, and this is another. Its tag would have to be a strong one, which no kept
    /// answer has: the same figures can be compressed in several ways.
    /// </summary>
    private bool IsRefusedBy(HttpRequest request)
    {
        if (request.Headers.IfMatch is { Count: > 0 } tags)
            return !tags.ToString().Split(',').Any(tag => tag.Trim() == "*");
        return request.Headers.IfUnmodifiedSince.Count > 0 && request.GetTypedHeaders().IfUnmodifiedSince is { } since && LastModified > since;
    }

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
        if (Policy is not null)
            headers.ContentSecurityPolicy = Policy;
        headers.ETag = ETag;
        if (Release is not null)
            headers[ReleaseHeader] = Release;
        WriteLastModified(headers);
        headers.CacheControl = CacheControl;
        headers.Vary = Vary;
        if (Link.Length > 0)
            headers.Link = Link;
    }

    /// <summary>A release that is dated ahead of the clock was last modified now: no date may be later than that of the answer.</summary>
    private void WriteLastModified(IHeaderDictionary headers)
    {
        if (LastModified is null)
            return;
        var now = TimeProvider.System.GetUtcNow();
        headers.LastModified = LastModified <= now ? LastModifiedText : now.ToString("R", CultureInfo.InvariantCulture);
        // The date that the server writes by itself may be a second old, older than a release that was just made.
        if (LastModified > now - DateMayLag)
            headers.Date = now.ToString("R", CultureInfo.InvariantCulture);
    }
}

/// <summary>What the conditions of a request make of its answer.</summary>
internal enum Precondition
{
    /// <summary>The whole answer is sent.</summary>
    None,

    /// <summary>The client has it.</summary>
    NotModified,

    /// <summary>The client wants no other than the one it knows, which this is not.</summary>
    Failed,
}

/// <summary>The bytes of an answer as they are sent.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Encoding">How they are compressed; null when they are not.</param>
internal sealed record AnswerBody(byte[] Bytes, string? Encoding)
{
    /// <summary>The page that follows, which the headers name too; null on the last.</summary>
    public string? Next { get; init; }

    // What fits into one packet is not made faster by compressing it.
    private const int SmallestCompressed = 1024;

    /// <summary>Compresses a body as the client accepts it, where that saves anything.</summary>
    public static AnswerBody Of(byte[] plain, string? encoding)
    {
        if (encoding is null || plain.Length < SmallestCompressed)
            return new AnswerBody(plain, null);
        using var compressed = new MemoryStream(plain.Length / 4);
        using (var stream = Compress(compressed, encoding))
            stream.Write(plain);
        return new AnswerBody(compressed.ToArray(), encoding);
    }

    /// <summary>A stream that compresses what is written to it.</summary>
    public static Stream Compress(Stream inner, string encoding) =>
        encoding == Negotiation.Brotli
            ? new BrotliStream(inner, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(inner, CompressionLevel.Fastest, leaveOpen: true);
}

/// <summary>An answer that is written as its client reads it: what is written waits for the client between two pieces, and holds no thread meanwhile.</summary>
/// <param name="form">The form it is written in.</param>
/// <param name="write">What writes it.</param>
internal sealed class StreamedAnswer(Representation form, Func<Stream, CancellationToken, Task> write) : IResult
{
    /// <summary>An answer that is written row by row.</summary>
    /// <param name="form">The form it is written in.</param>
    /// <param name="rows">Writes a row at each step.</param>
    /// <param name="buffer">What they are written to; it may hold some already.</param>
    public StreamedAnswer(Representation form, IEnumerator<int> rows, RowBuffer buffer)
        : this(form, (body, cancellation) => WriteAsync(rows, buffer, body, cancellation))
    {
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        form.Head.Write(httpContext.Response);
        if (form.Encoding is not null)
            httpContext.Response.Headers.ContentEncoding = form.Encoding;
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        await using var compressed = form.Encoding is null ? null : AnswerBody.Compress(httpContext.Response.Body, form.Encoding);
        await write(compressed ?? httpContext.Response.Body, httpContext.RequestAborted);
    }

    private static async Task WriteAsync(IEnumerator<int> rows, RowBuffer buffer, Stream body, CancellationToken cancellation)
    {
        do
        {
            if (buffer.IsFull)
                await buffer.SendAsync(body, cancellation);
            // A client that is gone is noticed also where much is read for little that is written.
            cancellation.ThrowIfCancellationRequested();
        }
        while (rows.MoveNext());
        await buffer.SendAsync(body, cancellation);
    }
}
