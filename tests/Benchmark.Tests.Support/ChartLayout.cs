using System.Collections.Concurrent;
using System.Text.RegularExpressions;

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

    /// <summary>What is wrong with the drawings in the pages for frames, wide and narrow, in both languages, and how many pages there are.</summary>
    public static async Task<(int Count, IReadOnlyList<string> Wrong)> LookAtFrames(BenchmarkApi api, string kind)
    {
        var addresses = await ChartAddresses.Of(kind, api);
        var tokens = await LightTokens(api);
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(addresses, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (address, _) =>
        {
            foreach (var language in ChartAddresses.Languages)
            {
                var request = $"{address}&lang={language}&format=html";
                var html = await api.Client.GetStringAsync(request, CancellationToken.None);
                var drawings = Regex.Matches(html, "<svg [^>]*class=\"(?:wide|narrow)\".*?</svg>", RegexOptions.Singleline);
                if (drawings.Count == 0)
                    wrong.Add($"{request}: has no drawing");
                foreach (var match in drawings.AsEnumerable())
                {
                    var drawing = new SvgText(Regex.Replace(match.Value, "var\\((--[a-z0-9-]+)\\)", name => tokens[name.Groups[1].Value]));
                    foreach (var fault in drawing.Faults().Take(3))
                        wrong.Add($"{request}, {drawing.Width} wide: {fault}");
                }
            }
        });

        return (addresses.Count, [.. wrong.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The colors of pages on a light ground.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> LightTokens(BenchmarkApi api)
    {
        var home = await api.Client.GetStringAsync("/?format=html", CancellationToken.None);
        var css = await api.Client.GetStringAsync(Regex.Match(home, "/page[^\"]*css").Value, CancellationToken.None);
        return Regex.Matches(css.Split(":root{", 2)[1].Split('}', 2)[0], "(--[a-z0-9-]+):(#[0-9a-f]+)")
            .ToDictionary(match => match.Groups[1].Value, match => Whole(match.Groups[2].Value), StringComparer.Ordinal);

        static string Whole(string color) => color.Length == 4 ? string.Concat("#", string.Concat(color[1..].Select(digit => $"{digit}{digit}"))) : color;
    }
}
