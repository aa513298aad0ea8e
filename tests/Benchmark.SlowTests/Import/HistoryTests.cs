using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>What was published stays published: an older release answers what it answered, whatever came later.</summary>
public class HistoryTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    private static readonly string[] Paths =
    [
        "/v1/provinces?limit=1000", "/v1/provinces/ha-noi", "/v1/provinces/hai-duong", "/v1/indicators?limit=1000", "/v1/indicators/grdp-digital-share",
        "/v1/sources?limit=1000",
        "/v1/sources/doc-kh-205-hn", "/v1/targets?limit=1000", "/v1/targets/ha-noi.grdp-digital-share.2025.kh-205", "/v1/observations?vintage=all&limit=1000",
        "/v1/observations?year=latest&limit=1000", "/v1/comparisons", "/v1/gaps?explain=0", "/v1/rankings?indicator=grdp-growth", "/v1/scorecards", "/v1",
        "/v1/releases", "/v1/changes?limit=1000", "/v1/releases/2026-11-21.1/changes?limit=1000",
    ];

    [Fact]
    public async Task An_older_release_answers_the_same_bytes_after_every_later_import()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        await using var program = await folder.Serve();
        var releases = new List<(string Id, List<string> Bodies)> { ("2026-11-21.1", await Bodies(program, "2026-11-21.1")) };
        var set = folder.CopySeed("set");
        string[] ids = ["2026-11-21.2", "2026-11-21.3", "2026-11-21.4"];
        Action[] changes =
        [
            () =>
            {
                CliSeed.Replace(set, "provinces.csv", "Ha Noi", "Hanoi");
                CliSeed.Replace(set, "indicators.csv", "Digital economy share of GRDP (GDP)", "Digital share");
                CliSeed.Replace(set, "series.csv", "\"Statistics office, value added\"", "Statistics office");
                CliSeed.Replace(set, "sources.csv", "Tạp chí Tuyên giáo", "Tuyên giáo");
                CliSeed.Replace(set, "targets.csv", "By 2030 the city wants", "The city wants");
                CliSeed.Replace(set, "observations.csv", "mic-estimate,1,56.83,", "mic-estimate,1,57,");
            },
            () =>
            {
                var path = Path.Combine(set, "observations.csv");
                File.WriteAllLines(
                    path,
                    File.ReadAllLines(path)
                        .Where((_, line) => line < 200 || line > 260)
                        .Where(line => !line.Contains(",2,", StringComparison.Ordinal) && !line.Contains(",3,", StringComparison.Ordinal)));
                CliSeed.Append(set, "sources.csv", "added,web,,Added,Nobody,,,,");
                CliSeed.Append(set, "observations.csv", "ha-giang,grdp-growth,2001,annual-constant-prices,1,3.5,,official,added,,,");
            },
            () =>
            {
                CliSeed.Replace(set, "provinces.csv", "Hanoi", "Ha Noi");
                CliSeed.Replace(set, "observations.csv", "mic-estimate,1,57,", "mic-estimate,1,56.83,");
            },
        ];
        foreach (var (id, change) in ids.Zip(changes))
        {
            CliSeed.Replace(set, "release.csv", releases[^1].Id, id);
            change();
            var result = await folder.Run("import", set);
            Assert.Equal((0, ""), (result.ExitCode, result.Errors));
            await Wait.Until(
                async () => (await program.Get("/v1/provinces?limit=1")).GetProperty("meta").GetProperty("release").GetString() == id,
                () => $"Release {id} is never served.");
            releases.Add((id, await Bodies(program, id)));
        }

        foreach (var (older, bodies) in releases)
            Assert.Equal(bodies, await Bodies(program, older));

        Assert.All(
            releases.Zip(releases.Skip(1)),
            pair =>
                Assert.NotEqual(
                    pair.First.Bodies.Select(body => body.Replace(pair.First.Id, "", StringComparison.Ordinal)),
                    pair.Second.Bodies.Select(body => body.Replace(pair.Second.Id, "", StringComparison.Ordinal))));
        Assert.Equal("", program.Errors);
        // A program that starts now and has seen nothing of it says the same.
        await using var later = await folder.Serve();
        foreach (var (older, bodies) in releases)
            Assert.Equal(bodies, await Bodies(later, older));
    }

    [Fact]
    public async Task History_costs_what_changed()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var set = folder.CopySeed("set");
        CliSeed.NextRelease(set);
        CliSeed.Replace(set, "provinces.csv", "Ha Noi", "Hanoi");
        Assert.Equal(0, (await folder.Run("import", set)).ExitCode);

        Assert.Equal(["ha-noi|1|2"], DatabaseFile.Query(folder.Database, "select id, since, until from province_history"));
        Assert.Equal(["ha-noi|2"], DatabaseFile.Query(folder.Database, "select id, since from province where since > 1"));
        Assert.Equal(
            ["0"],
            DatabaseFile.Query(
                folder.Database,
                """
                select (select count(*) from source_history) + (select count(*) from indicator_history) + (select count(*) from series_history)
                    + (select count(*) from target_history) + (select count(*) from observation_history)
                """));
        Assert.Equal(
            ["province|0|1|0"],
            DatabaseFile.Query(
                folder.Database,
                "select noun, inserts, changes, deletions from release_change where release = 2 and changes + inserts + deletions > 0"));
    }

    [Fact]
    public async Task A_day_picks_the_release_that_was_the_newest_at_its_end()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var set = folder.CopySeed("set");
        foreach (var (id, time) in new[] { ("2026-11-21.2", "2026-11-21T23:59:59+07:00"), ("2026-11-23.1", "2026-11-22T17:00:00+00:00") })
        {
            await File.WriteAllTextAsync(
                Path.Combine(set, "release.csv"),
                $"id,published_at,author,reason_vi,reason_en\n{id},{time},Somebody,Vì sao,Why\n",
                TestContext.Current.CancellationToken);
            CliSeed.Append(set, "sources.csv", $"added-{id[^1]},web,,Added,Nobody,,,,");
            Assert.Equal((0, ""), await folder.Run("import", set) is var result ? (result.ExitCode, result.Errors) : default);
        }

        await using var program = await folder.Serve();

        foreach (var (day, id) in new[]
        {
            ("2026-11-21", "2026-11-21.2"),
            ("2026-11-22", "2026-11-21.2"),
            ("2026-11-23", "2026-11-23.1"),
            ("2030-01-01", "2026-11-23.1"),
        })
            Assert.Equal(id, (await program.Get($"/v1/sources?asOf={day}&limit=1")).GetProperty("meta").GetProperty("release").GetString());
        using var early = await program.Client.GetAsync(new Uri("/v1/sources?asOf=2026-11-20", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)early.StatusCode);
        Assert.Contains("2026-11-21.1", await early.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<List<string>> Bodies(CliProcess program, string release)
    {
        var bodies = new List<string>();
        foreach (var path in Paths)
        {
            using var answer = await program.Client.GetAsync(
                new Uri($"{path}{(path.Contains('?') ? '&' : '?')}release={release}", UriKind.Relative),
                TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, body);
            bodies.Add(body);
        }

        return bodies;
    }
}
