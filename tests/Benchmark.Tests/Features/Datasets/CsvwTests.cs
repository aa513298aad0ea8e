using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Api.Http;
using Benchmark.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features.Datasets;

/// <summary>The descriptions of CSV answers: each leads to its own, which says of every column what stands in it.</summary>
public sealed partial class CsvwTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // What a route needs besides.
    private static readonly Dictionary<string, string> Needed = new()
    {
        ["/v1/search"] = "q=ha",
        ["/v1/rankings"] = "indicator=grdp-growth",
    };

    [Fact]
    public async Task Every_csv_leads_to_its_description()
    {
        var paths = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<RequestDescription>() is { Body: null } asked && asked.Formats.Any(format => format.Id == "csv"))
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.InRange(paths.Count, 10, 50);
        foreach (var route in paths)
        {
            var path = route.Contains('{', StringComparison.Ordinal) ? await Fill(route) : route;
            await Check(Needed.GetValueOrDefault(route) is { } query ? $"{path}?{query}&format=csv" : $"{path}?format=csv");
        }
    }

    [Theory]
    [InlineData("/v1/gaps?format=csv&standing=all")]
    [InlineData("/v1/gaps?fields=id,gap.value,status&format=csv")]
    [InlineData("/v1/observations?decimal=comma&format=csv")]
    [InlineData("/v1/observations?format=csv&release=2026-11-21.1&vintage=all")]
    [InlineData("/v1/comparisons?format=csv&lang=en&province=h%C3%A0%20n%E1%BB%99i,hai-duong")]
    [InlineData("/v1/targets?format=csv&display=true&bom=true")]
    public Task Whatever_is_asked_for_is_described(string path) => Check(path);

    [Fact]
    public async Task A_csv_that_no_address_names_is_described_too()
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, "/v1/targets");
        message.Headers.Add("Accept", "text/csv");
        using var answer = await api.Client.SendAsync(message, TestContext.Current.CancellationToken);

        await Check("/v1/targets", answer);
    }

    [Fact]
    public async Task Other_formats_have_no_description()
    {
        foreach (var format in new[] { "json", "xlsx", "ndjson" })
        {
            using var answer = await api.Client.GetAsync($"/v1/targets?format={format}", TestContext.Current.CancellationToken);
            Assert.DoesNotContain("describedby", answer.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_whole_lists_are_those_of_the_package()
    {
        var (described, package) = (await api.Get("/v1/csvw.json"), await api.Get("/v1/datapackage.json"));

        Assert.Equal(
            package.Items("resources").Select(resource => resource.Text("path")),
            described.Items("tables").Select(table => $"{described.Text("@context[1].@base")!.TrimEnd('/')}{table.Text("url")}"));
        Assert.Equal(
            package.Items("resources").Select(resource => resource.Items("schema.fields").Select(field => field.Text("name"))),
            described.Items("tables").Select(table => table.Items("tableSchema.columns").Select(column => column.Text("titles[0]"))));
        Assert.Equal(package.Text("version"), described.Text("dc:identifier"));
        foreach (var table in described.Items("tables"))
            Conforms(table, await api.Download(table.Text("url")!));
    }

    [Theory]
    [InlineData("https://elsewhere.example/v1/targets?format=csv", "foreign-link")]
    [InlineData("//elsewhere.example/v1/targets?format=csv", "foreign-link")]
    [InlineData("/v1/nothing?format=csv", "unknown-path")]
    [InlineData("/health/live", "unknown-path")]
    [InlineData("/v1/targets?format=json", "unknown-path")]
    [InlineData("/v1/targets?format=csv&province=nothing", "broken-link")]
    [InlineData("/v1/targets?format=nothing", "broken-link")]
    [InlineData("/v1/csvw.json?of=/v1/csvw.json", "unknown-path")]
    [InlineData("targets", "unknown-path")]
    [InlineData("%00", "unknown-path")]
    public async Task What_is_no_csv_of_this_server_has_no_description(string of, string code) =>
        Assert.Equal([code], (await api.GetProblem($"/v1/csvw.json?of={Uri.EscapeDataString(of)}", 400)).Codes("errors"));

    [Fact]
    public async Task A_release_stands_in_the_link_alone() => Assert.Equal(
        ["not-applicable"],
        (await api.GetProblem("/v1/csvw.json?of=%2Fv1%2Ftargets%3Fformat%3Dcsv&release=2026-11-21.1", 400)).Codes("errors"));

    private async Task<string> Fill(string route)
    {
        var list = route[..route.IndexOf("/{", StringComparison.Ordinal)];
        var first = (await api.Get($"{list}?limit=1")).Text("data[0].id")!;
        return PlacePattern().Replace(route, first);
    }

    private async Task Check(string path)
    {
        using var answer = await api.Client.GetAsync(path, TestContext.Current.CancellationToken);
        await Check(path, answer);
    }

    private async Task Check(string path, HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        var links = answer.Headers.GetValues("Link").Single();
        // What describes the API is no description of the file.
        Assert.Contains("/openapi/v1.json>; rel=\"service-desc\"", links, StringComparison.Ordinal);
        var link = DescribedPattern().Match(links);
        Assert.True(link.Success, $"{path}: {links}");

        using var described = await api.Client.GetAsync(link.Groups[1].Value, TestContext.Current.CancellationToken);
        var text = await described.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(described.StatusCode == HttpStatusCode.OK, $"{path}: {text}");
        Assert.Equal("application/csvm+json", described.Content.Headers.ContentType!.MediaType);
        Assert.Equal(path.Contains("release=", StringComparison.Ordinal), described.Headers.CacheControl!.MaxAge is not null);
        var table = Assert.Single(JsonNode.Parse(text)!.Items("tables"));
        // A reader leaves aside what describes another address.
        Assert.Equal(path, table.Text("url"));
        Conforms(table, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static void Conforms(JsonNode table, byte[] bytes)
    {
        var delimiter = table.Text("dialect.delimiter")!;
        var csv = delimiter == "," ? CsvText.Read(bytes) : CsvText.Read(bytes, delimiter[0]);
        var columns = table.Items("tableSchema.columns");
        Assert.Equal(csv.Header, columns.Select(column => column.Text("titles[0]")!));
        Assert.Equal(columns.Count, columns.Select(column => column.Text("name")).Distinct().Count());
        Assert.All(columns, column => Assert.Matches("^([A-Za-z0-9_]|%[0-9A-F]{2})+$", column.Text("name")));
        Assert.All(columns, column => Assert.Equal(["vi", "en"], column.Items("dc:description").Select(text => text.Text("@language")!)));
        foreach (var (column, place) in columns.Select((column, place) => (column, place)))
        {
            var wrong = csv.Rows.FirstOrDefault(row => !TypedCells.Is(row[place], column["datatype"]!));
            Assert.True(wrong is null, $"{table["url"]}: {wrong?[place]} is no {column["datatype"]} ({column["name"]}).");
            // What holds nothing but flags is not called a text.
            var cells = csv.Rows.Select(row => row[place]).Where(cell => cell.Length > 0).ToList();
            if (column["datatype"]!.ToString() == "string" && cells.Count > 0)
                Assert.False(cells.All(cell => cell is "true" or "false"), $"{table["url"]}: {column["name"]} holds flags.");
        }

        if (table["tableSchema"]!["primaryKey"]?.ToString() is { } key)
            Assert.Equal(csv.Rows.Count, csv.Column(key).Distinct().Count());
    }

    [GeneratedRegex("<([^>]*)>; rel=\"describedby\"; type=\"application/csvm\\+json\"")]
    private static partial Regex DescribedPattern();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex PlacePattern();
}
