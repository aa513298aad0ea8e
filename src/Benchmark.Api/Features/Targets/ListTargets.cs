using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Targets;

/// <summary>Lists what was promised, in normalized form, whatever its standing.</summary>
internal sealed class ListTargets(TargetStore store)
    : DataEndpoint<ListTargets.Request, RowPage<Target>, IReadOnlyList<Target>>
{
    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/targets",
        "List targets",
        "What documents promise for a province, an indicator and a horizon: the wording, the normalized form, the standing, the document and the source. "
            + "Ordered by id.",
        typeof(Table), typeof(Cube));

    public override async Task<RowPage<Target>> AskAsync(Request request, CancellationToken cancellation)
    {
        var selection = new TargetStore.Selection(
            request.Province.Filter,
            request.Indicator.Filter,
            request.Horizon.Set?.ToList(),
            request.Comparator.Filter,
            request.Standing.Filter,
            request.Document.Filter);
        if (request.IsSorted)
        {
            var (all, count, _) = await store.ListAsync(request.Catalog.Release, selection, null, RowPage<Target>.MostSorted, cancellation);
            return RowPage<Target>.Sorted(all, count, request.Page, request.Sort, target => target.Id);
        }

        var (targets, total, more) =
            await store.ListAsync(request.Catalog.Release, selection, request.Page.AfterKey, request.Page.Limit, cancellation);
        return new(targets, total, more);
    }

    public override Answer<IReadOnlyList<Target>> Answer(Request request, RowPage<Target> question)
    {
        var catalog = request.Catalog;
        var targets = request.Display.IsOn ? [.. question.Rows.Select(catalog.Show)] : question.Rows;
        var shown =
            request.Province.Count > 0 ? request.Province : targets.Select(target => target.Province).Distinct().Select(id => catalog.FindProvince(id)!);
        var inferred = targets.Index().Where(row => row.Item.HorizonReading == HorizonReading.Inferred);
        return new Answer<IReadOnlyList<Target>>(targets, targets.Count, question.Total)
        {
            Groups = NamedGroups.Of(request.Province.Groups),
            Warnings = [.. ProvinceWarnings.Ended(shown), .. inferred.Select(row => TargetWarnings.HorizonInferred($"data[{row.Index}]"))],
            Sources = catalog.Cite(targets.SelectMany(target => new[] { target.Source, target.Document })),
            Names = new NameList(catalog).Each(targets, static (names, target) => names.Target(target)).ToNames(),
            LastKey = question.HasMore ? [targets[^1].Id] : null,
        }
            .As(() => Rows.Of(targets))
            .As(() => TargetsTable.Of(targets, catalog))
            .As(() => TargetsCube.Of(targets, catalog));
    }

    protected override Problem? FindProblem(RowPage<Target> question) =>
        question.Refusal is { } refusal ? Problem.Invalid(ProblemKind.InvalidQuery, [refusal]) : null;

    internal sealed record Request : ListRequest<TargetsTable, Target>
    {
        [Parameter(
            "Provinces: ids, names with or without diacritics, codes (`gso:30`, `iso:VN-61`), or groups (`group:current`). "
                + "What fits several territories is an error unless `on` settles it.",
            Example = "ha-noi,hai-duong")]
        public ProvincesParameter Province { get; init; } = null!;

        [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
        public NamingDayParameter On { get; init; } = null!;

        [Parameter("Indicators by id.", Example = "grdp-digital-share")]
        public IndicatorsParameter Indicator { get; init; } = null!;

        [Parameter("Horizons: years, or `open` for targets without one.", Example = "2025,2030")]
        public HorizonsParameter Horizon { get; init; } = null!;

        [Parameter("How the target is worded.")]
        public CodesParameter<Comparator> Comparator { get; init; } = null!;

        [Parameter("The standing among the targets for the same province, indicator and horizon.")]
        public CodesParameter<Standing> Standing { get; init; } = null!;

        [Parameter("The documents that set the targets, by id.", Example = "doc-kh-205-hn")]
        public DocumentsParameter Document { get; init; } = null!;

        [Parameter(DisplayParameter.Meaning, Default = "false")]
        public DisplayParameter Display { get; init; } = null!;
    }
}
