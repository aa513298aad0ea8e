using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>The parameters by which both lists of changes are filtered.</summary>
internal abstract record ChangesRequest : ListRequest
{
    [Parameter("Provinces: ids, names or codes, as elsewhere. Changes that concern no province are left out.", Example = "ha-noi")]
    public IReadOnlyList<string> Province { get; init; } = [];

    [Parameter("The day on which names and codes are read.", Example = "2024-01-01")]
    public string? On { get; init; }

    [Parameter("Indicators by id. Changes that concern no indicator are left out.", Example = "grdp-digital-share")]
    public IReadOnlyList<string> Indicator { get; init; } = [];

    [Parameter("What the rows are.", Example = "observation")]
    public IReadOnlyList<string> Noun { get; init; } = [];

    [Parameter("What was done.", Example = "change")]
    public IReadOnlyList<string> Action { get; init; } = [];
}

/// <summary>The rules of the filters.</summary>
internal sealed class ChangesRequestValidator<T> : ListRequestValidator<T>
    where T : ChangesRequest
{
    public ChangesRequestValidator()
    {
        RuleFor(request => request.On).Date();
        RuleForEach(request => request.Noun).OneOf(Code.All<Noun>());
        RuleForEach(request => request.Action).OneOf(Code.All<ChangeAction>());
    }
}

/// <summary>What the two lists of changes share: how they are filtered, paged and written.</summary>
/// <param name="query">The request.</param>
/// <param name="catalog">The catalog of the release to answer from.</param>
/// <param name="history">The releases up to that one.</param>
internal sealed class ChangeList<T>(Query<T> query, Catalog catalog, IReadOnlyList<LoadedRelease> history)
    where T : ChangesRequest, new()
{
    private IReadOnlyList<Province> _provinces = [];
    private IReadOnlyList<Indicator> _indicators = [];
    private IReadOnlyList<Noun>? _nouns;
    private IReadOnlyList<ChangeAction>? _actions;
    private ChangeStore.Position? _position;

    /// <summary>Reads the filters and the page.</summary>
    public void Read()
    {
        var day = Parse.Date(query.Request.On);
        _provinces = query.Many("province", query.Request.Province, text => catalog.MatchProvince(text, day));
        _indicators = query.Many("indicator", query.Request.Indicator, catalog.MatchIndicator);
        _nouns = query.Codes<Noun>("noun", query.Request.Noun);
        _actions = query.Codes<ChangeAction>("action", query.Request.Action);
        _position = PositionOf(query.Page);
        if (query.Page.After.Count > 0 && _position is null)
            query.AddFault(Fault.InvalidCursor(query.Request.Cursor!));
    }

    /// <summary>Answers with the changes of some releases.</summary>
    /// <param name="http">The request.</param>
    /// <param name="store">The changes.</param>
    /// <param name="after">The number of the release before the first.</param>
    /// <param name="to">The number of the last.</param>
    /// <param name="feed">How a feed of them is made; null where there is none.</param>
    public async Task<Reply<IReadOnlyList<ChangeEntry>>> Answer(
        HttpContext http,
        ChangeStore store,
        int after,
        int to,
        Func<IEnumerable<ChangeEntry>, string, Feed>? feed = null)
    {
        var selection = new ChangeStore.Selection(
            after,
            to,
            _provinces.Count > 0 ? [.. _provinces.Select(province => province.Id)] : null,
            _indicators.Count > 0 ? [.. _indicators.Select(indicator => indicator.Id)] : null,
            _nouns,
            _actions);
        if (query.Format.IsPaged)
        {
            var (changes, total, more) = await store.ListAsync(catalog.Release, selection, _position, query.Page.Limit, http.RequestAborted);
            IReadOnlyList<ChangeEntry> rows = [.. changes.Select(Entry)];
            return query.Answer(rows, rows.Count, total, sources: Cite(rows), lastKey: more ? KeyOf(changes[^1]) : null);
        }

        var reading = await store.OpenAsync(catalog.Release, selection, http.RequestAborted);
        http.Response.RegisterForDispose(reading);
        if (query.FindTooManyRows(reading.Total) is { } tooLarge)
            return tooLarge;
        var answer = query.Answer<IReadOnlyList<ChangeEntry>>([], reading.Total, reading.Total)
            .As(() => Rows.Of(reading.Rows.Select(Entry)))
            .As(() => ChangesTable.Of(reading.Rows.Select(Entry)));
        return feed is null ? answer : answer.As(() => feed(reading.Rows.Select(Entry), answer.Envelope.Links.Canonical));
    }

    private ChangeEntry Entry(Change change) => ChangeEntry.Of(change, history[change.Release - 1].Release);

    /// <summary>The sources that are still there; one that went is told of by its own change.</summary>
    private IReadOnlyList<CitedSource> Cite(IReadOnlyList<ChangeEntry> rows) =>
        catalog.Cite(rows.Select(row => row.Source).Where(source => source is not null && catalog.FindSource(source) is not null));

    private static string[] KeyOf(Change change) => [change.Release.ToString(CultureInfo.InvariantCulture), Code.Of(change.Noun), change.Id];

    private static ChangeStore.Position? PositionOf(Page page) =>
        page.After is [var number, var noun, var id] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var release) && Code.TryParse<Noun>(noun, out var what)
            ? new ChangeStore.Position(release, what, id)
            : null;
}
