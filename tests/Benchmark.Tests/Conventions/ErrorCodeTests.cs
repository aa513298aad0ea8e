using System.Reflection;
using System.Text.RegularExpressions;
using Benchmark.Api.Http;
using Benchmark.Core.DataSets;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Conventions;

/// <summary>
/// Every error code stands in one catalogue, and what tells of the codes tells all of it. That an answer holds no other, and none in a kind of problem where it
/// does not belong, is looked at in every problem document that any test meets (<see cref="CatalogueCheck"/>).
/// </summary>
public sealed partial class ErrorCodeTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private static readonly IReadOnlyList<FieldInfo> Members =
        [.. typeof(ErrorCodes).GetFields(BindingFlags.Static | BindingFlags.Public).Where(field => field.FieldType == typeof(ErrorCode))];

    [Fact]
    public void Every_code_stands_once_with_its_meaning_and_its_kinds()
    {
        // The codes of rows are members of an enumeration of Core.
        Assert.Equal(
            Members.Select(IdOf).Union(Code.All<DataFaultCode>()).Order(),
            ErrorCodes.All.Select(code => code.Id).Order());
        Assert.Equal(ErrorCodes.All.Count, ErrorCodes.All.Select(code => code.Id).Distinct().Count());
        Assert.All(ErrorCodes.All, code => Assert.Matches("^[a-z]+(-[a-z0-9]+)*$", code.Id));
        Assert.All(ErrorCodes.All, code => Assert.All([code.Meaning.Vi, code.Meaning.En], text => Assert.EndsWith(".", text, StringComparison.Ordinal)));
        Assert.All(ErrorCodes.All, code => Assert.NotEmpty(code.Kinds));
        Assert.All(Members, member => Assert.Equal(IdOf(member).Replace("-", "", StringComparison.Ordinal), member.Name.ToLowerInvariant()));
    }

    [Fact]
    public void Only_the_catalogue_makes_a_code()
    {
        var makers = CompiledCode.Calls.Where(call => MakingPattern().IsMatch(call.Member)).Select(call => call.Type).Distinct();

        Assert.Empty(makers.Except([typeof(ErrorCodes).FullName!, typeof(ErrorCode).FullName!]));
    }

    [Fact]
    public void No_code_of_the_catalogue_is_left_over()
    {
        // Codes of a noun are looked up by its name.
        var used = CompiledCode.Calls
            .Where(call => call.Type != typeof(ErrorCodes).FullName)
            .Select(call => call.Member.Split("::")[^1])
            .ToHashSet();

        var named = Members.Select(member => member.Name).Where(name => !LookedUpPattern().IsMatch(name));
        Assert.All(named, name => Assert.True(used.Contains(name), $"Nothing answers with {name}."));
    }

    [Fact]
    public async Task The_contract_names_every_code_and_says_what_it_means()
    {
        var code = (await api.Get("/openapi/v1.json")).At("components.schemas.ErrorCode")!;

        Assert.Equal(ErrorCodes.All.Select(each => each.Id), code.Texts("enum"));
        Assert.All(ErrorCodes.All, each => Assert.Contains($"- `{each.Id}`: {each.Meaning.En}", code.Text("description"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_a_problem_names_the_codes_that_can_stand_in_it()
    {
        foreach (var kind in ProblemKind.All)
        {
            var codes = (await api.Get($"/problems/{kind.Slug}")).Items("codes");

            Assert.Equal(
                ErrorCodes.Of(kind).Select(code => (code.Id, code.Meaning.Vi, code.Meaning.En)),
                codes.Select(code => (code.Text("code")!, code.Text("meaning.vi")!, code.Text("meaning.en")!)));
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/problems/{kind.Slug}?lang=en");
            request.Headers.TryAddWithoutValidation("Accept", "text/html");
            using var page = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var said = new PageText(html).Main;
            Assert.All(ErrorCodes.Of(kind), code => Assert.Contains(code.Id, said, StringComparison.Ordinal));
            Assert.All(ErrorCodes.Of(kind), code => Assert.Contains(code.Meaning.En, said, StringComparison.Ordinal));
        }
    }

    // One of each noun that a parameter or a path names: its code is looked up by the name of the noun.
    [Theory]
    [InlineData("/v1/targets?province=nothing&indicator=nothing&document=nothing&release=nothing", "province indicator document release", 400)]
    [InlineData("/v1/comparisons?reference=nothing&series=nothing", "province series", 400)]
    [InlineData("/v1/indicators?theme=nothing", "theme", 400)]
    [InlineData("/v1/changes?since=nothing", "release", 400)]
    [InlineData("/v1/provinces/nothing", "province", 404)]
    [InlineData("/v1/indicators/nothing", "indicator", 404)]
    [InlineData("/v1/targets/nothing", "target", 404)]
    [InlineData("/v1/sources/nothing", "source", 404)]
    [InlineData("/v1/methods/nothing", "method", 404)]
    [InlineData("/v1/releases/nothing", "release", 404)]
    [InlineData("/v1/releases/nothing/changes", "release", 404)]
    [InlineData("/datasets/nothing", "dataset", 404)]
    [InlineData("/problems/nothing", "problem", 404)]
    [InlineData("/nothing", "path", 404)]
    public async Task What_names_nothing_has_the_code_of_its_noun(string path, string nouns, int status) =>
        Assert.Equal(nouns.Split(' ').Select(noun => $"unknown-{noun}").Order(), (await api.GetProblem(path, status)).Codes("errors").Order());

    private static string IdOf(FieldInfo member) => ((ErrorCode)member.GetValue(null)!).Id;

    [GeneratedRegex(@"Benchmark\.Api\.Http\.ErrorCode::(\.ctor|set_|<Clone>\$)")]
    private static partial Regex MakingPattern();

    [GeneratedRegex("^(Unknown|Ambiguous)[A-Z]")]
    private static partial Regex LookedUpPattern();
}
