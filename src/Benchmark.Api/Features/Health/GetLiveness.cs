using Benchmark.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Health;

/// <summary>Says that the process is up; touches nothing.</summary>
internal sealed class GetLiveness : PlainEndpoint<Ok<GetLiveness.Response>>
{
    public override void Configure() => Describes(
        "/health/live",
        "Is the process up?", "Answers as long as the process runs.");

    public override Task<Ok<Response>> ExecuteAsync(CancellationToken ct) => Task.FromResult(Answer());

    private Ok<Response> Answer()
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response("live"));
    }

    /// <summary>The state of the process.</summary>
    /// <param name="Status">Always <c>live</c>.</param>
    public new sealed record Response(string Status);
}
