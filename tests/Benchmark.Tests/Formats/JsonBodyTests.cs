using System.Text.Json;
using Benchmark.Api;
using Benchmark.Api.Http;
using Benchmark.Tests.Support;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Formats;

/// <summary>Every answer of an endpoint is among the bodies whose serialization is generated.</summary>
public sealed class JsonBodyTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public void Every_body_of_every_endpoint_is_written_by_generated_code()
    {
        // Messages of assistants are written by the package of their protocol.
        var bodies = api.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint is RouteEndpoint route && route.RoutePattern.RawText != ClosedRoute.Path)
            .SelectMany(endpoint => endpoint.Metadata.OfType<IProducesResponseTypeMetadata>())
            .Select(produced => produced.Type)
            .Where(type => type is not null && type != typeof(void))
            .Distinct()
            .ToList();

        Assert.NotEmpty(bodies);
        Assert.All(bodies, body => Assert.True(JsonBodies.Writing.TryGetTypeInfo(body!, out _), $"{body} is missing from {nameof(JsonBodies)}."));
    }

    [Fact]
    public void What_is_not_among_them_is_not_written_in_another_way() =>
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { Surprise = 1 }, JsonBodies.Writing));

    // A figure keeps the zeros it was printed with in memory; codes are those of the contract, and Vietnamese stays readable.
    [Theory]
    [InlineData("5.520", "5.52")]
    [InlineData("100", "100")]
    [InlineData("-0.0", "0")]
    public void A_number_is_written_in_full_and_without_noise(string number, string written) =>
        Assert.Equal(written, JsonSerializer.Serialize(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), JsonBodies.Writing));
}
