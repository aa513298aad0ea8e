using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Provinces;

// Expected units and codes: seed/provinces.csv after the lists of the statistics office (63 and 34 units).
public sealed class ProvinceTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Theory]
    [InlineData("2024-06-01", 63)]
    [InlineData("2025-06-30", 63)]
    [InlineData("2025-07-01", 34)]
    public async Task On_a_day_there_are_so_many_units_beside_the_country(string day, int units)
    {
        var answer = await api.Get($"/v1/provinces?on={day}&kind=province,city&limit=1");

        Assert.Equal(units, answer.Number("meta.total"));
    }

    [Fact]
    public async Task A_merger_links_the_territories_both_ways()
    {
        var merged = await api.Get("/v1/provinces/hai-phong-2025");
        var part = await api.Get("/v1/provinces/hai-duong");

        Assert.Equal(["hai-duong", "hai-phong"], merged.Texts("data.predecessors"));
        Assert.Equal("hai-phong-2025", part.Text("data.successor"));
        Assert.Equal("2025-06-30", part.Text("data.validTo"));
        Assert.Equal("2025-07-01", merged.Text("data.validFrom"));
        Assert.Equal(["ended-province"], part.Codes("meta.warnings"));
        Assert.Empty(merged.Items("meta.warnings"));
    }

    [Fact]
    public async Task Every_link_of_a_province_can_be_followed()
    {
        var links = (await api.Get("/v1/provinces/hai-phong-2025")).At("data.links")!;
        Assert.Equal("hai-phong-2025", (await api.Get(links.Text("profile")!)).Text("data.province.id"));

        foreach (var link in links.Texts("predecessors").Append(links.Text("targets")!).Append(links.Text("observations")!).Append(links.Text("gaps")!))
            Assert.NotNull((await api.Get(link))["data"]);
    }

    [Fact]
    public async Task A_change_of_status_makes_another_unit()
    {
        Assert.Equal("hue", (await api.Get("/v1/provinces/thua-thien-hue")).Text("data.successor"));
    }

    [Theory]
    [InlineData("hai", new[] { "hai-duong", "hai-phong", "hai-phong-2025" })]
    [InlineData("Hải Dương", new[] { "hai-duong" })]
    [InlineData("tp hcm", new[] { "ho-chi-minh", "ho-chi-minh-2025" })]
    [InlineData("ĐÀ NẴNG", new[] { "da-nang", "da-nang-2025" })]
    [InlineData("\u00D0à Nẵng", new[] { "da-nang", "da-nang-2025" })]
    [InlineData("hanoi", new[] { "ha-noi" })]
    [InlineData("Haiphong", new[] { "hai-phong", "hai-phong-2025" })]
    [InlineData("saigon", new[] { "ho-chi-minh", "ho-chi-minh-2025" })]
    [InlineData("% hải", new[] { "hai-duong", "hai-phong", "hai-phong-2025" })]
    [InlineData("zzz", new string[0])]
    public async Task Names_are_found_with_and_without_diacritics(string q, string[] ids)
    {
        var answer = await api.Get($"/v1/provinces?q={Uri.EscapeDataString(q)}");

        Assert.Equal(ids, answer.Items("data").Select(province => province.Text("id")));
    }

    [Theory]
    [InlineData("gso:24", new[] { "bac-giang", "bac-ninh-2025" })]
    [InlineData("24", new[] { "bac-giang", "bac-ninh-2025" })]
    [InlineData("iso:VN-61", new[] { "hai-duong" })]
    [InlineData("VN-61", new[] { "hai-duong" })]
    public async Task A_code_lists_every_territory_that_bore_it(string code, string[] ids)
    {
        var answer = await api.Get($"/v1/provinces?code={code}");

        Assert.Equal(ids, answer.Items("data").Select(province => province.Text("id")));
    }

    [Theory]
    [InlineData("ha-noi", "ha-noi")]
    [InlineData("Hà Nội", "ha-noi")]
    [InlineData("hai duong", "hai-duong")]
    [InlineData("Hanoi", "ha-noi")]
    [InlineData("Kontum", "kon-tum")]
    [InlineData("Haiphong&on=2025-06-30", "hai-phong")]
    [InlineData("Saigon&on=2026-01-01", "ho-chi-minh-2025")]
    [InlineData("\u00D0ồng Nai&on=2025-08-01", "dong-nai-2025")]
    [InlineData("Tỉnh Hải Dương", "hai-duong")]
    [InlineData("gso:30", "hai-duong")]
    [InlineData("iso:VN-61", "hai-duong")]
    [InlineData("gso:24&on=2024-01-01", "bac-giang")]
    [InlineData("gso:24&on=2025-07-01", "bac-ninh-2025")]
    [InlineData("Hải Phòng&on=2025-06-30", "hai-phong")]
    [InlineData("TP HCM&on=2026-01-01", "ho-chi-minh-2025")]
    [InlineData("iso:VN-26&on=2025-01-01", "hue")]
    public async Task A_province_parameter_takes_ids_names_and_codes(string parameter, string id)
    {
        var answer = await api.Get($"/v1/targets?province={parameter}");

        Assert.Equal($"/v1/targets?province={id}", answer.Text("links.canonical"));
    }

    [Theory]
    [InlineData("Hải Phòng", new[] { "hai-phong-2025", "hai-phong" })]
    [InlineData("hai phong", new[] { "hai-phong-2025", "hai-phong" })]
    [InlineData("Haiphong", new[] { "hai-phong-2025", "hai-phong" })]
    [InlineData("gso:24", new[] { "bac-ninh-2025", "bac-giang" })]
    [InlineData("gso:46", new[] { "hue", "thua-thien-hue" })]
    public async Task What_fits_several_territories_is_an_error_that_lists_them_what_exists_first(string value, string[] options)
    {
        var problem = await api.GetProblem($"/v1/gaps?province={Uri.EscapeDataString(value)}&lang=en", 400);

        var error = Assert.Single(problem.Items("errors"));
        Assert.Equal("ambiguous-province", error.Text("code"));
        Assert.Equal("province", error.Text("parameter"));
        Assert.Equal(value, error.Text("value"));
        Assert.Equal(options, error.Items("options").Select(option => option.Text("id")!));
        Assert.Equal(options, error.Texts("didYouMean"));
        Assert.Contains("on=YYYY-MM-DD", error.Text("message"));
    }

    [Theory]
    [InlineData("Hải Dương", "hai-phong-2025")]
    [InlineData("Haiphon", "hai-phong-2025")]
    [InlineData("gso:30", "hai-phong-2025")]
    [InlineData("01", "gso:01")]
    public async Task What_is_near_on_a_day_existed_on_it(string value, string near)
    {
        var problem = await api.GetProblem($"/v1/targets?province={value}&on=2026-01-01", 400);

        Assert.Equal("unknown-province", problem.Text("errors[0].code"));
        Assert.Equal([near], problem.Texts("errors[0].didYouMean"));
    }

    [Theory]
    [InlineData("hai-phon")]
    [InlineData("Haiphong")]
    public async Task A_name_or_a_misspelt_id_in_the_path_suggests_the_right_ones(string id)
    {
        var problem = await api.GetProblem($"/v1/provinces/{id}", 404);

        Assert.Equal("/problems/not-found", problem.Text("type"));
        Assert.Equal(["hai-phong-2025", "hai-phong"], problem.Texts("errors[0].didYouMean"));
    }
}
