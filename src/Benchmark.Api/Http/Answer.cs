using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Benchmark.Api.Http;

/// <summary>The answer to a request that was served.</summary>
internal sealed class Answer<T>(Envelope<T> envelope) : IResult, IEndpointMetadataProvider
    where T : notnull
{
    public Envelope<T> Envelope => envelope;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Envelope<T>), ["application/json"]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.Append("Vary", "Accept");
        if (envelope.Links.Next is { } next)
            headers.Append("Link", $"<{next}>; rel=\"next\"");
        await httpContext.Response.WriteAsJsonAsync(envelope, Json.Options, httpContext.RequestAborted);
    }
}
