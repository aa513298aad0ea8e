using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Features;

/// <summary>What can be measured from outside, at an address of its own.</summary>
public partial class MetricsTests
{
    [Fact]
    public async Task Without_an_address_there_are_no_metrics()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve();

        using var answer = await program.Client.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.DoesNotContain("Metrics", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_metrics_are_those_that_the_operators_read_of_and_stay_as_many()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve("--metrics-url", "http://127.0.0.1:0");
        var address = AddressOf(program);
        using var client = new HttpClient();
        async Task<string[]> Series() => [.. (await client.GetStringAsync(address, TestContext.Current.CancellationToken))
            .Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line[..line.LastIndexOf(' ')])];
        async Task Ask(string method, string path)
        {
            using var message = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            if (method == "POST")
                message.Headers.Add("X-API-Key", "wrong");
            using var answer = await program.Client.SendAsync(message, TestContext.Current.CancellationToken);
        }

        async Task AskAll(int number)
        {
            foreach (var path in new[] { "/v1/provinces", $"/v1/provinces/x{number}", $"/x{number}", $"/v1/gaps?q=x{number}", $"/v1/provinces?q=x{number}" })
                await Ask("GET", path);
            await Ask($"X{number}", "/v1/provinces");
            await Ask("POST", "/v1/imports");
        }

        await AskAll(0);
        var before = await Series();
        for (var number = 1; number < 20; number++)
            await AskAll(number);
        var after = await Series();

        Assert.Equal(Own(before), Own(after));
        Assert.DoesNotContain(
            after,
            series => series.Contains("x1", StringComparison.OrdinalIgnoreCase) || series.Contains("127.0.0.1", StringComparison.Ordinal));
        var page = await File.ReadAllTextAsync(Repository.File("docs", "operators.md"), TestContext.Current.CancellationToken);
        var documented = MetricPattern().Matches(page).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        // Those of imports and of hooks are there once there was one.
        Assert.Equal(
            documented.Where(name => name is not ("benchmark_imports_total" or "benchmark_hooks_attempts_total")),
            Own(after).Select(NameOf).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(after, series => series.Contains("http_route=\"/v1/provinces/{id}\"", StringComparison.Ordinal));
        // Who reads the metrics is none of those who are measured, and the API is not served there.
        Assert.DoesNotContain(after, series => series.Contains("/metrics", StringComparison.Ordinal));
        using var elsewhere = await client.GetAsync(new Uri(address, "/v1/provinces"), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)elsewhere.StatusCode);
        using var here = await program.Client.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)here.StatusCode);
    }

    [Fact]
    public async Task An_address_of_metrics_that_is_taken_ends_the_start()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve();

        var second = await folder.Run("--urls", "http://127.0.0.1:0", "--metrics-url", program.Client.BaseAddress!.ToString().TrimEnd('/'));

        Assert.Equal(5, second.ExitCode);
        Assert.Contains("--metrics-url", Assert.Single(second.ErrorLines), StringComparison.Ordinal);
    }

    /// <summary>Where a program that was asked to serves its metrics.</summary>
    internal static Uri AddressOf(CliProcess program) => new(AddressPattern().Match(program.Output).Groups[1].Value);

    private static IEnumerable<string> Own(IEnumerable<string> series) =>
        series.Where(each => NameOf(each) is var name && (
            name.StartsWith("benchmark_", StringComparison.Ordinal) || name == "http_server_request_duration_seconds_count"))
            .Order(StringComparer.Ordinal);

    private static string NameOf(string series) => series.Split('{')[0];

    [GeneratedRegex(@"Metrics at (\S+)")]
    private static partial Regex AddressPattern();

    [GeneratedRegex("`(benchmark_[a-z_]+|http_server_request_duration_seconds_count)")]
    private static partial Regex MetricPattern();
}
