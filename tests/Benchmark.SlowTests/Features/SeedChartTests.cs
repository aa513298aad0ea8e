using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Features;

/// <summary>The charts of the data that a fresh start loads: all that the sample is looked at for, on several times as many.</summary>
public sealed class SeedChartTests(SeedChartTests.Seed seed) : IClassFixture<SeedChartTests.Seed>
{
    public static TheoryData<string> Kinds => [.. ChartAddresses.Kinds];

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
