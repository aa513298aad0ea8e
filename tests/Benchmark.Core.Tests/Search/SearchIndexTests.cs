using Benchmark.Core.Search;
using Benchmark.Core.Sources;

namespace Benchmark.Tests.Core.Search;

/// <summary>What finds a text however its words are put together; that spellings of one name are one is held by <see cref="SearchTextTests"/>.</summary>
public sealed class SearchIndexTests
{
    [Theory]
    // A y that begins a word follows another letter where the words are written as one.
    [InlineData("Sở Y tế Hưng Yên", "hungyen")]
    [InlineData("Sở Y tế Hưng Yên", "Hưng Yên")]
    [InlineData("Sở Y tế Hưng Yên", "yte")]
    [InlineData("Sở Y tế Hưng Yên", "y tế")]
    [InlineData("Sở Y tế Hưng Yên", "soyte hungyen")]
    [InlineData("Sở Công Thương Mỹ Yên", "miyen")]
    [InlineData("Phiên bản 1.2", "1.2")]
    public void A_text_is_found_however_its_words_are_put_together(string issuer, string search) => Assert.Single(IndexOf(issuer).Find(search));

    [Theory]
    [InlineData("Phiên bản 1.2", "12")]
    [InlineData("Phiên bản 12", "1.2")]
    public void Two_numbers_are_not_one(string issuer, string search) => Assert.Empty(IndexOf(issuer).Find(search));

    private static SearchIndex IndexOf(string issuer)
    {
        var source = new Source
        {
            Id = "a",
            Kind = SourceKind.Web,
            Number = null,
            Title = Nouns.Same("b"),
            Issuer = Nouns.Same(issuer),
            PublishedOn = null,
            Url = null,
            Note = null,
        };
        return new SearchIndex(SearchEntry.Of([], [], [source]));
    }
}
