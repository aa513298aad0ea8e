using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>Lists what changed since a reader last looked; also as a feed.</summary>
internal sealed class ListChanges(Catalogs catalogs, ChangeStore store, PublicAddress address) : QueryEndpoint<ListChanges.Request, Reply<IReadOnlyList<ChangeEntry>>>
{
    public override void Configure() => Reads<ChangesRequestValidator<Request>>(
        "/v1/changes",
        "List changes",
        "Each row of data that was inserted, changed or deleted since a release, every value old and new, with the reason of its release and the source of the row. "
            + "Ordered by release, noun and id. As an Atom feed with an entry for each release.",
        typeof(Table), typeof(Feed));

    public override async Task<Reply<IReadOnlyList<ChangeEntry>>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var history = await catalogs.HistoryAsync(ct);
        var query = Read(request, [.. history.Select(release => release.Release)]);
        var known = history.UpTo(query.Release);
        var list = new ChangeList<Request>(query, await catalogs.OfAsync(query.Release, ct), known);
        list.Read();
        var after = ReadSince(query, history);
        // A feed holds whole addresses.
        if (query.Format.IsMadeOf<Feed>())
            query.Scope = address.Of(HttpContext.Request);
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;

        var language = RequestLanguage.Of(HttpContext.Request);
        return await list.Answer(
            HttpContext,
            store,
            after,
            known.Count,
            (changes, canonical) => ChangesFeed.Of(changes, [.. known.Select(release => release.Release)], query.Release.PublishedAt, query.Scope, canonical, Filters(canonical), language));
    }

    /// <summary>The number of the release that the reader knows: the one named, or the newest of a day or a time.</summary>
    private static int ReadSince(Query<Request> query, IReadOnlyList<LoadedRelease> history)
    {
        var earliest = history[0];
        if (query.Request.Since is not { } since)
            return earliest.Number;
        var found = history.FirstOrDefault(release => release.Release.Id == since);
        if (found is null && Parse.Date(since) is { } day)
            found = history.LastOrDefault(release => release.Release.Day() <= day) ?? TooEarly();
        else if (found is null && TimeOf(since) is { } time)
            found = history.LastOrDefault(release => release.Release.PublishedAt <= time) ?? TooEarly();
        else if (found is null)
        {
            query.AddFault(new Fault(
                "since",
                since,
                ErrorCodes.UnknownRelease,
                new Text(
                    $"Phải là mã bản phát hành, ngày (YYYY-MM-DD) hoặc thời điểm (RFC 3339); bản sớm nhất là {earliest.Release.Id}, xem /v1/releases.",
                    $"Must be the id of a release, a day (YYYY-MM-DD) or a time (RFC 3339); the earliest release is {earliest.Release.Id}, see /v1/releases."))
            {
                DidYouMean = Nearest.To(since, history.Select(release => release.Release.Id)),
            });
        }

        query.SetCanonical("since", found?.Release.Id, leftOut: earliest.Release.Id);
        return found?.Number ?? earliest.Number;

        LoadedRelease? TooEarly()
        {
            query.AddFault(new Fault(
                "since",
                since,
                ErrorCodes.NoReleaseYet,
                new Text(
                    $"Bản phát hành sớm nhất là {earliest.Release.Id}, công bố lúc {ReleasesTable.TimeOf(earliest.Release.PublishedAt)}.",
                    $"The earliest release is {earliest.Release.Id}, published at {ReleasesTable.TimeOf(earliest.Release.PublishedAt)}.")));
            return null;
        }
    }

    /// <summary>A time with its offset. In a query string a plus sign means a space.</summary>
    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParseExact(
            text.Replace(' ', '+'),
            ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
            ? time
            : null;

    /// <summary>The filters of a canonical request, as a query.</summary>
    private static string Filters(string canonical)
    {
        string[] kept = ["province", "indicator", "noun", "action"];
        var parameters = canonical.Split('?').ElementAtOrDefault(1)?.Split('&').Where(parameter => kept.Contains(parameter.Split('=')[0])).ToList() ?? [];
        return parameters.Count == 0 ? "" : $"?{string.Join('&', parameters)}";
    }

    internal sealed record Request : ChangesRequest
    {
        [Parameter("What you know already: the id of a release, a day (the newest release by its end, UTC+7) or a time with its offset. Left out, the first release, which brought everything.", Example = "2026-11-21.1")]
        public string? Since { get; init; }
    }
}
