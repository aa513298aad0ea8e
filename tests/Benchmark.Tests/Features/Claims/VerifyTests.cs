using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;
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
            if (answer.Items("data.figures").Any(figure => figure.Text("verdict") is "verified" or "rounded"))
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

    [Theory]
    [InlineData("docs/verify.md")]
    [InlineData("docs/vi/verify.md")]
    public async Task The_sentences_of_the_document_pass(string document)
    {
        var sentences = File.ReadLines(Path.Combine(Repository.Root, document)).Where(line => line.StartsWith("- “", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(sentences);
        foreach (var sentence in sentences)
            Assert.Equal((sentence, "verified"), (sentence, (await Verify(sentence[3..^1])).Text("data.verdict")));
    }

    /// <summary>The worst of the figures is the verdict over all, and each names its row, its release and where it can be read.</summary>
    [Fact]
    public async Task An_answer_says_where_each_figure_stands_and_what_it_is_compared_with()
    {
        var sentence = (await Some(Language.En, 40)).Last(each => each.Province is not null);
        var text = $"{sentence.Text.TrimEnd('.')}. Nobody knows why.";

        var answer = await Verify(text);

        Assert.Equal("unknown", answer.Text("data.verdict"));
        var figure = answer.Items("data.figures")[0];
        Assert.Equal(figure.Text("quote"), text.Substring((int)figure.Number("start")!, (int)figure.Number("length")!));
        Assert.Equal(sentence.Province!.Id, figure.Text("row.province"));
        Assert.Equal(sentence.Indicator!.Id, figure.Text("row.indicator"));
        Assert.Equal(answer.Text("meta.release"), figure.Text("row.release"));
        Assert.Equal("not-understood", answer.Items("data.figures")[^1].Text("reason"));
        using var linked = await api.Client.GetAsync(figure.Text("row.link"), TestContext.Current.CancellationToken);
        Assert.Contains(figure.Text("row.id")!, await linked.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/observations?limit=50", "value")]
    [InlineData("/v1/targets?limit=50", "low")]
    public async Task A_claim_agrees_with_its_figure_and_with_no_other(string rows, string field)
    {
        // What has an end besides is a range: no one figure is it.
        foreach (var row in (await api.Get(rows)).Items("data").Where(row => row[field] is not null && row["high"] is null))
        {
            var value = row.Number(field)!.Value;
            var stands = row["standing"]?.GetValue<string>() == "superseded" || await IsReplaced(row.Text("id")!) ? "stale" : "verified";
            foreach (var (figure, verdict) in new[] { (value, stands), (value + 0.001m, "contradicted"), (-value - 1, "contradicted") })
            {
                var answer = await Post(new JsonObject { ["claim"] = row.Text("claim"), ["value"] = figure }, 200);
                Assert.Equal((row.Text("claim"), verdict), (row.Text("claim"), answer.Text("data.verdict")));
                Assert.Equal(row.Text("id"), answer.Text("data.figures[0].row.id"));
            }
        }
    }

    [Fact]
    public async Task A_claim_of_what_was_replaced_is_stale()
    {
        var figures = (await TrueSentences.Of(api)).Figures;
        var revised = figures.Observations.First(row => figures.Observations.Any(other => IsRevision(other, row)));
        var superseded = figures.Targets.First(target => target is { Standing: Standing.Superseded, Low: not null, High: null });

        foreach (var (claim, value, reason) in new[]
        {
            (revised.Claim, revised.Value, "older-revision"), (superseded.Claim, superseded.Low!.Value, "superseded-target"),
        })
        {
            var answer = await Post(new JsonObject { ["claim"] = claim, ["value"] = value }, 200);
            Assert.Equal(("stale", reason), (answer.Text("data.verdict"), answer.Text("data.figures[0].reason")));
        }
    }

    [Fact]
    public async Task A_claim_of_another_release_or_of_no_row_is_unknown()
    {
        var row = (await api.Get("/v1/observations?limit=1")).Items("data")[0];
        var (id, checksum) = (row.Text("claim")!.Split('@')[0], row.Text("claim")!.Split('@')[1]);

        var claims = new[] { ($"{id}@{new string('0', 12)}", "unknown-release"), ($"{id}.r99@{checksum}", "no-row"), ($"a.b@{checksum}", "no-row") };
        foreach (var (claim, reason) in claims)
        {
            var answer = await Post(new JsonObject { ["claim"] = claim, ["value"] = 1 }, 200);
            Assert.Equal(("unknown", reason), (answer.Text("data.verdict"), answer.Text("data.figures[0].reason")));
        }
    }

    [Theory]
    [InlineData("{}", "text", "required")]
    [InlineData("""{"text":null,"claim":null}""", "text", "required")]
    [InlineData("""{"text":"a","claim":"a.b@000000000000"}""", "claim", "contradiction")]
    [InlineData("""{"text":"a","value":1}""", "value", "contradiction")]
    [InlineData("""{"text":"a","unit":"percent"}""", "unit", "contradiction")]
    [InlineData("""{"claim":"a.b@000000000000"}""", "value", "required")]
    [InlineData("""{"claim":"a.b@000000000000","value":"17"}""", "value", "not-a-number")]
    [InlineData("""{"claim":"a.b@000000000000","value":1e300}""", "value", "out-of-range")]
    [InlineData("""{"claim":"a.b@000000000000","value":1,"language":"en"}""", "language", "contradiction")]
    [InlineData("""{"claim":"a.b","value":1}""", "claim", "unknown-value")]
    [InlineData("""{"text":"a","release":"2001-01-01.1"}""", "release", "unknown-release")]
    [InlineData("""{"text":"a","language":"fr"}""", "language", "unknown-value")]
    [InlineData("""{"text":"a","txet":"a"}""", "txet", "unknown-field")]
    [InlineData("""{"text":""}""", "text", "not-a-text")]
    public async Task What_cannot_be_verified_is_refused(string body, string parameter, string code)
    {
        var problem = await Post(JsonNode.Parse(body)!, 400);

        Assert.Equal("/problems/invalid-body", problem.Text("type"));
        Assert.Contains(problem.Items("errors"), error => (error.Text("parameter"), error.Text("code")) == (parameter, code));
    }

    [Fact]
    public async Task A_text_has_its_bounds()
    {
        await Post(new JsonObject { ["text"] = new string('a', 4000) }, 200);
        await Post(new JsonObject { ["text"] = string.Join(' ', Enumerable.Range(1, 50)) }, 200);
        Assert.Equal("not-a-text", (await Post(new JsonObject { ["text"] = new string('a', 4001) }, 400)).Text("errors[0].code"));
        Assert.Equal("out-of-range", (await Post(new JsonObject { ["text"] = string.Join(' ', Enumerable.Range(1, 51)) }, 400)).Text("errors[0].code"));
    }

    /// <summary>What a correction replaces is stale, in a sentence and by its claim; the release before still agrees.</summary>
    [Fact]
    public async Task What_a_newer_release_corrects_is_stale()
    {
        using var corrected = new BenchmarkApi();
        var row = (await TrueSentences.Of(corrected)).Values().First(each => each.Value is > 10 and < 90 && each.Unit == "percent");
        var sentence = (await TrueSentences.Of(corrected)).Plain(Language.En).First(each =>
            each.Province!.Id == row.Province && each.Indicator!.Id == row.Indicator && each.Year == $"{row.Year}");
        var before = (await corrected.Get("/v1")).Text("meta.release")!;
        using (var folder = new CliFolder())
        {
            var set = folder.CopySeed("set");
            var line = $"{row.Province},{row.Indicator},{row.Year},{row.Series},{row.Revision},";
            var written = System.FormattableString.Invariant($"{line}{row.Value}");
            CliSeed.Replace(set, "observations.csv", written, System.FormattableString.Invariant($"{line}{row.Value + 5}"));
            DatabaseFile.Import(corrected.Database, set, new Text("Sửa số liệu", "A correction"));
        }

        await Wait.Until(async () => (await corrected.Get("/v1")).Text("meta.release") != before, () => "The correction is never served.");

        var text = new JsonObject { ["text"] = sentence.Text };
        var claim = new JsonObject { ["claim"] = row.Claim, ["value"] = row.Value };
        foreach (var body in new[] { text, claim })
        {
            var now = await Post(body, 200, corrected);
            Assert.Equal(("stale", "earlier-release"), (now.Text("data.verdict"), now.Text("data.figures[0].reason")));
            Assert.Equal(before, now.Text("data.figures[0].row.release"));
            body["release"] = before;
            Assert.Equal("verified", (await Post(body, 200, corrected)).Text("data.verdict"));
        }
    }

    private static bool IsRevision(Observation newer, Observation older) => newer.Revision > older.Revision
        && (newer.Province, newer.Indicator, newer.Year, newer.Series) == (older.Province, older.Indicator, older.Year, older.Series);

    private async Task<bool> IsReplaced(string id)
    {
        var figures = (await TrueSentences.Of(api)).Figures;
        return figures.Observations.FirstOrDefault(row => row.Id == id) is { } found && figures.Observations.Any(other => IsRevision(other, found));
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

    private Task<JsonNode> Verify(string text) => Post(new JsonObject { ["text"] = text }, 200);

    private async Task<JsonNode> Post(JsonNode body, int status, BenchmarkApi? other = null)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await (other ?? api).Client.PostAsync("/v1/verify", content, TestContext.Current.CancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.True((int)response.StatusCode == status, answer.ToJsonString());
        return answer;
    }

    private static string Say(JsonNode answer) => string.Join(
        "; ",
        answer.Items("data.figures").Select(figure => $"{figure.Text("quote")} {figure.Text("verdict")} {figure.Text("reason")} {figure["row"]?["id"]}"));
}
