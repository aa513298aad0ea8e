using Benchmark.Core.Provinces;
using Benchmark.Tests.Core.DataSets;

namespace Benchmark.Tests.Core.Provinces;

/// <summary>What a name or code of the provinces of the sample means.</summary>
public sealed class ProvinceIndexTests
{
    private static readonly ProvinceIndex Index = new(SeedTables.DataSet.Provinces);

    // The old provinces ended with this day (Resolution 202/2025/QH15), the new ones began with the next.
    private static readonly DateOnly LastOldDay = new(2025, 6, 30);

    [Theory]
    [InlineData("hai-duong")]
    [InlineData("Hải Dương")]
    [InlineData("hai duong")]
    [InlineData("HẢI DƯƠNG")]
    [InlineData("HẢI-DƯƠNG")]
    [InlineData("Tỉnh Hải Dương")]
    [InlineData("tinh hai duong")]
    [InlineData("Hai Duong province")]
    // Decomposed, as some keyboards send it.
    [InlineData("Ha\u0309i Du\u031bo\u031bng")]
    [InlineData("gso:30")]
    [InlineData("iso:VN-61")]
    [InlineData("ISO:vn-61")]
    public void Every_way_of_writing_a_name_means_the_same_province(string text) => Assert.Equal(["hai-duong"], Candidates(text));

    [Theory]
    [InlineData("TP HCM")]
    [InlineData("TP.HCM")]
    [InlineData("tphcm")]
    [InlineData("HCMC")]
    [InlineData("Sài Gòn")]
    [InlineData("sai gon")]
    [InlineData("Thành phố Hồ Chí Minh")]
    [InlineData("Ho Chi Minh City")]
    [InlineData("Ho Chi Minh")]
    public void A_name_that_two_territories_bear_is_ambiguous_until_a_day_settles_it(string text)
    {
        Assert.Equal(["ho-chi-minh", "ho-chi-minh-2025"], Candidates(text));
        Assert.Equal(["ho-chi-minh"], Candidates(text, LastOldDay));
        Assert.Equal(["ho-chi-minh-2025"], Candidates(text, LastOldDay.AddDays(1)));
    }

    [Fact]
    public void A_code_handed_on_by_a_merger_is_ambiguous_until_a_day_settles_it()
    {
        // 24 was Bắc Giang and is Bắc Ninh since.
        Assert.Equal(["bac-giang", "bac-ninh-2025"], Candidates("gso:24"));
        Assert.Equal(["bac-giang"], Candidates("gso:24", LastOldDay));
        Assert.Equal(["bac-ninh-2025"], Candidates("gso:24", LastOldDay.AddDays(1)));
    }

    [Fact]
    public void An_id_means_its_territory_whatever_the_day() => Assert.Equal(["hai-phong"], Candidates("hai-phong", new DateOnly(2026, 1, 1)));

    [Fact]
    public void A_name_of_other_days_is_not_found_but_named_as_near()
    {
        var match = Index.Match("Hải Dương", LastOldDay.AddDays(1));

        Assert.Empty(match.Candidates);
        Assert.Equal(["hai-duong"], match.Near);
    }

    [Theory]
    [InlineData("Hai Dong", "hai-duong")]
    [InlineData("hai-pong", "hai-phong")]
    [InlineData("gso:300", "gso:30")]
    public void A_misspelt_name_or_code_is_not_found_but_something_near_is_named(string text, string near)
    {
        var match = Index.Match(text, null);
        Assert.Empty(match.Candidates);
        Assert.Contains(near, match.Near);
    }

    [Theory]
    [InlineData("24", "bac-giang", "bac-ninh-2025")]
    [InlineData("gso:24", "bac-giang", "bac-ninh-2025")]
    [InlineData("VN-61", "hai-duong")]
    [InlineData("vn-61", "hai-duong")]
    [InlineData("iso:VN-61", "hai-duong")]
    [InlineData("VN", "viet-nam")]
    [InlineData("99")]
    public void A_code_belongs_to_the_provinces_that_bore_it(string code, params string[] provinces) =>
        Assert.Equal(provinces, Index.WithCode(code).Select(province => province.Id));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Tỉnh")]
    public void A_text_without_a_name_means_nothing(string text) => Assert.Empty(Candidates(text));

    private static IEnumerable<string> Candidates(string text, DateOnly? on = null) => Index.Match(text, on).Candidates.Select(province => province.Id);
}
