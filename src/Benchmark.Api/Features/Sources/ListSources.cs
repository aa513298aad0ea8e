using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Sources;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using FluentValidation;

namespace Benchmark.Api.Features.Sources;

/// <summary>Lists the sources and documents, and how much rests on each.</summary>
internal sealed class ListSources(Catalogs catalogs, CoverageStore store) : QueryEndpoint<ListSources.Request, Reply<IReadOnlyList<ListSources.Response>>>
{
    public override void Configure() => Reads<Rules>(
        "/v1/sources",
        "List sources",
        "Where figures were read, and the documents that set targets, with how many figures rest on each. Ordered by id.",
        typeof(Table));

    public override async Task<Reply<IReadOnlyList<Response>>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var query = Read(request, await catalogs.ReleasesAsync(ct));
        var catalog = await catalogs.OfAsync(query.Release, ct);
        var kinds = query.Codes<SourceKind>("kind", request.Kind);
        query.SetCanonical("q", request.Q);
        if (query.FindProblem() is { } problem)
            return problem;
        if (query.FindCached() is { } cached)
            return cached;

        var text = request.Q is { } q ? SearchText.Fold(q) : null;
        var found = catalog.Sources
            .Where(source => (kinds?.Contains(source.Kind) ?? true)
                && (text is null || new[] { source.Id, source.Number ?? "", source.Title, source.Issuer }.Any(part => SearchText.Holds(part, text))))
            .ToList();
        var page = Paging.Take(found, query.Page, source => source.Id);
        var counts = await store.OfSourcesAsync(catalog.Release, ct);
        IReadOnlyList<Response> rows = [.. page.Select(source => new Response(source, counts.GetValueOrDefault(source.Id) ?? new FigureCounts()))];
        return query.Answer(rows, rows.Count, found.Count, lastKey: Paging.LastKey(page, found, source => source.Id))
            .As(() => Rows.Of(rows))
            .As(() => SourcesTable.Of(rows));
    }

    internal sealed record Request : ListRequest
    {
        [Parameter("Words of an id, a number, a title or an issuer, with or without diacritics; the last may be cut short.", Example = "52-NQ/TW")]
        public string? Q { get; init; }

        [Parameter("The kind of source.")]
        public IReadOnlyList<string> Kind { get; init; } = [];
    }

    internal sealed class Rules : ListRequestValidator<Request>
    {
        public Rules()
        {
            RuleForEach(request => request.Kind).OneOf(Code.All<SourceKind>());
        }
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
