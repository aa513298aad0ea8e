
namespace Benchmark.Tests.Core;

public sealed class NearestTests
{
    private static readonly string[] Provinces = ["hai-phong", "hai-phong-2025", "hai-duong", "ha-noi", "ha-nam", "hue", "can-tho"];

    [Theory]
    [InlineData("hai-phon", "hai-phong")]
    [InlineData("hai-pohng", "hai-phong")]
    [InlineData("HAI-PHONG", "hai-phong")]
    [InlineData("ha-noy", "ha-noi")]
    [InlineData("hui", "hue")]
    public void The_nearest_word_comes_first(string text, string first) => Assert.Equal(first, Nearest.To(text, Provinces)[0]);

    [Fact]
    public void The_beginning_of_a_word_is_near_however_long_the_rest_is() =>
        Assert.Equal(["grdp-digital-share"], Nearest.To("grdp", ["grdp-digital-share", "pci-rank"]));

    [Theory]
    [InlineData("xyz")]
    [InlineData("")]
    [InlineData("h")]
    public void Nothing_is_offered_where_nothing_is_near(string text) => Assert.Empty(Nearest.To(text, Provinces));

    [Fact]
    public void At_most_three_words_are_offered_nearest_first_and_then_in_the_order_of_the_alphabet() =>
        Assert.Equal(["abcd", "abce", "abcf"], Nearest.To("abcx", ["abcg", "abcf", "abcd", "abce"]));

    [Fact]
    public void A_swap_of_neighbors_is_one_edit() => Assert.Equal(["tmie"], Nearest.To("time", ["tmie", "abcd"]));

    [Fact]
    public void A_text_too_long_to_be_a_typing_error_has_no_near_word()
    {
        // 101 letters, one edit from the known word.
        var text = new string('a', 101);

        Assert.Empty(Nearest.To(text, [new string('a', 100)]));
        Assert.NotEmpty(Nearest.To(text[1..], [new string('a', 101)]));
    }

    [Fact]
    public void What_bears_the_nearest_word_is_named_whole_in_the_order_given() =>
        Assert.Equal([3, 1], Nearest.Of("hai-phon", [("hai-phong", 3), ("hai-duong", 2), ("hai-phong", 1), ("hai-phong", 3)]));

    [Fact]
    public void The_word_itself_is_nearer_than_what_begins_with_it() => Assert.Equal([1], Nearest.Of("hue", [("hue-2025", 2), ("hue", 1)]));

    [Fact]
    public void Nothing_bears_a_word_that_is_not_near() => Assert.Empty(Nearest.Of("xyz", [("hai-phong", 1)]));
}
