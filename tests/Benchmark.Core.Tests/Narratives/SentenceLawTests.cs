using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;
using Benchmark.Tests.Core.Gaps;

namespace Benchmark.Tests.Core.Narratives;

/// <summary>What holds for the sentences of every target and every series, whatever their figures.</summary>
public sealed partial class SentenceLawTests
{
    private static readonly Dictionary<string, Measured> Units = new()
    {
        ["percent"] = new("percent", Text.Same("%"), 100),
        ["percent-per-year"] = new("percent-per-year", new Text("%/năm", "% a year")),
        ["score-0-1"] = new("score-0-1", new Text("điểm (thang 0–1)", "points (scale 0–1)")),
        ["billion-vnd"] = new("billion-vnd", new Text("tỷ đồng", "billion VND")),
        ["rank"] = new("rank", new Text("hạng", "place")),
    };

    public static TheoryData<string> Inputs => ["any", "extremes"];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Sentences_keep_their_length(string inputs) => Hold(inputs, (_, told) =>
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.InRange(told.Headline.In(language).Length, 1, Sentences.LongestHeadline);
            Assert.InRange(told.Narrative.In(language).Length, 1, Sentences.LongestNarrative);
            Assert.InRange(told.Caveats.Count, 0, 5);
            Assert.All(told.Caveats, caveat => Assert.EndsWith(".", caveat.Text.In(language), StringComparison.Ordinal));
        }
    });

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Both_languages_have_the_same_figures(string inputs) => Hold(inputs, (_, told) =>
    {
        Assert.Equal(Numbers(told.Headline.Vi, ',').Order(), Numbers(told.Headline.En, '.').Order());
        Assert.Equal(Numbers(told.Narrative.Vi, ',').Order(), Numbers(told.Narrative.En, '.').Order());
    });

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_value_is_read_on_its_side_of_the_pass_mark(string inputs) => Hold(inputs, (input, told) =>
    {
        if (told.Gap.Value is null || ValueIn(told.Narrative.En) is not { } read)
            return;
        var (mark, sign) = (input.Target.PassMark!.Value, input.Direction == Direction.HigherIsBetter ? 1 : -1);
        var side = Exact.Same(told.Gap.Value.Value, 0) ? 0 : Math.Sign(told.Gap.Value.Value);
        Assert.Equal(side, sign * read.CompareTo(mark));
    });

    [Theory]
    [MemberData(nameof(Inputs))]
    public void No_sentence_has_a_word_of_the_method_or_a_code(string inputs) => Hold(inputs, (_, told) =>
    {
        var codes = Code.All<Status>().Concat(Code.All<Reason>()).Concat(Code.All<WarningCode>()).Concat(Code.All<Comparator>())
            .Where(code => code.Contains('-'));
        string[] method =
        [
            "pass mark", "horizon", "baseline", "the series", "ratio", "linear", "compound", "clipped", "chuỗi số liệu", "năm đích", "giá trị gốc", "nhịp độ",
            "mức đạt", "tuyến tính", "biên độ",
        ];
        foreach (var sentence in (string[])
            [
                told.Headline.Vi, told.Headline.En, told.Narrative.Vi, told.Narrative.En,
                .. told.Caveats.SelectMany(caveat => new[] { caveat.Text.Vi, caveat.Text.En }),
            ])
        {
            Assert.DoesNotContain(method.Concat(codes), word => sentence.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain('"', sentence);
        }
    });

    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_distance_is_the_difference_of_the_two_figures_that_are_read(string inputs) => Hold(inputs, (input, told) =>
    {
        if (input.Comparator is not (Comparator.AtLeast or Comparator.AtMost) || told.Years is not null
            || ValueIn(told.Narrative.En) is not { } read || DistancePattern().Match(told.Narrative.En) is not { Success: true } distance)
            return;
        Assert.Equal(Math.Abs(read - input.Low!.Value), Parse(distance.Groups[1].Value, '.'));
    });

    private static void Hold(string inputs, Action<GapInput, GapFigures> law) =>
        RandomGaps.Hold(inputs == "any" ? RandomGaps.Any() : RandomGaps.Extremes(), input =>
            law(input, GapNarrative.Tell(GapComputation.Compute(input), input, GapSubject.Posted(Units[input.Unit]))));

    private static decimal? ValueIn(string narrative)
    {
        var match = ValuePattern().Match(narrative);
        return match.Success ? Parse(match.Groups[1].Value, '.') : null;
    }

    private static IEnumerable<decimal> Numbers(string sentence, char point) =>
        NumberPattern().Matches(sentence).Select(number => Parse(number.Value.TrimEnd('.', ','), point));

    private static decimal Parse(string number, char point) => decimal.Parse(
        point == ',' ? number.Replace(".", "").Replace(',', '.') : number.Replace(",", ""),
        CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?:The value was|The average over \d{4}–\d{4} was|A figure was found only for \d{4},|it ranked|with) (-?[\d.,]*\d)")]
    private static partial Regex ValuePattern();

    [GeneratedRegex(@"(?<!\S)(-?[\d.,]*\d)[^:;,]* (?:below|above) the (?:target|limit)\b")]
    private static partial Regex DistancePattern();

    [GeneratedRegex(@"(?<!\w)-?\d[\d.,]*")]
    private static partial Regex NumberPattern();
}
