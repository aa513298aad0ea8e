using System.Globalization;
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
    [InlineData("Haiduong")]
    [InlineData("Hai.Duong")]
    [InlineData("Hai'Duong")]
    [InlineData("Hai’Duong")]
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
    [InlineData("Saigon")]
    [InlineData("Hochiminh City")]
    [InlineData("Thành phố Hồ Chí Minh")]
    [InlineData("Ho Chi Minh City")]
    [InlineData("Ho Chi Minh")]
    public void A_name_that_two_territories_bear_is_ambiguous_until_a_day_settles_it(string text)
    {
        Assert.Equal(["ho-chi-minh-2025", "ho-chi-minh"], Candidates(text));
        Assert.Equal(["ho-chi-minh"], Candidates(text, LastOldDay));
        Assert.Equal(["ho-chi-minh-2025"], Candidates(text, LastOldDay.AddDays(1)));
    }

    [Fact]
    public void A_code_handed_on_by_a_merger_is_ambiguous_until_a_day_settles_it()
    {
        // 24 was Bắc Giang and is Bắc Ninh since.
        Assert.Equal(["bac-ninh-2025", "bac-giang"], Candidates("gso:24"));
        Assert.Equal(["bac-giang"], Candidates("gso:24", LastOldDay));
        Assert.Equal(["bac-ninh-2025"], Candidates("gso:24", LastOldDay.AddDays(1)));
    }

    [Fact]
    public void An_id_means_its_territory_whatever_the_day() => Assert.Equal(["hai-phong"], Candidates("hai-phong", new DateOnly(2026, 1, 1)));

    // The letters of đ and Đ, eth, and the African d: nobody can tell them apart.
    [Theory]
    [InlineData("\u0110à Nẵng")]
    [InlineData("\u0111à nẵng")]
    [InlineData("\u00D0à Nẵng")]
    [InlineData("\u00F0à nẵng")]
    [InlineData("\u0189à Nẵng")]
    [InlineData("\u0256à nẵng")]
    [InlineData("Danang")]
    public void A_letter_that_looks_like_another_is_read_as_that(string text) => Assert.Equal(["da-nang-2025", "da-nang"], Candidates(text));

    [Fact]
    public void I_and_y_are_one_letter_where_both_are_written()
    {
        var index = new ProvinceIndex([Named("mi-tho", "Mỹ Thọ", "Quý Sơn"), Named("tay-tho", "Tây Thọ")]);

        Assert.Equal(["mi-tho"], index.Match("Mĩ Thọ", null).Candidates.Select(province => province.Id));
        Assert.Equal(["mi-tho"], index.Match("quison", null).Candidates.Select(province => province.Id));
        Assert.Empty(index.Match("Tai Tho", null).Candidates);
    }

    [Fact]
    public void An_alias_is_compared_like_a_name()
    {
        var index = new ProvinceIndex([Named("ba-ria-vung-tau", "Bà Rịa - Vũng Tàu", "BR-VT"), Named("dak-lak", "Đắk Lắk", "Đắc Lắc")]);

        foreach (var text in new[] { "BR-VT", "BRVT", "br.vt", "Br Vt", "Bà Rịa–Vũng Tàu" })
            Assert.Equal("ba-ria-vung-tau", index.Match(text, null).Candidates.Single().Id);
        foreach (var text in new[] { "Dac Lac", "daclac", "Ðắc-Lắc", "Daklak", "Tỉnh Đắk Lắk" })
            Assert.Equal("dak-lak", index.Match(text, null).Candidates.Single().Id);
    }

    [Fact]
    public void A_name_without_letters_means_nothing()
    {
        var index = new ProvinceIndex([Named("mi-tho", "Mỹ Thọ", "…")]);

        Assert.Empty(index.Match("%", null).Candidates);
        Assert.Empty(index.Match("", null).Candidates);
    }

    // Resolution 202/2025/QH15: Hải Dương went to Hải Phòng, Bắc Kạn to Thái Nguyên. Resolution 175/2024/QH15: Thừa Thiên Huế became Huế on 1 January 2025.
    [Theory]
    [InlineData("Hải Dương", "2025-07-01", "hai-phong-2025")]
    [InlineData("gso:30", "2025-07-01", "hai-phong-2025")]
    [InlineData("30", "2025-07-01", "hai-phong-2025")]
    [InlineData("Hai Dong", "2025-07-01", "hai-phong-2025")]
    [InlineData("Backan", "2026-01-01", "thai-nguyen-2025")]
    [InlineData("Huế", "2024-12-31", "thua-thien-hue")]
    [InlineData("Thừa Thiên Huế", "2026-01-01", "hue")]
    public void A_name_of_other_days_is_not_found_but_the_unit_of_that_day_is_near(string text, string on, string near)
    {
        var match = Index.Match(text, DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture));

        Assert.Empty(match.Candidates);
        Assert.Equal([near], match.Near);
    }

    [Theory]
    [InlineData("Hai Dong", "hai-duong")]
    [InlineData("hai-pong", "hai-phong-2025", "hai-phong")]
    [InlineData("Haiphon", "hai-phong-2025", "hai-phong")]
    [InlineData("hai-phong-2052", "hai-phong-2025")]
    [InlineData("Quảng N", "quang-ngai-2025", "quang-ninh", "quang-nam", "quang-ngai")]
    [InlineData("gso:300", "gso:30")]
    [InlineData("gso:1", "gso:01", "gso:11", "gso:12")]
    [InlineData("01", "gso:01")]
    [InlineData("1", "gso:01")]
    [InlineData("VN-HN", "iso:VN-HN")]
    [InlineData("iso:vn-hnn", "iso:VN-HN")]
    [InlineData("xyz")]
    public void What_is_misspelt_is_not_found_but_all_that_bear_the_nearest_word_are_named_what_exists_first(string text, params string[] near)
    {
        var match = Index.Match(text, null);

        Assert.Empty(match.Candidates);
        Assert.Equal(near, match.Near);
    }

    [Theory]
    [InlineData("Haiphon", "2025-06-30", "hai-phong")]
    [InlineData("Haiphon", "2025-07-01", "hai-phong-2025")]
    [InlineData("Quảng N", "2025-07-01", "quang-ngai-2025", "quang-ninh")]
    public void With_a_day_only_what_existed_on_it_is_near(string text, string on, params string[] near) =>
        Assert.Equal(near, Index.Match(text, DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture)).Near);

    [Theory]
    [InlineData("24", "bac-ninh-2025", "bac-giang")]
    [InlineData("gso:24", "bac-ninh-2025", "bac-giang")]
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

    private static Province Named(string id, string name, params string[] aliases) =>
        Index.Find("ha-noi")! with { Id = id, Name = new Text(name, id), Aliases = aliases };
}
