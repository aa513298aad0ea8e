using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Datasets;

/// <summary>Describes a data set: to people as a page, to search engines as a document of schema.org, which the page holds too.</summary>
internal sealed class GetDataset(Catalogs catalogs, CoverageStore coverage, PublicAddress known, PageWriter pages, JsonSerializerOptions json)
    : PlainEndpoint<Results<FixedAnswer, Problem>>
{
    private const string Vary = "Accept, Accept-Language, Accept-Encoding";

    public override void Configure() => Describes(
        "/datasets/{id}",
        "Describe a data set",
        "What one of the five data sets holds, under which license, and where its files are: HTML for a browser, for everybody else a `Dataset` of schema.org "
            + "in JSON-LD. The document needs the public address of the server; the page does not.",
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Response), [Json.Format.MediaType]),
        OfRelease.Newest);

    public override async Task<Results<FixedAnswer, Problem>> ExecuteAsync(CancellationToken ct)
    {
        var id = Route<string>("id")!;
        if (Dataset.All.FirstOrDefault(each => each.Id == id) is not { } dataset)
            return Problem.UnknownOfSet("dataset", KeyValuePair.Create(nameof(id), id), [.. Dataset.All.Select(each => each.Id)]);

        var request = HttpContext.Request;
        var isLinkedData = !request.Query.ContainsKey("format") && Negotiation.Names(request, JsonLd.MediaType);
        var isPage = !isLinkedData && Negotiation.WantsPage(request);
        var origin = known.OriginFor(request);
        if (origin is null && !isPage)
            return Problem.PublicUrlMissing(request);

        var catalog = await catalogs.CurrentAsync(ct);
        var covered = await coverage.OfIndicatorsAsync(catalog.Release, catalog.Indicators.Select(indicator => indicator.Id), ct);
        var address = origin is null ? null : $"{origin}{request.PathBase.Value}";
        var formats = dataset.FormatsIn(HttpContext.RequestServices.GetRequiredService<EndpointDataSource>());
        var document = address is null
            ? null
            : JsonSerializer.SerializeToUtf8Bytes(Response.Of(dataset, catalog, covered, formats, address, known.Publisher), json);
        if (!isPage)
        {
            return new FixedAnswer(document!, $"{(isLinkedData ? JsonLd.MediaType : Json.Format.MediaType)}; charset=utf-8", vary: Vary)
            {
                Release = catalog.Release,
            };
        }

        var page = new DatasetAnswer(
            dataset.Id,
            dataset.Subject,
            dataset.Title,
            dataset.Description,
            dataset.Row,
            catalog.Release.Counts.Of(dataset.Noun),
            catalog)
        {
            List = dataset.List,
            Path = dataset.Path,
            Downloads = [.. formats.Select(format => (format, dataset.Download(format.Id)))],
            Years = dataset.YearsOf(covered),
            Others = [.. Dataset.All.Where(other => other != dataset).Select(other => (other.Subject, other.Path))],
            Publisher = known.Publisher,
            Address = address,
            Document = document is null ? null : Encoding.UTF8.GetString(document),
        };
        return new FixedAnswer(await pages.WriteAsync(page, request), Html.Format.ContentType, Code.Of(Negotiation.LanguageOf(request)), Vary)
        {
            Release = catalog.Release,
        };
    }

    /// <summary>A data set in the words of schema.org, which search engines of data sets read.</summary>
    /// <param name="Context">Always <c>https://schema.org/</c>.</param>
    /// <param name="Type">Always <c>Dataset</c>.</param>
    /// <param name="Iri">What catalogs know it by; not an address.</param>
    /// <param name="Identifier">Its id among all data sets.</param>
    /// <param name="Url">Its page.</param>
    /// <param name="Name">Its name in Vietnamese.</param>
    /// <param name="AlternateName">Its name in English.</param>
    /// <param name="InLanguage">The languages of its texts.</param>
    /// <param name="Description">What it holds, in both languages.</param>
    /// <param name="Keywords">What it is about.</param>
    /// <param name="License">The license.</param>
    /// <param name="IsAccessibleForFree">Always true.</param>
    /// <param name="Version">The newest release.</param>
    /// <param name="DatePublished">The day of that release.</param>
    /// <param name="DateModified">When it was published.</param>
    /// <param name="SpatialCoverage">The country.</param>
    /// <param name="Creator">Who compiled it.</param>
    /// <param name="Publisher">Who publishes it.</param>
    /// <param name="IncludedInDataCatalog">The catalog that holds it.</param>
    /// <param name="VariableMeasured">The indicators that it has rows of; empty where its rows are of none.</param>
    /// <param name="Distribution">Its files.</param>
    [SchemaName("SchemaOrgDataset")]
    public new sealed record Response(
        [property: JsonPropertyName("@context")] string Context,
        [property: JsonPropertyName("@type")] string Type,
        [property: JsonPropertyName("@id")] string Iri,
        string Identifier,
        string Url,
        string Name,
        string AlternateName,
        IReadOnlyList<string> InLanguage,
        string Description,
        IReadOnlyList<string> Keywords,
        string License,
        bool IsAccessibleForFree,
        string Version,
        DateOnly DatePublished,
        DateTimeOffset DateModified,
        Place SpatialCoverage,
        Organization Creator,
        Organization Publisher,
        DataCatalog IncludedInDataCatalog,
        IReadOnlyList<PropertyValue> VariableMeasured,
        IReadOnlyList<DataDownload> Distribution)
    {
        /// <summary>The first and the last year of its figures: <c>2015/2025</c>; left out where it has none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        [MayBeLeftOut]
        public string? TemporalCoverage { get; init; }

        internal static Response Of(
            Dataset dataset,
            Catalog catalog,
            IReadOnlyDictionary<string, IndicatorCoverage> covered,
            IReadOnlyList<Format> formats,
            string address,
            string publisher)
        {
            var release = catalog.Release.Release;
            var organization = new Organization("Organization", publisher, $"{address}/");
            var keywords = dataset.KeywordsIn(catalog);
            return new Response(
                "https://schema.org/",
                "Dataset",
                dataset.IriAt(address),
                dataset.Identifier,
                $"{address}{dataset.Path}?lang={Code.Of(Language.Vi)}",
                dataset.Title.Vi,
                dataset.Title.En,
                Code.All<Language>(),
                $"{dataset.Description.Vi} {dataset.Description.En}",
                [.. keywords.Select(word => word.Vi), .. keywords.Select(word => word.En)],
                Publication.LicenseUrl,
                true,
                release.Id,
                release.Day(),
                release.PublishedAt,
                new Place("Place", catalog.Country.Name.Vi, catalog.Country.Codes.Iso),
                organization,
                organization,
                new DataCatalog("DataCatalog", $"{address}/catalog", publisher, $"{address}/"),
                [
                    .. (dataset.HasIndicators ? catalog.Indicators : []).Where(indicator => IsMeasuredBy(dataset, covered.GetValueOrDefault(indicator.Id)))
                        .Select(indicator => new PropertyValue("PropertyValue", indicator.Id, indicator.Name.Vi, $"{address}/v1/indicators/{indicator.Id}")
                        {
                            UnitText = indicator.UnitName?.Vi,
                        }),
                ],
                [.. formats.Select(format => new DataDownload("DataDownload", format.MediaType, $"{address}{dataset.Download(format.Id)}"))])
            {
                TemporalCoverage = dataset.YearsOf(covered) is var (first, last) ? $"{first}/{last}" : null,
            };
        }

        private static bool IsMeasuredBy(Dataset dataset, IndicatorCoverage? coverage) =>
            (dataset.Noun == Core.Schemas.Noun.Target ? coverage?.Targets : coverage?.Observations) > 0;
    }

    /// <summary>A place.</summary>
    /// <param name="Type">Always <c>Place</c>.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Identifier">Its code in ISO 3166; null where it has none.</param>
    [SchemaName("SchemaOrgPlace")]
    public sealed record Place([property: JsonPropertyName("@type")] string Type, string Name, string? Identifier);

    /// <summary>An organization.</summary>
    /// <param name="Type">Always <c>Organization</c>.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Url">Its page.</param>
    [SchemaName("SchemaOrgOrganization")]
    public sealed record Organization([property: JsonPropertyName("@type")] string Type, string Name, string Url);

    /// <summary>A catalog of data sets.</summary>
    /// <param name="Type">Always <c>DataCatalog</c>.</param>
    /// <param name="Iri">What it is known by; not an address.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Url">Its page.</param>
    [SchemaName("SchemaOrgDataCatalog")]
    public sealed record DataCatalog(
        [property: JsonPropertyName("@type")] string Type,
        [property: JsonPropertyName("@id")] string Iri,
        string Name,
        string Url);

    /// <summary>An indicator.</summary>
    /// <param name="Type">Always <c>PropertyValue</c>.</param>
    /// <param name="PropertyId">Its id.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Url">Its page.</param>
    [SchemaName("SchemaOrgPropertyValue")]
    public sealed record PropertyValue(
        [property: JsonPropertyName("@type")] string Type,
        [property: JsonPropertyName("propertyID")] string PropertyId,
        string Name,
        string Url)
    {
        /// <summary>The unit of its values; left out where it has none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        [MayBeLeftOut]
        public string? UnitText { get; init; }
    }

    /// <summary>A file.</summary>
    /// <param name="Type">Always <c>DataDownload</c>.</param>
    /// <param name="EncodingFormat">Its media type.</param>
    /// <param name="ContentUrl">Its address.</param>
    [SchemaName("SchemaOrgDataDownload")]
    public sealed record DataDownload([property: JsonPropertyName("@type")] string Type, string EncodingFormat, string ContentUrl);
}
