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
        _ = TellDrift(preparation);
    }

    private static async Task TellDrift(Preparation preparation)
    {
        // Reading the seed again takes a moment of the processor that the first requests need more.
        await Task.Delay(TimeSpan.FromSeconds(3));
        if (await preparation.FindDriftAsync() is { } drift)
            Console.WriteLine(drift);
    }
}
