using System.Collections.Concurrent;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Charts;

/// <summary>
/// Over the whole sample, every kind in every size and both languages: no text over another, none cut, nothing outside the frame, every text dark enough on
/// what it stands on, and the picture alone says what it shows.
/// </summary>
public sealed class ChartLayoutTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const int MostBytes = 25_000;

    public static TheoryData<string, string> Kinds
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var kind in ChartAddresses.Kinds)
            {
                foreach (var size in ChartAddresses.Sizes)
                    all.Add(kind, size);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_chart_of_the_release_can_be_read(string kind, string size)
    {
        var addresses = await ChartAddresses.Of(kind, api);
        Assert.True(addresses.Count >= 20, $"{addresses.Count} addresses.");
        var release = (await api.Get("/v1/releases/latest")).Text("data.id")!;
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(addresses, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (address, _) =>
        {
            foreach (var language in ChartAddresses.Languages)
            {
                var request = $"{address}&size={size}&lang={language}&scheme={(address.Length % 3) switch { 0 => "light", 1 => "dark", _ => "print" }}";
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

        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {addresses.Count * 2}:\n{string.Join('\n', wrong.Order().Take(40))}");
    }
}
