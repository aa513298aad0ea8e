using Benchmark.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Health;

/// <summary>Says that the process is up; touches nothing.</summary>
internal sealed class GetLiveness : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/health/live", EndpointExtensions.Read, Handle).Described("Is the process up?", "Answers as long as the process runs.");

    private static Ok<Response> Handle(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response("live"));
    }

    /// <summary>The state of the process.</summary>
    /// <param name="Status">Always <c>live</c>.</param>
    public sealed record Response(string Status);
}
