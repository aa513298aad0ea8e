using System.Text.Json.Nodes;
using Benchmark.Core.Claims;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Claims;

/// <summary>Every row that says a figure has its claim: the id of what it says and the release it says it in.</summary>
public sealed class ClaimTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Theory]
    [InlineData("/v1/targets", "id")]
    [InlineData("/v1/observations", "id")]
    [InlineData("/v1/gaps", "id")]
    public async Task A_row_claims_what_it_says_in_its_release(string path, string id)
    {
        var answer = await api.Get($"{path}?limit=1000");
        var checksum = await Checksum(answer.Text("meta.release")!);
        var rows = answer.Items("data").ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(new ClaimId(row.Text(id)!, checksum), ClaimId.Parse(row.Text("claim")!)));
    }

    [Fact]
    public async Task A_gap_claims_its_target_and_its_value_too()
    {
        var rows = (await api.Get("/v1/gaps?hasValue=true&limit=1000")).Items("data").ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            Assert.Equal(row.Text("target.id"), ClaimId.Parse(row.Text("target.claim")!)!.Row);
            Assert.Equal(row.Text("observation.id"), ClaimId.Parse(row.Text("observation.claim")!)!.Row);
        });
    }

    [Fact]
    public async Task A_cell_of_a_comparison_claims_its_target_or_its_value()
    {
        var rows = (await api.Get("/v1/comparisons")).Items("data.rows").ToList();
        var cells = rows.SelectMany(row => row.Items("cells")).ToList();

        Assert.Contains(cells, cell => cell["value"] is null);
        Assert.All(cells, cell => Assert.Equal(
            cell["target"]?.GetValue<string>() ?? (cell["observation"] is JsonObject observation ? observation.Text("id") : null),
            cell["claim"] is { } claim ? ClaimId.Parse(claim.GetValue<string>())!.Row : null));
    }

    [Fact]
    public async Task A_ranked_row_claims_its_observation()
    {
        var ranked = (await api.Get("/v1/indicators?hasObservation=true")).Items("data").First(row => row.Text("kind") == "number").Text("id");
        var rows = (await api.Get($"/v1/rankings?indicator={ranked}")).Items("data.rows").ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(row.Text("observation.id"), ClaimId.Parse(row.Text("claim")!)!.Row));
    }

    [Fact]
    public async Task It_can_be_asked_for_alone_in_JSON_and_not_in_a_table()
    {
        var whole = (await api.Get("/v1/gaps?limit=5")).Items("data").Select(row => row.Text("claim")).ToList();
        var picked = (await api.Get("/v1/gaps?limit=5&fields=claim")).Items("data").ToList();
        Assert.Equal(whole, picked.Select(row => row.Text("claim")));
        Assert.All(picked, row => Assert.Single(row.AsObject()));

        var problem = await api.GetProblem("/v1/gaps?fields=claim&format=csv", 400);
        Assert.Equal("not-applicable", problem.Text("errors[0].code"));
        Assert.DoesNotContain("claim", CsvText.Read(await api.Download("/v1/gaps?format=csv")).Header);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b.2025.c")]
    [InlineData("@34fc2da5c92d")]
    [InlineData("a.b.2025.c@34fc2da5c92")]
    [InlineData("a.b.2025.c@34FC2DA5C92D")]
    [InlineData("a.b.2025.c@34fc2da5c92d ")]
    public void What_is_no_claim_is_not_read(string text) => Assert.Null(ClaimId.Parse(text));

    private async Task<string> Checksum(string release) =>
        (await api.Get("/v1/releases")).Items("data").Single(row => row.Text("id") == release).Text("checksum")![..ClaimId.ChecksumLength];
}
