using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Seed;

/// <summary>What holds for every sentence about the data set of today: of all gaps, of comparisons, rankings and scorecards of every kind.</summary>
public sealed partial class SentenceTests(SentenceTests.SeededApi seeded) : IClassFixture<SentenceTests.SeededApi>
{
    private const int LongestHeadline = 90;
    private const int LongestNarrative = 200;
    private const int MostCaveats = 5;

    private static readonly string[] Languages = ["vi", "en"];

    [Fact]
    public async Task Headlines_narratives_and_caveats_keep_their_length()
    {
        foreach (var (path, row) in await seeded.RowsAsync())
        {
            foreach (var language in Languages)
            {
                var (headline, narrative) = (row.Text($"headline.{language}")!, row.Text($"narrative.{language}")!);
                Assert.True(headline.Length is > 0 and <= LongestHeadline, $"{path}: {headline.Length} letters: {headline}");
                Assert.True(narrative.Length is > 0 and <= LongestNarrative, $"{path}: {narrative.Length} letters: {narrative}");
                Assert.True(headline.IsNormalized() && narrative.IsNormalized(), path);
                Assert.True(narrative[^1] == '.' || narrative == headline, $"{path}: {narrative}");
            }

            Assert.True(row.Items("caveats").Count <= MostCaveats, path);
        }
    }

    [Fact]
    public async Task No_sentence_holds_an_id_a_code_or_a_word_of_the_method()
    {
        var ids = await seeded.IdsAsync();
        // Words of our formulas, not of what is measured.
        string[] method =
        [
            "pass mark", "horizon", "baseline", "goalpost", "raw score", "chuỗi số liệu", "năm đích", "giá trị gốc", "nhịp độ", "mức đạt", "điểm thô",
            "GRDP (GDP)",
        ];
        foreach (var (path, row) in await seeded.RowsAsync())
        {
            foreach (var sentence in SentencesOf(row))
            {
                // What the data call a series is theirs.
                var ours = seeded.SeriesNames.Aggregate(sentence, (text, name) => text.Replace(name, "", StringComparison.OrdinalIgnoreCase));
                Assert.False(IdPattern().Matches(ours).Any(word => ids.Contains(word.Value)), $"{path}: {sentence}");
                Assert.DoesNotContain(method, word => ours.Contains(word, StringComparison.OrdinalIgnoreCase));
            }

            foreach (
                var warning in (row["warnings"]?.AsArray() ?? []).SelectMany(warning => Languages.Select(language => warning!.Text($"message.{language}")!)))
                Assert.False(IdPattern().Matches(warning).Any(word => ids.Contains(word.Value)), $"{path}: {warning}");
        }
    }

    [Fact]
    public async Task What_the_data_do_not_hold_is_not_found_and_never_none()
    {
        string[] claims =
        [
            "không có mục tiêu",
            "không có số liệu",
            "không có giá trị",
            "there is no target",
            "there is no goal",
            "has no target",
            "no value is known",
        ];
        foreach (var (path, row) in await seeded.RowsAsync())
        {
            foreach (var sentence in SentencesOf(row).Where(sentence => claims.Any(claim => sentence.Contains(claim, StringComparison.OrdinalIgnoreCase))))
                Assert.Fail($"{path}: {sentence}");
        }
    }

    [Fact]
    public async Task Both_languages_say_the_same_figures_each_with_its_own_decimal_sign()
    {
        foreach (var (path, row) in await seeded.RowsAsync())
        {
            foreach (var part in new[] { "headline", "narrative" })
            {
                var (vi, en) = (Numbers(row.Text($"{part}.vi")!, ',').Order().ToList(), Numbers(row.Text($"{part}.en")!, '.').Order().ToList());
                Assert.True(vi.SequenceEqual(en), $"{path}: {row.Text($"{part}.vi")} | {row.Text($"{part}.en")}");
            }
        }
    }

    [Fact]
    public async Task Every_figure_of_a_sentence_about_a_gap_follows_from_its_row()
    {
        foreach (var (path, row) in await seeded.RowsAsync())
        {
            if (!path.StartsWith("/v1/gaps", StringComparison.Ordinal))
                continue;
            var known = Figures(row).ToHashSet();
            // A distance is also measured from the figure as it is stated, and a way from its baseline.
            foreach (var (from, to) in new[] { ("observation.value", "target.low"), (
                "observation.value",
                "target.normalized.stretch"), ("observation.value", "baseline.value") })
            {
                if (NumberAt(row, from) is { } one && NumberAt(row, to) is { } other)
                    known.Add(Math.Abs(one - other));
            }

            // A mean goes from the first year of its period that has a value.
            var isMean = row.Text("target.basis") == "period-average";
            if (isMean && NumberAt(row, "observation.year") is { } last && NumberAt(row, "target.period.start") is { } first)
                known.UnionWith(Enumerable.Range((int)first, (int)(last - first + 1)).SelectMany(year => new[] { (decimal)year, last - year + 1 }));
            foreach (var part in new[] { "headline", "narrative" })
            {
                // What replaced a target stands in its warning.
                var said = row.Items("warnings").Select(warning => warning.Text("message.en")!);
                var names = seeded.NamesOf(row)
                    .Concat(said)
                    .Aggregate(row.Text($"{part}.en")!, (text, name) => text.Replace(name, "", StringComparison.OrdinalIgnoreCase));
                foreach (Match number in NumberPattern().Matches(names))
                {
                    var read = Parse(number.Value.TrimEnd('.', ','), '.');
                    Assert.True(
                        known.Any(figure => Math.Round(figure, read.Scale, MidpointRounding.AwayFromZero) == read),
                        $"{path}: {number.Value} in {names}");
                }
            }
        }
    }

