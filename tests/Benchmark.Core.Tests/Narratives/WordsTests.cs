namespace Benchmark.Tests.Core.Narratives;

/// <summary>The two tables of words say the same things.</summary>
public sealed class WordsTests
{
    private static readonly Dictionary<string, Words.Pattern> Vietnamese = Words.Read("vi");
    private static readonly Dictionary<string, Words.Pattern> English = Words.Read("en");

    // What is said otherwise: how many are known is said with the figures of the table.
    private static readonly WarningCode[] SaidInPhrases = [WarningCode.CoverageLow];

    [Fact]
    public void Every_phrase_reason_and_warning_has_words_in_both_languages_and_no_words_are_left_over()
    {
        var keys = Code.All<Phrase>()
            .Concat(Code.All<Reason>().Select(reason => $"reason.{reason}"))
            .Concat(Code.All<VerdictReason>().Select(verdict => $"verdict.{verdict}"))
            .Concat(Enum.GetValues<WarningCode>().Except(SaidInPhrases).Select(warning => $"warning.{Code.Of(warning)}"))
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Equal(keys, Vietnamese.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(keys, English.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_languages_are_filled_in_with_the_same()
    {
        // A promise is a clause with a verb and a deadline in Vietnamese, and a noun with its year in English.
        string[] ofPromises = ["reaches", "due", "target"];
        foreach (var key in English.Keys)
        {
            IEnumerable<string> SharedPlaces(Words.Pattern pattern) =>
                pattern.Places.Where(place => !key.StartsWith("promise-", StringComparison.Ordinal) || !ofPromises.Contains(place)).Order();

            Assert.True(
                SharedPlaces(Vietnamese[key]).SequenceEqual(SharedPlaces(English[key])),
                $"{key} has other places in Vietnamese than in English.");
        }
    }

    [Fact]
    public void Words_are_typeset()
    {
        foreach (var (key, pattern) in Vietnamese.Concat(English))
        {
            var words = string.Join("{}", pattern.Between);
            Assert.True(words.IsNormalized(), $"{key} is not in form C.");
            Assert.False(words.Contains('"') || words.Contains('\'') || words.Contains("  ") || words.Contains("..."), $"{key} is not typeset: {words}");
        }
    }

    [Fact]
    public void A_sentence_is_whole()
    {
        foreach (var (key, pattern) in Vietnamese.Concat(English).Where(phrase => phrase.Key.StartsWith("warning.", StringComparison.Ordinal)))
            Assert.True(pattern.Between[^1].EndsWith('.'), $"{key} has no full stop.");
    }

    [Fact]
    public void What_is_filled_in_must_be_given() =>
        Assert.Throws<KeyNotFoundException>(() => Words.Say(Phrase.DueBy, ("years", Text.Same("2025"))));
}
