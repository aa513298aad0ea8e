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

    private static Results<ImportAnswer, Problem> Handle(string id, HttpContext http, Catalogs catalogs, KeyStore keys, ImportStore imports)
    {
        var query = Query<Request>.Read(http, Validation, catalogs.Releases());
        if (query.FindProblem() is { } problem)
            return problem;
        var (key, refused) = KeyCheck.Read(http, keys);
        if (refused is not null)
            return refused;
        return imports.Find(id, key!.Id) is { } import
            ? new ImportAnswer(ImportEntry.Of(import), catalogs.Current().Release.Release.Id, isCreated: false)
            : Problem.UnknownId("import", id, []);
    }

    internal sealed record Request : AnswerRequest;
}
