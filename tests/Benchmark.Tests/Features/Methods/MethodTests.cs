using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Methods;

public sealed class MethodTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // The ids of section 12 of the methods.
    private static readonly string[] Ids =
    [
        "goalpost", "goalpost-log", "field-min-max", "linear", "compound", "eurostat", "sdsn", "competition", "dense", "average", "arithmetic", "geometric",
        "leave-one-out",
        "weight-draws",
    ];

    [Fact]
    public async Task Every_method_is_listed_and_described()
    {
        var methods = (await api.Get("/v1/methods")).Items("data");

        Assert.Equal(Ids, methods.Select(method => method.Text("id")));
        Assert.All(methods, method => Assert.NotEmpty(method.Items("formulas")));
        Assert.All(methods, method => Assert.Equal(method.Text("origin") == "own", method.At("citation") is null));
    }

    [Fact]
    public async Task Every_method_has_an_address_of_its_own()
    {
        foreach (var id in Ids)
            Assert.Equal(id, (await api.Get($"/v1/methods/{id}")).Text("data.id"));
        Assert.Equal(["linear"], (await api.GetProblem("/v1/methods/liner", 404)).Texts("errors[0].didYouMean"));
    }

    [Theory]
    // Sections 3, 4.1 and 5.
    [InlineData("goalpost", "score.raw", "100·(v − w)/(T − w)")]
    [InlineData("goalpost-log", "score.raw", "100·ln(v/w)/ln(T/w)")]
    [InlineData("linear", "pace.actualPerYear", "(v − b)/(t − t0)")]
    [InlineData("linear", "pace.ratio", "d·a/abs(r0)")]
    [InlineData("compound", "pace.requiredPerYear", "100·((T/b)^(1/(h − t0)) − 1)")]
    [InlineData("eurostat", "on-track", "R ≥ 0.95")]
    [InlineData("sdsn", "progressing", "R ≥ 0.5")]
    public async Task The_formula_is_the_one_the_computation_runs_on(string id, string figure, string formula) =>
        Assert.Equal(formula, (await api.Get($"/v1/methods/{id}")).Items("data.formulas").Single(each => each.Text("figure") == figure).Text("formula"));

    [Fact]
    public async Task Every_method_that_a_gap_row_names_can_be_looked_up()
    {
        foreach (var row in (await api.Get("/v1/gaps?limit=1000&explain=0")).Items("data"))
        {
            Assert.Contains(row.Text("pace.model"), Ids);
            Assert.Contains(row.Text("score.method"), Ids);
            Assert.Contains(row.Text("thresholds"), Ids);
        }
    }
}
