using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Features;

/// <summary>
/// What an answer allocates, which unlike time is the same on every machine (docs/performance.md). A budget leaves a quarter of room above what was measured;
/// who needs more says so there.
/// </summary>
public sealed partial class AllocationTests : IAsyncDisposable
{
    private const int Warm = 40;
    private const int Measured = 80;

    // An exporter answers the same for 300 ms.
    private static readonly TimeSpan Kept = TimeSpan.FromMilliseconds(400);

    private readonly CliFolder _folder = new();
    private CliProcess? _program;

    [Theory]
    [InlineData("/v1/comparisons?province={provinces}&indicator={indicators}", 390)]
    [InlineData("/v1/gaps?province={provinces}&indicator={indicators}", 480)]
    [InlineData("/v1/targets?province={provinces}", 410)]
    [InlineData("/v1/observations?province={provinces}&format=csv", 550)]
    public async Task A_selection_that_nobody_asked_for_before_stays_within_its_budget(string path, int kilobytes)
    {
        var metrics = await Start();
        var provinces = await Busiest("province", 12);
        var indicators = await Busiest("indicator", 3);
        var paths = (
            from one in Enumerable.Range(0, provinces.Count)
            from two in Enumerable.Range(one + 1, provinces.Count - one - 1)
            from three in Enumerable.Range(two + 1, provinces.Count - two - 1)
            select path
                .Replace("{provinces}", $"{provinces[one]},{provinces[two]},{provinces[three]}", StringComparison.Ordinal)
                .Replace("{indicators}", string.Join(',', indicators), StringComparison.Ordinal)).ToList();

        var each = await Allocated(metrics, paths);

        Assert.InRange(each, 1, kilobytes);
    }

    [Fact]
    public async Task An_answer_that_is_kept_allocates_next_to_nothing()
    {
        var metrics = await Start();

        var each = await Allocated(metrics, [.. Enumerable.Repeat("/v1/comparisons", Warm + Measured)]);

        Assert.InRange(each, 0, 10);
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<Uri> Start()
    {
        _program = await _folder.Serve("--metrics-url", "http://127.0.0.1:0");
        return MetricsTests.AddressOf(_program);
    }

    /// <summary>The ids with the most figures.</summary>
    private async Task<IReadOnlyList<string>> Busiest(string field, int count)
    {
        var figures = (await _program!.Get("/v1/observations?limit=1000")).GetProperty("data").EnumerateArray();
        return
        [
            .. figures.CountBy(figure => figure.GetProperty(field).GetString()!)
                .OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => each.Key)
                .Take(count),
        ];
    }

    /// <summary>How many kilobytes a request allocates, on average, with nobody else asking.</summary>
    private async Task<double> Allocated(Uri metrics, List<string> paths)
    {
        Assert.True(paths.Count >= Warm + Measured, $"There are only {paths.Count} selections.");
        foreach (var path in paths[..Warm])
            await Ask(path);
        var before = await Total(metrics);
        foreach (var path in paths.Skip(Warm).Take(Measured))
            await Ask(path);
        return (await Total(metrics) - before) / Measured / 1000;
    }

    private async Task Ask(string path)
    {
        using var answer = await _program!.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, path);
        await answer.Content.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
    }

    private static async Task<double> Total(Uri metrics)
    {
        await Wait.Out(Kept);
        using var client = new HttpClient();
        var text = await client.GetStringAsync(metrics, TestContext.Current.CancellationToken);
        return double.Parse(AllocatedPattern().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?m)^dotnet_gc_heap_total_allocated_bytes_total\S* (\S+)")]
    private static partial Regex AllocatedPattern();
}
