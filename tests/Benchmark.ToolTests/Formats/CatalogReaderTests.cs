using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Formats;

/// <summary>The catalog is read in each of its forms by a reader that knows that form alone: n3, jsonld and rdfxml-streaming-parser.</summary>
public sealed partial class CatalogReaderTests(BenchmarkApi api, NodeTools tools) : IClassFixture<BenchmarkApi>, IClassFixture<NodeTools>
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task All_forms_say_the_same_triples()
    {
        var triples = await Triples(api, "ttl", "text/turtle");

        Assert.Equal(triples, await Triples(api, "rdf", "application/rdf+xml"));
        Assert.Equal(triples, await Triples(api, "jsonld", "application/ld+json"));
        Assert.Equal(triples.Count, triples.Distinct().Count());
        // Everything has an address; what has none is told apart by its place, and would differ from form to form.
        Assert.DoesNotContain(triples, triple => triple.Contains("BlankNode", StringComparison.Ordinal));
        // Vietnamese comes through.
        Assert.Contains(triples, triple => triple.Contains("Việt Nam", StringComparison.Ordinal) && triple.Contains("@vi", StringComparison.Ordinal));
        Assert.Equal(5, triples.Count(triple => triple.EndsWith("NamedNode http://www.w3.org/ns/dcat#Dataset", StringComparison.Ordinal)));
        Assert.Equal(15, triples.Count(triple => triple.EndsWith("NamedNode http://www.w3.org/ns/dcat#Distribution", StringComparison.Ordinal)));
        Assert.All(triples.Select(triple => MomentPattern().Match(triple)).Where(match => match.Success), match => Assert.True(
            DateTimeOffset.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out _)));
    }

    [Fact]
    public async Task They_do_so_whatever_the_publisher_is_called()
    {
        const string publisher = "\"Sở\" <A & B> \\ 'C' @vi ^^xsd";
        using var there = BenchmarkApi.On(
            api.Database,
            ("publisher", publisher),
            ("public-url", "https://portal.example/du-lieu"),
            ("contact", "https://portal.example/lien-he?a=1&b=2"));

        var triples = await Triples(there, "ttl", "text/turtle");

        Assert.Equal(triples, await Triples(there, "rdf", "application/rdf+xml"));
        Assert.Equal(triples, await Triples(there, "jsonld", "application/ld+json"));
        var named = $"NamedNode https://portal.example/du-lieu/catalog#publisher http://xmlns.com/foaf/0.1/name {JsonSerializer.Serialize(publisher, Plain)}";
        Assert.Contains(triples, triple => triple.StartsWith(named, StringComparison.Ordinal));
        Assert.Contains(triples, triple => triple.EndsWith("NamedNode https://portal.example/lien-he?a=1&b=2", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> Triples(BenchmarkApi there, string extension, string mediaType) =>
        (await tools.Read("rdf.js", await there.Download($"/catalog.{extension}"), mediaType)).Texts("triples");

    [GeneratedRegex("\"([^\"]*)\"@\\^\\^http://www.w3.org/2001/XMLSchema#dateTime$")]
    private static partial Regex MomentPattern();
}
