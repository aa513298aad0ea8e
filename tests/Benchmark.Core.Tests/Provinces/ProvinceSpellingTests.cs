using Benchmark.Core.Provinces;

namespace Benchmark.Tests.Core.Provinces;

/// <summary>When a text names a province, and when it names a place in it or another one.</summary>
public sealed class ProvinceSpellingTests
{
    [Theory]
    [InlineData("Hải Dương", true)]
    [InlineData("hai duong", true)]
    [InlineData("hai-duong", true)]
    [InlineData("tỉnh Hải Dương", true)]
    [InlineData("Hai Duong Province", true)]
    [InlineData("Hai Duong (until 30 June 2025)", true)]
    [InlineData("gso:30", true)]
    [InlineData("gso:31", false)]
    [InlineData("thành phố Hải Dương", false)]
    [InlineData("TP. Hải Dương", false)]
    [InlineData("TP Hải Dương", false)]
    [InlineData("Hai Duong City", false)]
    [InlineData("tỉnh Hai Duong City", false)]
    [InlineData("huyện Hải Dương", false)]
    [InlineData("Hải Dương cũ", false)]
    [InlineData("Hải Đường", false)]
    [InlineData("tỉnh", false)]
    public void The_word_for_the_kind_of_unit_must_fit_it(string text, bool fits) => Assert.Equal(fits, ProvinceSpelling.Fits(text, Province));

    private static readonly Province Province = new()
    {
        Id = "hai-duong",
        Name = new Text("Hải Dương", "Hai Duong"),
        Aliases = [],
        Kind = ProvinceKind.Province,
        Region = null,
        Codes = new ProvinceCodes("30", "VN-61"),
        ValidFrom = null,
        ValidTo = new DateOnly(2025, 6, 30),
        Successor = "hai-phong-2025",
        Headline = null,
        Source = "source",
        Note = null,
    };

    [Fact]
    public void An_alias_with_the_word_for_another_kind_is_a_name_as_it_stands()
    {
        var province = Province with { Aliases = ["Hai Duong City"] };

        Assert.True(ProvinceSpelling.Fits("hai duong city", province));
        Assert.False(ProvinceSpelling.Fits("TP. Hải Dương", Province));
    }
}
