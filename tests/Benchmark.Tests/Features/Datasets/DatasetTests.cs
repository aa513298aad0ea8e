using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Tests.Pages;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Datasets;

/// <summary>A data set is found by search engines and understood by whoever comes from there.</summary>
public sealed partial class DatasetTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const string Json = "application/json";
    private const string LinkedData = "application/ld+json";

    public static TheoryData<string> Sets => ["observations", "targets", "indicators", "provinces", "sources"];

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task The_document_says_what_the_answers_say(string id)
    {
        var document = await api.Get($"/datasets/{id}");
        var (release, country) = ((await api.Get("/v1")).At("data.release")!, (await api.Get("/v1/provinces?kind=country")).Items("data").Single());

        Assert.Equal(("https://schema.org/", "Dataset"), (document.Text("@context"), document.Text("@type")));
        Assert.Equal(($"http://localhost/catalog/{id}", $"benchmark-{id}"), (document.Text("@id"), document.Text("identifier")));
        Assert.Equal($"http://localhost/datasets/{id}?lang=vi", document.Text("url"));
        Assert.All(["name", "alternateName"], path => Assert.NotEmpty(document.Text(path)!));
        // What Google demands.
        Assert.InRange(document.Text("description")!.Length, 50, 5_000);
        Assert.NotEmpty(document.Texts("keywords"));
        Assert.Equal((await api.Get("/v1")).Text("data.license.url"), document.Text("license"));
        Assert.True(document.At("isAccessibleForFree")!.GetValue<bool>());
        Assert.Equal(release.Text("id"), document.Text("version"));
        Assert.Equal(release.Text("publishedAt"), document.Text("dateModified"));
        Assert.Equal(release.Text("publishedAt")![..10], document.Text("datePublished"));
        Assert.Equal(country.Text("name.vi"), document.Text("spatialCoverage.name"));
        Assert.Equal(country.Text("codes.iso"), document.Text("spatialCoverage.identifier"));
        Assert.All(["creator", "publisher", "includedInDataCatalog"], path => Assert.Equal("Benchmark", document.Text($"{path}.name")));
        Assert.All(["creator", "publisher", "includedInDataCatalog"], path => Assert.Equal("http://localhost/", document.Text($"{path}.url")));
    }

    [Theory]
    [InlineData("observations")]
    [InlineData("targets")]
    public async Task What_is_measured_are_the_indicators_that_have_rows(string id)
    {
        var document = await api.Get($"/datasets/{id}");
        var indicators = (await api.Get("/v1/indicators?limit=1000")).Items("data").Where(indicator => indicator.Number($"coverage.{id}") > 0).ToList();

        Assert.Equal(
            indicators.Select(indicator => (indicator.Text("id"), indicator.Text("name.vi"), indicator.At("unitName")?.Text("vi"))),
            document.Items("variableMeasured").Select(measured => (measured.Text("propertyID"), measured.Text("name"), measured["unitText"]?.ToString())));
        foreach (var measured in document.Items("variableMeasured"))
            Assert.Equal(measured.Text("propertyID"), (await api.Get(measured.Text("url")!)).Text("data.id"));
    }

    [Fact]
    public async Task Only_figures_are_of_years_and_only_what_is_of_indicators_measures_some()
    {
        var years = (await api.Get("/v1/observations?vintage=all&limit=1000")).Items("data").Select(observation => observation.Number("year")).ToList();

        Assert.Equal($"{years.Min()}/{years.Max()}", (await api.Get("/datasets/observations")).Text("temporalCoverage"));
        foreach (var id in new[] { "targets", "indicators", "provinces", "sources" })
        {
            var document = await api.Get($"/datasets/{id}");
            Assert.False(document.AsObject().ContainsKey("temporalCoverage"));
            Assert.Equal(id == "targets", document.Items("variableMeasured").Count > 0);
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task Every_file_answers_in_its_format_with_every_row(string id)
    {
        var files = (await api.Get($"/datasets/{id}")).Items("distribution");
        var rows = (await api.Get("/v1")).Number($"data.release.counts.{id}");

        Assert.Superset(
            new HashSet<string> { "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/x-ndjson", Json },
            files.Select(file => file.Text("encodingFormat")!).ToHashSet());
        Assert.DoesNotContain(files, file => file.Text("encodingFormat") == "text/html");
        foreach (var file in files)
        {
            // A browser follows the link too, and must get no page.
            using var answer = await Send(file.Text("contentUrl")!, PageTests.Browser);
            Assert.Equal((HttpStatusCode.OK, file.Text("encodingFormat")), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (file.Text("encodingFormat") == "application/x-ndjson")
                Assert.Equal(rows, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            if (file.Text("encodingFormat") == Json)
                Assert.Equal(rows, JsonNode.Parse(text)!.Number("meta.total"));
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task The_page_says_what_it_is_in_both_languages(string id)
    {
        var (document, service) = (await api.Get($"/datasets/{id}"), await api.Get("/v1"));
        var header = System.Text.Encoding.UTF8.GetString(await api.Download($"/v1/{id}?format=csv")).TrimStart('\uFEFF').Split("\r\n")[0].Split(',');
        foreach (var (language, title) in new[] { ("vi", document.Text("name")!), ("en", document.Text("alternateName")!) })
        {
            var page = await Page($"/datasets/{id}?lang={language}");

            Assert.Equal(title, page.Heading);
            Assert.Contains($"<html lang=\"{language}\"", page.Html, StringComparison.Ordinal);
            Assert.Contains("CC BY 4.0", page.Main, StringComparison.Ordinal);
            Assert.Contains(service.Text("data.license.url")!, page.Links);
            Assert.Contains(service.Text("data.release.id")!, page.Main, StringComparison.Ordinal);
            Assert.Contains(language == "vi" ? "21/11/2026" : "21 November 2026", page.Main, StringComparison.Ordinal);
            Assert.Contains(PageText.NumbersOf([service.At($"data.release.counts.{id}")!]), page.Numbers.Contains);
            // Every column of the file is explained, in its order.
            Assert.Equal(header, ColumnPattern().Matches(page.Html).Select(column => column.Groups[1].Value));
            Assert.Contains($"<link rel=\"canonical\" href=\"http://localhost/datasets/{id}?lang={language}\"", page.Html, StringComparison.Ordinal);
            Assert.All(["vi", "en"], other => Assert.Contains(
                $"hreflang=\"{other}\" href=\"http://localhost/datasets/{id}?lang={other}\"",
                page.Html,
                StringComparison.Ordinal));
            foreach (var file in document.Items("distribution"))
                Assert.Contains(new Uri(file.Text("contentUrl")!).PathAndQuery, page.Links);
            Assert.All(
                Sets.Select(set => set.Data).Where(other => other != id),
                other => Assert.Contains($"/datasets/{other}?lang={language}", page.Links));
            foreach (var link in page.Links.Where(link => link.StartsWith('/')))
            {
                using var answer = await Send(link, PageTests.Browser);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{link}: {(int)answer.StatusCode}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task The_page_holds_the_document_and_no_other_script(string id)
    {
        var page = await Page($"/datasets/{id}");

        Assert.Single(Regex.Matches(page.Html, "<script", RegexOptions.IgnoreCase));
        Assert.True(JsonNode.DeepEquals(await api.Get($"/datasets/{id}"), Embedded(page)));
        Assert.DoesNotContain("style=\"", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Single(Regex.Matches(page.Html, "<h1"));
        Assert.InRange(page.Html.Length, 1_000, 100_000);
    }

    [Fact]
    public async Task What_the_operator_wrote_ends_no_script()
    {
        const string publisher = "A</script><script>alert(1)</script><!--";
        using var there = BenchmarkApi.On(api.Database, ("publisher", publisher));
        using var response = await Send("/datasets/sources", PageTests.Browser, there);
        var page = new PageText(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Single(Regex.Matches(page.Html, "<script", RegexOptions.IgnoreCase));
        Assert.Single(Regex.Matches(page.Html, "</script", RegexOptions.IgnoreCase));
        Assert.DoesNotContain("<!--", page.Html, StringComparison.Ordinal);
        Assert.Equal(publisher, Embedded(page).Text("publisher.name"));
        Assert.Contains(publisher, page.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData(Json, Json)]
    [InlineData(LinkedData, LinkedData)]
    [InlineData("application/ld+json, application/json;q=0.9, text/html;q=0.8", LinkedData)]
    [InlineData(PageTests.Browser, "text/html")]
    [InlineData("text/html", "text/html")]
    public async Task Who_asks_gets_what_it_names(string? accept, string type)
    {
        using var response = await Send("/datasets/targets", accept);
        using var known = await Send("/datasets/targets", accept, null, ("If-None-Match", response.Headers.ETag!.ToString()));

        Assert.Equal($"{type}; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("Accept, Accept-Language, Accept-Encoding", string.Join(", ", response.Headers.Vary));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        using var list = await Send("/v1/targets?limit=1", Json);
        Assert.Equal(list.Headers.GetValues("Benchmark-Release"), response.Headers.GetValues("Benchmark-Release"));
        Assert.Equal(list.Content.Headers.LastModified, response.Content.Headers.LastModified);
        if (type != "text/html")
        {
            Assert.Equal(
                await api.Download("/datasets/targets"),
                await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("/datasets/observation")]
    [InlineData("/datasets/Observations")]
    [InlineData("/datasets/gaps")]
    public async Task What_is_no_data_set_is_told_with_those_there_are(string path)
    {
        var error = (await api.GetProblem(path, 404)).Items("errors").Single();

        Assert.Equal("unknown-dataset", error.Text("code"));
        Assert.Equal(Sets.Select(set => set.Data), error.Texts("allowed"));
        using var page = await Send(path, PageTests.Browser);
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Without_a_public_address_there_is_a_page_and_no_document()
    {
        using var there = BenchmarkApi.On(api.Database, ("public-url", "request"));
        using var document = await Send("/datasets/sources", Json, there, ("Host", "evil.example"));
        using var response = await Send("/datasets/sources?lang=en", PageTests.Browser, there, ("Host", "evil.example"));
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, document.StatusCode);
        var problem = JsonNode.Parse(await document.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(["public-url-missing"], problem.Codes("errors"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("evil.example", html, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"canonical\" href=\"/datasets/sources?lang=en\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_are_those_that_the_operator_set()
    {
        using var there = BenchmarkApi.On(api.Database, ("public-url", "https://portal.example/benchmark"));
        using var response = await Send("/benchmark/datasets/observations", PageTests.Browser, there, ("Host", "portal.example"));
        var page = new PageText(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        var document = Embedded(page);
        Assert.All(
            document.Items("distribution").Select(file => file.Text("contentUrl")!).Append(document.Text("url")!).Append(document.Text("@id")!),
            address => Assert.StartsWith("https://portal.example/benchmark/", address, StringComparison.Ordinal));
        Assert.All(page.Links.Where(link => link.StartsWith('/')), link => Assert.StartsWith("/benchmark/", link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_leads_to_the_data_sets()
    {
        foreach (var path in new[] { "/", "/v1/targets", "/problems" })
            Assert.Contains("/datasets/observations?lang=en", (await Page($"{path}?lang=en")).Links);
    }

    private static JsonNode Embedded(PageText page) => JsonNode.Parse(EmbeddedPattern().Match(page.Html).Groups[1].Value)!;

    private async Task<PageText> Page(string path)
    {
        using var response = await Send(path, PageTests.Browser);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> Send(string path, string? accept, BenchmarkApi? there = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await (there ?? api).Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex EmbeddedPattern();

    [GeneratedRegex("<th scope=\"row\"><code>([^<]*)</code>")]
    private static partial Regex ColumnPattern();
}
