using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Claims;

/// <summary>Nothing passes that a careful fact-checker would not pass; and what is plainly true passes.</summary>
public sealed class VerifyTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private static readonly int Sentences = Campaign.Cases(usually: 300, whenLong: 5000);

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task True_sentences_pass(string code)
    {
        var failed = new List<string>();
        foreach (var sentence in await Some(Code.Parse<Language>(code), Sentences))
        {
            var answer = await Verify(sentence.Text);
            if (answer.Text("data.verdict") is not ("verified" or "rounded"))
                failed.Add($"{sentence.Text}: {Say(answer)}");
        }

        Assert.True(failed.Count == 0, $"{failed.Count} do not pass. {Campaign.Again}\n{string.Join('\n', failed)}");
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Altered_sentences_do_not_pass(string code)
    {
        var language = Code.Parse<Language>(code);
        var sentences = await TrueSentences.Of(api);
        var random = Campaign.Generator();
        // What is altered may be true of another row.
        var own = (await TrueSentences.Own(api, language)).Select(sentence => sentence.Text).ToHashSet();
        var (passed, tried) = (new List<string>(), 0);
        foreach (var sentence in await Some(language, Sentences))
        {
            foreach (var altered in Alter(sentence, sentences, random).Where(altered => !own.Contains(altered)))
            {
                tried++;
                var answer = await Verify(altered);
                if (answer.Text("data.verdict") is "verified" or "rounded")
                    passed.Add($"{altered} (of: {sentence.Text}): {Say(answer)}");
            }
        }

        Assert.True(tried > 3 * Sentences, $"{tried} were tried.");
        Assert.True(passed.Count == 0, $"{passed.Count} pass. {Campaign.Again}\n{string.Join('\n', passed)}");
    }

    [Fact]
    public async Task Misleading_sentences_do_not_pass()
    {
        var sentences = await TrueSentences.Of(api);
        var (passed, tried) = (new List<string>(), 0);
        foreach (var text in StatementFile.Read("Misleading", sentences, Campaign.Cases(usually: 4, whenLong: 100)))
        {
            tried++;
            var answer = await Verify(text);
            if (answer.Text("data.verdict") is "verified" or "rounded" || answer.Items("data.figures").Any(figure => figure.Text("verdict") is "verified" or "rounded"))
                passed.Add($"{text}: {Say(answer)}");
        }

        Assert.True(tried > 500, $"{tried} were tried.");
        Assert.True(passed.Count == 0, $"{passed.Count} pass. {Campaign.Again}\n{string.Join('\n', passed)}");
    }

    [Fact]
    public async Task Plain_sentences_pass()
    {
        var failed = new List<string>();
        foreach (var text in StatementFile.Read("Plain", await TrueSentences.Of(api), Campaign.Cases(usually: 5, whenLong: 100)))
        {
            var answer = await Verify(text);
            if (answer.Text("data.verdict") is not ("verified" or "rounded"))
                failed.Add($"{text}: {Say(answer)}");
        }

        Assert.True(failed.Count == 0, $"{failed.Count} do not pass. {Campaign.Again}\n{string.Join('\n', failed)}");
    }

    /// <summary>Half of them plain, half those of the service.</summary>
    private async Task<IReadOnlyList<TrueSentence>> Some(Language language, int count)
    {
        var random = Campaign.Generator();
        var plain = (await TrueSentences.Of(api)).Plain(language).ToArray();
        var own = (await TrueSentences.Own(api, language)).ToArray();
        random.Shuffle(plain);
        random.Shuffle(own);
        IReadOnlyList<TrueSentence> all = [.. own.Take(count / 2), .. plain.Take(count - Math.Min(own.Length, count / 2))];
        Assert.True(all.Count == count, $"{own.Length} of the service and {plain.Length} plain ones make {all.Count}.");
        return all;
    }

    /// <summary>The same sentence with another digit, year, unit, territory, sign: each says what no row says.</summary>
    private static IEnumerable<string> Alter(TrueSentence sentence, TrueSentences all, Random random)
    {
        var (text, figure) = (sentence.Text, sentence.Figure);
        var at = text.IndexOf(figure, StringComparison.Ordinal);
        var digit = Enumerable.Range(0, figure.Length).Where(place => char.IsAsciiDigit(figure[place])).OrderBy(_ => random.Next()).First();
        var other = (char)('0' + ((figure[digit] - '0' + random.Next(1, 9)) % 10));
        // A nought before or behind a number is no other number, and a place has other endings.
        if (other != '0' && !(figure[digit] == '0' && digit == figure.Length - 1))
            yield return text[..(at + digit)] + other + text[(at + digit + 1)..];
        var number = at + Enumerable.Range(0, figure.Length).First(place => char.IsAsciiDigit(figure[place]));
        yield return text[..number] + "−" + text[number..];
        if (sentence.Year.Length > 0)
        {
            var year = int.Parse(sentence.Year, System.Globalization.CultureInfo.InvariantCulture);
            var otherYear = year + random.Next(1, 9);
            if (!all.Says(sentence, otherYear))
                yield return text.Replace(sentence.Year, $"{otherYear}", StringComparison.Ordinal);
        }

        if (text.Contains('%'))
        {
            yield return text.Replace("%", sentence.Language == Language.Vi ? " triệu đồng" : " million VND", StringComparison.Ordinal);
            yield return text.Replace("%", "‰", StringComparison.Ordinal);
        }

        var names = all.Catalog.Provinces.Select(province => province.Name.In(sentence.Language)).Distinct().ToList();
        var named = names.Where(name => text.Contains(name, StringComparison.Ordinal)).MaxBy(name => name.Length);
        var elsewhere = names[random.Next(names.Count)];
        if (named is not null && elsewhere != named && !all.SaysOf(sentence, elsewhere))
            yield return text.Replace(named, elsewhere, StringComparison.Ordinal);
    }

    private async Task<JsonNode> Verify(string text)
    {
        using var content = new StringContent(new JsonObject { ["text"] = text }.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/verify", content, TestContext.Current.CancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.True(response.IsSuccessStatusCode, answer.ToJsonString());
        return answer;
    }

    private static string Say(JsonNode answer) => string.Join(
        "; ",
        answer.Items("data.figures").Select(figure => $"{figure.Text("quote")} {figure.Text("verdict")} {figure.Text("reason")} {figure["row"]?["id"]}"));
}
