using Benchmark.Tests.Support;

namespace Benchmark.Tests.Charts;

/// <summary>
/// Over the whole sample, every kind in every size and both languages: no text over another, none cut, nothing outside the frame, every text dark enough on
/// what it stands on, and the picture alone says what it shows.
/// </summary>
public sealed class ChartLayoutTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
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

    /// <summary>The kinds of which a page has a drawing; a card in a page is text.</summary>
    public static TheoryData<string> Drawn => [.. ChartAddresses.Kinds.Where(kind => kind != "target-card")];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_chart_of_the_release_can_be_read(string kind, string size)
    {
        var addresses = await ChartAddresses.Of(kind, api);
        Assert.True(addresses.Count >= 20, $"{addresses.Count} addresses.");
        var (count, wrong) = await ChartLayout.Look(api, kind, size);

        Assert.True(count >= 20, $"{count} addresses.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count * 2}:\n{string.Join('\n', wrong.Take(40))}");
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public async Task Every_chart_in_a_frame_can_be_read(string kind)
    {
        var (count, wrong) = await ChartLayout.LookAtFrames(api, kind);

        Assert.True(count >= 20, $"{count} addresses.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count * 4}:\n{string.Join('\n', wrong.Take(40))}");
    }
}
