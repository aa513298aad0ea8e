using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Documents;

/// <summary>The promise tracker. Expected values: Sample/targets.csv.</summary>
public sealed class DocumentTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public async Task Every_document_that_sets_a_target_is_listed_and_every_promise_of_it_is_shown()
    {
        var targets = (await api.Get("/v1/targets?limit=1000")).Items("data").Where(target => target.At("document") is not null)
            .ToLookup(target => target.Text("document")!, target => target.Text("id")!);
        var documents = (await api.Get("/v1/documents?limit=1000")).Items("data");

        Assert.Equal(targets.Select(document => document.Key).Order(StringComparer.Ordinal), documents.Select(document => document.Text("id")));
        foreach (var listed in documents)
        {
            var id = listed.Text("id")!;
            var answer = await api.Get($"/v1/documents/{id}");
            var document = answer.At("data")!;
            var promises = document.Items("promises");

            Assert.Equal(targets[id].Order(StringComparer.Ordinal), promises.Select(row => row.Text("target.id")!).Distinct().Order(StringComparer.Ordinal));
            Assert.Equal(Fields(listed), Fields(document));
            Assert.Equal(promises.Count, answer.Number("meta.total"));
            Assert.Equal(listed.Number("counts.milestones"), answer.Number("meta.milestones"));
            Assert.All(promises, row => Assert.Empty(row.Items("explain")));
            if (answer.Number("meta.milestones") > 0)
                Assert.Equal(answer.Number("meta.milestones"), (await api.Get(answer.Text("links.milestones")!)).Number("meta.total"));
        }
    }

    [Fact]
    public async Task A_promise_is_the_row_of_the_gaps_and_a_milestone_says_that_it_has_no_number()
    {
        var promises = (await api.Get("/v1/documents/doc-kh-205-hn")).Items("data.promises");
        var gaps = (await api.Get("/v1/gaps?document=doc-kh-205-hn&standing=all&explain=false")).Items("data");

        Assert.Equal(
            gaps.Select(row => row.ToJsonString()),
            promises.Where(row => row.Text("target.comparator") != "milestone").Select(row => row.ToJsonString()));
        var milestones = promises.Where(row => row.Text("target.comparator") == "milestone").ToList();
        // 20 targets, 4 of them with a number.
        Assert.Equal(16, milestones.Count);
        Assert.All(milestones, row =>
        {
            Assert.Equal("not-assessable", row.Text("status"));
            Assert.Contains(row.Items("notComputed"), entry => (entry.Text("figure"), entry.Text("reason")) == ("status", "milestone"));
            Assert.NotNull(row.At("headline"));
        });
    }

    [Theory]
    // hai-phong.grdp-digital-share.2025.nq-03 gave way to kh-106.
    [InlineData("doc-nq-03-hp", "replacedBy", "doc-kh-106-hp")]
    [InlineData("doc-kh-106-hp", "replaces", "doc-nq-03-hp")]
    public async Task A_document_names_those_that_replaced_it(string id, string field, string other) =>
        Assert.Contains(other, (await api.Get($"/v1/documents/{id}")).Texts($"data.{field}"));

    [Fact]
    public async Task With_a_province_only_its_targets_are_counted()
    {
        var all = (await api.Get("/v1/documents?limit=1000")).Items("data").ToDictionary(document => document.Text("id")!);
        var answer = await api.Get("/v1/documents?province=ha-noi&limit=1000");
        var own = answer.Items("data");

        Assert.NotEmpty(own);
        Assert.True(own.Count < all.Count);
        Assert.All(own, document => Assert.True(document.Number("counts.targets") <= all[document.Text("id")!].Number("counts.targets")));
        Assert.Equal(
            (await api.Get("/v1/targets?province=ha-noi&limit=1000")).Items("data").Count(target => target.At("document") is not null),
            own.Sum(document => document.Number("counts.targets") + document.Number("counts.milestones")));
        Assert.Equal(own.Sum(document => document.Number("counts.milestones")), (await api.Get(answer.Text("links.milestones")!)).Number("meta.total"));
    }

    [Theory]
    [InlineData("q=205-KH/TU", "doc-kh-205-hn")]
    [InlineData("q=205kh&kind=plan", "doc-kh-205-hn")]
    public async Task A_document_is_found_by_its_number(string query, string id) =>
        Assert.Equal(id, Assert.Single((await api.Get($"/v1/documents?{query}")).Items("data")).Text("id"));

    [Theory]
    [InlineData("doc-kh-205", "doc-kh-205-hn")]
    public async Task An_unknown_document_has_near_ones(string id, string near)
    {
        var problem = await api.GetProblem($"/v1/documents/{id}", 404);

        Assert.Equal("unknown-document", problem.Text("errors[0].code"));
        Assert.Contains(near, problem.Texts("errors[0].didYouMean"));
        Assert.Contains(problem.Items("errors[0].options"), option => option.Text("id") == near);
    }

    [Fact]
    public async Task A_source_that_sets_no_target_is_no_document()
    {
        var documents = (await api.Get("/v1/documents?limit=1000")).Items("data").Select(document => document.Text("id")).ToHashSet();
        var other = (await api.Get("/v1/sources?limit=1000")).Items("data").First(source => !documents.Contains(source.Text("id"))).Text("id");

        var problem = await api.GetProblem($"/v1/documents/{other}", 404);

        Assert.Equal(("unknown-document", "id"), (problem.Text("errors[0].code"), problem.Text("errors[0].parameter")));
        // What was asked for is there, as a source.
        Assert.EndsWith($"This source sets no target: /v1/sources/{other}", problem.Text("errors[0].messages.en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_has_a_row_for_each_promise()
    {
        var total = (int)(await api.Get("/v1/documents/doc-kh-205-hn")).Number("meta.total")!.Value;

        Assert.Equal(total, CsvText.Read(await api.Download("/v1/documents/doc-kh-205-hn?format=csv")).Rows.Count);
        Assert.Equal(total, Workbook.ReadValid(await api.Download("/v1/documents/doc-kh-205-hn?format=xlsx")).Rows.Count);
    }

    // What the list and the single document have in common.
    private static string Fields(JsonNode document)
    {
        var fields = document.DeepClone().AsObject();
        fields.Remove("promises");
        return fields.ToJsonString();
    }
}
