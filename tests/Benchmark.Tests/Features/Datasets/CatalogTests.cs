using System.Net;
using System.Text.Json.Nodes;
using Benchmark.Core.Schemas;
using Benchmark.Tests.Features.Publishing;
using Benchmark.Tests.Pages;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Datasets;

/// <summary>The catalog as portals read it: what DCAT-AP 3.0.1 and the circular on metadata ask for, and what a harvester does with it.</summary>
public sealed class CatalogTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const string Authority = "http://publications.europa.eu/resource/authority/";

    private static readonly string[] Sets = ["observations", "targets", "indicators", "provinces", "sources"];

    [Fact]
    public async Task The_catalog_has_what_the_profile_asks_for()
    {
        var graph = await Graph.Of(api);
        var catalog = graph["http://localhost/catalog"];
        var service = (await api.Get("/v1")).At("data")!;

        Assert.Equal(["dcat:Catalog"], catalog.Types);
        Assert.All(["dct:title", "dct:description"], name => Assert.Equal(["vi", "en"], catalog.Languages(name)));
        Assert.Equal([service.Text("description.vi")!, service.Text("description.en")!], catalog.Values("dct:description"));
        Assert.Equal([service.Text("release.publishedAt")!], catalog.Values("dct:modified"));
        Assert.Equal([service.Text("license.url")!], catalog.Values("dct:license"));
        Assert.Equal([$"{Authority}language/VIE", $"{Authority}language/ENG"], catalog.Values("dct:language"));
        Assert.Equal([$"{Authority}country/VNM"], catalog.Values("dct:spatial"));
        Assert.Equal(["http://localhost/"], catalog.Values("foaf:homepage"));
        Assert.Equal(Sets.Select(set => $"http://localhost/catalog/{set}"), catalog.Values("dcat:dataset"));
        Assert.Equal(["http://localhost/catalog#api"], catalog.Values("dcat:service"));
        var publisher = graph[Assert.Single(catalog.Values("dct:publisher"))];
        Assert.Equal(("foaf:Agent", "Benchmark"), (Assert.Single(publisher.Types), publisher.Values("foaf:name")[0]));
        // No contact is made up.
        Assert.DoesNotContain(graph.Nodes, node => node.Names.Contains("dcat:contactPoint"));
    }

    [Fact]
    public async Task Every_data_set_has_what_the_profile_and_the_circular_ask_for()
    {
        var graph = await Graph.Of(api);
        foreach (var id in Sets)
        {
            var (set, page) = (graph[$"http://localhost/catalog/{id}"], await api.Get($"/datasets/{id}"));

            Assert.Equal(["dcat:Dataset"], set.Types);
            // The same as its page says, from the same model.
            Assert.Equal([page.Text("name")!, page.Text("alternateName")!], set.Values("dct:title"));
            Assert.Equal(page.Text("description"), string.Join(' ', set.Values("dct:description")));
            Assert.Equal(page.Texts("keywords").Order(), set.Values("dcat:keyword").Order());
            Assert.Equal([page.Text("identifier")!], set.Values("dct:identifier"));
            Assert.Equal(set.Iri, page.Text("@id"));
            Assert.Equal([page.Text("version")!], set.Values("dcat:version"));
            Assert.Equal([page.Text("dateModified")!], set.Values("dct:modified"));
            Assert.Equal([(await api.Get("/v1/releases?limit=1000")).Items("data")[^1].Text("publishedAt")!], set.Values("dct:issued"));
            Assert.Equal("xsd:dateTime", Assert.Single(set.Properties("dct:modified")).Text("@type"));
            Assert.All(["dct:creator", "dct:publisher"], name => Assert.Equal(["http://localhost/catalog#publisher"], set.Values(name)));
            Assert.Equal([$"{Authority}data-theme/GOVE"], set.Values("dcat:theme"));
            Assert.Equal([$"{Authority}access-right/PUBLIC"], set.Values("dct:accessRights"));
            Assert.Equal([$"{Authority}frequency/IRREG"], set.Values("dct:accrualPeriodicity"));
            Assert.Equal([$"{Authority}country/VNM"], set.Values("dct:spatial"));
            Assert.Equal(2, set.Values("dct:language").Count);
            Assert.Equal([$"http://localhost/datasets/{id}"], set.Values("dcat:landingPage"));
            Assert.Equal(
                new[] { "csv", "json", "xlsx" }.Select(format => $"{set.Iri}#{format}"),
                set.Values("dcat:distribution").Order(StringComparer.Ordinal));
            if (page["temporalCoverage"] is { } years)
            {
                var period = graph[Assert.Single(set.Values("dct:temporal"))];
                Assert.Equal($"{years}", $"{Assert.Single(period.Values("dcat:startDate"))}/{Assert.Single(period.Values("dcat:endDate"))}");
                Assert.Equal("xsd:gYear", period.Properties("dcat:startDate")[0].Text("@type"));
            }
            else
            {
                Assert.DoesNotContain("dct:temporal", set.Names);
            }
        }
    }

    [Fact]
    public async Task Every_distribution_leads_to_what_it_says()
    {
        var graph = await Graph.Of(api);
        var files = graph.Nodes.Where(node => node.Types.Contains("dcat:Distribution")).ToList();
        Assert.Equal(3 * Sets.Length, files.Count);
        foreach (var file in files)
        {
            var format = file.Iri.Split('#')[1];
            using var answer = await api.Client.GetAsync(Assert.Single(file.Values("dcat:accessURL")), TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal([$"https://www.iana.org/assignments/media-types/{answer.Content.Headers.ContentType!.MediaType}"], file.Values("dcat:mediaType"));
            Assert.Equal([$"{Authority}file-type/{format.ToUpperInvariant()}"], file.Values("dct:format"));
            Assert.Equal(["vi", "en"], file.Languages("dct:title"));
            Assert.Equal(["https://creativecommons.org/licenses/by/4.0/"], file.Values("dct:license"));
            Assert.Equal([$"{Authority}planned-availability/STABLE"], file.Values("dcatap:availability"));
            Assert.Equal(["http://localhost/catalog#api"], file.Values("dcat:accessService"));
            Assert.Single(file.Values("dct:modified"));
            // What comes in pages is no file to be downloaded.
            Assert.Equal(format == "json" ? [] : file.Values("dcat:accessURL"), file.Names.Contains("dcat:downloadURL") ? file.Values("dcat:downloadURL") : []);
        }
    }

    [Fact]
    public async Task The_service_and_everything_that_is_named_says_what_it_is()
    {
        var graph = await Graph.Of(api);
        var service = graph["http://localhost/catalog#api"];
        Assert.Equal(["http://localhost/v1"], service.Values("dcat:endpointURL"));
        Assert.Equal(["http://localhost/openapi/v1.json"], service.Values("dcat:endpointDescription"));
        Assert.Equal(Sets.Length, service.Values("dcat:servesDataset").Count);
        Assert.All(["dct:title", "dct:description"], name => Assert.Equal(["vi", "en"], service.Languages(name)));
        Assert.Single(service.Values("dct:license"));

        // The shapes want the type of what is pointed to within the document itself, and a name for every concept.
        var types = new Dictionary<string, string>
        {
            ["dct:language"] = "dct:LinguisticSystem",
            ["dct:spatial"] = "dct:Location",
            ["dct:license"] = "dct:LicenseDocument",
            ["dct:accessRights"] = "dct:RightsStatement",
            ["dct:accrualPeriodicity"] = "dct:Frequency",
            ["dct:temporal"] = "dct:PeriodOfTime",
            ["dct:conformsTo"] = "dct:Standard",
            ["dct:format"] = "dct:MediaTypeOrExtent",
            ["dcat:mediaType"] = "dct:MediaType",
            ["dcat:landingPage"] = "foaf:Document",
            ["foaf:homepage"] = "foaf:Document",
            ["dcat:theme"] = "skos:Concept",
            ["dcatap:availability"] = "skos:Concept",
        };
        foreach (var node in graph.Nodes)
        {
            foreach (var name in node.Names.Where(types.ContainsKey))
                Assert.All(node.Values(name), iri => Assert.Contains(types[name], graph[iri].Types));
        }

        Assert.All(graph.Nodes.Where(node => node.Types.Contains("skos:Concept")), node => Assert.Equal(["vi", "en"], node.Languages("skos:prefLabel")));
        Assert.Equal(graph.Nodes.Count, graph.Nodes.Select(node => node.Iri).Distinct().Count());
    }

    [Theory]
    [InlineData("data@portal.example", "vcard:hasEmail", "mailto:data@portal.example")]
    [InlineData("https://portal.example/contact", "vcard:hasURL", "https://portal.example/contact")]
    public async Task A_contact_is_where_the_operator_says(string given, string property, string expected)
    {
        using var there = BenchmarkApi.On(api.Database, ("contact", given));
        var graph = await Graph.Of(there);

        var contact = graph["http://localhost/catalog#contact"];
        Assert.Equal(["vcard:Kind", "vcard:Organization"], contact.Types);
        Assert.Equal([expected], contact.Values(property));
        Assert.Equal(["Benchmark"], contact.Values("vcard:fn"));
        foreach (var owner in graph.Nodes.Where(node => node.Types.Intersect(["dcat:Dataset", "dcat:DataService"]).Any()))
            Assert.Equal([contact.Iri], owner.Values("dcat:contactPoint"));
    }

    [Theory]
    [InlineData("/catalog", null, "application/rdf+xml")]
    [InlineData("/catalog", "*/*", "application/rdf+xml")]
    [InlineData("/catalog", PageTests.Browser, "application/rdf+xml")]
    [InlineData("/catalog", "text/turtle", "text/turtle")]
    [InlineData("/catalog", "application/ld+json", "application/ld+json")]
    [InlineData("/catalog", "application/ld+json;q=0.5, text/turtle;q=0.9", "text/turtle")]
    [InlineData("/catalog/", "text/turtle", "text/turtle")]
    [InlineData("/catalog.rdf", "text/turtle", "application/rdf+xml")]
    [InlineData("/catalog.ttl", null, "text/turtle")]
    [InlineData("/catalog.jsonld", null, "application/ld+json")]
    public async Task Each_form_is_given_to_who_asks_for_it(string path, string? accept, string expected)
    {
        using var head = await Send(api, HttpMethod.Head, path, accept);
        using var answer = await Send(api, HttpMethod.Get, path, accept);

        Assert.All([head, answer], each => Assert.Equal((HttpStatusCode.OK, expected), (each.StatusCode, each.Content.Headers.ContentType?.MediaType)));
        Assert.All([head, answer], each => Assert.Equal(!path.Contains('.'), each.Headers.Vary.Contains("Accept")));
        Assert.Equal(answer.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        using var known = await Send(api, HttpMethod.Get, path, accept, answer.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.StartsWith((await api.Get("/v1")).Text("data.release.id")!, answer.Headers.GetValues("Benchmark-Release").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/catalog?page=2", 404, "unknown-page")]
    [InlineData("/catalog.ttl?page=100", 404, "unknown-page")]
    [InlineData("/catalog?page=0", 400, "not-a-whole-number")]
    [InlineData("/catalog?page=x", 400, "not-a-whole-number")]
    [InlineData("/catalog?page=", 400, "empty-value")]
    [InlineData("/catalog?page=1&page=1", 400, "repeated-parameter")]
    [InlineData("/catalog?pages=1", 400, "unknown-parameter")]
    public async Task What_is_no_page_is_refused(string path, int status, string code) =>
        Assert.Equal([code], (await api.GetProblem(path, status)).Codes("errors"));

    [Fact]
    public async Task What_accepts_no_form_gets_none()
    {
        using var answer = await Send(api, HttpMethod.Get, "/catalog", "text/csv");

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.StatusCode);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(["application/rdf+xml", "text/turtle", "application/ld+json"], problem.Texts("errors[0].allowed"));
    }

    [Theory]
    [InlineData("/catalog")]
    [InlineData("/v1/datapackage.json")]
    [InlineData("/sitemap.xml")]
    [InlineData("/.well-known/api-catalog")]
    public async Task Whole_addresses_come_from_the_operator_alone(string path)
    {
        using var there = BenchmarkApi.On(api.Database, ("public-url", "https://portal.example/benchmark"));
        using var missing = await api.SendTo("evil.example", path, []);
        using var elsewhere = await there.SendTo("evil.example", path, []);
        using var shown = await there.SendTo("portal.example", $"/benchmark{path}", []);

        Assert.Equal((HttpStatusCode)503, missing.StatusCode);
        Assert.Contains("public-url-missing", await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, elsewhere.StatusCode);
        var text = await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Contains("https://portal.example/benchmark/", text, StringComparison.Ordinal);
        Assert.DoesNotContain("localhost", text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_harvester_that_comes_again_changes_nothing_and_after_a_release_only_what_a_release_changes()
    {
        using var there = new BenchmarkApi();
        var portal = new Harvester(there);
        var first = await portal.Run("/catalog");
        Assert.Equal((Sets.Length, 0, 0), first);
        var before = portal.Known.ToDictionary(set => set.Key, set => set.Value);

        Assert.Equal((0, 0, 0), await portal.Run("/catalog"));

        var row = SampleRow.Of(Noun.Observation)[0];
        var release = await Steward.Publish(there, "observations", Changed(row));
        Assert.Equal((0, Sets.Length, 0), await portal.Run("/catalog"));
        foreach (var (guid, now) in portal.Known)
        {
            // Each was modified with the release; what it is called, where its files are and what they are called stays.
            Assert.Equal(["dcat:version", "dct:modified"], before[guid].Differences(now));
            Assert.Equal([release], now.Values("dcat:version"));
        }

        Assert.Equal((0, 0, 0), await portal.Run("/catalog"));
    }

    private static JsonObject Changed(IReadOnlyDictionary<string, string> row)
    {
        var changed = SampleRow.Post(row);
        changed["noteVi"] = "Ghi chú mới";
        changed["noteEn"] = "A new note";
        return changed;
    }

    private static async Task<HttpResponseMessage> Send(BenchmarkApi to, HttpMethod method, string path, string? accept, string? tag = null)
    {
        using var message = new HttpRequestMessage(method, path);
        if (accept is not null)
            message.Headers.TryAddWithoutValidation("Accept", accept);
        if (tag is not null)
            message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await to.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    /// <summary>
    /// Does what the harvester of ckanext-dcat does: asks for the head first and refuses what is too large, then for page after page until there is none or
    /// the same again, names no form, and knows a data set by its address.
    /// </summary>
    private sealed class Harvester(BenchmarkApi there)
    {
        private const long LargestBytes = 50 * 1024 * 1024;

        public Dictionary<string, Node> Known { get; } = [];

        public async Task<(int Created, int Changed, int Deleted)> Run(string address)
        {
            var found = new Dictionary<string, Node>();
            for (var page = 1; await Download($"{address}?page={page}"); page++)
            {
                // The same graph as a test of tools reads from the other forms.
                var graph = await Graph.Of(there);
                foreach (var node in graph.Nodes.Where(node => node.Types.Contains("dcat:Dataset")))
                {
                    var files = graph.Nodes.Where(file => node.Values("dcat:distribution").Contains(file.Iri));
                    found[node.Iri] = node with { Files = string.Join('\n', files.Select(file => file.Without("dct:modified"))) };
                }
            }

            var created = found.Keys.Except(Known.Keys).Count();
            var deleted = Known.Keys.Except(found.Keys).Count();
            var changed = found.Count(set => Known.TryGetValue(set.Key, out var before) && before.Text != set.Value.Text);
            Known.Clear();
            foreach (var (guid, node) in found)
                Known.Add(guid, node);
            return (created, changed, deleted);
        }

        private async Task<bool> Download(string address)
        {
            using var head = await Send(there, HttpMethod.Head, address, accept: null);
            if (head.StatusCode == HttpStatusCode.NotFound)
                return false;
            Assert.True(head.IsSuccessStatusCode, $"HEAD {address}: {head.StatusCode}");
            Assert.InRange(head.Content.Headers.ContentLength!.Value, 1, LargestBytes);
            using var answer = await Send(there, HttpMethod.Get, address, accept: null);
            Assert.Equal("application/rdf+xml", answer.Content.Headers.ContentType!.MediaType);
            return answer.IsSuccessStatusCode;
        }
    }

    /// <summary>The catalog, read from JSON-LD; that the other forms say the same is a test of tools.</summary>
    private sealed record Graph(IReadOnlyList<Node> Nodes)
    {
        public Node this[string iri] => Nodes.Single(node => node.Iri == iri);

        public static async Task<Graph> Of(BenchmarkApi api) =>
            new([.. (await api.Get("/catalog.jsonld")).Items("@graph").Select(node => new Node(node.AsObject()))]);
    }

    private sealed record Node(JsonObject Json)
    {
        public string Iri => Json.Text("@id")!;

        public IReadOnlyList<string> Types => [.. Json["@type"]!.AsArray().Select(type => type!.ToString())];

        public IEnumerable<string> Names => Json.Select(property => property.Key).Where(name => name[0] != '@');

        public string Files { get; init; } = "";

        public string Text => $"{Json.ToJsonString()}\n{Files}";

        public IReadOnlyList<JsonNode> Properties(string name) => [.. Json[name]!.AsArray().Select(value => value!)];

        public IReadOnlyList<string> Values(string name) => [.. Properties(name).Select(value => (value["@id"] ?? value["@value"])!.ToString())];

        public IReadOnlyList<string> Languages(string name) => [.. Properties(name).Select(value => value.Text("@language")!)];

        public string Without(string name) => new JsonObject(Json.Where(each => each.Key != name).Select(each =>
            KeyValuePair.Create(each.Key, each.Value?.DeepClone()))).ToJsonString();

        public IReadOnlyList<string> Differences(Node other)
        {
            Assert.Equal(Files, other.Files);
            return [.. Names.Union(other.Names).Where(name => !JsonNode.DeepEquals(Json[name], other.Json[name])).Order(StringComparer.Ordinal)];
        }
    }
}
