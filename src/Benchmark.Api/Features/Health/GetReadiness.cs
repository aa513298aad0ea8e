using Benchmark.Api.Http;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Health;

/// <summary>Says whether requests can be answered: the database is readable, its schema the one the program knows, a release loaded.</summary>
internal sealed class GetReadiness(Catalogs catalogs, Database database, Migrator migrator, ShutDown shutDown, TimeProvider clock)
    : PlainEndpoint<Results<Ok<GetReadiness.Response>, Problem>>
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(5);

    public override void Configure() => Describes(
        "/health/ready",
        "Can requests be answered?",
        "Looks at the database and reads the release from it. 503, with the reason, when it cannot be served or does not answer within 5 seconds, and when the "
            + "server was asked to end: it then answers other requests for two seconds more.");

    public override async Task<Results<Ok<Response>, Problem>> ExecuteAsync(CancellationToken ct)
    {
        HttpContext.Response.Headers.CacheControl = "no-store";
        if (shutDown.HasBegun)
            return new Problem(ProblemKind.ShuttingDown, ProblemKind.ShuttingDown.Remedy);
        var release = (await LookAsync(ct)).Release;
        return TypedResults.Ok(new Response(
            "ready",
            migrator.SchemaVersion,
            release.Id,
            release.PublishedAt,
            (long)(clock.GetUtcNow() - release.PublishedAt).TotalSeconds,
            database.FreeBytes));
    }

    // A database that neither answers nor refuses is none that can be served from.
    private async Task<LoadedRelease> LookAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(LongestLook, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await catalogs.LookAsync(either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new StorageFault(StorageFaultKind.Unavailable, $"The database {database.Name} does not answer.", exception);
        }
    }

    /// <summary>What an operator asks.</summary>
    /// <param name="Status">Always <c>ready</c>.</param>
    /// <param name="SchemaVersion">The name of the newest migration.</param>
    /// <param name="Release">The release answers are computed from.</param>
    /// <param name="PublishedAt">When that release was published.</param>
    /// <param name="AgeSeconds">How old it is; negative for one that is dated ahead of the clock.</param>
    /// <param name="FreeBytes">How many bytes are free where the database is, for this program; null where that is another machine.</param>
    public new sealed record Response(string Status, string SchemaVersion, string Release, DateTimeOffset PublishedAt, long AgeSeconds, long? FreeBytes);
}
