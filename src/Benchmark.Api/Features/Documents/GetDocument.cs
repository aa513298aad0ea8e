using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Narratives;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Core.Sources;
using Benchmark.Data.Figures;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Documents;

/// <summary>Shows one document with every target it sets, and how far each is from being met.</summary>
internal sealed class GetDocument(FigureStore store, TargetStore targets, RowHistory rows)
    : DataEndpoint<GetDocument.Request, GapQuestion, GetDocument.Response>
{
    public override void Configure() => Reads<TabularRules<Request>>(
        "/v1/documents/{id}",
        "Get a document",
        "One source that sets targets by its id, as in the list, and `promises`: the rows of `/v1/gaps` of all its targets, whatever their standing, without "
            + "`explain`. A target without a number has a row too, `not-assessable` for the reason `milestone`, so that every target of the document stands "
            + "there. Not paged; a table has a row for each promise.",
        typeof(Table));

    public override async Task<GapQuestion> AskAsync(Request request, CancellationToken cancellation)
    {
        var (catalog, id) = (request.Catalog, request.Asked.Id);
        // One more row is asked for than the limit.
        var (set, _, _) = await targets.ListAsync(catalog.Release, OfDocument(id), after: null, int.MaxValue - 1, cancellation);
        var (provinces, indicators) = (set.Select(target => target.Province).ToHashSet(), set.Select(target => target.Indicator).ToHashSet());
        var question = await request.AskGapsAsync(
            store,
            [.. catalog.Provinces.Where(province => provinces.Contains(province.Id))],
            [.. catalog.Indicators.Where(indicator => indicators.Contains(indicator.Id))],
            cancellation);
        return question with { Documents = new HashSet<string> { id }, WithMilestones = true };
    }

    public override Answer<Response> Answer(Request request, GapQuestion question)
    {
        var (catalog, id) = (request.Catalog, request.Asked.Id);
        var promises = GapNarrative.Tell(question, GapTable.Compute(question));
        if (request.Display.IsOn)
            promises = DisplayText.Show(question, promises);
        var document = new Response(catalog.FindSource(id)!, DocumentPromises.Of(question, promises).Single(), promises);
        var filter = new GapFilter(request.Asked.Prefix) { Document = [id], Release = request.Release.Canonical, Standing = null };
        var cited = promises.SelectMany(row => new[] { row.Target.Source, row.Observation?.Source, row.Observation?.SecondSource });
        return new Answer<Response>(document, promises.Count, promises.Count)
        {
            Warnings = ProvinceWarnings.Ended(question.Provinces),
            Sources = catalog.Cite([id, .. document.Replaces, .. document.ReplacedBy, .. cited]),
            Names = new NameList(catalog).Document(document).Each(promises, static (names, row) => names.Gap(row)).ToNames(),
            Milestones = (document.Counts.Milestones, filter.Milestones()),
        }
            .As(() => GapsTable.Of(promises, catalog));
    }

    protected override Problem? FindMissing(Request request)
    {
        var (catalog, id) = (request.Catalog, request.Asked.Id);
        if (catalog.DocumentIds.Contains(id))
            return null;
        var near = Nearest.To(id, catalog.DocumentIds);
        Text? hint = catalog.FindSource(id) is null ? null : NoTargets(request.LinkTo($"/v1/sources/{id}"));
        return Problem.UnknownId("document", request.Asked.Segment, near, ProblemOption.Of(near, catalog.MatchSource), hint: hint);
    }

    // A source that was deleted was a document if it set a target to the last.
    protected override async Task<Problem?> FindDeletedAsync(Request request, CancellationToken cancellation)
    {
        if (await rows.FindDeletionAsync(request.Catalog.Release, Noun.Source, request.Asked.Id, cancellation) is not { } number)
            return null;
        var last = request.History.First(release => release.Number == number - 1);
        var (_, count, _) = await targets.ListAsync(last, OfDocument(request.Asked.Id), after: null, limit: 1, cancellation);
        return count == 0 ? null : await request.FindDeletedAsync(rows, Noun.Source, cancellation);
    }

    private static Text NoTargets(string link) => new($" Nguồn này không đặt mục tiêu nào: {link}", $" This source sets no target: {link}");

    private static TargetStore.Selection OfDocument(string id) => new(null, null, null, null, null, [id]);

    internal sealed record Request : TabularRequest
    {
        [Parameter(DisplayParameter.Meaning, Default = "false")]
        public DisplayParameter Display { get; init; } = null!;
    }

    /// <summary>A document with what it promises.</summary>
    public new sealed record Response : DocumentEntry
    {
        [SetsRequiredMembers]
        internal Response(Source source, DocumentPromises document, IReadOnlyList<GapRow> promises)
            : base(source, document) => Promises = promises;

        /// <summary>Every target it sets, as rows of gaps: one for each series that judges it, or one that says why none does.</summary>
        [JsonPropertyOrder(5)]
        public IReadOnlyList<GapRow> Promises { get; }
    }
}
