using System.Text.Json.Nodes;
using Benchmark.Api.Http;

namespace Benchmark.Tests.Support;

/// <summary>Looks at every problem document that passes: its codes stand in the catalogue, and there under its kind.</summary>
internal sealed class CatalogueCheck : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var headers = response.Content.Headers;
        if (headers.ContentType?.MediaType != Problem.MediaType || headers.ContentEncoding.Count > 0 || request.Method == HttpMethod.Head)
            return response;
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
        var kind = ProblemKind.All.Single(each => problem.Text("type")!.EndsWith($"/problems/{each.Slug}", StringComparison.Ordinal));
        foreach (var code in problem.Codes("errors"))
        {
            Assert.True(
                ErrorCodes.Of(kind).Any(known => known.Id == code),
                $"{request.RequestUri} answers {code} in {kind.Slug}, which the catalogue does not have there.");
        }

        return response;
    }
}
