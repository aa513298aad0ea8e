using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Imports;
using Benchmark.Data.Keys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Shows what an import did, to the key that sent it.</summary>
internal sealed class GetImport : IEndpoint
{
    private static readonly AnswerRequestValidator<Request> Validation = new();

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/v1/imports/{id}", EndpointExtensions.Read, Handle).NeedsKey<Request>(
        () => Validation,
        "Get an import",
        "What an accepted import did. Needs the key that sent it; for every other key there is no such import.");

    private static async Task<Results<ImportAnswer, Problem>> Handle(string id, HttpContext http, Catalogs catalogs, KeyStore keys, ImportStore imports)
    {
        var query = Query<Request>.Read(http, Validation, await catalogs.ReleasesAsync(http.RequestAborted));
        if (query.FindProblem() is { } problem)
            return problem;
        var (key, refused) = await KeyCheck.ReadAsync(http, keys);
        if (refused is not null)
            return refused;
        return await imports.FindAsync(id, key!.Id, http.RequestAborted) is { } import
            ? new ImportAnswer(ImportEntry.Of(import), (await catalogs.CurrentAsync(http.RequestAborted)).Release.Release.Id, isCreated: false)
            : Problem.UnknownId("import", id, []);
    }

    internal sealed record Request : AnswerRequest;
}
