using Microsoft.Net.Http.Headers;

namespace Benchmark.Api.Http;

/// <summary>The form in which a body comes: its media type, its charset and its content coding. What the route cannot read is refused by its name.</summary>
internal static class BodyForm
{
    private const string AnyJson = "application/json";
    private const string Utf8 = "utf-8";
    private const string Plain = "identity";

    /// <summary>The problem that a body comes in a form that cannot be read; null when it can be.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mayLackType">Whether a body without a media type is left to a later check.</param>
    public static Problem? FindUnreadable(HttpRequest request, bool mayLackType = false)
    {
        // Nothing is undone: a small body could hold a very large one, and rows compress too little to be worth it.
        var coding = request.Headers.ContentEncoding
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(value => !value.Equals(Plain, StringComparison.OrdinalIgnoreCase));
        if (coding is not null)
        {
            request.HttpContext.Response.Headers.AcceptEncoding = Plain;
            return Refuse(
                HeaderNames.ContentEncoding,
                coding,
                ErrorCodes.UnsupportedContentCoding,
                new Text($"Nội dung phải gửi không nén, không phải dạng \"{coding}\".", $"The body must be sent uncompressed, not as \"{coding}\"."),
                [Plain]);
        }

        if (mayLackType && string.IsNullOrEmpty(request.ContentType))
            return null;
        var taken = TakenBy(request.HttpContext);
        var type = request.GetTypedHeaders().ContentType;
        if (type is null || !(IsJson(request) || taken.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)))
            return Problem.UnsupportedMediaType(request, taken);
        var charset = type.Charset.Value?.Trim('"', '\'') ?? "";
        return charset.ToUpperInvariant() is "" or "UTF-8" or "UTF8"
            ? null
            : Refuse(
                HeaderNames.ContentType,
                charset,
                ErrorCodes.UnsupportedCharset,
                new Text($"Nội dung phải là UTF-8, không phải \"{charset}\".", $"The body must be UTF-8, not \"{charset}\"."),
                [Utf8]);
    }

    /// <summary>Whether a body says that it is of this media type.</summary>
    public static bool Is(HttpRequest request, string mediaType) =>
        request.GetTypedHeaders().ContentType?.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The media types that a route takes.</summary>
    public static IReadOnlyList<string> TakenBy(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<RequestDescription>()?.Body?.MediaTypes ?? [AnyJson];

    /// <summary>The name of an encoding of Unicode other than UTF-8, which its first bytes show; null for none.</summary>
    public static string? FindOtherUnicode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, not 0, ..] or [not 0, 0, 0, 0, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..] or [not 0, 0, ..] => "UTF-16",
        _ => null,
    };

    private static bool IsJson(HttpRequest request) => request.HasJsonContentType();

    private static Problem Refuse(string header, string value, ErrorCode code, Text message, IReadOnlyList<string> allowed) =>
        new(ProblemKind.UnsupportedMediaType, message, new Fault(header, value, code, message) { Allowed = allowed });
}
