using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Migrations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Health;

/// <summary>Says whether requests can be answered: the database is readable, its schema the one the program knows, a release loaded.</summary>
internal sealed class GetReadiness(Catalogs catalogs) : PlainEndpoint<Results<Ok<GetReadiness.Response>, Problem>>
{
    public override void Configure() => Describes(
        "/health/ready",
        "Can requests be answered?", "Looks at the file of the database and reads the release from it. 503, with the reason, when it cannot be served.");

    public override async Task<Results<Ok<Response>, Problem>> ExecuteAsync(CancellationToken ct)
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new Response("ready", Migrator.SchemaVersion, (await catalogs.LookAsync(ct)).Release.Id));
    }

    /// <summary>What an operator asks.</summary>
    /// <param name="Status">Always <c>ready</c>.</param>
    /// <param name="SchemaVersion">The name of the newest migration.</param>
    /// <param name="Release">The release answers are computed from.</param>
    public new sealed record Response(string Status, string SchemaVersion, string Release);
}
