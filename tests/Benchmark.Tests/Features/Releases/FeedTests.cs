using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Benchmark.Api.Features.Releases;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Schemas;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Core.Themes;
using Benchmark.Data.Keys;
using Benchmark.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Features.Releases;

/// <summary>The feed of changes, as somebody follows it who knows no id. Each test has a database of its own, for each makes releases.</summary>
public sealed class FeedTests : IDisposable
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly BenchmarkApi _api = new();

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task The_first_release_is_an_entry()
    {
        var counts = (await _api.Get("/v1/releases/2026-11-21.1")).At("data.counts")!;

        var vi = Assert.Single(await Entries("lang=vi"));
        var en = Assert.Single(await Entries("lang=en"));

        var (targets, observations) = (counts.Text("targets"), counts.Text("observations"));
        Assert.StartsWith($"Bản dữ liệu đầu tiên: {targets} mục tiêu, {observations} số liệu, ", vi.Title, StringComparison.Ordinal);
        Assert.StartsWith($"First data release: {targets} targets, {observations} figures, ", en.Title, StringComparison.Ordinal);
        Assert.Equal("2026-11-21T00:00:00+07:00", vi.Updated);
        var own = (await _api.Get("/v1/targets?province=ha-noi")).Text("meta.total");
        Assert.StartsWith($"Bản dữ liệu đầu tiên: {own} mục tiêu, ", Assert.Single(await Entries("province=ha-noi")).Title, StringComparison.Ordinal);
        Assert.Empty(await Entries("action=change"));
    }

    // The sample: Hà Nội aimed for about 30% by 2025, of which 29.5 counts as reached, and for at least 22% by 2026; it had 17.34% in 2025.
    [Theory]
    [InlineData(
        17.5,
        "Hà Nội, tỷ trọng kinh tế số trong GRDP năm 2025: sửa từ 17,34% thành 17,5%; mục tiêu 2025: vẫn không đạt",
        "Ha Noi, digital economy share of GRDP, 2025: corrected from 17.34% to 17.5%; 2025 target: still missed")]
    [InlineData(
        29.5,
        "Hà Nội, tỷ trọng kinh tế số trong GRDP năm 2025: sửa từ 17,34% thành 29,5%; mục tiêu 2025: từ không đạt thành đạt",
        "Ha Noi, digital economy share of GRDP, 2025: corrected from 17.34% to 29.5%; 2025 target: from missed to met")]
    // Rounded to two decimals both would be 17.34.
    [InlineData(
        17.3401,
        "Hà Nội, tỷ trọng kinh tế số trong GRDP năm 2025: sửa từ 17,34% thành 17,3401%; mục tiêu 2025: vẫn không đạt",
        "Ha Noi, digital economy share of GRDP, 2025: corrected from 17.34% to 17.3401%; 2025 target: still missed")]
    public async Task A_correction_is_a_sentence_that_says_what_it_means_for_the_targets(double value, string vi, string en)
    {
        await Publish(Observation(value));

        var told = (await Entries("lang=vi"))[0];

        Assert.StartsWith(vi, told.Title, StringComparison.Ordinal);
        Assert.StartsWith(vi, Assert.Single(told.Sentences), StringComparison.Ordinal);
        Assert.Equal("Sửa 1 số liệu. Lý do: Vì sao", told.Summary);
        Assert.StartsWith(en, (await Entries("lang=en"))[0].Title, StringComparison.Ordinal);
        Assert.Equal([("ha-noi", "Hà Nội"), ("grdp-digital-share", "Tỷ trọng kinh tế số trong GRDP (GDP)")], told.Categories);
    }

    [Fact]
    public async Task A_later_publication_of_a_figure_is_told_beside_the_one_before()
    {
        await Publish(Observation(18, revision: 2));

        Assert.StartsWith(
            "Hà Nội, tỷ trọng kinh tế số trong GRDP năm 2025: điều chỉnh từ 17,34% thành 18%; mục tiêu 2025: vẫn không đạt",
            (await Entries("lang=vi"))[0].Title,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Ha Noi, digital economy share of GRDP, 2025: revised from 17.34% to 18%; 2025 target: still missed",
            (await Entries("lang=en"))[0].Title,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_target_is_told_in_its_own_words()
    {
        var row = CsvText.Read(Encoding.UTF8.GetBytes(await File.ReadAllTextAsync(
            Path.Combine(CliProgram.Seed, "targets.csv"), TestContext.Current.CancellationToken)));
        var line = row.Column("id").ToList().IndexOf("ha-noi.grdp-digital-share.2030.kh-205");
        var target = new JsonObject();
        foreach (var name in row.Header)
        {
            if (row.Column(name)[line] is not { Length: > 0 } cell)
                continue;
            target[CamelCase(name)] =
                decimal.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(cell);
        }

        target["low"] = 45;
        await Publish(target, "targets");

        Assert.Equal(
            "Hà Nội, tỷ trọng kinh tế số trong GRDP: mục tiêu năm 2030 sửa từ trên 40% thành trên 45%",
            (await Entries("lang=vi"))[0].Title.Split(';')[0]);
        Assert.Equal(
            "Ha Noi, digital economy share of GRDP: 2030 target changed from more than 40% to more than 45%",
            (await Entries("lang=en"))[0].Title.Split(';')[0]);
    }

    [Fact]
    public async Task A_long_release_says_how_much_it_does_not_tell_and_where_that_is()
    {
        await Publish([.. Enumerable.Range(1961, 51).Select(year => Observation(1, year: year))]);

        var entry = (await Entries("lang=vi"))[0];

        Assert.Equal(10, entry.Sentences.Count);
        // The newest first.
        Assert.Equal("Hà Nội, tỷ trọng kinh tế số trong GRDP năm 2011: thêm số liệu 1%.", entry.Sentences[0]);
        Assert.Equal("Thêm 51 số liệu – tỷ trọng kinh tế số trong GRDP, Hà Nội", entry.Title);
        Assert.Contains($"<a href=\"{System.Net.WebUtility.HtmlEncode(entry.Page)}\">và 41 thay đổi khác</a>", entry.Content, StringComparison.Ordinal);
        Assert.Equal("51", (await _api.Get(new Uri(entry.Alternate).PathAndQuery)).Text("meta.total"));
        Assert.Contains(">and 41 other changes</a>", (await Entries("lang=en"))[0].Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_and_dates_are_the_same_whoever_asks_in_whatever_language_and_after_whatever_follows()
    {
        await Publish(Observation(17.5));
        var (feed, entries) = (await Feed("lang=vi"), await Entries("lang=vi"));
        using var there = BenchmarkApi.On(_api.Database, ("public-url", "http://data.example.vn"));
        var elsewhere = XDocument.Parse(Encoding.UTF8.GetString(await there.Download("/v1/changes?format=atom&lang=en"))).Root!;
        Assert.Equal(IdsOf(feed), IdsOf(elsewhere));
        Assert.All(IdsOf(feed), id => Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
        Assert.Equal("http://data.example.vn/v1/changes?format=atom&lang=en", Link(elsewhere, "self"));

        await Publish(Observation(17.6));
        var later = await Entries("lang=vi");

        Assert.Equal(entries.Count + 1, later.Count);
        Assert.Equal(
            entries.Select(entry => (entry.Id, entry.Title, entry.Updated, entry.Content)),
            later.Skip(1).Select(entry => (entry.Id, entry.Title, entry.Updated, entry.Content)));
        // What is filtered is another feed with other entries.
        var filtered = await Feed("province=ha-noi");
        Assert.Empty(IdsOf(filtered).Intersect(IdsOf(await Feed("lang=vi"))));
        Assert.Equal(IdsOf(filtered)[0], IdsOf(await Feed($"province=ha-noi&since={(await _api.Get("/v1")).Text("meta.release")}"))[0]);
    }

    [Fact]
    public async Task Only_the_newest_releases_are_told_and_the_feed_says_where_the_others_are()
    {
        for (var number = 1; number <= 20; number++)
            await Publish(Observation(number));

        var feed = await Feed("lang=en");

        Assert.Equal(20, feed.Elements(Atom + "entry").Count());
        Assert.Equal("The newest 20 data releases; 1 earlier ones at http://localhost/v1/releases", feed.Element(Atom + "subtitle")!.Value);
        Assert.Null((await Feed("lang=en&noun=target")).Element(Atom + "subtitle"));
    }

    [Fact]
    public async Task Whatever_changed_is_told_without_ids_and_codes()
    {
        using var folder = new CliFolder();
        var set = folder.CopySeed("set");
        CliSeed.Replace(set, "provinces.csv", "Ha Noi", "Hanoi");
        CliSeed.Replace(set, "observations.csv", "mic-estimate,1,56.83,", "mic-estimate,1,57.25,");
        CliSeed.Replace(set, "observations.csv", ",preliminary,vietnamvn-hn-2025share", ",official,vietnamvn-hn-2025share");
        CliSeed.Replace(set, "indicators.csv", "Labour productivity level", "Level of labour productivity");
        CliSeed.Replace(set, "series.csv", "Ministry estimate", "Estimate of the ministry");
        CliSeed.Replace(set, "themes.csv", "Digital economy", "The digital economy");
        CliSeed.Replace(set, "targets.csv", "at-least,30,", "more-than,30,");
        CliSeed.Append(set, "sources.csv", "added-source,web,,Added <b> & more,Nobody,,,,");
        CliSeed.Append(set, "observations.csv", "ha-giang,grdp-growth,2001,annual-constant-prices,1,3.5,,official,added-source,,,");
        DatabaseFile.Import(_api.Database, set, new Text("Sửa nhiều thứ", "Many things"));
        await Wait.Until(async () => (await _api.Get("/v1?lang=en")).Text("meta.release") != "2026-11-21.1", () => "The release is never served.");
        var ids = new HashSet<string>();
        foreach (var list in new[] { "provinces", "indicators", "targets", "observations", "sources" })
            ids.UnionWith((await _api.Get($"/v1/{list}?limit=1000")).Items("data").Select(item => item.Text("id")!).Where(id => id.Contains('-')));
        ids.UnionWith((await _api.Get("/v1/indicators?limit=1000")).Items("data").SelectMany(item => item.Items("series")).Select(item => item.Text("id")!));
        // A word of English too.
        ids.Remove("unspecified");

        foreach (var noun in Code.All<Noun>())
        {
            foreach (var language in new[] { "vi", "en" })
            {
                var entry = (await Entries($"lang={language}&noun={noun}"))[0];

                Assert.NotEmpty(entry.Sentences);
                foreach (var sentence in entry.Sentences.Append(entry.Title).Append(entry.Summary))
                {
                    Assert.DoesNotContain(sentence.Split(' ', ',', ';', ':', '(', ')', '“', '”'), ids.Contains);
                    Assert.DoesNotMatch("[a-z][A-Z]|[a-z]\\.[a-z]|[a-z]_[a-z]|at-least|more-than|\\bcompound\\b", sentence);
                }
            }
        }

        Assert.EndsWith(
            ", tỷ trọng kinh tế số trong GRDP năm 2022 (ước tính của bộ): sửa từ 56,83% thành 57,25%",
            (await Entries("lang=vi&noun=observation&province=bac-ninh"))[0].Title,
            StringComparison.Ordinal);
        Assert.Contains("“Added <b> & more”", (await Entries("lang=en&noun=source"))[0].Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_field_has_a_word()
    {
        foreach (var (noun, fields) in new (Noun, IEnumerable<Field>)[]
        {
            (Noun.Source, SourceSchema.Instance.Fields), (Noun.Province, ProvinceSchema.Instance.Fields), (Noun.Theme, ThemeSchema.Instance.Fields),
            (Noun.Indicator, IndicatorSchema.Instance.Fields), (Noun.Series, SeriesSchema.Instance.Fields), (Noun.Target, TargetSchema.Instance.Fields),
            (Noun.Observation, ObservationSchema.Instance.Fields),
        })
        {
            Assert.All(fields.Where(field => field.InChanges), field => Assert.NotEmpty(FieldWords.Of(noun, Regex.Replace(field.Path, "\\.(vi|en)$", "")).Vi));
        }
    }

    private static JsonObject Observation(double value, int year = 2025, int revision = 1) => new()
    {
        ["province"] = "ha-noi",
        ["indicator"] = "grdp-digital-share",
        ["year"] = year,
        ["series"] = "gso-value-added",
        ["revision"] = revision,
        ["value"] = value,
        ["certainty"] = "preliminary",
        ["source"] = "vietnamvn-hn-2025share",
    };

    private static string CamelCase(string column) =>
        string.Concat(column.Split('_').Select((word, index) => index == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static IReadOnlyList<string> IdsOf(XElement feed) => [.. feed.DescendantsAndSelf().Elements(Atom + "id").Select(id => id.Value)];

    private static string Link(XElement item, string relation) =>
        item.Elements(Atom + "link").First(link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private Task Publish(params IReadOnlyList<JsonObject> observations) => Publish(new JsonArray([.. observations]), "observations");

    private async Task Publish(JsonNode rows, string noun)
    {
        var key = await _api.Services.GetRequiredService<KeyStore>().AddAsync("Steward", [ApiKey.WriteData], null, TestContext.Current.CancellationToken);
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/imports");
        message.Headers.Add("X-API-Key", key);
        var body = new JsonObject
        {
            ["reason"] = new JsonObject { ["vi"] = "Vì sao", ["en"] = "Why" },
            [noun] = rows is JsonArray ? rows : new JsonArray(rows),
        };
        message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _api.Client.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<XElement> Feed(string query) =>
        XDocument.Parse(Encoding.UTF8.GetString(await _api.Download($"/v1/changes?format=atom&{query}"))).Root!;

    private async Task<IReadOnlyList<Entry>> Entries(string query) =>
        [.. (await Feed(query)).Elements(Atom + "entry").Select(entry => new Entry(
            entry.Element(Atom + "id")!.Value,
            entry.Element(Atom + "title")!.Value,
            entry.Element(Atom + "updated")!.Value,
            entry.Element(Atom + "summary")!.Value,
            entry.Element(Atom + "content")!.Value,
            Link(entry, "alternate"),
            Link(entry, "related"),
            [.. entry.Elements(Atom + "category").Select(category => (category.Attribute("term")!.Value, category.Attribute("label")!.Value))]))];

    private sealed record Entry(
        string Id,
        string Title,
        string Updated,
        string Summary,
        string Content,
        string Page,
        string Alternate,
        IReadOnlyList<(string Term, string Label)> Categories)
    {
        public IReadOnlyList<string> Sentences =>
            [.. Regex.Matches(Content, "<li>(.*?)</li>").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
    }
}
