using System.Security.Cryptography;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Http;

/// <summary>The form in which one request is answered.</summary>
/// <param name="Format">The format.</param>
/// <param name="Language">The language of what is written in one.</param>
/// <param name="Encoding">How the body is compressed; null for not at all.</param>
/// <param name="Head">The headers.</param>
/// <param name="Key">What the body is kept under.</param>
/// <param name="Published">What was published when the request was read.</param>
internal sealed record Representation(Format Format, Language Language, string? Encoding, AnswerHead Head, string Key, string Published)
{
    public const string Unpinned = "public, max-age=300, stale-while-revalidate=86400";

    // Figures of a pinned release change only when the computation does.
    private const string Pinned = "public, max-age=86400, stale-while-revalidate=604800";

    /// <summary>The version of the computation: another build may compute or write otherwise, and its answers have other tags.</summary>
    private static readonly string Computation =
        string.Concat(new[] { typeof(Code), typeof(Representation) }.Select(type => type.Module.ModuleVersionId.ToString("N")));

    /// <summary>Whether a CSV begins with the mark by which Excel knows UTF-8.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>Whether decimals stand behind a comma.</summary>
    public bool DecimalComma { get; init; }

    /// <summary>Whether the columns of the other language are left out.</summary>
    public bool LeavesOutOtherLanguage { get; init; }

    /// <summary>The address of the server for formats that name it; null where it is not known.</summary>
    public string? Address { get; init; }

    /// <summary>The whole of the request in the other formats, by their names.</summary>
    public IReadOnlyList<(string Format, string Link)> Alternates { get; init; } = [];

    public static Representation Of(
        HttpRequest request,
        Format format,
        Language language,
        Release release,
        string published,
        string scope,
        Links links,
        string link,
        bool pinned)
    {
        var encoding = format.IsCompressed ? null : Negotiation.EncodingOf(request);
        var inLanguage = format.InLanguage ? Code.Of(language) : "";
        var leavesOut = format.LeavesOutOtherLanguage && request.Query.ContainsKey("lang");
        var address = format.NamesAddress ? request.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Known : null;
        var key = $"{links.Canonical}\n{release.Id}\n{format.Id}\n{inLanguage}{(leavesOut ? " alone" : "")}\n{scope}{address}";
        var tag = WebEncoders.Base64UrlEncode(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{key}\n{Computation}")).AsSpan(0, 12));
        var head = new AnswerHead
        {
            ContentType = format.ContentType,
            ETag = $"W/\"{tag}\"",
            LastModified = release.PublishedAt,
            CacheControl = pinned ? Pinned : Unpinned,
            Vary = VaryOf(request, format),
            Link = link,
            ContentLanguage = format.InLanguage ? inLanguage : null,
            ContentDisposition = format.IsFile ? $"attachment; filename=\"{FileName(request, release, format)}\"" : null,
        };
        var self = format.NamesRequest && links.Self != links.Canonical ? links.Self : "";
        return new Representation(format, language, encoding, head, $"{key}\n{encoding}\n{self}", published)
        {
            LeavesOutOtherLanguage = leavesOut,
            Address = address,
        };
    }

    /// <summary>The headers that could have given another answer under the same address.</summary>
    private static string VaryOf(HttpRequest request, Format format)
    {
        var vary = request.Query.ContainsKey("format") ? "" : "Accept, ";
        if (format.InLanguage && !request.Query.ContainsKey("lang"))
            vary += "Accept-Language, ";
        return $"{vary}Accept-Encoding";
    }

    private static string FileName(HttpRequest request, Release release, Format format) =>
        $"benchmark-{request.Path.Value!.Trim('/').Split('/')[^1]}-{release.Id}.{format.Extension}";
}
