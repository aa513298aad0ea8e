using System.Security.Cryptography;
using System.Text.Json;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Http;

/// <summary>The form in which one request is answered.</summary>
/// <param name="Format">The format.</param>
/// <param name="Language">The language of what is written in one.</param>
/// <param name="Encoding">How the body is compressed; null for not at all.</param>
/// <param name="Links">The links of the answer.</param>
/// <param name="Head">The headers.</param>
/// <param name="Key">What the body is kept under.</param>
/// <param name="Published">What was published when the request was read.</param>
internal sealed record Representation(Format Format, Language Language, string? Encoding, Links Links, AnswerHead Head, string Key, string Published)
{
    // Kept, but asked for each time: a 304 costs next to nothing, and a figure that was corrected must not come back.
    public const string Unpinned = "public, no-cache";

    // Figures of a pinned release change only when the computation does.
    public const string Pinned = "public, max-age=3600, stale-while-revalidate=86400";

    /// <summary>The version of the computation: another build may compute or write otherwise, and its answers have other tags.</summary>
    public static readonly string Computation =
        string.Concat(new[] { typeof(Code), typeof(Representation) }.Select(type => type.Module.ModuleVersionId.ToString("N")));

    private bool ByteOrderMark { get; init; }

    private bool DecimalComma { get; init; }

    private bool LeavesOutOtherLanguage { get; init; }

    private FieldSelection? Fields { get; init; }

    private string? Address { get; init; }

    private string Prefix { get; init; } = "";

    private string Publisher { get; init; } = Publication.DefaultPublisher;

    private IReadOnlyList<(string Format, string Link)> Alternates { get; init; } = [];

    /// <param name="http">The request as it came.</param>
    /// <param name="request">The request as it was read.</param>
    /// <param name="next">The link to the page that follows; null on the last, or where that is not known yet.</param>
    /// <param name="scope">What the answer depends on beside the request and the release; empty for nothing.</param>
    /// <param name="published">What is published now.</param>
    public static Representation Of(HttpRequest http, AnswerRequest request, string? next, string scope, string published)
    {
        var (format, language, release, links) = (request.Format.Value, request.Asked.Language, request.Published, request.LinksWith(next));
        var encoding = format.IsCompressed ? null : Negotiation.EncodingOf(http);
        var inLanguage = format.InLanguage ? Code.Of(language) : "";
        var leavesOut = format.LeavesOutOtherLanguage && http.Query.ContainsKey("lang");
        // The links of a page keep a language that was chosen.
        var isChosen = format.IsPage && http.Query.ContainsKey("lang");
        // A page is read where it was asked for, and names itself as it can be reached there.
        var address = format.IsPage ? request.Asked.Origin
            : format.NamesAddress ? http.HttpContext.RequestServices.GetRequiredService<PublicAddress>().Known : null;
        // The id alone does not say what a release holds: two databases can make the same one. Many formats name the publisher.
        // A page says whether there is a newer release.
        // The same under every prefix: a tag names the figures, and not from where they were asked for.
        var (question, content) = (request.Canonical.Bare(), request.Catalog.Release);
        var withdrawn = content.Withdrawn is { } mark ? $" withdrawn {mark.At:O} {mark.Reason}" : "";
        var key = $"{question}\n{release.Id} {content.Checksum}{withdrawn}\n{format.Id}\n{inLanguage}{(leavesOut ? " alone" : isChosen ? " chosen" : "")}\n"
            + $"{request.Asked.Publisher}\n{scope}{address}{(format.IsPage ? request.History[^1].Release.Id : "")}";
        var tag = WebEncoders.Base64UrlEncode(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{key}\n{Computation}")).AsSpan(0, 12));
        var others = OthersOf(request);
        var head = new AnswerHead
        {
            ContentType = format.ContentType,
            ETag = $"W/\"{tag}\"",
            Release = $"{release.Id}; checksum={content.ChecksumStart}",
            LastModified = content.Withdrawn?.At ?? release.PublishedAt,
            CacheControl = request is DataRequest { Release.IsGiven: true } ? Pinned : Unpinned,
            Vary = VaryOf(http, format),
            Link = LinkHeader.Of(links, format, others, request.Asked.Prefix),
            ContentLanguage = format.InLanguage ? inLanguage : null,
            Policy = SecurityHeaders.PolicyOf(format, request is IPictureRequest),
            ContentDisposition = format.IsFile ? $"attachment; filename=\"{FileName(http, release, format)}\"" : null,
        };
        var self = format.NamesRequest && links.Self != links.Canonical ? links.Self : "";
        return new Representation(format, language, encoding, links, head, $"{key}\n{encoding}\n{request.Asked.Prefix}\n{self}", published)
        {
            ByteOrderMark = request is TabularRequest { Bom.Value: true } or TabularRequest { Decimal.IsComma: true },
            DecimalComma = request is TabularRequest { Decimal.IsComma: true },
            LeavesOutOtherLanguage = leavesOut,
            Fields = (request as TabularRequest)?.FieldsAsked,
            Address = address,
            Prefix = request.Asked.Prefix,
            Publisher = request.Asked.Publisher,
            Alternates = [.. others.Select(other => (other.Format.Id, other.Link))],
        };
    }

    /// <summary>What is written of an answer in this form.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="release">The release it was computed from.</param>
    /// <param name="json">How anything of it is written as JSON.</param>
    public Content ContentOf<T>(Answer<T> answer, Release release, JsonSerializerOptions json)
        where T : notnull =>
        new(
            Fields is null ? answer.Enclose(release, Links) : answer.Enclose(release, Links).With(Fields, answer.Find<Table>(), json),
            new Publication(release, Links.Permanent!, answer.Warnings, answer.Sources, Language)
            {
                Publisher = Publisher,
                Address = Address,
                Prefix = Prefix,
                LeavesOutOtherLanguage = LeavesOutOtherLanguage,
                Canonical = Links.Canonical,
                Milestones = answer.Milestones is { Count: > 0 } milestones ? milestones.Link : null,
                Alternates = Alternates,
            },
            json,
            answer.Offers)
        {
            ByteOrderMark = ByteOrderMark,
            DecimalComma = DecimalComma,
            Fields = Fields,
        };

    /// <summary>The whole of a request in the other formats of its route, each with its link.</summary>
    private static IReadOnlyList<(Format Format, string Link)> OthersOf(AnswerRequest request) =>
    [
        .. request.Asked.Formats.Where(format => format != request.Format.Value).Select(format => (format, request.Canonical.Link(
            ["format", "lang", "bom", "decimal", "cursor", "limit"],
            // Who follows a link of a page is a browser, which gets the page unless another format is named.
            format == FormatRegister.All[0] && !request.Format.Value.IsPage ? null : "format",
            format.Id))),
    ];

    /// <summary>The headers that could have given another answer under the same address.</summary>
    private static string VaryOf(HttpRequest request, Format format)
    {
        var vary = request.Query.ContainsKey("format") ? "" : "Accept, ";
        // The same under every format of an address: a page, which has a language, is one of them.
        if ((vary.Length > 0 || format.InLanguage) && !request.Query.ContainsKey("lang"))
            vary += "Accept-Language, ";
        return $"{vary}Accept-Encoding";
    }

    private static string FileName(HttpRequest request, Release release, Format format) =>
        $"benchmark-{request.Path.Value!.Trim('/').Split('/')[^1]}-{release.Id}.{format.Extension}";
}
