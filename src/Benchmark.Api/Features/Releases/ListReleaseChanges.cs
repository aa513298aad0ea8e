using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>Lists what one release changed.</summary>
internal sealed class ListReleaseChanges(ChangeStore store) : DataEndpoint<ListReleaseChanges.Request, ChangesQuestion, IReadOnlyList<ChangeEntry>>
{
    public override void Configure() => Reads<ChangesRules<Request>>(
        "/v1/releases/{id}/changes",
        "List the changes of a release",
        "Each row of data that a release inserted, changed or deleted, every value old and new, with the reason of the release and the source of the row. "
            + "Ordered by noun and id.",
        typeof(Table));

    public override Task<ChangesQuestion> AskAsync(Request request, CancellationToken cancellation)
    {
        var number = request.Named()!.Number;
        return ChangeList.AskAsync(request, store, number - 1, number, cancellation);
    }

    public override Answer<IReadOnlyList<ChangeEntry>> Answer(Request request, ChangesQuestion question) => ChangeList.Answer(request, question);

    protected override Problem? FindProblem(ChangesQuestion question) => ChangeList.FindProblem(question);

    protected override Problem? FindMissing(Request request) => request.FindUnknownRelease();

    protected override string ScopeOf(Request request) => request.HistoryMark();

    internal sealed record Request : ChangesRequest;
}
