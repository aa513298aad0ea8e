using System.IO.Compression;

namespace Benchmark.Api.Http;

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

    public Task Write(HttpContext http)
    {
        if (Encoding is not null)
            http.Response.Headers.ContentEncoding = Encoding;
        http.Response.ContentLength = Bytes.Length;
        // The server ends the writing when the client is gone.
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(Bytes, CancellationToken.None).AsTask();
    }
}
