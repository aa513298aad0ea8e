using Benchmark.Api.Import;

namespace Benchmark.Api;

/// <summary>What a person sees when the API is ready.</summary>
internal static class StartMessage
{
    public static void Tell(WebApplication app, Preparation preparation)
    {
        var address = app.Urls.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("*", "localhost", StringComparison.Ordinal).TrimEnd('/');
        Console.WriteLine($"Listening on {string.Join(", ", app.Urls)}");
        Console.WriteLine($"Open {address}/v1/comparisons for the comparison, {address}/swagger for the whole API. Ctrl+C ends it.");
        // Reading the seed again takes a moment that no request should wait for.
        _ = Task.Run(() =>
        {
            if (preparation.FindDrift() is { } drift)
                Console.WriteLine(drift);
        });
    }
}
