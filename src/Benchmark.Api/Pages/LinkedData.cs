using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Api.Formats;
using Microsoft.AspNetCore.Components;

namespace Benchmark.Api.Pages;

/// <summary>What a page tells search engines of its figures: a data set in the words of schema.org.</summary>
internal static class LinkedData
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What search engines take as a description at least.
    private const int ShortestDescription = 50;

    /// <summary>The document, as data that nothing executes; null where the page has no figures of its own, or addresses cannot be whole.</summary>
    /// <param name="page">The page.</param>
    /// <param name="title">Its title.</param>
    /// <param name="description">What it says.</param>
    public static MarkupString? Of(PageContext page, string title, string? description)
    {
        var files = page.Publication.Alternates.Where(each => each.Format is not ("html" or "atom")).ToList();
        if (page.Publication.Address is not { } address || page.Links.Permanent is not { } permanent || files.Count < 2)
            return null;
        var release = page.Request!.Published;
        var organization = new JsonObject { ["@type"] = "Organization", ["name"] = page.Publication.Publisher, ["url"] = $"{address}{page.Prefix}/" };
        var said = description is { Length: >= ShortestDescription }
            ? description
            : $"{title}. {page.Say(Publication.HowToCite(release, page.Publication.Publisher))}";
        var document = new JsonObject
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "Dataset",
            ["name"] = title,
            ["description"] = said,
            ["url"] = page.Whole(page.Address(page.Links.Canonical)),
            ["identifier"] = page.Whole(permanent),
            ["inLanguage"] = Code.Of(page.Language),
            ["license"] = Publication.LicenseUrl,
            ["isAccessibleForFree"] = true,
            ["version"] = release.Id,
            ["datePublished"] = release.Day().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["creator"] = organization,
            ["publisher"] = organization.DeepClone(),
            ["distribution"] = new JsonArray([.. files.Select(file => (JsonNode)new JsonObject
            {
                ["@type"] = "DataDownload",
                ["encodingFormat"] = FormatRegister.All.First(format => format.Id == file.Format).MediaType,
                ["contentUrl"] = page.Whole(file.Link),
            })]),
        };
        // Nothing in it ends its element.
        return new($"<script type=\"application/ld+json\">{document.ToJsonString(Readable).Replace("<", "\\u003c", StringComparison.Ordinal)}</script>");
    }
}
