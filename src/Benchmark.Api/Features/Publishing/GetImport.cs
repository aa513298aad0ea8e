using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Imports;
using Benchmark.Data.Keys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Shows what an import did, to the key that sent it.</summary>
internal sealed class GetImport(Catalogs catalogs, KeyStore keys, ImportStore imports) : QueryEndpoint<GetImport.Request, Results<ImportAnswer, Problem>>
{
    public override void Configure() => ReadsWithKey<AnswerRequestValidator<Request>>(
        "/v1/imports/{id}",
        "Get an import",
        "What an accepted import did. Needs the key that sent it; for every other key there is no such import.");

    public override async Task<Results<ImportAnswer, Problem>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var id = Route<string>("id")!;
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        if (query.FindProblem() is { } problem)
            return problem;
        var (key, refused) = await KeyCheck.ReadAsync(HttpContext, keys);
        if (refused is not null)
            return refused;
        return await imports.FindAsync(id, key!.Id, ct) is { } import
            ? new ImportAnswer(ImportEntry.Of(import), (await catalogs.CurrentAsync(ct)).Release.Release.Id, isCreated: false)
            : Problem.UnknownId("import", id, []);
    }

    internal sealed record Request : AnswerRequest;
}
