using Benchmark.Api.Http;
using Benchmark.Tests.Support;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Conventions;

/// <summary>What every endpoint owes.</summary>
public sealed class EndpointTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public void Every_endpoint_class_is_mapped()
    {
        var classes = typeof(IEndpoint).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IEndpoint)) && !type.IsInterface).Select(type => type.Name);

        Assert.Equal(classes.Order(), Names().Order());
    }

    [Fact]
    public void Every_endpoint_has_a_summary_and_stands_in_api_http_by_its_name()
    {
        var requests = File.ReadAllText(Repository.File("api.http"));

        Assert.All(Mapped(), endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()));
        Assert.All(Names(), name => Assert.Contains($"### {name}", requests, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_kind_stands_in_the_README()
    {
        var readme = File.ReadAllText(Repository.File("README.md"));

        Assert.All(ProblemKind.All, kind => Assert.Contains($"| `/problems/{kind.Slug}` | {kind.Status} | {kind.Remedy.En} |", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_and_exit_code_stands_in_the_README()
    {
        var readme = File.ReadAllText(Repository.File("README.md"));

        static string Code(string? text) => text is null ? "" : $"`{text}` ";
        Assert.All(Benchmark.Api.Settings.Options, option => Assert.Contains($"| `{option.Name}` | {Code(option.Variable)}| {Code(option.Default)}|", readme, StringComparison.Ordinal));
        Assert.All(Benchmark.Api.ExitCode.Meanings, code => Assert.Contains($"| {code.Key} | {code.Value}", readme, StringComparison.Ordinal));
    }

    private IEnumerable<RouteEndpoint> Mapped() => api.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null);

    private IEnumerable<string> Names() => Mapped().Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName);
}
