using System.Collections.Concurrent;

namespace Benchmark.Tests.Support;

/// <summary>Looks at every chart of a kind.</summary>
public static class ChartLayout
{
    private const int MostBytes = 25_000;

    /// <summary>What is wrong with the charts of a kind in a size, in both languages, and how many there are.</summary>
    public static async Task<(int Count, IReadOnlyList<string> Wrong)> Look(BenchmarkApi api, string kind, string size)
    {
        var release = (await api.Get("/v1/releases/latest")).Text("data.id")!;
        var addresses = await ChartAddresses.Of(kind, api);
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(addresses, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (address, _) =>
        {
            foreach (var language in ChartAddresses.Languages)
            {
                var scheme = (address.Length % 3) switch { 0 => "light", 1 => "dark", _ => "print" };
                var request = $"{address}&size={size}&lang={language}&scheme={scheme}";
                var bytes = await api.Download(request);
                var drawing = new SvgText(System.Text.Encoding.UTF8.GetString(bytes));
                foreach (var fault in drawing.Faults().Take(3))
                    wrong.Add($"{request}: {fault}");
                if (bytes.Length > MostBytes)
                    wrong.Add($"{request}: {bytes.Length} bytes");
                if (!drawing.Texts.Any(text => text.Value.Contains(release, StringComparison.Ordinal)))
                    wrong.Add($"{request}: names no release");
            }
        });

        return (addresses.Count, [.. wrong.Order(StringComparer.Ordinal)]);
    }
}
