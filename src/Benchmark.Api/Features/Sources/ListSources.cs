using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Sources;
using Benchmark.Data.Figures;

namespace Benchmark.Api.Features.Sources;

/// <summary>Lists the sources and documents, and how much rests on each.</summary>
internal sealed class ListSources(CoverageStore store)
    : DataEndpoint<ListSources.Request, IReadOnlyDictionary<string, FigureCounts>, IReadOnlyList<ListSources.Response>>
{
    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/sources",
        "List sources",
        "Where figures were read, and the documents that set targets, with how many figures rest on each. Ordered by id.",
        typeof(Table));

    public override Task<IReadOnlyDictionary<string, FigureCounts>> AskAsync(Request request, CancellationToken cancellation) =>
        store.OfSourcesAsync(request.Catalog.Release, cancellation);

    public override Answer<IReadOnlyList<Response>> Answer(Request request, IReadOnlyDictionary<string, FigureCounts> question)
    {
        var text = request.Q.Value is { } words ? SearchText.Fold(words) : null;
        var found = request.Sort.Apply([.. request.Catalog.Sources
            .Where(source => request.Kind.Has(source.Kind)
                && (text is null || source.Holds(text)))
            .Select(source => new Response(source, question.GetValueOrDefault(source.Id) ?? new FigureCounts()))], source => source.Id);
        var rows = Paging.Take(found, request.Page, source => source.Id);
        return new Answer<IReadOnlyList<Response>>(rows, rows.Count, found.Count) { LastKey = Paging.LastKey(rows, found, source => source.Id) }
            .As(() => Rows.Of(rows))
            .As(() => SourcesTable.Of(rows));
    }

    internal sealed record Request : ListRequest<SourcesTable, ListSources.Response>
    {
        [Parameter("Words of an id, a number, a title or an issuer, with or without diacritics; the last may be cut short.", Example = "52-NQ/TW")]
        public TextParameter Q { get; init; } = null!;

        [Parameter("The kind of source.")]
        public CodesParameter<SourceKind> Kind { get; init; } = null!;
    }

    /// <summary>A source with how much rests on it.</summary>
    public new sealed record Response : Source
    {
        [SetsRequiredMembers]
        public Response(Source source, FigureCounts counts)
            : base(source) => Counts = counts;

        /// <summary>How many targets and observations rest on it; a document counts the targets it sets.</summary>
        [JsonPropertyOrder(1)]
        public FigureCounts Counts { get; }
    }
}
