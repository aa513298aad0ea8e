using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features;

/// <summary>Another database may be put in the place of the one that was read: what is asked next is answered from it, and not with a failure.</summary>
public sealed class ReadAgainTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Theory]
    [InlineData("/v1/observations?limit=3", 'a')]
    [InlineData("/v1/targets?limit=3", 'b')]
    [InlineData("/v1/comparisons?measure=target", 'c')]
    [InlineData("/v1/rankings?indicator=dti-rank", 'd')]
    public async Task What_is_read_from_a_release_that_is_no_longer_there_is_read_again(string path, char content)
    {
        // What is known of the releases now is believed for a second.
        await api.Get("/v1/releases");
        DatabaseFile.Execute(api.Database, $"update release set checksum = '{new string(content, 64)}'");

        var answer = await api.Get(path);

        Assert.NotEmpty(answer["data"]!.ToJsonString());
        // What reads the database sees at once that it is another one; what has all figures in memory sees it when that second is over.
        await Wait.Until(
            async () => (await api.Get("/v1")).Text("data.release.checksum") == new string(content, 64),
            () => "The other database is never read.");
    }

    [Fact]
    public async Task The_classes_and_routes_of_the_program_are_nobodys_business()
    {
        using var response = await api.Client.GetAsync(new Uri("/_test_url_cache_", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
