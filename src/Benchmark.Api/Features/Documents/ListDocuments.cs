using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Gaps;
using Benchmark.Core.Provinces;
using Benchmark.Core.Sources;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Documents;

/// <summary>Lists the documents that set targets, and what became of what each promises.</summary>
internal sealed class ListDocuments(FigureStore store) : DataEndpoint<ListDocuments.Request, GapQuestion, IReadOnlyList<DocumentEntry>>
{
    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/documents",
        "List documents",
        "The sources that set targets, each with who set them, which documents it replaces and is replaced by, and how its targets stand (`counts`, whatever "
            + "their standing; each target once, as in `/v1/gaps/summary`). With `province` only targets of these provinces are counted, and documents "
            + "without one are left out. Ordered by id.",
        typeof(Table));

    public override Task<GapQuestion> AskAsync(Request request, CancellationToken cancellation) =>
        request.AskGapsAsync(store, request.Province.Count > 0 ? request.Province : request.Catalog.Provinces, request.Catalog.Indicators, cancellation);

    public override Answer<IReadOnlyList<DocumentEntry>> Answer(Request request, GapQuestion question)
    {
        var catalog = request.Catalog;
        var text = request.Q.Value is { } words ? SearchText.Fold(words) : null;
        var found = catalog.DocumentIds.Select(id => catalog.FindSource(id)!)
            .Where(source => request.Kind.Has(source.Kind) && (text is null || source.Holds(text)))
            .Select(source => source.Id)
            .ToHashSet(StringComparer.Ordinal);
        var asked = question with { Documents = found };
        var all = request.Sort.Apply(
            [.. DocumentPromises.Of(asked, GapTable.Compute(asked)).Select(promises => new DocumentEntry(catalog.FindSource(promises.Document)!, promises))],
            document => document.Id);
        var page = Paging.Take(all, request.Page, document => document.Id);
        var filter = new GapFilter(request.Asked.Prefix)
        {
            Document = [.. all.Where(document => document.Counts.Milestones > 0).Select(document => document.Id)],
            Province = request.Province.Canonical,
            Release = request.Release.Canonical,
            Standing = null,
        };
        return new Answer<IReadOnlyList<DocumentEntry>>(page, page.Count, all.Count)
        {
            Groups = NamedGroups.Of(request.Province.Groups),
            Warnings = ProvinceWarnings.Ended(request.Province),
            Sources = catalog.Cite(page.SelectMany(document => document.Replaces.Concat(document.ReplacedBy).Append(document.Id))),
            Names = new NameList(catalog).Each(page, static (names, document) => names.Document(document)).ToNames(),
            LastKey = Paging.LastKey(page, all, document => document.Id),
            Milestones = (all.Sum(document => document.Counts.Milestones), filter.Milestones()),
        }
            .As(() => Rows.Of(page))
            .As(() => DocumentsTable.Of(page));
    }

    internal sealed record Request : ListRequest<DocumentsTable, DocumentEntry>
    {
        [Parameter("Words of an id, a number, a title or an issuer, with or without diacritics; the last may be cut short.", Example = "205-KH/TU")]
        public TextParameter Q { get; init; } = null!;

        [Parameter("The kind of document.", Example = "plan")]
        public CodesParameter<SourceKind> Kind { get; init; } = null!;

        [Parameter(
            "Provinces for which a target is set: ids, names with or without diacritics, codes (`gso:30`, `iso:VN-61`), or groups (`group:current`).",
            Example = "ha-noi")]
        public ProvincesParameter Province { get; init; } = null!;

        [Parameter("The day on which names and codes are read; an id names one territory and needs none.", Example = "2024-01-01")]
        public NamingDayParameter On { get; init; } = null!;
    }
}
