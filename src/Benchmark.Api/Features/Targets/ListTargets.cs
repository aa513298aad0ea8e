using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Targets;

/// <summary>Lists what was promised, in normalized form, whatever its standing.</summary>
internal sealed class ListTargets(TargetStore store)
    : DataEndpoint<ListTargets.Request, (IReadOnlyList<Target> Targets, int Total, bool More), IReadOnlyList<Target>>
{
    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/targets",
        "List targets",
        "What documents promise for a province, an indicator and a horizon: the wording, the normalized form, the standing, the document and the source. "
            + "Ordered by id.",
        typeof(Table), typeof(Cube));

    public override Task<(IReadOnlyList<Target> Targets, int Total, bool More)> AskAsync(Request request, CancellationToken cancellation)
    {
        var selection = new TargetStore.Selection(
            request.Province.Filter,
            request.Indicator.Filter,
            request.Horizon.Set?.ToList(),
            request.Comparator.Filter,
            request.Standing.Filter,
            request.Document.Filter);
        return store.ListAsync(request.Catalog.Release, selection, request.Page.AfterKey, request.Page.Limit, cancellation);
    }

    public override Answer<IReadOnlyList<Target>> Answer(Request request, (IReadOnlyList<Target> Targets, int Total, bool More) question)
    {
        var (targets, total, more) = question;
        var catalog = request.Catalog;
        var shown =
            request.Province.Count > 0 ? request.Province : targets.Select(target => target.Province).Distinct().Select(id => catalog.FindProvince(id)!);
        var inferred = targets.Index().Where(row => row.Item.HorizonReading == HorizonReading.Inferred);
        return new Answer<IReadOnlyList<Target>>(targets, targets.Count, total)
        {
            Groups = NamedGroups.Of(request.Province.Groups),
            Warnings = [.. ProvinceWarnings.Ended(shown), .. inferred.Select(row => TargetWarnings.HorizonInferred($"data[{row.Index}]"))],
            Sources = catalog.Cite(targets.SelectMany(target => new[] { target.Source, target.Document })),
            LastKey = more ? [targets[^1].Id] : null,
        }
            .As(() => Rows.Of(targets))
            .As(() => TargetsTable.Of(targets, catalog))
            .As(() => TargetsCube.Of(targets, catalog));
    }

    internal sealed record Request : ListRequest
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
    }
}
