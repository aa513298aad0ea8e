using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Releases;

/// <summary>What is pinned to a release stays as it is when a later one comes: the sample first, then all that is published.</summary>
public sealed class PinnedReleaseTests(PinnedReleaseTests.Published published) : IClassFixture<PinnedReleaseTests.Published>
{
    // The tables of the data set, each with the noun of its changes and the columns of its key.
    private static readonly (string File, string Noun, string[] Key)[] Tables =
    [
        ("provinces.csv", "province", ["id"]),
        ("indicators.csv", "indicator", ["id"]),
        ("series.csv", "series", ["indicator", "id"]),
        ("sources.csv", "source", ["id"]),
        ("targets.csv", "target", ["id"]),
        ("observations.csv", "observation", ["province", "indicator", "year", "series", "revision"]),
    ];

    [Fact]
    public void Answers_pinned_to_the_older_release_have_the_same_bytes_after_the_newer_one_came()
    {
        // So that the comparison is not one of errors: only rankings of what no province has a value of are refused.
        var answers = published.Before.ToLookup(answer => IsGiven(answer.Value), answer => answer.Key);
        Assert.Contains(answers[true], path => path.StartsWith("/v1/rankings", StringComparison.Ordinal));
        Assert.All(answers[false], path => Assert.StartsWith("/v1/rankings", path, StringComparison.Ordinal));
        Assert.Equal(published.Before.Keys, published.After.Keys);
        Assert.All(published.Before, answer => Assert.True(answer.Value == published.After[answer.Key], Difference(answer.Key)));
    }

    [Fact]
    public async Task Without_a_release_the_newer_one_answers()
    {
        Assert.Equal(published.Newer, (await published.Api.Get("/v1/gaps?limit=1")).Text("meta.release"));
        Assert.NotEqual(published.Before[$"/v1/targets?format=csv&release={published.Older}"], await Published.Ask(published.Api, "/v1/targets?format=csv"));
    }

    [Fact]
    public async Task Changes_name_each_row_that_came_and_each_that_went()
    {
        var changes = await Published.Walk(published.Api, $"/v1/changes?since={published.Older}&limit=1000");

        Assert.All(changes, change => Assert.Equal(published.Newer, change.Text("release")));
        Assert.All(
            changes.Where(change => change.Text("action") == "change").SelectMany(change => change.Items("fields")),
            field => Assert.NotEqual(field["old"]?.ToJsonString(), field["new"]?.ToJsonString()));
        foreach (var (file, noun, key) in Tables)
        {
            var (before, after) = (Rows(CliProgram.Seed, file, key), Rows(Repository.File("seed"), file, key));
            var of = changes.Where(change => change.Text("noun") == noun).ToLookup(change => change.Text("action"));
            Assert.Equal((noun, after.Keys.Except(before.Keys).Count()), (noun, of["insert"].Count()));
            Assert.Equal((noun, before.Keys.Except(after.Keys).Count()), (noun, of["deletion"].Count()));
            // A cell that a column of the newer edition adds is a change too, and a row that is the same in every cell is none.
            Assert.True(of["change"].Count() <= before.Count(row => after.TryGetValue(row.Key, out var other) && other != row.Value), noun);
            Assert.Equal(of["change"].Count(), of["change"].Select(change => change.Text("id")).Distinct().Count());
        }
    }

    [Fact]
    public void Both_releases_are_sound_and_the_older_keeps_its_checksum()
    {
        var checksums = CliVerify.AssertSound(published.Database);

        Assert.Equal(2, checksums.Count);
        Assert.Equal(published.ChecksumBefore, checksums[0]);
        Assert.NotEqual(checksums[0], checksums[1]);
    }

    private static bool IsGiven(string answer) => answer.StartsWith("200", StringComparison.Ordinal);

    private static Dictionary<string, string> Rows(string folder, string file, string[] key)
    {
        var csv = CsvText.Read(File.ReadAllBytes(Path.Combine(folder, file)));
        var columns = csv.Header.Select((name, index) => (name, index)).OrderBy(column => column.name, StringComparer.Ordinal).ToList();
        return csv.Rows.ToDictionary(
            row => string.Join('/', key.Select(column => row[csv.Header.ToList().IndexOf(column)])),
            row => string.Join('\n', columns.Where(column => row[column.index].Length > 0).Select(column => $"{column.name}={row[column.index]}")));
    }

    private string Difference(string path)
    {
        var (before, after) = (published.Before[path], published.After[path]);
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        string Near(string text) => text[Math.Max(0, at - 100)..Math.Min(text.Length, at + 100)];
        return $"{path} differs at letter {at}:\n{Near(before)}\n{Near(after)}";
    }

    /// <summary>A database with the sample, asked, then given what is published, and asked again by a program that has kept no answer.</summary>
    public sealed class Published : IAsyncLifetime
    {
        private readonly CliFolder _folder = new();
        private BenchmarkApi? _api;

