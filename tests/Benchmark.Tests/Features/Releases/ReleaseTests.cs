using System.Net.Http.Headers;
using System.Xml.Linq;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Releases;

/// <summary>What was published when, and what changed: after real imports.</summary>
public sealed class ReleaseTests(ReleaseTests.Imported imported) : IClassFixture<ReleaseTests.Imported>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly BenchmarkApi _api = imported.Api;

    [Fact]
    public async Task Releases_come_newest_first_with_what_they_did()
    {
        var releases = (await _api.Get("/v1/releases")).Items("data");

        Assert.Equal(imported.Ids.Reverse(), releases.Select(release => release.Text("id")));
        Assert.Equal("Sửa số liệu", releases[1].Text("reason.vi"));
        Assert.Equal("A correction", releases[1].Text("reason.en"));
        Assert.Equal("1", releases[1].Text("changes.observations"));
        Assert.Equal("1", releases[1].Text("inserts.observations"));
        Assert.Equal("1", releases[0].Text("deletions.observations"));
        Assert.Equal(64, releases[0].Text("checksum")!.Length);
        Assert.Equal(releases[1].ToJsonString(), (await _api.Get(releases[1].Text("links.self")!))["data"]!.ToJsonString());
    }

    [Fact]
    public async Task The_newest_release_is_found_by_an_address_of_its_own()
    {
        using var response = await _api.Client.GetAsync("/v1/releases/latest", TestContext.Current.CancellationToken);
        var latest = await _api.Get("/v1/releases/latest");
        var newest = (await _api.Get("/v1/releases?limit=1")).Items("data")[0];

        Assert.Equal("public, no-cache", response.Headers.CacheControl!.ToString());
        Assert.Equal(imported.Ids[^1], latest.Text("data.id"));
        Assert.Equal(newest.Text("checksum"), latest.Text("data.checksum"));
        Assert.Equal(newest.Text("publishedAt"), latest.Text("data.publishedAt"));
        Assert.Null(latest.At("data.withdrawn"));
        // It is the newest one, and never another.
        await _api.GetProblem($"/v1/releases/latest?release={imported.Ids[0]}", 400);
    }

    [Fact]
    public async Task The_list_of_an_older_release_is_the_list_as_it_was_then()
    {
        var first = await _api.Get($"/v1/releases?release={imported.Ids[0]}");

        Assert.Equal("1", first.Text("meta.total"));
        await _api.GetProblem($"/v1/releases/{imported.Ids[2]}?release={imported.Ids[1]}", 404);
    }

    [Fact]
    public async Task Pages_of_releases_and_changes_yield_each_row_once()
    {
        foreach (var path in new[] { "/v1/releases", "/v1/changes" })
        {
            var whole = (await _api.Get(path)).Items("data").Select(row => row.ToJsonString()).ToList();
            var walked = new List<string>();
            for (string? next = $"{path}?limit=1"; next is not null;)
            {
                var page = await _api.Get(next);
                walked.AddRange(page.Items("data").Select(row => row.ToJsonString()));
                next = page.Text("links.next");
            }

            Assert.Equal(whole, walked);
        }
    }

    [Fact]
    public async Task Each_value_stands_old_and_new()
    {
        var answer = await _api.Get($"/v1/releases/{imported.Ids[1]}/changes?noun=observation");

        var rows = answer.Items("data");
        Assert.Equal("2", answer.Text("meta.total"));
        var (change, insert) = (rows.Single(row => row.Text("action") == "change"), rows.Single(row => row.Text("action") == "insert"));
        Assert.Equal(
            ("bac-ninh.grdp-digital-share.2022.mic-estimate", "bac-ninh", "grdp-digital-share"),
            (change.Text("id"), change.Text("province"), change.Text("indicator")));
        Assert.Equal("""[{"field":"value","old":56.83,"new":57.25}]""", change["fields"]!.ToJsonString());
        Assert.Equal("A correction", change.Text("reason.en"));
        Assert.Equal(imported.Ids[1], change.Text("release"));
        Assert.Equal("added", insert.Text("source"));
        Assert.Contains("""{"field":"value","old":null,"new":3.5}""", insert["fields"]!.AsArray().Select(field => field!.ToJsonString()));
        Assert.Contains("""{"field":"year","old":null,"new":2001}""", insert["fields"]!.AsArray().Select(field => field!.ToJsonString()));
        Assert.DoesNotContain(insert["fields"]!.AsArray(), field => field!["new"] is null);
    }

    [Fact]
    public async Task A_deleted_row_shows_its_last_values_and_its_source()
    {
        var row = (await _api.Get($"/v1/changes?since={imported.Ids[1]}&action=deletion")).Items("data").Single();

        Assert.Equal(("observation", "ha-giang.grdp-growth.2001.annual-constant-prices", "added"), (row.Text("noun"), row.Text("id"), row.Text("source")));
        Assert.Contains("""{"field":"value","old":3.5,"new":null}""", row["fields"]!.AsArray().Select(field => field!.ToJsonString()));
        // The same row in the release that brought it, read from the history.
        var brought = (await _api.Get($"/v1/changes?province=ha-giang&action=insert")).Items("data").Single();
        Assert.Equal((imported.Ids[1], row.Text("id")), (brought.Text("release"), brought.Text("id")));
    }

    [Fact]
    public async Task A_row_that_was_changed_twice_has_two_changes()
    {
        var rows = (await _api.Get("/v1/changes?noun=province")).Items("data");

        Assert.Equal(
            [
                (imported.Ids[1], """[{"field":"name.en","old":"Ha Noi","new":"Hanoi"}]"""),
                (imported.Ids[2], """[{"field":"name.en","old":"Hanoi","new":"Ha Noi"}]"""),
            ],
            rows.Select(row => (row.Text("release")!, row["fields"]!.ToJsonString())));
        Assert.All(rows, row => Assert.Equal("ha-noi", row.Text("province")));
    }

    [Theory]
    [InlineData("province=bac-ninh", "bac-ninh.grdp-digital-share.2022.mic-estimate")]
    [InlineData("indicator=grdp-digital-share", "bac-ninh.grdp-digital-share.2022.mic-estimate")]
    [InlineData("noun=source", "added")]
    [InlineData("action=deletion", "ha-giang.grdp-growth.2001.annual-constant-prices")]
    [InlineData("province=bac-ninh&noun=source")]
    public async Task Filters_select(string filter, params string[] ids)
    {
        var answer = await _api.Get($"/v1/changes?{filter}");

        Assert.Equal(ids, answer.Items("data").Select(row => row.Text("id")!));
        Assert.Equal($"{ids.Length}", answer.Text("meta.total"));
    }

    [Fact]
    public async Task Since_takes_a_release_a_day_or_a_time()
    {
        var second = (await _api.Get($"/v1/releases/{imported.Ids[1]}")).Text("data.publishedAt")!;
        var byRelease = await _api.Get($"/v1/changes?since={imported.Ids[1]}");

        var byTime = await _api.Get($"/v1/changes?since={second}");

        Assert.Equal(byRelease["data"]!.ToJsonString(), byTime["data"]!.ToJsonString());
        Assert.Equal(byRelease.Text("links.canonical"), byTime.Text("links.canonical"));
        Assert.Equal("0", (await _api.Get("/v1/changes?since=2200-01-01")).Text("meta.total"));
        foreach (var since in new[] { "2020-01-01", "2020-01-01T00:00:00Z", "2026-11-20.1", "yesterday" })
        {
            var error = (await _api.GetProblem($"/v1/changes?since={since}", 400))["errors"]![0]!;
            Assert.Equal("since", error.Text("parameter"));
            Assert.Contains(imported.Ids[0], error.Text("message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task All_formats_hold_the_same_changes()
    {
        var answer = await _api.Get("/v1/changes");

        var csv = CsvText.Read(await _api.Download("/v1/changes?format=csv"));
        using var workbook = new MemoryStream(await _api.Download("/v1/changes?format=xlsx"));

        Assert.Equal(answer.Items("data").Select(row => row.Text("id")!), csv.Column("id"));
        Assert.Equal(answer.Text("meta.total"), $"{csv.Rows.Count}");
        Assert.Contains("value=57.25", csv.Column("new"));
        Assert.True(workbook.Length > 0);
        Assert.Equal(imported.Ids.Reverse(), CsvText.Read(await _api.Download("/v1/releases?format=csv")).Column("id"));
    }

    [Fact]
    public async Task A_feed_has_an_entry_for_each_release_that_changed_something_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/changes?province=ha-noi,bac-ninh&lang=en");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/atom+xml"));
        using var response = await _api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(
            imported.Ids.Reverse().Select(id => $"http://localhost/v1/releases/{id}/changes?format=html&lang=en&province=bac-ninh,ha-noi"),
            entries.Select(entry => entry.Elements(Atom + "link").First().Attribute("href")!.Value));
        foreach (var item in entries.Prepend(feed))
        {
            Assert.Single(item.Elements(Atom + "id"));
            Assert.Single(item.Elements(Atom + "title"));
            Assert.True(
                DateTimeOffset.TryParse(Assert.Single(item.Elements(Atom + "updated")).Value, System.Globalization.CultureInfo.InvariantCulture, out _));
            Assert.StartsWith("urn:uuid:", item.Element(Atom + "id")!.Value, StringComparison.Ordinal);
        }

        Assert.All(entries, entry => Assert.NotEqual("", entry.Element(Atom + "author")!.Element(Atom + "name")!.Value));
        var told = entries[1].Element(Atom + "content")!.Value;
        Assert.Contains("A correction", told, StringComparison.Ordinal);
        Assert.Contains("digital economy share of GRDP, 2022 (ministry estimate): corrected from 56.83% to 57.25%", told, StringComparison.Ordinal);
        Assert.Equal(entries.Count, entries.Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
        foreach (var link in feed.Descendants(Atom + "link").Select(link => link.Attribute("href")!.Value))
        {
            using var followed = await _api.Client.GetAsync(new Uri(link), TestContext.Current.CancellationToken);
            Assert.True(followed.IsSuccessStatusCode, link);
        }
    }

    [Fact]
    public async Task A_feed_is_not_the_answer_of_another_address()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/changes?format=atom");
        request.Headers.Host = "127.0.0.1:5002";
        await _api.Download("/v1/changes?format=atom");

        using var response = await _api.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains(
            "http://127.0.0.1:5002/v1/changes",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    /// <summary>The program after two imports of its own data set, changed.</summary>
    public sealed class Imported : IAsyncLifetime
    {
        public BenchmarkApi Api { get; } = new();

        public IReadOnlyList<string> Ids { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            using var folder = new CliFolder();
            var set = folder.CopySeed("set");
            CliSeed.Replace(set, "provinces.csv", "Ha Noi", "Hanoi");
            CliSeed.Replace(set, "observations.csv", "mic-estimate,1,56.83,", "mic-estimate,1,57.25,");
            CliSeed.Append(set, "sources.csv", "added,web,,Added,Nobody,,,,");
            var line = CliSeed.Append(set, "observations.csv", "ha-giang,grdp-growth,2001,annual-constant-prices,1,3.5,,official,added,,,");
            DatabaseFile.Import(Api.Database, set, new Text("Sửa số liệu", "A correction"));
            var path = Path.Combine(set, "observations.csv");
            await File.WriteAllLinesAsync(path, File.ReadLines(path).Take(line - 1).ToList());
            CliSeed.Replace(set, "provinces.csv", "Hanoi", "Ha Noi");
            DatabaseFile.Import(Api.Database, set, new Text("Taken back", "Taken back"));
            Ids = DatabaseFile.Query(Api.Database, "select id from release order by number");
            await Wait.Until(async () => (await Api.Get("/v1?lang=en")).Text("meta.release") == Ids[^1], () => $"Release {Ids[^1]} is never served.");
        }

        public ValueTask DisposeAsync()
        {
            Api.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
