using System.Globalization;
using System.Text.Json;
using Benchmark.Api;
using Benchmark.Api.Features.Comparisons;
using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Benchmark.Data.Figures;
using Benchmark.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features;

/// <summary>A question and its answer can be had without HTTP, and are those that a request gets.</summary>
public sealed class AskingTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const string Path = "/v1/comparisons";
    private const string Query = "?province=ha-noi,hai-phong&indicator=grdp-digital-share&year=2020..2024";

    [Fact]
    public async Task A_comparison_asked_by_the_program_is_the_one_that_a_request_gets()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var asked = Asked.ByLink(Path, new Dictionary<string, string>(), Path, Query);
        var (request, findings) =
            await RequestReader<CompareProvinces.Request>.ReadAsync(asked, api.Services.GetRequiredService<Catalogs>(), readsReleases: true, cancellation);
        var endpoint = new CompareProvinces(api.Services.GetRequiredService<FigureStore>(), new RequestLimits());
        var answer = endpoint.Answer(request, await endpoint.AskAsync(request, cancellation));

        Assert.Empty(findings.Faults);
        var over = await api.Get(Path + Query);
        Assert.Equal(over["data"]!.ToJsonString(), JsonSerializer.SerializeToNode(answer.Data, JsonBodies.Writing)!.ToJsonString());
        Assert.Equal(over.Text("links.canonical"), request.Canonical.Link());
    }

    [Fact]
    public async Task A_link_that_the_program_follows_answers_as_a_request_does()
    {
        var links = api.Services.GetRequiredService<OwnLinks>();
        foreach (var endpoint in Reading())
        {
            var example = Example.Find(endpoint)!.Request;
            // A picture repeats nothing of its envelope.
            if (endpoint.StartsWith("Draw", StringComparison.Ordinal))
                continue;
            var over = await api.Get(example);
            var found =
                await links.FollowAsync(example.Split('?')[0], example.Contains('?') ? $"?{example.Split('?')[1]}" : "", TestContext.Current.CancellationToken);

            Assert.Equal(over.Text("links.permanent"), found!.Envelope!.Links.Permanent);
            Assert.Equal(over.Text("links.next"), found.Envelope.Links.Next);
            Assert.Equal(over["meta"]!.ToJsonString(), JsonSerializer.SerializeToNode(found.Envelope.Meta, JsonBodies.Writing)!.ToJsonString());
        }
    }

    [Fact]
    public async Task A_link_with_an_error_has_the_problem_that_a_request_gets()
    {
        var problem = await api.GetProblem("/v1/targets?limit=0&horizon=abc&release=2026-11-21.1&asOf=2026-11-21", 400);

        var found = await api.Services.GetRequiredService<OwnLinks>()
            .FollowAsync("/v1/targets", "?limit=0&horizon=abc&release=2026-11-21.1&asOf=2026-11-21", TestContext.Current.CancellationToken);

        Assert.Equal(problem.Text("detail"), found!.Problem!.Detail.Vi);
    }

    [Theory]
    [InlineData("/v1/comparisons?measure=target", new[] { "bind", "read", "compute", "write" })]
    [InlineData("/v1/targets?format=csv", new[] { "bind", "read", "compute", "write" })]
    public async Task Who_asks_how_long_each_stage_took_is_answered(string path, string[] stages)
    {
        Assert.Null(await Timing(path, asks: false));
        // The same words again are answered from what was kept.
        Assert.Equal("kept", await Timing(path, asks: true));

        var timing = (await Timing(path, asks: true, language: "en"))!.Split(", ");

        // What says the same in other words is read, and then known.
        Assert.Equal(["bind"], timing.Select(stage => stage.Split(';')[0]));
        timing = (await Timing($"{path}&release=2026-11-21.1", asks: true))!.Split(", ");
        Assert.Equal(stages, timing.Select(stage => stage.Split(';')[0]));
        Assert.All(timing, stage => Assert.True(decimal.Parse(stage.Split(";dur=")[1], CultureInfo.InvariantCulture) >= 0));
    }

    [Theory]
    [InlineData("/v1/targets?limit=2")]
    [InlineData("/v1/observations?limit=1&year=2020..2030")]
    [InlineData("/v1/indicators?limit=3")]
    [InlineData("/v1/comparisons?year=2022")]
    public async Task Who_has_the_answer_is_known_the_second_time_and_hides_no_further_page_from_others(string path)
    {
        // The other language is another spelling of the same.
        using var whole = await Ask(path, "en");
        var tag = whole.Headers.ETag!.ToString();

        using var first = await Ask(path, "vi", tag);
        using var second = await Ask(path, "vi", tag);
        using var stale = await Ask(path, "vi", "W/\"x\"");
        using var again = await Ask(path, "vi");

        Assert.Equal((304, 304, 200, 200), ((int)first.StatusCode, (int)second.StatusCode, (int)stale.StatusCode, (int)again.StatusCode));
        Assert.StartsWith("bind;", first.Headers.GetValues("Server-Timing").Single(), StringComparison.Ordinal);
        Assert.Equal("kept", second.Headers.GetValues("Server-Timing").Single());
        Assert.Equal(first.Headers.GetValues("Link"), second.Headers.GetValues("Link"));
        foreach (var answer in new[] { stale, again })
        {
            Assert.Equal(whole.Headers.GetValues("Link"), answer.Headers.GetValues("Link"));
            Assert.Equal(await Body(whole), await Body(answer));
        }

        Task<string> Body(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_computed_on_posted_figures_says_how_long_its_stages_took()
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/gaps")
        {
            Content = new StringContent(Example.Find("ComputeGaps")!.Body!.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        };
        message.Headers.Add(StageTiming.Request, "true");
        using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);

        Assert.Equal(["bind", "read", "compute"], response.Headers.GetValues("Server-Timing").Single().Split(", ").Select(stage => stage.Split(';')[0]));
    }

    private async Task<string?> Timing(string path, bool asks, string language = "vi")
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        message.Headers.AcceptLanguage.ParseAdd(language);
        if (asks)
            message.Headers.Add(StageTiming.Request, "true");
        using var response = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return response.Headers.TryGetValues("Server-Timing", out var values) ? values.Single() : null;
    }

    private Task<HttpResponseMessage> Ask(string path, string language, string? tag = null)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, path);
        message.Headers.AcceptLanguage.ParseAdd(language);
        message.Headers.Add(StageTiming.Request, "true");
        if (tag is not null)
            message.Headers.Add("If-None-Match", tag);
        return api.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private List<string> Reading() =>
    [
        .. api.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<RequestDescription>()?.Request.IsAssignableTo(typeof(DataRequest)) == true)
            .Select(endpoint => endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName)
            .Where(name => Example.Find(name) is not null),
    ];
}
