using System.Text.Json;
using Benchmark.Api.Features;
using Benchmark.Api.Http;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Narratives;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api;

/// <summary>
/// Does what the first answer needs while the server is still put together, on the other core: reads the catalog and the figures, and runs the longest way through the
/// program once, because code that runs for the first time has to be compiled.
/// </summary>
internal static class WarmUp
{
    /// <summary>
    /// Learns how a comparison is written as JSON. The code for each property of a code, a number or a date belongs half to the framework, so it cannot be compiled ahead; it needs no data, and can be
    /// had while the database is prepared.
    /// </summary>
    public static void LearnJson()
    {
        var known = new HashSet<Type>();
        Learn(typeof(Envelope<ComparisonMatrix>));

        void Learn(Type type)
        {
            if (!known.Add(type) || !JsonBodies.Writing.TryGetTypeInfo(type, out var info))
                return;
            if (info.ElementType is { } element)
                Learn(element);
            foreach (var property in info.Properties)
                Learn(property.PropertyType);
        }
    }

    public static async Task RunAsync(Catalogs catalogs, FigureStore store)
    {
        var catalog = await catalogs.CurrentAsync(CancellationToken.None);
        var figures = await store.ForComparisonAsync(
            catalog,
            [.. catalog.HeadlineProvinces.Append(catalog.Country).Select(province => province.Id)],
            [.. catalog.HeadlineIndicators.Select(indicator => indicator.Id)],
            latestOnly: true,
            CancellationToken.None);
        var question = new ComparisonQuestion
        {
            Provinces = catalog.HeadlineProvinces,
            Indicators = catalog.HeadlineIndicators,
            Reference = catalog.Country,
            Targets = figures.Targets,
            Observations = figures.Observations,
            Measures = Enum.GetValues<Measure>().ToHashSet(),
        };
        var matrix = ComparisonNarrative.Tell(question, Comparison.Compute(question));
        var meta = new Meta(catalog.Release.Release.Id, 1, 1, [.. matrix.Rows.SelectMany(row => row.Warnings)], catalog.Cite(matrix.Rows.SelectMany(row => row.Cells).Select(cell => cell.Source)));
        JsonSerializer.SerializeToUtf8Bytes(new Envelope<ComparisonMatrix>(matrix, meta, new Links("", "", null, null)), JsonBodies.Writing);
    }
}
