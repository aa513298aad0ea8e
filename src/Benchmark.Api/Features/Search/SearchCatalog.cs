using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Api.Parameters;
using Benchmark.Core.Search;

namespace Benchmark.Api.Features.Search;

/// <summary>Finds provinces, indicators, series, documents, methods and sources by the words of their names.</summary>
internal sealed class SearchCatalog : CatalogEndpoint<SearchCatalog.Request, IReadOnlyList<SearchResult>>
{
    public override void Configure() => Reads<ListRules<Request>>(
        "/v1/search",
        "Search",
        "What bears all the words of `q`, in any order, with or without diacritics and spaces; `i` and `y` are one letter, and the last word may be cut short. "
            + "By relevance: the whole of a name, an alias, a code or a number, its words in another order, some words of it, the beginning of a word, words "
            + "of several fields; equally near, what exists today before what ended, then by type and by how the words follow each other. "
            + "Only where nothing is found so are slips looked for: letters of Telex or VNI, a letter amiss. A `q` without letters and digits finds nothing.",
        typeof(Table));

    public override Answer<IReadOnlyList<SearchResult>> Answer(Request request)
    {
        var found = request.Sort.Apply(
        [
            .. request.Catalog.Search.Find(request.Q.Value)
                .Where(hit => request.Type.Has(hit.Entry.Type))
                .Select(hit => new SearchResult(hit, LinkTo(hit.Entry, request))),
        ], result => result.Link);
        var page = Paging.Take(found, request.Page, result => result.Link);
        return new Answer<IReadOnlyList<SearchResult>>(page, page.Count, found.Count)
        {
            LastKey = Paging.LastKey(page, found, result => result.Link),
        }
            .As(() => Rows.Of(page))
            .As(() => SearchTable.Of(page));
    }

    /// <summary>What was found, at the release that was asked for; of a series its values.</summary>
    private static string LinkTo(SearchEntry entry, Request request)
    {
        var path = entry.Type switch
        {
            SearchType.Province => $"/v1/provinces/{entry.Id}",
            SearchType.Indicator => $"/v1/indicators/{entry.Id}",
            SearchType.Series => "/v1/observations",
            // A document of which no target is known has no page as one.
            SearchType.Document when request.Catalog.DocumentIds.Contains(entry.Id) => $"/v1/documents/{entry.Id}",
            SearchType.Document or SearchType.Source => $"/v1/sources/{entry.Id}",
            SearchType.Method => $"/v1/methods/{entry.Id}",
            _ => throw new InvalidOperationException($"{entry.Type} has no address."),
        };
        return request.LinkTo(path, ("indicator", entry.Indicator), ("series", entry.Type == SearchType.Series ? entry.Id : null));
    }

    internal sealed record Request : ListRequest<SearchTable, SearchResult>
    {
        [Parameter("What is searched for: words of a name, an id, a code, or the number of a document.", Required = true, Example = "noi ha")]
        public SearchedTextParameter Q { get; init; } = null!;

        [Parameter("What it is.")]
        public CodesParameter<SearchType> Type { get; init; } = null!;
    }
}

/// <summary>Something that was found.</summary>
public sealed record SearchResult
{
    internal SearchResult(SearchHit hit, string link) =>
        (Type, Id, Label, Matched, ValidTo, Link) =
            (hit.Entry.Type, hit.Entry.Id, hit.Entry.Label, new SearchMatch(hit.Field, hit.Text), hit.Entry.ValidTo, link);

    /// <summary>What it is.</summary>
    public SearchType Type { get; }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>What it is called.</summary>
    public Text Label { get; }

    /// <summary>Where the words stand.</summary>
    public SearchMatch Matched { get; }

    /// <summary>The last day it existed; null while it does, and for what does not end.</summary>
    public DateOnly? ValidTo { get; }

    /// <summary>Where it is; of a series its values.</summary>
    public string Link { get; }
}

/// <summary>Where the words of a search stand.</summary>
/// <param name="Field">The field; the first of them where they stand in several.</param>
/// <param name="Text">The text of the field.</param>
public sealed record SearchMatch(string Field, string Text);
