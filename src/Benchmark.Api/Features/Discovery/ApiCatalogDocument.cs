using System.Text.Json.Nodes;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;

namespace Benchmark.Api.Features.Discovery;

/// <summary>The APIs of this host, of which there is one, with its description, its page and its state (RFC 9727).</summary>
internal sealed class ApiCatalogDocument(PublicAddress known) : StandardDocument(known)
{
    public override IReadOnlyList<string> Paths => ["/.well-known/api-catalog"];

    protected override Task<IResult> AnswerAsync(HttpContext http, string address)
    {
        var document = new JsonObject
        {
            ["linkset"] = new JsonArray(new JsonObject
            {
                ["anchor"] = $"{address}/v1",
                ["service-desc"] = Link("/openapi/v1.json", Formats.Json.Format.MediaType),
                ["service-doc"] = Link("/swagger", Html.Format.MediaType),
                ["service-meta"] = Link("/catalog", RdfXml.Format.MediaType),
                ["status"] = Link("/health/ready", Formats.Json.Format.MediaType),
            }),
        };
        return Task.FromResult<IResult>(new FixedAnswer(
            Bytes(document),
            "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"")
        {
            Link = $"<{address}{Paths[0]}>; rel=\"api-catalog\"",
        });

        JsonArray Link(string path, string type) => new(new JsonObject { ["href"] = address + path, ["type"] = type });
    }
}
