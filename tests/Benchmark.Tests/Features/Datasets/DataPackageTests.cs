using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Core.Schemas;
using Benchmark.Tests.Features.Publishing;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Datasets;

/// <summary>The data package: a mirror loads what it names, checks it, and can rely on what it says of the columns.</summary>
public sealed class DataPackageTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public async Task It_says_what_it_is()
    {
        var (package, service) = (await api.Get("/v1/datapackage.json"), await api.Get("/v1"));

        Assert.Equal("https://datapackage.org/profiles/2.0/datapackage.json", package.Text("$schema"));
        Assert.Equal(("benchmark", "http://localhost/catalog"), (package.Text("name"), package.Text("id")));
        Assert.Equal(service.Text("data.release.id"), package.Text("version"));
        Assert.Equal(service.Text("data.release.publishedAt"), package.Text("created"));
        Assert.Equal($"{service.Text("data.description.vi")} {service.Text("data.description.en")}", package.Text("description"));
        Assert.Equal(service.Text("data.license.id"), package.Text("licenses[0].name"));
        Assert.Equal(service.Text("data.license.url"), package.Text("licenses[0].path"));
        Assert.Equal("Benchmark", package.Text("contributors[0].title"));
        Assert.NotEmpty(package.Texts("keywords"));
        Assert.Equal(["observations", "targets", "indicators", "provinces", "sources"], package.Items("resources").Select(resource => resource.Text("name")!));
    }

    [Fact]
    public async Task Every_file_is_what_the_package_says_and_every_row_is_valid()
    {
        var (package, service) = (await api.Get("/v1/datapackage.json"), await api.Get("/v1"));
        var ids = new Dictionary<string, HashSet<string>>();
        var references = new List<(string From, string Column, string To, IReadOnlyList<string> Cells)>();
        foreach (var resource in package.Items("resources"))
        {
            var name = resource.Text("name")!;
            var bytes = await api.Download(resource.Text("path")!);
            Assert.Contains($"release={package.Text("version")}", resource.Text("path"), StringComparison.Ordinal);
            Assert.Equal(resource.Number("bytes"), bytes.Length);
            Assert.Equal(resource.Text("hash"), $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}");

            var (csv, schema) = (CsvText.Read(bytes), resource["schema"]!);
            Assert.Equal(service.Number($"data.release.counts.{name}"), csv.Rows.Count);
            Assert.Equal(csv.Header, schema.Items("fields").Select(field => field.Text("name")!));
            Assert.All(schema.Items("fields"), field => Assert.NotEmpty(field.Text("title")!));
            Assert.All(schema.Items("fields"), field => Assert.NotEmpty(field.Text("description")!));
            foreach (var (field, place) in schema.Items("fields").Select((field, place) => (field, place)))
            {
                var wrong = csv.Rows.FirstOrDefault(row => !TypedCells.Is(row[place], field["type"]!));
                Assert.True(wrong is null, $"{name}: {wrong?[place]} is no {field["type"]} ({field["name"]}).");
            }

            Assert.Equal(["id"], schema.Texts("primaryKey"));
            Assert.Equal([""], schema.Texts("missingValues"));
            ids[name] = [.. csv.Column("id")];
            Assert.Equal(csv.Rows.Count, ids[name].Count);
            Assert.DoesNotContain("", ids[name]);
            foreach (var key in schema["foreignKeys"]?.AsArray() ?? [])
            {
                var column = Assert.Single(key!.Texts("fields"));
                Assert.Equal(["id"], key!.Texts("reference.fields"));
                references.Add((name, column, key!["reference"]!["resource"]?.ToString() ?? name, csv.Column(column)));
            }

            var text = Encoding.UTF8.GetString(bytes);
            Assert.Equal(("utf-8", "text/csv", "csv"), (resource.Text("encoding"), resource.Text("mediatype"), resource.Text("format")));
            Assert.Equal(["\r\n", ",", "\""], new[] { "lineTerminator", "delimiter", "quoteChar" }.Select(each => resource.Text($"dialect.{each}")!));
            Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        }

        // Every noun that figures rest on is referred to.
        Assert.Equal(["indicators", "provinces", "sources", "targets"], references.Select(each => each.To).Distinct().Order());
        foreach (var (from, column, to, cells) in references)
            Assert.True(cells.All(cell => cell.Length == 0 || ids[to].Contains(cell)), $"{from}.{column} names something that is not in {to}.");
    }

    [Fact]
    public async Task Columns_of_figures_are_typed()
    {
        var fields = (await api.Get("/v1/datapackage.json")).Items("resources")
            .SelectMany(resource => resource.Items("schema.fields").Select(field => ($"{resource["name"]}.{field["name"]}", field.Text("type"))))
            .ToDictionary(field => field.Item1, field => field.Item2);

        Assert.Equal(("number", "integer", "integer"), (fields["observations.value"], fields["observations.year"], fields["observations.fieldSize"]));
        Assert.Equal(("number", "boolean"), (fields["targets.normalized.passMark"], fields["targets.normalized.strict"]));
        Assert.Equal(("date", "string"), (fields["provinces.validFrom"], fields["provinces.codes.gso"]));
        Assert.Equal(("integer", "integer"), (fields["indicators.coverage.observations"], fields["sources.counts.targets"]));
    }

    [Fact]
    public async Task A_pinned_package_stays_when_a_release_follows()
    {
        using var there = new BenchmarkApi();
        var first = (await there.Get("/v1")).Text("data.release.id")!;
        var before = await there.Get($"/v1/datapackage.json?release={first}");
        var row = SampleRow.Post(SampleRow.Of(Noun.Observation)[0]);
        row["noteVi"] = "Ghi chú mới";
        row["noteEn"] = "A new note";
        var second = await Steward.Publish(there, "observations", row);

        Assert.True(JsonNode.DeepEquals(before, await there.Get($"/v1/datapackage.json?release={first}")));
        var now = await there.Get("/v1/datapackage.json");
        Assert.Equal(second, now.Text("version"));
        // Only the observations were changed, so only their hash is another.
        Assert.Equal(
            ["observations"],
            before.Items("resources").Zip(now.Items("resources")).Where(pair => pair.First.Text("hash") != pair.Second.Text("hash"))
                .Select(pair => pair.First.Text("name")!));
        using var pinned = await there.Client.GetAsync($"/v1/datapackage.json?release={first}", TestContext.Current.CancellationToken);
        using var newest = await there.Client.GetAsync("/v1/datapackage.json", TestContext.Current.CancellationToken);
        Assert.True(pinned.Headers.CacheControl!.MaxAge > TimeSpan.Zero);
        Assert.True(newest.Headers.CacheControl!.NoCache);
    }

    [Theory]
    [InlineData("/v1/datapackage.json?release=1999-01-01.1", "unknown-release")]
    [InlineData("/v1/datapackage.json?format=csv", "unknown-parameter")]
    [InlineData("/v1/csvw.json?release=1999-01-01.1", "unknown-release")]
    public async Task What_names_nothing_is_refused(string path, string code) =>
        Assert.Equal([code], (await api.GetProblem(path, 400)).Codes("errors"));
}
