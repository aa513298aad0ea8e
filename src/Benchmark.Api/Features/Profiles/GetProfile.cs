using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Narratives;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;
using Benchmark.Core.Schemas;
using Benchmark.Core.Targets;
using Benchmark.Data.Figures;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Profiles;

/// <summary>All that the page of a province shows, in one answer.</summary>
internal sealed class GetProfile(FigureStore store, ChangeStore changes, RowHistory rows)
    : DataEndpoint<GetProfile.Request, GetProfile.Question, GetProfile.Response>
{
    private const int MostChanges = 10;

    public override void Configure() => Reads<DataRules<Request>>(
        "/v1/profiles/{province}",
        "Get the profile of a province",
        "One answer for the page of a province, by its id: the `summary` of its gaps as in `/v1/gaps/summary`, its primary targets by theme as rows of "
            + "`/v1/gaps` without `explain`, its place in each table of `/v1/rankings` that it is in when neither series nor year is named (`ranks`), the "
            + "`documents` that set targets for it as in `/v1/documents?province=`, the last 10 `changes` of its rows, newest release first, and in "
            + "`lineage` what became of the targets of units that ended before they were due: those that it took over, or its own in its successor. "
            + "`not-found-again` says what the data do not hold, not what was given up.");

    public override async Task<Question> AskAsync(Request request, CancellationToken cancellation)
    {
        var (catalog, id) = (request.Catalog, request.Asked.Id);
        var province = catalog.FindProvince(id)!;
        var gaps = await request.AskGapsAsync(store, [province], catalog.Indicators, cancellation);

        // A province is in no table of an indicator that it has no value of.
        IReadOnlyList<string> measured = [.. gaps.Observations.Select(observation => observation.Indicator).Distinct()];
        IReadOnlyList<string> units = [.. catalog.Provinces.Where(unit => unit.Id != catalog.Country.Id).Select(unit => unit.Id)];
        var field = id == catalog.Country.Id || measured.Count == 0
            ? []
            : (await store.ForComparisonAsync(catalog, units, measured, latestOnly: false, cancellation)).Observations;

        IReadOnlyList<string> relatives = [.. province.Predecessors, .. province.Successor is { } successor ? [successor] : Array.Empty<string>()];
        var related = relatives.Count == 0
            ? []
            : (await store.ForGapsAsync(catalog, relatives, [.. catalog.Indicators.Select(indicator => indicator.Id)], cancellation)).Targets;

        // As in the list of changes: the first release brought everything, which is no change.
        var selection = new ChangeStore.Selection(After: 1, catalog.Release.Number, [id], null, null, null);
        return new Question(province, gaps, field, related, await changes.NewestAsync(catalog.Release, selection, MostChanges, cancellation));
    }

    public override Answer<Response> Answer(Request request, Question question)
    {
        var (catalog, province, gaps) = (request.Catalog, question.Province, question.Gaps);
        var all = GapTable.Compute(gaps);
        var primary = gaps with { Standings = new HashSet<Standing> { Standing.Primary } };
        var targets = GapNarrative.Tell(primary, [.. all.Where(row => row.Target.Standing == Standing.Primary)]);
        if (request.Display.IsOn)
            targets = DisplayText.Show(primary, targets);
        var milestones = GapTable.Milestones(primary).Count;
        var filter = new GapFilter(request.Asked.Prefix) { Province = [province.Id], Release = request.Release.Canonical };
        var group = new GapGroup(province.Id, GapSummary.Count(primary, targets, milestones));

        var field = question.Field.ToLookup(observation => observation.Indicator);
        IReadOnlyList<LeaguePlace> ranks =
        [
            .. catalog.Indicators.Where(indicator => field.Contains(indicator.Id))
                .Select(indicator => LeaguePlace.Of(province, indicator, catalog.Maps, field[indicator.Id]))
                .OfType<LeaguePlace>()
                .Select(place => request.Display.IsOn ? DisplayText.Show(place, catalog.FindIndicator(place.Indicator)!) : place),
        ];
        IReadOnlyList<DocumentEntry> documents =
            [.. DocumentPromises.Of(gaps, all).Select(document => new DocumentEntry(catalog.FindSource(document.Document)!, document))];
        IReadOnlyList<ChangeEntry> changed = [.. question.Changes.Select(change => ChangeEntry.Of(change, request.History[change.Release - 1].Release))];
        var profile = new Response(
            province,
            GapSummaryRow.Of(group, GapGrouping.Province, gaps.Indicators, catalog, filter),
            ThemesOf(targets, catalog),
            ranks,
            documents,
            changed,
            LineageOf(request, question));
        return new Answer<Response>(profile)
        {
            Warnings = ProvinceWarnings.Ended([province]),
            Names = new NameList(catalog)
                .Province(province)
                .Each(targets, static (names, row) => names.Gap(row))
                .Each(ranks, static (names, place) => names.Place(place))
                .Each(documents, static (names, document) => names.Document(document))
                .Each(changed, static (names, change) => names.Change(change.Province, change.Indicator, change.Fields))
                .Each(profile.Lineage, static (names, target) => names.Inherited(target))
                .ToNames(),
            Sources = catalog.Cite(
            [
                province.Source,
                .. targets.SelectMany(row => new[] { row.Target.Source, row.Target.Document, row.Observation?.Source, row.Observation?.SecondSource }),
                .. ranks.SelectMany(place => new[] { place.Observation.Source, place.Observation.SecondSource }),
                .. documents.SelectMany(document => document.Replaces.Concat(document.ReplacedBy).Append(document.Id)),
                // A change may name a source that was deleted since.
                .. changed.Select(change => change.Source).Where(source => source is not null && catalog.FindSource(source) is not null),
            ]),
            Milestones = (milestones, filter.Milestones()),
        };
    }

    protected override Problem? FindMissing(Request request) => request.FindMissingProvince();

    protected override Task<Problem?> FindDeletedAsync(Request request, CancellationToken cancellation) =>
        request.FindDeletedAsync(rows, Noun.Province, cancellation);

    // Changes tell of more than one release.
    protected override string ScopeOf(Request request) => request.HistoryMark();

    private static IReadOnlyList<ProfileTheme> ThemesOf(IReadOnlyList<GapRow> targets, Data.Catalog.Catalog catalog)
    {
        var place = catalog.NamedThemes.ToDictionary(theme => theme.Id, theme => theme.Order, StringComparer.Ordinal);
        return
        [
            .. targets.GroupBy(row => catalog.FindIndicator(row.Indicator)!.Theme, StringComparer.Ordinal)
                .OrderBy(theme => place.GetValueOrDefault(theme.Key, int.MaxValue))
                .ThenBy(theme => theme.Key, StringComparer.Ordinal)
                .Select(theme => new ProfileTheme(theme.Key, catalog.NameOfTheme(theme.Key), [.. theme])),
        ];
    }

    private static IReadOnlyList<InheritedTarget> LineageOf(Request request, Question question)
    {
        var (province, catalog) = (question.Province, request.Catalog);
        IReadOnlyList<Target> targets = [.. question.Gaps.Targets, .. question.Related];
        var byId = targets.DistinctBy(target => target.Id).ToDictionary(target => target.Id, StringComparer.Ordinal);
        var lineage = province.Predecessors.SelectMany(id => TargetLineage.Of(catalog.FindProvince(id)!, province, targets))
            .Concat(province.Successor is { } successor ? TargetLineage.Of(province, catalog.FindProvince(successor)!, targets) : []);
        return [.. request.Display.IsOn ? lineage.Select(Show) : lineage];

        InheritedTarget Show(InheritedTarget inherited) => DisplayText.Show(
            inherited,
            byId[inherited.Target],
            inherited.TakenOverBy is { } id ? byId[id] : null,
            catalog.FindIndicator(inherited.Indicator)!);
    }

    internal sealed record Request : DataRequest
    {
        [Parameter(DisplayParameter.Meaning, Default = "false")]
        public DisplayParameter Display { get; init; } = null!;
    }

    /// <summary>What a profile is made of.</summary>
    /// <param name="Province">The province.</param>
    /// <param name="Gaps">Its gaps, whatever the standing of the target.</param>
    /// <param name="Field">The newest revision of the values of all units, of the indicators that it has a value of.</param>
    /// <param name="Related">The targets of the units it took over, and of the one that took it over.</param>
    /// <param name="Changes">What releases changed of it, newest first.</param>
    internal sealed record Question(
        Province Province,
        GapQuestion Gaps,
        IReadOnlyList<Observation> Field,
        IReadOnlyList<Target> Related,
        IReadOnlyList<Change> Changes);

    /// <summary>The profile of a province.</summary>
    /// <param name="Province">The province.</param>
    /// <param name="Summary">How its primary targets stand.</param>
    /// <param name="Themes">Its primary targets, by theme.</param>
    /// <param name="Ranks">Its place in every league table it is in, by indicator.</param>
    /// <param name="Documents">The documents that set targets for it, by id; only these targets are counted.</param>
    /// <param name="Changes">The last changes of its rows, newest release first.</param>
    /// <param name="Lineage">What became of targets that were not yet due when their unit ended: those of the units it took over, and its own.</param>
    public new sealed record Response(
        Province Province,
        GapSummaryRow Summary,
        IReadOnlyList<ProfileTheme> Themes,
        IReadOnlyList<LeaguePlace> Ranks,
        IReadOnlyList<DocumentEntry> Documents,
        IReadOnlyList<ChangeEntry> Changes,
        IReadOnlyList<InheritedTarget> Lineage);

    /// <summary>The targets of a theme.</summary>
    /// <param name="Id">The theme.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Targets">The rows of gaps of its indicators.</param>
    public sealed record ProfileTheme(string Id, Text Name, IReadOnlyList<GapRow> Targets);
}
