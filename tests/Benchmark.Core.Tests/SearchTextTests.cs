namespace Benchmark.Tests.Core;

/// <summary>What a search finds, and what it does not. Expected values are the spelling rules themselves.</summary>
public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Hải Phòng", "hai")]
    [InlineData("Hải Phòng", "hai phong")]
    [InlineData("Hải Phòng", "hai ph")]
    [InlineData("Hải Phòng", "Haiphong")]
    [InlineData("Hải Phòng", "hai-phong")]
    [InlineData("Cảng Hải Phòng mới", "haiphong")]
    [InlineData("Vietnam", "viet nam")]
    [InlineData("Bà Rịa - Vũng Tàu", "vungtau")]
    [InlineData("Nghị quyết 52-NQ/TW", "52nqtw")]
    [InlineData("Hải Phòng", "% hai")]
    // Both spellings of each pair are standard Vietnamese.
    [InlineData("Tỷ trọng kinh tế số", "tỉ trọng")]
    [InlineData("Tỉ trọng kinh tế số", "tỷ trọng")]
    [InlineData("kỹ năng số", "kĩ năng")]
    [InlineData("nước Mỹ", "Mĩ")]
    [InlineData("quản lý", "quản lí")]
    [InlineData("quý I", "quí")]
    // A word cut short is found with either letter.
    [InlineData("chính quyền", "quy")]
    [InlineData("chính quyền", "qui")]
    [InlineData("Hưng Yên", "hung y")]
    [InlineData("Hưng Yên", "hungyen")]
    [InlineData("Phú Yên", "phuyen")]
    // Look-alikes of đ on either side.
    [InlineData("Đà Nẵng", "\u00D0à Nẵng")]
    [InlineData("\u0189ồng Nai", "đồng nai")]
    [InlineData("\u00F0ồng nai", "\u0256ong nai")]
    public void Words_are_found_however_they_are_written(string text, string search) => Assert.True(SearchText.Holds(text, SearchText.Fold(search)));

    [Theory]
    [InlineData("Thái Bình", "hai")]
    [InlineData("Tây Ninh", "tai")]
    [InlineData("Đà Nẵng", "dan")]
    [InlineData("số người", "song")]
    [InlineData("tăng 1,2 %", "12")]
    [InlineData("Hải Phòng", "phong hai")]
    [InlineData("…", "hai")]
    [InlineData("", "hai")]
    public void Other_words_are_not_found(string text, string search) => Assert.False(SearchText.Holds(text, SearchText.Fold(search)));

    [Theory]
    [InlineData("%")]
    [InlineData("-")]
    [InlineData("* \" ' . …")]
    [InlineData("\U0001F642")]
    [InlineData("½")]
    [InlineData("Ⅳ")]
    [InlineData("①")]
    [InlineData("№")]
    [InlineData("\u0301")]
    [InlineData("")]
    public void A_search_that_folds_to_nothing_finds_nothing(string search)
    {
        Assert.Equal("", SearchText.Fold(search));
        Assert.False(SearchText.Holds("Hải Phòng", SearchText.Fold(search)));
        Assert.False(SearchText.Holds(search, SearchText.Fold(search)));
    }

    [Theory]
    [InlineData("Haiphong", "haiphong")]
    [InlineData("Thành phố Hải Phòng", "haiphong")]
    [InlineData("TP. Hải-Phòng", "haiphong")]
    [InlineData("Mỹ", "mi")]
    [InlineData("1.2", "1 2")]
    [InlineData("%", "")]
    public void Spellings_of_one_name_have_one_key(string name, string key) => Assert.Equal(key, SearchText.NameKey(name));
}
