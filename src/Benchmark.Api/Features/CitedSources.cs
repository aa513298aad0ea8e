using Benchmark.Api.Formats;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>How an answer cites what its figures were read in.</summary>
internal static class CitedSources
{
    /// <summary>The citations of sources, each once, by id; a null is no source.</summary>
    public static IReadOnlyList<CitedSource> Cite(this Catalog catalog, IEnumerable<string?> sources)
    {
        // Hundreds of figures name a few sources.
        var found = new HashSet<string>();
        foreach (var source in sources)
        {
            if (source is not null)
                found.Add(source);
        }

        return [.. found.Order(StringComparer.Ordinal).Select(catalog.Cite)];
    }

    public static CitedSource Cite(this Catalog catalog, string id)
    {
        var source = catalog.FindSource(id)!;
        return new CitedSource(source.Id, source.Title, source.Issuer, source.Number, source.PublishedOn, source.Url);
    }
}
