using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Releases;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Datasets;

/// <summary>
/// The data sets in the words of DCAT-AP 3.0.1, the application profile that portals exchange catalogs in. The addresses of things never change: portals
/// know a data set by its address, and make another one of another.
/// </summary>
/// <param name="address">The address of the server.</param>
/// <param name="known">Who publishes it, and where that is.</param>
/// <param name="catalog">The catalog of the newest release.</param>
/// <param name="first">The first release.</param>
/// <param name="covered">How much there is of each indicator.</param>
/// <param name="endpoints">The routes of the lists.</param>
internal sealed class DatasetsGraph(
    string address,
    PublicAddress known,
    Catalog catalog,
    Release first,
    IReadOnlyDictionary<string, IndicatorCoverage> covered,
    EndpointDataSource endpoints)
{
    // The lists of the Publications Office of the European Union, which the profile asks for.
    private const string Authority = "http://publications.europa.eu/resource/authority/";
    private const string MediaTypes = "https://www.iana.org/assignments/media-types/";
    private const string OpenApiStandard = "https://spec.openapis.org/oas/v3.1.1";
    private const string Country = $"{Authority}country/VNM";
    private const string Public = $"{Authority}access-right/PUBLIC";
    private const string Irregular = $"{Authority}frequency/IRREG";
    private const string Government = $"{Authority}data-theme/GOVE";
    private const string Stable = $"{Authority}planned-availability/STABLE";

    private static readonly IReadOnlyList<string> Languages = [$"{Authority}language/VIE", $"{Authority}language/ENG"];

    /// <summary>The formats that a harvester is told of, by what the list of file types calls each.</summary>
    private static readonly IReadOnlyList<(Format Format, string FileType)> FileTypes = [(Csv.Format, "CSV"), (Json.Format, "JSON"), (Xlsx.Format, "XLSX")];

    private readonly string _catalog = $"{address}/catalog";
    private readonly string _api = $"{address}/catalog#api";
    private readonly string _publisher = $"{address}/catalog#publisher";
    private readonly string _contact = $"{address}/catalog#contact";
    private readonly RdfValue _modified = TimeOf(catalog.Release.Release.PublishedAt);
    private readonly List<RdfNode> _nodes = [];

    /// <summary>Makes the graph.</summary>
    public RdfGraph Make()
    {
        AddCatalog();
        foreach (var dataset in Dataset.All)
            AddDataset(dataset);
        AddService();
        _nodes.Add(new RdfNode(_publisher, ["foaf:Agent"], [.. Texts("foaf:name", Text.Same(known.Publisher))]));
        if (known.Contact is { } contact)
            AddContact(contact);
        AddWhatIsNamed();
        return new RdfGraph(
            [
                ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
                ("dcat", "http://www.w3.org/ns/dcat#"),
                ("dcatap", "http://data.europa.eu/r5r/"),
                ("dct", "http://purl.org/dc/terms/"),
                ("foaf", "http://xmlns.com/foaf/0.1/"),
                ("skos", "http://www.w3.org/2004/02/skos/core#"),
                ("vcard", "http://www.w3.org/2006/vcard/ns#"),
                ("xsd", "http://www.w3.org/2001/XMLSchema#"),
            ],
            _nodes);
    }

    private void AddCatalog() => _nodes.Add(new RdfNode(_catalog, ["dcat:Catalog"],
    [
        .. Texts("dct:title", new($"Danh mục dữ liệu {known.Publisher}", $"Data catalog of {known.Publisher}")),
        .. Texts("dct:description", Publication.About),
        Iri("dct:publisher", _publisher),
        .. Dataset.All.Select(dataset => Iri("dcat:dataset", dataset.IriAt(address))),
        Iri("dcat:service", _api),
        .. Languages.Select(language => Iri("dct:language", language)),
        Iri("dct:license", Publication.LicenseUrl),
        ("dct:modified", _modified),
        Iri("foaf:homepage", $"{address}/"),
        Iri("dct:spatial", Country),
    ]));

    private void AddDataset(Dataset dataset)
    {
        var iri = dataset.IriAt(address);
        var period = dataset.YearsOf(covered);
        var files = dataset.FormatsIn(endpoints).Join(FileTypes, format => format, each => each.Format, (_, each) => each).ToList();
        _nodes.Add(new RdfNode(iri, ["dcat:Dataset"],
        [
            .. Texts("dct:title", dataset.Title),
            .. Texts("dct:description", dataset.Description),
            ("dct:identifier", new RdfValue(dataset.Identifier)),
            Iri("dct:creator", _publisher),
            Iri("dct:publisher", _publisher),
            ("dct:issued", TimeOf(first.PublishedAt)),
            ("dct:modified", _modified),
            ("dcat:version", new RdfValue(catalog.Release.Release.Id)),
            .. Contact(),
            .. dataset.KeywordsIn(catalog).SelectMany(word => Texts("dcat:keyword", word)),
            Iri("dcat:theme", Government),
            Iri("dct:accessRights", Public),
            Iri("dct:spatial", Country),
            .. period is null ? [] : new[] { Iri("dct:temporal", $"{iri}#period") },
            Iri("dct:accrualPeriodicity", Irregular),
            .. Languages.Select(language => Iri("dct:language", language)),
            Iri("dcat:landingPage", address + dataset.Path),
            .. files.Select(file => Iri("dcat:distribution", $"{iri}#{file.Format.Id}")),
        ]));
        if (period is var (start, end))
            _nodes.Add(new RdfNode($"{iri}#period", ["dct:PeriodOfTime"], [("dcat:startDate", YearOf(start)), ("dcat:endDate", YearOf(end))]));
        foreach (var (format, fileType) in files)
            AddDistribution(dataset, $"{iri}#{format.Id}", format, fileType);
    }

    private void AddDistribution(Dataset dataset, string iri, Format format, string fileType)
    {
        var link = address + dataset.Download(format.Id);
        var name = format.Id.ToUpperInvariant();
        _nodes.Add(new RdfNode(iri, ["dcat:Distribution"],
        [
            .. Texts("dct:title", new($"{dataset.Subject.Vi} ({name})", $"{dataset.Subject.En} ({name})")),
            Iri("dcat:accessURL", link),
            // What comes in pages is no file: who downloads it would take the first page for all of it.
            .. format.IsPaged ? [] : new[] { Iri("dcat:downloadURL", link) },
            Iri("dct:format", $"{Authority}file-type/{fileType}"),
            Iri("dcat:mediaType", MediaTypes + format.MediaType),
            Iri("dct:license", Publication.LicenseUrl),
            ("dct:modified", _modified),
            Iri("dcatap:availability", Stable),
            Iri("dcat:accessService", _api),
        ]));
    }

    private void AddService() => _nodes.Add(new RdfNode(_api, ["dcat:DataService"],
    [
        .. Texts("dct:title", new($"API {known.Publisher}", $"API of {known.Publisher}")),
        .. Texts("dct:description", new("API HTTP; đọc không cần khóa.", "An HTTP API; reading needs no key.")),
        Iri("dct:publisher", _publisher),
        Iri("dcat:endpointURL", $"{address}/v1"),
        Iri("dcat:endpointDescription", $"{address}/openapi/v1.json"),
        .. Dataset.All.Select(dataset => Iri("dcat:servesDataset", dataset.IriAt(address))),
        Iri("dct:license", Publication.LicenseUrl),
        Iri("dct:accessRights", Public),
        Iri("dct:conformsTo", OpenApiStandard),
        .. Contact(),
    ]));

    // The profile finds a contact by its general type; who reads vCards by the other.
    private void AddContact(string contact) => _nodes.Add(new RdfNode(_contact, ["vcard:Kind", "vcard:Organization"],
    [
        ("vcard:fn", new RdfValue(known.Publisher)),
        Iri(contact.StartsWith("mailto:", StringComparison.Ordinal) ? "vcard:hasEmail" : "vcard:hasURL", contact),
    ]));

    /// <summary>The profile wants the type of everything that is named, in the same document; of concepts the name too.</summary>
    private void AddWhatIsNamed()
    {
        Add("dct:LinguisticSystem", Languages);
        Add("dct:Location", [Country]);
        Add("dct:RightsStatement", [Public]);
        Add("dct:Frequency", [Irregular]);
        Add("dct:LicenseDocument", [Publication.LicenseUrl]);
        Add("dct:Standard", [OpenApiStandard]);
        Add("foaf:Document", [$"{address}/", .. Dataset.All.Select(dataset => address + dataset.Path)]);
        Add("dct:MediaTypeOrExtent", FileTypes.Select(each => $"{Authority}file-type/{each.FileType}"));
        Add("dct:MediaType", FileTypes.Select(each => MediaTypes + each.Format.MediaType));
        _nodes.Add(new RdfNode(Government, ["skos:Concept"], [.. Texts("skos:prefLabel", new("Chính phủ và khu vực công", "Government and public sector"))]));
        _nodes.Add(new RdfNode(Stable, ["skos:Concept"], [.. Texts("skos:prefLabel", new("ổn định", "stable"))]));

        void Add(string type, IEnumerable<string> iris) => _nodes.AddRange(iris.Select(iri => new RdfNode(iri, [type], [])));
    }

    private IEnumerable<(string Name, RdfValue Value)> Contact() => known.Contact is null ? [] : [Iri("dcat:contactPoint", _contact)];

    private static (string Name, RdfValue Value) Iri(string name, string iri) => (name, RdfValue.Iri(iri));

    private static IEnumerable<(string Name, RdfValue Value)> Texts(string name, Text text) => RdfValue.Of(text).Select(value => (name, value));

    private static RdfValue TimeOf(DateTimeOffset time) => RdfValue.Typed(Columns.TimeOf(time), "xsd:dateTime");

    private static RdfValue YearOf(int year) => RdfValue.Typed(year.ToString("0000", CultureInfo.InvariantCulture), "xsd:gYear");
}
