using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Schemas;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>The parameters by which both lists of changes are filtered.</summary>
internal abstract record ChangesRequest : ListRequest<ChangesTable, ChangeEntry>
{
    [Parameter("Provinces: ids, names, codes or groups, as elsewhere. Changes that concern no province are left out.", Example = "ha-noi")]
    public ProvincesParameter Province { get; init; } = null!;

    [Parameter("The day on which names and codes are read.", Example = "2024-01-01")]
    public NamingDayParameter On { get; init; } = null!;

    [Parameter("Indicators by id. Changes that concern no indicator are left out.", Example = "grdp-digital-share")]
    public IndicatorsParameter Indicator { get; init; } = null!;

    [Parameter("What the rows are.", Example = "observation")]
    public CodesParameter<Noun> Noun { get; init; } = null!;

    [Parameter("What was done.", Example = "change")]
    public CodesParameter<ChangeAction> Action { get; init; } = null!;
}

/// <summary>The rules of the filters.</summary>
internal sealed class ChangesRules<T> : ListRules<T>
    where T : ChangesRequest
{
    public ChangesRules() => CursorMustBe(page => ChangeList.PositionOf(page) is not null);
}

/// <summary>The changes asked for.</summary>
/// <param name="Rows">A page of them, or all, which are read as they are written.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="LastKey">The key of the last row of a page, when more follow; null otherwise.</param>
/// <param name="Reading">What is read while it is written; null for a page.</param>
internal sealed record ChangesQuestion(IEnumerable<ChangeEntry> Rows, int Total, string[]? LastKey, ChangeStore.Reading? Reading) : IDisposable
{
    /// <summary>The error that they are too many to be sorted; null when they are not.</summary>
    public Fault? Refusal { get; init; }

    /// <summary>What the releases asked for changed, newest first; empty where no feed is made.</summary>
    public IReadOnlyList<ReleaseNews> News { get; init; } = [];

    /// <summary>How many releases have news, those included that are too old to be told of.</summary>
    public int Releases { get; init; }

    public void Dispose() => Reading?.Dispose();
}

/// <summary>What the two lists of changes share: how they are filtered, paged and written.</summary>
internal static class ChangeList
{
    /// <summary>Reads the changes of some releases.</summary>
    /// <param name="request">The filters and the page.</param>
    /// <param name="store">The changes.</param>
    /// <param name="after">The number of the release before the first.</param>
    /// <param name="to">The number of the last.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ChangesQuestion> AskAsync(ChangesRequest request, ChangeStore store, int after, int to, CancellationToken cancellation)
    {
        var selection = SelectionOf(request, after, to);
        if (request.IsSorted)
        {
            var (all, count, _) = await store.ListAsync(request.Catalog.Release, selection, null, RowPage<ChangeEntry>.MostSorted, cancellation);
            var page = RowPage<ChangeEntry>.Sorted([.. all.Select(Entry)], count, request.Page, request.Sort, NameOf);
            return new ChangesQuestion(page.Rows, page.Total, page.HasMore ? [NameOf(page.Rows[^1])] : null, null) { Refusal = page.Refusal };
        }

        if (request.Format.Value.IsPaged)
        {
            var (changes, total, more) = await store.ListAsync(request.Catalog.Release, selection, PositionOf(request.Page), request.Page.Limit, cancellation);
            return new ChangesQuestion([.. changes.Select(Entry)], total, more ? KeyOf(changes[^1]) : null, null);
        }

        var reading = await store.OpenAsync(request.Catalog.Release, selection, cancellation);
        return new ChangesQuestion(reading.Rows.Select(Entry), reading.Total, LastKey: null, reading);

        ChangeEntry Entry(Change change) => ChangeEntry.Of(change, request.History[change.Release - 1].Release);
    }

    /// <summary>Reads the same changes in words, as a page tells them: that of the first release as an entry.</summary>
    /// <param name="request">The filters.</param>
    /// <param name="reader">Reads the news.</param>
    /// <param name="question">The changes as rows.</param>
    /// <param name="after">The number of the release before the first.</param>
    /// <param name="to">The number of the last.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ChangesQuestion> TellAsync(
        ChangesRequest request,
        NewsReader reader,
        ChangesQuestion question,
        int after,
        int to,
        CancellationToken cancellation)
    {
        if (!request.Format.Value.IsPage)
            return question;
        var (news, releases) = await reader.ReadAsync(request.Known(), SelectionOf(request, after, to), cancellation);
        return question with { News = news, Releases = releases };
    }

    /// <summary>The problem that a question has no answer; null when it has one.</summary>
    public static Problem? FindProblem(ChangesQuestion question) =>
        question.Refusal is { } refusal ? Problem.Invalid(ProblemKind.InvalidQuery, [refusal]) : null;

    /// <summary>The changes of some releases that a request asks for.</summary>
    public static ChangeStore.Selection SelectionOf(ChangesRequest request, int after, int to) =>
        new(after, to, request.Province.Filter, request.Indicator.Filter, request.Noun.Filter, request.Action.Filter);

    /// <summary>Answers with them.</summary>
    public static Answer<IReadOnlyList<ChangeEntry>> Answer(ChangesRequest request, ChangesQuestion question)
    {
        // What is read while it is written is no page, and is written without sources and names.
        IReadOnlyList<ChangeEntry> page = question.Reading is null ? [.. question.Rows] : [];
        return new Answer<IReadOnlyList<ChangeEntry>>(page, question.Reading is null ? page.Count : question.Total, question.Total)
        {
            Groups = NamedGroups.Of(request.Province.Groups),
            // The sources that are still there; a deleted one is named by its own change.
            Sources =
                request.Catalog.Cite(page.Select(row => row.Source).Where(source => source is not null && request.Catalog.FindSource(source) is not null)),
            Names = new NameList(request.Catalog).Each(page, static (names, row) => names.Change(row.Province, row.Indicator, row.Fields)).ToNames(),
            LastKey = question.LastKey,
        }
            .As(() => Rows.Of(question.Rows))
            .As(() => ChangesTable.Of(question.Rows, request.Catalog))
            .As(() => ToldChanges.Of(question));
    }

    public static ChangeStore.Position? PositionOf(Page page) =>
        page.After is [var number, var noun, var id] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var release)
            && Code.TryParse<Noun>(noun, out var what)
                ? new ChangeStore.Position(release, what, id)
                : null;

    private static string NameOf(ChangeEntry entry) => $"{entry.Release} {Code.Of(entry.Noun)} {entry.Id}";

    private static string[] KeyOf(Change change) => [change.Release.ToString(CultureInfo.InvariantCulture), Code.Of(change.Noun), change.Id];
}
