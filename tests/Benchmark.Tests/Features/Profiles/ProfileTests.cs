using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Profiles;

/// <summary>A profile says what the other routes say of its province. Expected values: Sample/targets.csv, Sample/observations.csv.</summary>
public sealed class ProfileTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    public static TheoryData<string> Provinces => ["ha-noi", "hai-duong", "hai-phong", "hai-phong-2025", "viet-nam", "an-giang"];

    [Theory]
    [MemberData(nameof(Provinces))]
    public async Task Every_part_is_what_its_own_route_answers(string id)
    {
        var answer = await api.Get($"/v1/profiles/{id}");
        var profile = answer.At("data")!;

        var province = (await api.Get($"/v1/provinces/{id}")).At("data")!;
        Assert.All(profile.At("province")!.AsObject(), field => Assert.Equal(province[field.Key]?.ToJsonString(), field.Value?.ToJsonString()));
        var gaps = await api.Get($"/v1/gaps?province={id}&explain=false&limit=1000");
        Assert.Equal(
            gaps.Items("data").Select(row => row.ToJsonString()).Order(StringComparer.Ordinal),
            profile.Items("themes").SelectMany(theme => theme.Items("targets")).Select(row => row.ToJsonString()).Order(StringComparer.Ordinal));
        Assert.Equal(gaps.Number("meta.milestones"), answer.Number("meta.milestones"));
        Assert.Equal(gaps.Text("links.milestones"), answer.Text("links.milestones"));
        if ((await api.Get($"/v1/gaps/summary?province={id}")).Items("data") is [var summary])
            Assert.Equal(summary.ToJsonString(), profile.At("summary")!.ToJsonString());
        else
            Assert.Equal(0, profile.Number("summary.targets"));
        Assert.Equal(
            (await api.Get($"/v1/documents?province={id}&limit=1000")).At("data")!.ToJsonString(),
            profile.At("documents")!.ToJsonString());
        // The sample has one release, which is no change.
        Assert.Empty(profile.Items("changes"));
        Assert.Equal(province.At("validTo") is null ? [] : ["ended-province"], answer.Codes("meta.warnings"));
    }

    [Theory]
    [MemberData(nameof(Provinces))]
    public async Task Its_ranks_are_the_rows_of_every_table_that_it_is_in(string id)
    {
        var ranks = (await api.Get($"/v1/profiles/{id}")).Items("data.ranks");

        var indicators = (await api.Get("/v1/indicators?hasObservation=true&limit=1000")).Items("data")
            .Where(indicator => indicator.Text("kind") is "number" or "rank");
        var expected = new List<string>();
        foreach (var indicator in indicators)
        {
            using var response = await api.Client.GetAsync($"/v1/rankings?indicator={indicator.Text("id")}", TestContext.Current.CancellationToken);
            if (!response.IsSuccessStatusCode)
                continue;
            var table = (await api.Get($"/v1/rankings?indicator={indicator.Text("id")}")).At("data")!;
            if (table.Items("rows").SingleOrDefault(row => row.Text("province") == id) is not { } row)
                continue;
            expected.Add(indicator.Text("id")!);
            var place = ranks.Single(each => each.Text("indicator") == indicator.Text("id"));
            foreach (var field in new[] { "series", "year", "units", "known", "rankScope", "gapUnit" })
                Assert.Equal(table.Text(field), place.Text(field));
            foreach (var (name, value) in row.AsObject().Where(field => field.Key is not ("province" or "name" or "label")))
                Assert.Equal(value?.ToJsonString(), place.At(name)?.ToJsonString());
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), ranks.Select(place => place.Text("indicator")));
    }

    [Theory]
    // hai-phong promised 35 at least by 2030 and hai-duong 30; the city since 2025 promises more than 35.
    [InlineData("hai-phong-2025", "hai-phong.grdp-digital-share.2030.nq-03", "hai-phong-2025.grdp-digital-share.2030.plan-2026-2030", "same")]
    [InlineData("hai-phong-2025", "hai-duong.grdp-digital-share.2030.ctr-113", "hai-phong-2025.grdp-digital-share.2030.plan-2026-2030", "higher")]
    // 12 at least, then 13 to 14.
    [InlineData("hai-phong-2025", "hai-duong.grdp-growth.2030.ctr-113", "hai-phong-2025.grdp-growth.2030.plan-2026-2030", "higher")]
    // Nothing is promised of the share by 2025.
    [InlineData("hai-phong-2025", "hai-duong.grdp-digital-share.2025.nq-06", null, "not-found-again")]
    // The same seen from the unit that ended.
    [InlineData("hai-duong", "hai-duong.grdp-digital-share.2030.ctr-113", "hai-phong-2025.grdp-digital-share.2030.plan-2026-2030", "higher")]
    public async Task What_became_of_the_targets_of_a_unit_that_ended_is_told(string id, string target, string? takenOverBy, string outcome)
    {
        var row = (await api.Get($"/v1/profiles/{id}")).Items("data.lineage").Single(each => each.Text("target") == target);

        Assert.Equal((takenOverBy, outcome), (row.Text("takenOverBy"), row.Text("outcome")));
        Assert.Equal("hai-phong-2025", row.Text("to"));
    }

    [Theory]
    [InlineData("ha-noi")]
    [InlineData("viet-nam")]
    public async Task Who_took_over_nobody_has_no_lineage(string id) => Assert.Empty((await api.Get($"/v1/profiles/{id}")).Items("data.lineage"));

    [Theory]
    [InlineData("Hà Nội", "ha-noi")]
    [InlineData("ha-nol", "ha-noi")]
    public async Task A_name_is_no_id_but_finds_one(string text, string near)
    {
        var problem = await api.GetProblem($"/v1/profiles/{Uri.EscapeDataString(text)}", 404);

        Assert.Equal("unknown-province", problem.Text("errors[0].code"));
        Assert.Contains(near, problem.Texts("errors[0].didYouMean"));
    }

    [Fact]
    public async Task Themes_stand_in_their_order_under_their_names()
    {
        var themes = (await api.Get("/v1/profiles/ha-noi")).Items("data.themes");
        var summary = (await api.Get("/v1/gaps/summary?by=theme&province=ha-noi")).Items("data");

        Assert.Equal(summary.Select(theme => (theme.Text("id"), theme.Text("name.vi"))), themes.Select(theme => (theme.Text("id"), theme.Text("name.vi"))));
        Assert.Equal(summary.Select(theme => theme.Number("rows")), themes.Select(theme => (decimal?)theme.Items("targets").Count));
    }
}
