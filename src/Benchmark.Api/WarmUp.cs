using System.Text.Json;
using Benchmark.Api.Features.Comparisons;
using Benchmark.Api.Http;
using Benchmark.Core.Comparisons;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;

namespace Benchmark.Api;

/// <summary>
/// Does what the first answer needs while the server is still put together, on the other core: reads the catalog and the figures, and runs the longest way
/// through the program once, because code that runs for the first time has to be compiled.
/// </summary>
internal static class WarmUp
{
    /// <summary>
    /// Learns how a comparison is written as JSON. The code for each property of a code, a number or a date belongs half to the framework, so it cannot be
    /// compiled ahead; it needs no data, and can be had while the database is prepared.
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

    public static async Task RunAsync(Catalogs catalogs, FigureStore store, CancellationToken cancellation)
    {
        var endpoint = new CompareProvinces(store, new RequestLimits());
        var asked = Asked.ByLink("/v1/comparisons", new Dictionary<string, string>(), "/v1/comparisons", "");
        var (request, _) = await RequestReader<CompareProvinces.Request>.ReadAsync(asked, catalogs, readsReleases: true, cancellation);
        var answer = endpoint.Answer(request, await endpoint.AskAsync(request, cancellation));
        JsonSerializer.SerializeToUtf8Bytes(answer.Enclose(request.Published, request.LinksWith(next: null)), JsonBodies.Writing);
    }
}