        public BenchmarkApi Api => _api!;

        public string Older { get; private set; } = "";

        public string Newer { get; private set; } = "";

        public string ChecksumBefore { get; private set; } = "";

        public string Database => _folder.Database;

        public IReadOnlyDictionary<string, string> Before { get; private set; } = new Dictionary<string, string>();

        public IReadOnlyDictionary<string, string> After { get; private set; } = new Dictionary<string, string>();

        public async ValueTask InitializeAsync()
        {
            DatabaseFile.Import(Database, CliProgram.Seed);
            ChecksumBefore = CliVerify.AssertSound(Database).Single();
            using (var before = BenchmarkApi.On(Database))
            {
                Older = (await before.Get("/v1")).Text("meta.release")!;
                Before = await AskAll(before, await Requests(before));
            }

            DatabaseFile.Import(Database, Repository.File("seed"));
            _api = BenchmarkApi.On(Database);
            Newer = (await Api.Get("/v1")).Text("meta.release")!;
            After = await AskAll(Api, Before.Keys);
        }

        public ValueTask DisposeAsync()
        {
            _api?.Dispose();
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }

        /// <summary>All rows of a list.</summary>
        internal static async Task<IReadOnlyList<JsonNode>> Walk(BenchmarkApi api, string path)
        {
            var rows = new List<JsonNode>();
            for (string? next = path; next is not null;)
            {
                var page = await api.Get(next);
                rows.AddRange(page.Items("data"));
                next = page.Text("links.next");
            }

            return rows;
        }

        /// <summary>Status, tag and body of an answer. What numbers the request alone, in an error, is left out.</summary>
        internal static async Task<string> Ask(BenchmarkApi api, string path)
        {
            using var answer = await api.Client.GetAsync(path, TestContext.Current.CancellationToken);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                var problem = JsonNode.Parse(body)!.AsObject();
                problem.Remove("traceId");
                body = problem.ToJsonString();
            }

            return $"{(int)answer.StatusCode} {answer.Headers.ETag} {body}";
        }

        private static async Task<IReadOnlyDictionary<string, string>> AskAll(BenchmarkApi api, IEnumerable<string> paths)
        {
            var answers = new Dictionary<string, string>();
            foreach (var path in paths)
            {
                // The link of a list leads to its next page, which then is asked for too.
                for (string? next = path; next is not null && !answers.ContainsKey(next);)
                {
                    var answer = await Ask(api, next);
                    answers.Add(next, answer);
                    next = IsGiven(answer) && !path.Contains("format=") ? JsonNode.Parse(answer[answer.IndexOf('{')..])?.Text("links.next") : null;
                }
            }

            return answers;
        }

        private async Task<IReadOnlyList<string>> Requests(BenchmarkApi api)
        {
            async Task<string> All(string path) => string.Join(',', (await Walk(api, $"{path}?limit=1000")).Select(row => row.Text("id")));
            var (provinces, indicators) = (await All("/v1/provinces"), await All("/v1/indicators"));
            string[] tables =
            [
                "/v1/provinces", "/v1/indicators", "/v1/sources", "/v1/targets", "/v1/observations?vintage=all", "/v1/releases", "/v1/changes",
                "/v1/gaps?standing=all", "/v1/gaps?standing=all&upTo=2023&pace=compound&thresholds=sdsn", "/v1/comparisons",
                "/v1/gaps/summary?standing=all", "/v1/gaps/summary?by=theme", "/v1/documents",
                $"/v1/comparisons?province={string.Join(',', provinces.Split(',').Take(6))}&indicator={indicators}", "/v1/scorecards",
                $"/v1/scorecards?province={provinces}", .. indicators.Split(',').Select(indicator => $"/v1/rankings?indicator={indicator}"),
            ];
            string[] resources =
            [
                "/v1", .. provinces.Split(',').Select(id => $"/v1/provinces/{id}"), .. indicators.Split(',').Select(id => $"/v1/indicators/{id}"),
                .. provinces.Split(',').Take(10).Select(id => $"/v1/profiles/{id}"),
                .. (await All("/v1/documents")).Split(',').Select(id => $"/v1/documents/{id}"),
                .. (await All("/v1/targets")).Split(',').Select(id => $"/v1/targets/{id}"),
                .. (await All("/v1/sources")).Split(',').Select(id => $"/v1/sources/{id}"),
            ];
            string[] asked =
            [
                .. tables.SelectMany(path => (string[])[path, With(path, "format=csv")]),
                .. resources,
                "/v1/comparisons?format=json-stat", "/v1/observations?format=json-stat", "/v1/comparisons?format=json-stat&lang=en",
            ];
            return [.. asked.Select(path => With(path, $"release={Older}"))];
        }

        private static string With(string path, string parameter) => $"{path}{(path.Contains('?') ? '&' : '?')}{parameter}";
    }
}
