using Benchmark.Api.Http;
using Benchmark.Api.Pages;
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
        var classes = typeof(Program).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(FastEndpoints.IEndpoint)) && !type.IsAbstract)
            .Select(type => type.Name)
            .ToList();

        Assert.Equal(classes.Order(StringComparer.Ordinal), Benchmark.Api.Endpoints.All.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(classes.Order(StringComparer.Ordinal), Names().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_server_may_use_the_context_of_a_request_again()
    {
        // With an accessor among the services it allocates one for every request, which triples the bytes of a 304 (docs/performance.md).
        Assert.NotNull(api.Client);
        Assert.Null(api.Services.GetService<Microsoft.AspNetCore.Http.IHttpContextAccessor>());
    }

    [Fact]
    public void Every_endpoint_has_a_summary_and_stands_in_api_http_by_its_name()
    {
        var requests = File.ReadLines(Repository.File("api.http"))
            .Where(line => line.StartsWith("### ", StringComparison.Ordinal))
            .Select(line => line[4..].Split(':')[0])
            .ToHashSet();

        Assert.All(Mapped(), endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()));
        var documents = Benchmark.Api.Endpoints.Documents.Select(type => type.Name);
        Assert.Equal(Names().Concat(documents).Append("Mcp").Order(StringComparer.Ordinal), requests.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_mapped_without_a_class_is_no_part_of_the_contract()
    {
        var nameless = api.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is null)
            // What is in the form of another standard.
            .Where(endpoint => endpoint.Metadata.GetMetadata<StandardDocument>() is null);

        Assert.Equal(
            [ClosedRoute.Path, "/openapi/v1.json", Stylesheet.Path],
            nameless.Select(endpoint => endpoint.RoutePattern.RawText).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_document_of_another_standard_is_served_and_told_of()
    {
        var served = api.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StandardDocument>() is not null)
            .ToList();
        var told = File.ReadAllText(Repository.File("docs", "portals.md"));

        Assert.Equal(
            Benchmark.Api.Endpoints.Documents.ToHashSet(),
            served.Select(endpoint => endpoint.Metadata.GetMetadata<StandardDocument>()!.GetType()).ToHashSet());
        Assert.All(served, endpoint => Assert.Contains($"`{endpoint.RoutePattern.RawText}`", told, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_endpoint_has_an_example_and_every_example_is_of_one()
    {
        var examples = Directory.GetFiles(Repository.File("src", "Benchmark.Api"), "*.example.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/bin/") && !file.Contains("/obj/"))
            .Select(file => Path.GetFileName(file).Split('.')[0])
            .ToList();

        Assert.Equal(Names().Order(StringComparer.Ordinal), examples.Except(ProblemKind.All.Select(kind => kind.Slug)).Order(StringComparer.Ordinal));
        Assert.All(examples, name => Assert.NotNull(Example.Find(name)));
    }

    private IEnumerable<RouteEndpoint> Mapped() => api.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null);

    private IEnumerable<string> Names() => Mapped().Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName);
}
