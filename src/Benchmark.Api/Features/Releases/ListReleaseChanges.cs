using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>Lists what one release changed.</summary>
internal sealed class ListReleaseChanges(ChangeStore store, Catalogs catalogs, FigureStore figures)
    : DataEndpoint<ListReleaseChanges.Request, ChangesQuestion, IReadOnlyList<ChangeEntry>>
{
    public override void Configure() => Reads<ChangesRules<Request>>(
        "/v1/releases/{id}/changes",
        "List the changes of a release",
        "Each row of data that a release inserted, changed or deleted, every value old and new, with the reason of the release and the source of the row. "
            + "Ordered by noun and id.",
        typeof(Table));

    public override async Task<ChangesQuestion> AskAsync(Request request, CancellationToken cancellation)
    {
        var number = request.Named()!.Number;
        var question = await ChangeList.AskAsync(request, store, number - 1, number, cancellation);
        var told = await ChangeList.TellAsync(request, new NewsReader(store, catalogs, figures), question, number - 1, number, cancellation);
        // The news of the second release come with those of the first.
        return told with { News = [.. told.News.Where(news => news.Release.Number == number)] };
    }

    public override Answer<IReadOnlyList<ChangeEntry>> Answer(Request request, ChangesQuestion question) => ChangeList.Answer(request, question);

    protected override Problem? FindProblem(ChangesQuestion question) => ChangeList.FindProblem(question);

    protected override Problem? FindMissing(Request request) => request.FindUnknownRelease();

    protected override string ScopeOf(Request request) => request.HistoryMark();

    internal sealed record Request : ChangesRequest;
}
