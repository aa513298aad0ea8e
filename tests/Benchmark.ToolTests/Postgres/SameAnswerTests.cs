using System.Net;
using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>The program answers the same to the byte, whichever database it reads.</summary>
public sealed partial class SameAnswerTests(TwoDatabases two) : IClassFixture<TwoDatabases>
{
    private static readonly string[] Lists =
    [
        "/v1/targets", "/v1/observations", "/v1/comparisons", "/v1/gaps", "/v1/gaps/summary", "/v1/changes", "/v1/scorecards", "/v1/rankings",
        "/v1/charts/time-series", "/v1/charts/target-gap", "/v1/charts/difference", "/v1/charts/ranking", "/v1/charts/trajectory", "/v1/search",
        "/v1/provinces", "/v1/indicators", "/v1/sources", "/v1/documents", "/v1/releases", "/v1/groups",
    ];

    [Fact]
    public async Task Random_selections_are_answered_alike_in_every_format()
    {
        var random = Campaign.Generator();
        var contract = await two.OnSqlite.Get("/openapi/v1.json");
        var provinces = await Ids("/v1/provinces?limit=1000");
        var indicators = await Ids("/v1/indicators?limit=1000");
        var releases = await Ids("/v1/releases");
        Assert.True(releases.Count > 1);
        var (asked, answered) = (0, 0);
        for (var round = 0; round < Campaign.Cases(30, 300); round++)
        {
            var list = Lists[round % Lists.Length];
            var known = contract.At($"paths.{list}.get")!;
            var names = known.Items("parameters").Select(parameter => OpenApiContract.Resolve(contract, parameter).Text("name")!).ToHashSet();
            var query = new List<string>();
            void Add(string name, Func<string> value, double share)
            {
                if (names.Contains(name) && random.NextDouble() < share)
                    query.Add($"{name}={value()}");
            }

            string Some(IReadOnlyList<string> ids, int most) =>
                string.Join(',', Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => ids[random.Next(ids.Count)]));
            var isOne = list.EndsWith("/rankings", StringComparison.Ordinal) || list.Contains("/charts/", StringComparison.Ordinal);
            Add("province", () => Some(provinces, isOne ? 2 : 5), isOne ? 1 : 0.7);
            Add("indicator", () => Some(indicators, isOne ? 1 : 5), isOne ? 1 : 0.7);
            Add("year", () => random.Next(2015, 2026).ToString(), list.EndsWith("/rankings", StringComparison.Ordinal) ? 1 : 0.3);
            Add("release", () => releases[random.Next(releases.Count)], 0.5);
            Add("vintage", () => "all", 0.5);
            Add("since", () => releases[^1], 0.5);
            Add("q", () => "kinh te", list == "/v1/search" ? 1 : 0.2);
            Add("lang", () => random.Next(2) == 0 ? "vi" : "en", 1);
            foreach (var format in known["responses"]!["200"]?["x-formats"]?.AsObject().Select(each => each.Key).Append("json") ?? ["json"])
            {
                var path = $"{list}?{string.Join('&', query.Append($"format={format}"))}";
                answered += await SameAsync(path) ? 1 : 0;
                asked++;
            }
        }

        Assert.True(answered * 2 > asked, $"Of {asked} addresses {answered} were answered; the others are errors.");
    }

    [Fact]
    public async Task Documents_of_one_row_and_their_pages_are_alike()
    {
        foreach (var list in new[] { "/v1/targets", "/v1/sources", "/v1/provinces", "/v1/indicators", "/v1/documents", "/v1/releases" })
        {
            foreach (var id in (await Ids($"{list}?limit=1000")).Where((_, place) => place % 40 == 0))
            {
                Assert.True(await SameAsync($"{list}/{id}"), $"{list}/{id}");
                Assert.True(await SameAsync($"{list}/{id}?format=html"), $"{list}/{id}");
            }
        }

        Assert.True(await SameAsync("/v1?format=html"));
        foreach (var id in await Ids("/v1/releases"))
            Assert.True(await SameAsync($"/v1/releases/{id}/changes?limit=1000"));
    }

    [Fact]
    public async Task A_walk_goes_on_at_the_other_database()
    {
        var path = "/v1/observations?limit=97";
        var rows = new List<string>();
        for (var page = 0; path is not null; page++)
        {
            var answer = await (page % 2 == 0 ? two.OnSqlite : two.OnPostgres).Get(path);
            rows.AddRange(answer.Items("data").Select(row => row.Text("id")!));
            path = answer.Text("links.next");
        }

        Assert.Equal(rows.Distinct(), rows);
        Assert.Equal((int)(await two.OnSqlite.Get("/v1/observations?limit=1")).Number("meta.total")!, rows.Count);
    }

    [Theory]
    [InlineData("/v1/targets?limit=2")]
    [InlineData("/v1/observations?limit=2")]
    [InlineData("/v1/changes?limit=2")]
    public async Task A_cursor_with_a_letter_that_no_key_has_is_none(string path)
    {
        var cursor = System.Web.HttpUtility.ParseQueryString(new Uri($"http://localhost{(await two.OnSqlite.Get(path)).Text("links.next")}").Query)["cursor"]!;
        var padded = cursor.Replace('-', '+').Replace('_', '/').PadRight((cursor.Length + 3) / 4 * 4, '=');
        var parts = System.Text.Json.JsonSerializer.Deserialize<string[]>(Convert.FromBase64String(padded))!;
        parts[^1] += "\0";
        var other = Convert.ToBase64String(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(parts)).Replace('+', '-').Replace('/', '_').TrimEnd('=');

        foreach (var api in new[] { two.OnSqlite, two.OnPostgres })
            await api.GetProblem($"{path}&cursor={other}", 400);
    }

    private async Task<IReadOnlyList<string>> Ids(string path) => [.. (await two.OnSqlite.Get(path)).Items("data").Select(row => row.Text("id")!)];

    /// <summary>Asks both, and compares.</summary>
    /// <returns>Whether it was answered.</returns>
    private async Task<bool> SameAsync(string path)
    {
        var here = await AnswerAsync(two.OnSqlite, path);
        var there = await AnswerAsync(two.OnPostgres, path);
        Assert.True(here.Status == there.Status, $"{path}: {here.Status} and {there.Status}");
        Assert.True(here.Tag == there.Tag, $"{path}: {here.Tag} and {there.Tag}. {Campaign.Again}");
        Assert.True(here.Type == there.Type, $"{path}: {here.Type} and {there.Type}");
        Assert.True(here.Body.AsSpan().SequenceEqual(there.Body), $"{path}: the bytes differ. {Campaign.Again}");
        return here.Status == HttpStatusCode.OK;
    }

    private static async Task<(HttpStatusCode Status, string? Tag, string? Type, byte[] Body)> AnswerAsync(BenchmarkApi api, string path)
    {
        using var answer = await api.Client.GetAsync(path, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        // Of each request its own.
        if (!answer.IsSuccessStatusCode)
            body = System.Text.Encoding.UTF8.GetBytes(TracePattern().Replace(System.Text.Encoding.UTF8.GetString(body), ""));
        return (answer.StatusCode, answer.Headers.ETag?.ToString(), answer.Content.Headers.ContentType?.ToString(), body);
    }

    [GeneratedRegex("0H[0-9A-Z]{11}")]
    private static partial Regex TracePattern();
}
