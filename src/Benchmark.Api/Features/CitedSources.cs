using Benchmark.Api.Formats;
using Benchmark.Core.Gaps;
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

    /// <summary>The citations of all that rows of gaps rest on.</summary>
    public static IReadOnlyList<CitedSource> CiteGaps(this Catalog catalog, IEnumerable<GapRow> rows) =>
        catalog.Cite(rows.SelectMany(row => new[] { row.Target.Source, row.Target.Document, row.Observation?.Source, row.Observation?.SecondSource }));

    public static CitedSource Cite(this Catalog catalog, string id)
    {
        var source = catalog.FindSource(id)!;
        return new CitedSource(source.Id, source.Title, source.Issuer, source.Number, source.PublishedOn, source.Url);
    }
}