    [Fact]
    public async Task A_sentence_about_a_gap_says_whose_it_is()
    {
        foreach (var (path, row) in await seeded.RowsAsync())
        {
            if (!path.StartsWith("/v1/gaps", StringComparison.Ordinal) || row.Text("target.comparator") == "milestone")
                continue;
            var name = seeded.NameOfProvince(row.Text("province")!);
            foreach (var language in Languages)
            {
                Assert.Contains(name.Text(language)!, row.Text($"headline.{language}")!, StringComparison.Ordinal);
                Assert.Contains(name.Text(language)!, row.Text($"narrative.{language}")!, StringComparison.Ordinal);
            }
        }
    }

    // A place among 34 and one among 63 cannot be subtracted.
    [Fact]
    public async Task Places_of_two_fields_are_never_subtracted_in_a_sentence()
    {
        var rows = (await seeded.RowsAsync())
            .Where(each => each.Path.StartsWith("/v1/gaps", StringComparison.Ordinal) && each.Row["rank"] is not null
                && each.Row.Text("rank.fieldSize") != each.Row.Text("rank.goalFieldSize"))
            .ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, each => Assert.DoesNotMatch(@"(?<!top-)\b[0-9]+ (places?|bậc)", $"{each.Row.Text("narrative.vi")} {each.Row.Text("narrative.en")}"));
    }

    [Fact]
    public async Task Nobody_leads_a_field_of_which_some_are_not_known()
    {
        foreach (var (path, row) in await seeded.RowsAsync())
        {
            if (row is not JsonObject fields || !fields.ContainsKey("known") || row.Number("known") == row.Number("units"))
                continue;
            Assert.All(
                SentencesOf(row),
                sentence => Assert.False(
                    sentence.Contains("đứng đầu", StringComparison.OrdinalIgnoreCase) || LeadPattern().IsMatch(sentence),
                    $"{path}: {sentence}"));
        }
    }

    [Fact]
    public async Task Figures_that_differ_are_not_printed_as_a_tie()
    {
        foreach (var (path, row) in await seeded.RowsAsync())
        {
            // A line of a comparison sets values side by side: "Hà Nội 17,34%; Hải Phòng 29,48%".
            if (!path.StartsWith("/v1/comparisons", StringComparison.Ordinal) || row.Text("measure") != "observation")
                continue;
            var values = row.Items("cells").Select(cell => cell.Number("value")).OfType<decimal>().ToList();
            var read = FigureOfListPattern().Matches(row.Text("narrative.en")!).Select(figure => figure.Value).ToList();
            if (read.Count == values.Count)
                Assert.True(values.Distinct().Count() <= read.Distinct().Count(), $"{path}: {row.Text("narrative.en")}");
        }
    }

    private static IEnumerable<string> SentencesOf(JsonNode row) => Languages.SelectMany(language => row.Items("caveats")
        .Select(caveat => caveat.Text($"text.{language}")!)
        .Prepend(row.Text($"narrative.{language}")!)
        .Prepend(row.Text($"headline.{language}")!));

    private static decimal? NumberAt(JsonNode row, string path)
    {
        JsonNode? at = row;
        foreach (var step in path.Split('.'))
            at = (at as JsonObject)?[step];
        return at?.GetValue<decimal>();
    }

    private static IEnumerable<decimal> Figures(JsonNode? node) => node switch
    {
        JsonObject fields =>
            fields.Where(field => field.Key is not ("explain" or "warnings" or "headline" or "narrative" or "caveats" or "technical" or "statement" or "note"))
            .SelectMany(field => Figures(field.Value)),
        JsonArray items => items.SelectMany(Figures),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => [Math.Abs(value.GetValue<decimal>())],
        _ => [],
    };

    private static IEnumerable<decimal> Numbers(string sentence, char point) =>
        NumberPattern().Matches(sentence).Select(number => Parse(number.Value.TrimEnd('.', ','), point));

    private static decimal Parse(string number, char point) => decimal.Parse(
        point == ',' ? number.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : number.Replace(",", "", StringComparison.Ordinal),
        CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bleads?\b", RegexOptions.IgnoreCase)]
    private static partial Regex LeadPattern();

    [GeneratedRegex(@"\d[\d.,]*")]
    private static partial Regex NumberPattern();

    [GeneratedRegex("[a-z0-9]+(?:[.-][a-z0-9]+)+")]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"(?<=[^\d] )\d[\d.,]*(?=[^\d;.]*[;.])")]
    private static partial Regex FigureOfListPattern();

    /// <summary>The program with the data set of today, and everything that it says of it.</summary>
    public sealed class SeededApi : IDisposable
    {
        private readonly CliFolder _folder = new();
        private readonly BenchmarkApi _api;
        private IReadOnlyList<(string Path, JsonNode Row)>? _rows;
        private Dictionary<string, JsonNode> _indicators = [];
        private Dictionary<string, JsonNode> _names = [];

        public SeededApi()
        {
            DatabaseFile.Import(_folder.Database, Repository.File("seed"));
            _api = BenchmarkApi.On(_folder.Database);
        }

        internal IReadOnlyList<string> SeriesNames { get; private set; } = [];

        public void Dispose()
        {
            _api.Dispose();
            _folder.Dispose();
        }

        /// <summary>The name of a unit in both languages.</summary>
        internal JsonNode NameOfProvince(string id) => _names[id];

        /// <summary>The names in a row that may have figures of their own: "aged 15 and over", "annual, constant 2010 prices".</summary>
        internal IEnumerable<string> NamesOf(JsonNode row)
        {
            var indicator = _indicators[row.Text("indicator")!];
            return new[] { "name", "short", "country" }.Select(name => indicator[name]?["en"]?.ToString())
                .Concat(indicator.Items("series").Select(series => series.Text("name.en")?.Replace('-', '–')))
                .Concat(indicator.Items("series").Select(series => series.Text("name.en")))
                .OfType<string>();
        }

        internal async Task<HashSet<string>> IdsAsync()
        {
            await RowsAsync();
            var ids = new HashSet<string>();
            foreach (var list in new[] { "provinces", "indicators", "targets", "sources" })
                ids.UnionWith((await AllAsync($"/v1/{list}?limit=1000")).Select(noun => noun.Text("id")!));
            ids.UnionWith(_indicators.Values.SelectMany(indicator => indicator.Items("series")).Select(series => series.Text("id")!));
            // Words of the language that are ids too have no sign in them.
            ids.RemoveWhere(id => !id.Contains('-'));
            return ids;
        }

        /// <summary>Everything with sentences, and what was asked for it.</summary>
        internal async Task<IReadOnlyList<(string Path, JsonNode Row)>> RowsAsync()
        {
            if (_rows is not null)
                return _rows;
            _indicators = (await AllAsync("/v1/indicators?limit=1000")).ToDictionary(indicator => indicator.Text("id")!);
            SeriesNames = [.. _indicators.Values.SelectMany(indicator => indicator.Items("series"))
                .SelectMany(series => new[] { series.Text("name.vi")!, series.Text("name.en")! })
                .SelectMany(name => new[] { name, name.Replace('-', '–') })
                .Distinct()
                .OrderByDescending(name => name.Length)];
            var units = (await AllAsync("/v1/provinces?limit=1000")).ToList();
            _names = units.ToDictionary(unit => unit.Text("id")!, unit => unit.At("name")!);
            var rows = new List<(string, JsonNode)>();
            const string gaps = "/v1/gaps?standing=all&limit=1000";
            rows.AddRange((await AllAsync(gaps)).Select(row => (gaps, row)));
            var everything = string.Join(',', _indicators.Keys);
            var today = string.Join(',', units.Where(unit => unit.At("validTo") is null && unit.Text("kind") != "country").Select(unit => unit.Text("id")));
            string[] comparisons =
            [
                "/v1/comparisons", $"/v1/comparisons?indicator={everything}", $"/v1/comparisons?province={today}",
            ];
            foreach (var path in comparisons)
                rows.AddRange((await _api.Get(path)).Items("data.rows").Select(row => (path, row)));
            foreach (var indicator in _indicators.Values.Where(indicator => indicator.Text("kind") is "number" or "rank"))
            {
                var path = $"/v1/rankings?indicator={indicator.Text("id")}";
                using var response = await _api.Client.GetAsync(path, TestContext.Current.CancellationToken);
                if (!response.IsSuccessStatusCode)
                    continue;
                var table = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["data"]!;
                rows.Add((path, table));
            }

            string[] scorecards = ["/v1/scorecards", $"/v1/scorecards?province={today}", "/v1/scorecards?minCoverage=0"];
            foreach (var path in scorecards)
                rows.AddRange((await _api.Get(path)).Items("data.entities").Select(entity => (path, entity)));
            return _rows = rows;
        }

        private async Task<List<JsonNode>> AllAsync(string path)
        {
            var all = new List<JsonNode>();
            for (var link = path; link is not null;)
            {
                var answer = await _api.Get(link);
                all.AddRange(answer.Items("data"));
                link = answer.Text("links.next");
            }

            return all;
        }
    }
}
