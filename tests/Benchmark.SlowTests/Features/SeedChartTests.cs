using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Features;

/// <summary>The charts of the data that a fresh start loads: all that the sample is looked at for, on several times as many.</summary>
public sealed class SeedChartTests(SeedChartTests.Seed seed) : IClassFixture<SeedChartTests.Seed>
{
    public static TheoryData<string> Kinds => [.. ChartAddresses.Kinds];

    /// <summary>The kinds of which a page has a drawing; a card in a page is text.</summary>
    public static TheoryData<string> Drawn => [.. ChartAddresses.Kinds.Where(kind => kind != "target-card")];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_chart_of_the_seed_can_be_read(string kind)
    {
        foreach (var size in ChartAddresses.Sizes)
        {
            var (count, wrong) = await ChartLayout.Look(seed.Api, kind, size);

            Assert.True(count >= 20, $"{count} addresses.");
            Assert.True(wrong.Count == 0, $"{wrong.Count} of {count * 2}:\n{string.Join('\n', wrong.Take(40))}");
        }
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public async Task Every_chart_of_the_seed_in_a_frame_can_be_read(string kind)
    {
        var (count, wrong) = await ChartLayout.LookAtFrames(seed.Api, kind);

        Assert.True(count >= 20, $"{count} addresses.");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count * 4}:\n{string.Join('\n', wrong.Take(40))}");
    }

    /// <summary>The program on a database of its own with the seed.</summary>
    public sealed class Seed : IAsyncLifetime
    {
        private readonly CliFolder _folder = new();
        private BenchmarkApi? _api;

        public BenchmarkApi Api => _api!;

        public async ValueTask InitializeAsync()
        {
            Assert.Equal(0, (await _folder.Run("import", Repository.File("seed"))).ExitCode);
            _api = BenchmarkApi.On(_folder.Database);
        }

        public ValueTask DisposeAsync()
        {
            _api?.Dispose();
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
