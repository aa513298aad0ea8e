using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Mcp;

/// <summary>
/// Questions drawn from the sample, right and wrong: every answer is of the shape that is listed, what has no answer is refused without a figure, no name is
/// taken for another, and the figures are those of the API.
/// </summary>
public sealed partial class ToolCampaignTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const string Letters = "abcdefghiklmnopqrstuvxy";

    private readonly Random _random = Campaign.Generator();

    [Fact]
    public async Task Every_answer_is_valid_against_the_schema_of_its_tool()
    {
        var sample = await McpSample.ReadAsync(api);
        var tools = (await McpClient.AskAsync(api.Client, "tools/list"))["result"]!.Items("tools").ToDictionary(tool => tool.Text("name")!);
        var (answered, refused, wrong) = (0, 0, 0);
        for (var number = 0; number < Campaign.Cases(2000, 20_000); number++)
        {
            var tool = Pick([.. tools.Keys]);
            var arguments = Draw(sample, tools[tool]["inputSchema"]!);
            var (answer, isError) = await McpClient.CallAsync(api.Client, tool, arguments);
            var what = $"{tool} {arguments.ToJsonString()}: {answer.ToJsonString()}\n{Campaign.Again}";

            Assert.True(JsonSchema.FaultsOf(tools[tool]["outputSchema"]!, answer) is var faults && !faults.Any(), $"{string.Join('\n', faults)}\n{what}");
            Assert.False(answer.ToJsonString().Contains("internal-error", StringComparison.Ordinal), what);
            if (JsonSchema.FaultsOf(tools[tool]["inputSchema"]!, arguments).Any())
                Assert.True(isError, $"What is not of the schema is refused: {what}");
            if (answer["answered"]!.GetValue<bool>())
            {
                Assert.False(isError, what);
                // A text may have figures of several rows, which no link shows together.
                Assert.True(answer["cite"] is not null && (tool == "verify" || answer["link"] is not null), what);
                answered++;
            }
            else
            {
                ToolAnswerTests.AssertRefused(answer);
                AssertNoFigure(answer, arguments, what);
                _ = isError ? wrong++ : refused++;
            }
        }

        // A campaign of one kind alone would show nothing.
        Assert.All(new[] { answered, refused, wrong }, count => Assert.True(count > 50, $"{answered} {refused} {wrong}"));
    }

    [Theory]
    [InlineData("future year")]
    [InlineData("missing series")]
    [InlineData("ended unit")]
    [InlineData("ambiguous name")]
    [InlineData("partial field")]
    [InlineData("another unit")]
    [InlineData("before the data")]
    [InlineData("no target")]
    [InlineData("another place")]
    public async Task What_has_no_answer_is_refused_without_a_figure(string kind)
    {
        var sample = await McpSample.ReadAsync(api);
        for (var number = 0; number < Campaign.Cases(56, 500); number++)
        {
            var (tool, arguments) = Unanswerable(kind, sample);
            arguments["language"] = Pick("vi", "en");
            var (answer, isError) = await McpClient.CallAsync(api.Client, tool, arguments);
            var what = $"{kind}: {tool} {arguments.ToJsonString()}: {answer.ToJsonString()}\n{Campaign.Again}";

            Assert.False(isError, what);
            Assert.False(answer["answered"]!.GetValue<bool>(), what);
            ToolAnswerTests.AssertRefused(answer);
            AssertNoFigure(answer, arguments, what);
            Assert.True(answer["frontier"]!["newestYear"] is not null, what);
        }
    }

    [Fact]
    public async Task No_spelling_is_taken_for_another_name()
    {
        var sample = await McpSample.ReadAsync(api);
        var resolved = 0;
        var cases = Campaign.Cases(1000, 10_000);
        for (var number = 0; number < cases; number++)
        {
            var isProvince = _random.Next(3) > 0;
            var nouns = isProvince ? sample.Provinces : sample.Indicators;
            var name = Pick(McpSample.NamesOf(nouns[_random.Next(nouns.Count)]));
            var (text, isFaithful) = Respelled(name);
            var year = _random.Next(2) == 0 ? (int?)null : 2018 + _random.Next(12);
            var arguments = new JsonObject { [isProvince ? "province" : "indicator"] = text };
            if (year is not null)
                arguments["year"] = year;
            var (answer, _) = await McpClient.CallAsync(api.Client, "observations", arguments);
            if (answer["resolved"]!.AsArray() is not [{ } found])
                continue;
            resolved++;
            var noun = nouns.Single(each => each.Text("id") == found.Text("id"));
            var what = $"\"{text}\", made of \"{name}\", was taken for {noun.Text("id")}.\n{Campaign.Again}";
            var own = McpSample.NamesOf(noun).Append(noun.Text("name.vi")!).ToList();
            // Of a name that was only written in another way a bearer has that name; of any other text the very text.
            Assert.True(
                isFaithful ? own.Any(each => Plain(each) == Plain(name)) : own.Concat(Others(noun)).Any(each => Bare(each) == Bare(text)),
                what);
            if (!isProvince || text.Trim() == noun.Text("id"))
                continue;
            // Who shares the name with others is meant only where the years leave no other.
            var bearers = nouns.Where(each => McpSample.NamesOf(each).Any(other => Plain(other) == Plain(text))).ToList();
            if (bearers.Count > 1)
                Assert.True(year is not null && bearers.Where(each => WasThere(each, year.Value)).Count() == 1 && WasThere(noun, year.Value), what);
        }

        // Nor is everything refused.
        Assert.True(resolved > cases / 4, $"Of {cases} spellings {resolved} were resolved.");
    }

    [Fact]
    public async Task The_figures_are_those_of_the_API()
    {
        var sample = await McpSample.ReadAsync(api);
        var compared = 0;
        for (var number = 0; number < Campaign.Cases(300, 3000); number++)
        {
            var tool = Pick("find", "targets", "observations", "compare", "gap", "changes", "verify");
            var arguments = Good(tool, sample);
            var (answer, isError) = await McpClient.CallAsync(api.Client, tool, arguments);
            var what = $"{tool} {arguments.ToJsonString()}: {answer.ToJsonString()}\n{Campaign.Again}";
            Assert.False(isError, what);
            if (tool == "verify")
            {
                compared += await CompareVerdicts(arguments, answer, what);
                continue;
            }

            if (answer["link"] is null)
                continue;

            var rest = await api.Get(new Uri(answer.Text("link")!).PathAndQuery);
            Assert.Equal(answer.Text("release"), rest.Text("meta.release"));
            var (own, theirs) = (FiguresOf(tool, answer), FiguresOfApi(tool, rest));
            // A refusal may leave out what the API has: places of a field that is not whole.
            if (answer["answered"]!.GetValue<bool>())
                Assert.True(theirs.Take(100).SequenceEqual(own), $"{string.Join(' ', theirs.Take(100))}\n{string.Join(' ', own)}\n{what}");
            else
                Assert.True(theirs.Count == 0 || tool is "gap" or "compare", what);
            compared += own.Count;
        }

        Assert.True(compared > 1000, $"{compared} figures.");
    }

    private async Task<int> CompareVerdicts(JsonObject arguments, JsonNode answer, string what)
    {
        using var content = new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await api.Client.PostAsync("/v1/verify", content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{text}\n{what}");
        var figures = JsonNode.Parse(text)!.Items("data.figures");

        if (!answer["answered"]!.GetValue<bool>())
        {
            Assert.All(figures, figure => Assert.Equal("unknown", figure.Text("verdict")));
            return 0;
        }

        Assert.Equal(
            figures.Select(figure => $"{figure.Text("quote")} {figure.Text("verdict")} {figure["row"]?["id"]} {figure["row"]?["value"]?.ToJsonString()}"),
            answer.Items("items").Select(item => $"{item.Text("quote")} {item.Text("verdict")} {item["id"]} {item["value"]?.ToJsonString()}"));
        return figures.Count;
    }

    private static List<string> FiguresOf(string tool, JsonNode answer) =>
    [
        .. answer.Items("items").Select(item => tool == "compare"
            ? $"{item.Text("province")}={item["value"]?.ToJsonString()}/{item["rank"]?.ToJsonString()}/{item.Text("claim")}"
            : $"{item.Text("id")}={item["value"]?.ToJsonString()}"),
    ];

    private static List<string> FiguresOfApi(string tool, JsonNode rest) => tool switch
    {
        "find" => [.. rest.Items("data").Select(row => $"{row.Text("id")}=")],
        "targets" => [.. rest.Items("data").Select(row =>
            $"{row.Text("id")}={(row["normalized"]!["passMark"] ?? row["low"] ?? row["high"])?.ToJsonString()}")],
        "observations" => [.. rest.Items("data").Select(row => $"{row.Text("id")}={row["value"]?.ToJsonString()}")],
        "gap" => [.. rest.Items("data").Where(row => row["observation"] is not null && (row["gap"]!["value"] ?? row["gap"]!["met"]) is not null)
            .Select(row => $"{row.Text("id")}={row["gap"]!["value"]?.ToJsonString()}")],
        "compare" => [.. rest.Items("data.rows")
            .SelectMany(row => row.Items("cells").Append(row["referenceCell"]).OfType<JsonNode>())
            .Where(cell => cell["value"] is not null)
            .Select(cell => $"{cell.Text("province")}={cell["value"]?.ToJsonString()}/{cell["rank"]?.ToJsonString()}/{cell.Text("claim")}")],
        _ => [.. rest.Items("data").Select(row =>
            $"{row.Text("id")}={row.Items("fields").FirstOrDefault(field => field.Text("field") == "value")?["new"]?.ToJsonString()}")],
    };

    /// <summary>Asserts that no text says a number but years, days, and what stands in names, ids and the question itself.</summary>
    private static void AssertNoFigure(JsonNode answer, JsonObject arguments, string what)
    {
        var known = new List<string> { answer.Text("release") ?? "" };
        known.AddRange(arguments.Select(each => each.Value).SelectMany(each => each is JsonArray list ? list.Select(one => $"{one}") : [$"{each}"]));
        known.AddRange(answer.Items("missing").Select(missing => missing.Text("what")!));
        known.AddRange(answer["resolved"]!.AsArray().SelectMany(each => new[] { each!.Text("label")!, each!.Text("id")! }));
        foreach (var missing in answer.Items("missing"))
            known.AddRange((missing["options"] as JsonArray ?? []).SelectMany(option => new[] { option!.Text("label")!, option!.Text("id")! }));
        foreach (var missing in answer.Items("missing"))
        {
            var say = missing.Text("say")!;
            foreach (var text in known.Where(each => each.Length > 0).OrderByDescending(each => each.Length))
                say = say.Replace(text, "", StringComparison.Ordinal);
            // What is said of the form of an argument is no figure of the data, nor are days and years.
            if (missing.Text("reason") is "out-of-range" or "not-a-list" or "not-a-year" or "not-a-horizon" or "not-a-date")
                continue;
            Assert.All(Numbers().Matches(Days().Replace(say, "")).Select(match => match.Value), number =>
                Assert.True(int.TryParse(number, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200, $"{number} in {what}"));
        }
    }

    private (string Tool, JsonObject Arguments) Unanswerable(string kind, McpSample sample)
    {
        var row = Pick(sample.Observations);
        var (province, indicator) = (row.Text("province"), row.Text("indicator"));
        var newest = sample.Observations.Max(each => each["year"]!.GetValue<int>());
        switch (kind)
        {
            case "future year":
                return Pick(0, 1) == 0
                    ? ("observations", new JsonObject { ["province"] = province, ["indicator"] = indicator, ["year"] = newest + 1 + _random.Next(30) })
                    : ("compare", new JsonObject
                    {
                        ["provinces"] = new JsonArray(province, Other(sample, province!)),
                        ["indicator"] = indicator,
                        ["year"] = newest + 1 + _random.Next(30),
                    });
            case "missing series":
                var others = sample.Indicators.Where(each => each.Text("id") != indicator).SelectMany(each => each.Items("series"))
                    .Select(each => each.Text("id")!)
                    .Except(sample.Indicators.Single(each => each.Text("id") == indicator).Items("series").Select(each => each.Text("id")!))
                    .ToList();
                var arguments = new JsonObject { ["indicator"] = indicator, ["series"] = Pick(others) };
                var tool = Pick("observations", "gap", "compare");
                if (tool == "compare")
                    arguments["provinces"] = new JsonArray(province, Other(sample, province!));
                else
                    arguments["province"] = province;
                return (tool, arguments);
            case "ended unit":
                var ended = Pick(sample.Ended);
                return ("observations", new JsonObject
                {
                    ["province"] = ended.Text("id"),
                    ["indicator"] = indicator,
                    ["year"] = McpSample.EndOf(ended) + 1 + _random.Next(20),
                });
            case "ambiguous name":
                var shared = Pick(sample.Provinces.GroupBy(each => each.Text("name.vi")!).Where(group => group.Count() > 1).ToList());
                var name = Pick(shared.Key, shared.First().Text("name.en")!, shared.Key.ToUpperInvariant(), Plain(shared.Key));
                return (Pick("observations", "targets", "gap"), new JsonObject { ["province"] = name, ["indicator"] = indicator });
            case "partial field":
                while (true)
                {
                    var known = sample.Observations
                        .Where(each => each.Text("indicator") == row.Text("indicator") && each.Text("series") == row.Text("series")
                            && each["year"]!.GetValue<int>() == row["year"]!.GetValue<int>())
                        .Select(each => each.Text("province"))
                        .ToHashSet();
                    var (own, lacking) = (sample.Provinces.Single(each => each.Text("id") == row.Text("province")),
                        sample.Provinces.Where(each => each.Text("kind") != "country" && !known.Contains(each.Text("id"))).ToList());
                    if (own.Text("kind") != "country" && lacking.Count > 0)
                    {
                        return ("compare", new JsonObject
                        {
                            ["provinces"] = new JsonArray(own.Text("id"), Pick(lacking).Text("id")),
                            ["indicator"] = row.Text("indicator"),
                            ["series"] = row.Text("series"),
                            ["year"] = row["year"]!.GetValue<int>(),
                            ["rank"] = true,
                        });
                    }

                    row = Pick(sample.Observations);
                }

            case "another unit":
                var unit = Pick(sample.Indicators.Select(each => each.Text("unit")!).Where(each => each != row.Text("unit")).Distinct().ToList());
                return (Pick("observations", "targets"), new JsonObject { ["province"] = province, ["indicator"] = indicator, ["unit"] = unit });
            case "before the data":
                var day = sample.PublishedOn.AddDays(-1 - _random.Next(5000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                return (Pick("observations", "targets", "gap"), new JsonObject { ["province"] = province, ["indicator"] = indicator, ["release"] = day });
            case "no target":
                var taken = sample.Targets.Where(each => each.Text("province") == province && each.Text("indicator") == indicator)
                    .Select(each => each["horizon"]?.GetValue<int>())
                    .ToHashSet();
                var free = Enumerable.Range(2000, 150).Where(year => !taken.Contains(year)).ToList();
                return (Pick("targets", "gap"), new JsonObject { ["province"] = province, ["indicator"] = indicator, ["horizon"] = Pick(free) });
            default:
                var city = Pick(sample.Provinces.Where(each => each.Text("kind") == "province"
                    && !sample.Provinces.Any(other => other.Text("kind") == "city" && other.Text("name.vi") == each.Text("name.vi"))).ToList());
                return ("observations", new JsonObject
                {
                    ["province"] = Pick(
                        $"Thành phố {city.Text("name.vi")}",
                        $"quận {city.Text("name.vi")}",
                        $"{city.Text("name.en")} district",
                        $"Bắc {city.Text("name.vi")}x"),
                });
        }
    }

    /// <summary>Arguments of a tool, most of them right.</summary>
    private JsonObject Draw(McpSample sample, JsonNode schema)
    {
        var arguments = new JsonObject();
        var (row, target) = (Pick(sample.Observations), Pick(sample.Targets));
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            var isRequired = (schema["required"] as JsonArray ?? []).Any(each => $"{each}" == name);
            if (!isRequired && _random.Next(5) > (name is "province" or "indicator" or "text" ? 3 : 1))
                continue;
            if (_random.Next(40) == 0)
            {
                arguments[name] = Pick<Func<JsonNode?>>(
                    () => 7, () => "", () => true, () => new JsonArray(1), () => new JsonObject(), () => new string('x', 5000))();
                continue;
            }

            arguments[name] = name switch
            {
                "province" => Pick(row.Text("province")!, Pick(McpSample.NamesOf(Pick(sample.Provinces))), Pick(McpSample.NamesOf(Pick(sample.Provinces)))),
                "provinces" => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => JsonValue.Create(Pick(sample.Provinces).Text("id")))]),
                "indicator" => Pick(row.Text("indicator")!, target.Text("indicator")!, Pick(McpSample.NamesOf(Pick(sample.Indicators)))),
                "year" => Pick<Func<JsonNode>>(
                    () => row["year"]!.GetValue<int>(), () => $"{row["year"]}", () => "2015..2030", () => "latest", () => 2040, () => "soon")(),
                "horizon" => Pick<Func<JsonNode>>(() => target["horizon"]?.GetValue<int>() ?? 2030, () => "2030", () => "open", () => "never")(),
                "series" => row.Text("series"),
                "unit" => row.Text("unit"),
                "rank" => _random.Next(2) == 0,
                "on" => Pick("2020-01-01", "2026-01-01", "today"),
                "since" => Pick(sample.Release, "2100-01-01", "2000-01-01", "2001-01-01.1"),
                "release" => Pick(sample.Release, sample.Release, "2000-01-01", "x"),
                "words" => Pick(McpSample.NamesOf(Pick(sample.Provinces))) + Pick("", " x"),
                "kind" => Pick("province", "indicator", "planet"),
                "language" => Pick("vi", "en", "fr"),
                "claim" => row.Text("claim"),
                "value" => row["value"]!.DeepClone(),
                "text" => $"{row["value"]} % {Pick(McpSample.NamesOf(Pick(sample.Provinces)))} {row["year"]}",
                _ => property!.ToJsonString(),
            };
        }

        if (_random.Next(30) == 0)
            arguments["more"] = 1;
        return arguments;
    }

    /// <summary>Arguments of a tool that are right.</summary>
    private JsonObject Good(string tool, McpSample sample)
    {
        var (row, target) = (Pick(sample.Observations), Pick(sample.Targets));
        return tool switch
        {
            "find" => new JsonObject { ["words"] = Pick(McpSample.NamesOf(Pick(sample.Provinces.Concat(sample.Indicators).ToList()))) },
            "targets" => Pick(
                new JsonObject { ["province"] = target.Text("province"), ["indicator"] = target.Text("indicator") },
                new JsonObject { ["indicator"] = target.Text("indicator") },
                new JsonObject { ["province"] = target.Text("province"), ["horizon"] = $"{target["horizon"]?.ToString() ?? "open"}" }),
            "observations" => Pick(
                new JsonObject { ["province"] = row.Text("province"), ["indicator"] = row.Text("indicator") },
                new JsonObject { ["indicator"] = row.Text("indicator"), ["year"] = "latest" },
                new JsonObject { ["province"] = row.Text("province"), ["year"] = row["year"]!.GetValue<int>() }),
            "gap" => new JsonObject { ["province"] = target.Text("province"), ["indicator"] = target.Text("indicator") },
            "compare" => new JsonObject
            {
                ["provinces"] = new JsonArray([.. sample.Provinces.Where(each => each.Text("kind") != "country")
                    .OrderBy(_ => _random.Next())
                    .Take(2 + _random.Next(5))
                    .Select(each => JsonValue.Create(each.Text("id")))]),
                ["indicator"] = row.Text("indicator"),
            },
            "verify" => Pick(
                new JsonObject { ["claim"] = row.Text("claim"), ["value"] = row["value"]!.DeepClone() },
                new JsonObject { ["claim"] = row.Text("claim"), ["value"] = row.Number("value") + 1, ["unit"] = row.Text("unit") },
                new JsonObject { ["text"] = Sentence(sample, row) }),
            _ => new JsonObject { ["since"] = sample.Release, ["province"] = row.Text("province") },
        };
    }

    private static string Sentence(McpSample sample, JsonNode row)
    {
        var (province, indicator) = (sample.Provinces.Single(each => each.Text("id") == row.Text("province")),
            sample.Indicators.Single(each => each.Text("id") == row.Text("indicator")));
        return $"{indicator.Text("name.en")} of {province.Text("name.en")} in {row["year"]} was {row["value"]!.ToJsonString()}.";
    }

    /// <summary>A name written in another way, and whether it is still that name.</summary>
    private (string Text, bool IsFaithful) Respelled(string name)
    {
        var words = name.Split(' ');
        switch (_random.Next(10))
        {
            case 0:
                return (name, true);
            case 1:
                return (name.ToUpperInvariant(), true);
            case 2:
                return (Plain(name), true);
            case 3:
                return (name.Normalize(NormalizationForm.FormD), true);
            case 4:
                return ($"  {name.ToLower(CultureInfo.InvariantCulture)} ", true);
            case 5 when words.Length > 1:
                return (string.Join(' ', words.OrderBy(_ => _random.Next())), false);
            case 6 when words.Length > 1:
                return (string.Join(' ', words.SkipLast(1)), false);
            case 7:
                var at = _random.Next(name.Length);
                var altered = $"{name[..at]}{Letters[_random.Next(Letters.Length)]}{name[(at + 1)..]}";
                // The letter may be the same one without its diacritic.
                return (altered, Plain(altered) == Plain(name));
            case 8:
                // A tone on the first vowel that can have one: that of the name, or none of anything.
                var vowel = name.IndexOfAny(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
                return vowel < 0 ? (name, true) : ($"{name[..(vowel + 1)]}{Pick("\u0301", "\u0309", "\u0303")}{name[(vowel + 1)..]}".Normalize(), true);
            default:
                return ($"{Pick("Bắc", "Nam", "quận", "huyện", "North", "old")} {name}", false);
        }
    }

    /// <summary>The id of another unit.</summary>
    private string Other(McpSample sample, string province) =>
        Pick(sample.Provinces.Where(each => each.Text("id") != province && each.Text("kind") != "country").ToList()).Text("id")!;

    private static bool WasThere(JsonNode province, int year) =>
        (province.Text("validFrom") is not { } from || int.Parse(from[..4], CultureInfo.InvariantCulture) <= year)
        && (McpSample.EndOf(province) is not { } end || end >= year);

    /// <summary>The other names of an indicator.</summary>
    private static IEnumerable<string> Others(JsonNode noun) => new[] { "short", "country" }
        .Select(name => noun[name])
        .OfType<JsonObject>()
        .SelectMany(text => new[] { text.Text("vi")!, text.Text("en")! });

    /// <summary>A text without case, diacritics, signs and spaces.</summary>
    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD).Trim().ToLowerInvariant().Replace('đ', 'd')
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && char.IsLetterOrDigit(letter)));

    /// <summary>A text without case and signs, but with its diacritics.</summary>
    private static string Bare(string text) =>
        string.Concat(text.Normalize().ToLowerInvariant().Where(char.IsLetterOrDigit));

    private T Pick<T>(params IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    [GeneratedRegex(@"(?<![\p{L}\d.,])\d+([.,]\d+)*")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\d{1,2}/\d{1,2}/\d{4}|\d{1,2} \p{L}+ \d{4}|\d{4}-\d{2}-\d{2}[T:+\d]*")]
    private static partial Regex Days();
}
