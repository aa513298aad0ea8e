using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>Lists what changed since a reader last looked; also as a feed.</summary>
internal sealed class ListChanges(ChangeStore store, Catalogs catalogs, FigureStore figures)
    : DataEndpoint<ListChanges.Request, ChangesQuestion, IReadOnlyList<ChangeEntry>>
{
    public override void Configure() => Reads<ChangesRules<Request>>(
        "/v1/changes",
        "List changes",
        "Each row of data that was inserted, changed or deleted since a release, every value old and new, with the reason of its release and the source of the "
            + "row. Ordered by release, noun and id. As an Atom feed with an entry for each release, the first included, in sentences: what changed of whom, "
            + "and what that means for the targets.",
        typeof(Table), typeof(Feed));

    public override async Task<ChangesQuestion> AskAsync(Request request, CancellationToken cancellation)
    {
        var known = request.Known();
        var after = request.Since.Release.Number;
        var reader = new NewsReader(store, catalogs, figures);
        if (!request.Format.Value.IsMadeOf<Feed>())
        {
            var question = await ChangeList.AskAsync(request, store, after, known.Count, cancellation);
            return await ChangeList.TellAsync(request, reader, question, after, known.Count, cancellation);
        }

        var (news, releases) = await reader.ReadAsync(known, ChangeList.SelectionOf(request, after, known.Count), cancellation);
        return new ChangesQuestion([], news.Sum(each => each.Total), LastKey: null, null) { News = news, Releases = releases };
    }

    public override Answer<IReadOnlyList<ChangeEntry>> Answer(Request request, ChangesQuestion question) =>
        ChangeList.Answer(request, question).As(() => FeedOf(request, question));

    protected override Problem? FindProblem(ChangesQuestion question) => ChangeList.FindProblem(question);

    // A feed holds whole addresses.
    protected override string ScopeOf(Request request) =>
        request.Format.Value.IsMadeOf<Feed>() ? $"{request.HistoryMark()}{request.Asked.Origin}" : request.HistoryMark();

    protected override bool NamesHost(Request request) => request.Format.Value.IsMadeOf<Feed>();

    protected override bool NeedsHost(Request request) => NamesHost(request);

    private static Feed FeedOf(Request request, ChangesQuestion question)
    {
        var canonical = request.Canonical.Link();
        var other = request.Lang.Value == Language.Vi ? Language.En : Language.Vi;
        return ChangesFeed.Of(new ChangesFeed.Source(
            question.News,
            question.Releases,
            request.Since.Release.Release.PublishedAt,
            request.Catalog,
            request.Province.Filter,
            request.Indicator.Filter,
            request.Asked.Publisher,
            request.Asked.Origin ?? "",
            request.Asked.Prefix,
            canonical,
            request.Canonical.Link(["lang"], "lang", Code.Of(other)),
            request.Canonical.Link(["format", "lang"]),
            Filters(canonical),
            request.Lang.Value));
    }

    /// <summary>The filters of a canonical request, as a query.</summary>
    private static string Filters(string canonical)
    {
        string[] kept = ["province", "indicator", "noun", "action"];
        var parameters = canonical.Split('?').ElementAtOrDefault(1)?.Split('&').Where(parameter => kept.Contains(parameter.Split('=')[0])).ToList() ?? [];
        return parameters.Count == 0 ? "" : $"?{string.Join('&', parameters)}";
    }

    internal sealed record Request : ChangesRequest
    {
        [Parameter(
            "What you know already: the id of a release, a day (the newest release by its end, UTC+7) or a time with its offset. Left out, the first release, "
                + "which brought everything.",
            Example = "2026-11-21.1")]
        public SinceParameter Since { get; init; } = null!;
    }
}
