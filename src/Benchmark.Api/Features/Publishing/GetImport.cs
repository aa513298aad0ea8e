using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Imports;
using Benchmark.Data.Keys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Publishing;

/// <summary>Shows what an import did, to the key that sent it.</summary>
internal sealed class GetImport(KeyStore keys, ImportStore imports) : RequestEndpoint<GetImport.Request, Results<ImportAnswer, Problem>>
{
    public override void Configure()
    {
        Verbs(HttpMethods.Get);
        Describe(
            "/v1/imports/{id}",
            "Get an import",
            "What an accepted import did. Needs the key that sent it; for every other key there is no such import.",
            new RequestDescription(typeof(Request), RequestReader<Request>.Describe, FormatRegister.Of([])),
            new ApiKeys(IsRepeatable: false));
    }

    public override async Task<Results<ImportAnswer, Problem>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var id = request.Asked.Id;
        if (FindProblem(request) is { } problem)
            return problem;
        var (key, refused) = await KeyCheck.ReadAsync(HttpContext, keys);
        if (refused is not null)
            return refused;
        return await imports.FindAsync(id, key!.Id, ct) is { } import
            ? new ImportAnswer(ImportEntry.Of(import), request.Published.Id, isCreated: false)
            : Problem.UnknownId("import", request.Asked.Segment, []);
    }

    internal sealed record Request : AnswerRequest;
}
