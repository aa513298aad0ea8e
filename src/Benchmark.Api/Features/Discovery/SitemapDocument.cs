using System.Globalization;
using System.Xml;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features.Discovery;

/// <summary>
/// The pages that search engines should know (sitemaps.org): everything that has one of its own. What is selected by a query has no end, and is found from
/// there.
/// </summary>
internal sealed class SitemapDocument(Catalogs catalogs, PublicAddress known) : StandardDocument(known)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/sitemap.xml";

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>The most that the protocol allows in one document.</summary>
    private const int Most = 50_000;

    public override IReadOnlyList<string> Paths => [Path];

    protected override async Task<IResult> AnswerAsync(HttpContext http, string address)
    {
        var catalog = await catalogs.CurrentAsync(http.RequestAborted);
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, Xml.Indented))
        {
            xml.WriteStartElement("urlset", Namespace);
            foreach (var path in PathsIn(catalog).Take(Most))
            {
                xml.WriteStartElement("url", Namespace);
                xml.WriteElementString("loc", Namespace, address + path);
                xml.WriteElementString("lastmod", Namespace, catalog.Release.Release.Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return new FixedAnswer(body.ToArray(), "application/xml; charset=utf-8") { Release = catalog.Release };
    }

    /// <summary>The pages, those first that say most.</summary>
    private static IEnumerable<string> PathsIn(Catalog catalog) =>
    [
        "/",
        .. Dataset.All.Select(dataset => dataset.Path),
        .. catalog.Provinces.Where(province => province.Kind != ProvinceKind.Country).Select(province => $"/v1/profiles/{province.Id}"),
        .. catalog.Provinces.Select(province => $"/v1/provinces/{province.Id}"),
        .. catalog.Indicators.Select(indicator => $"/v1/indicators/{indicator.Id}"),
        .. catalog.DocumentIds.Select(document => $"/v1/documents/{document}"),
        .. catalog.Sources.Select(source => $"/v1/sources/{source.Id}"),
        .. catalog.TargetIds.Select(target => $"/v1/targets/{target}"),
    ];
}
