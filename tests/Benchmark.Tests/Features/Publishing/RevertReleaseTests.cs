using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Data.Keys;
using Benchmark.Data.Releases;
using Benchmark.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Text = Benchmark.Core.Language.Text;

namespace Benchmark.Tests.Features.Publishing;

/// <summary>Taking a release back over HTTP, what a withdrawn one answers, and what became of rows that were deleted.</summary>
public sealed class RevertReleaseTests : IDisposable
{
    private readonly BenchmarkApi _api = new();

    [Fact]
    public async Task A_wrong_release_is_taken_back_by_the_one_before()
    {
        var key = await Key([ApiKey.WriteData], null);
        var (first, second) = await TwoAsync(key);

        using var dry = await Revert(key, first, new JsonObject { ["reason"] = "Wrong", ["dryRun"] = true, ["ifRelease"] = second });
        var would = await Json(dry, HttpStatusCode.OK);
        using var response = await Revert(
            key,
            first,
            new JsonObject { ["reason"] = new JsonObject { ["vi"] = "Sai", ["en"] = "Wrong" }, ["ifRelease"] = second });
        var answer = await Json(response, HttpStatusCode.Created);

        Assert.Equal("dry-run", would.Text("data.state"));
        Assert.Equal(("published", "1"), (answer.Text("data.state"), answer.Text("data.inserts.targets")));
        Assert.Equal(would["data"]!["inserts"]!.ToJsonString(), answer["data"]!["inserts"]!.ToJsonString());
        Assert.Equal(answer.Text("data.links.self"), response.Headers.Location!.ToString());
        var made = answer.Text("data.release")!;
        var releases = (await _api.Get("/v1/releases")).Items("data").ToList();
        Assert.Equal([made, second, first], releases.Take(3).Select(release => release.Text("id")));
        Assert.Equal(releases[2].Text("checksum"), releases[0].Text("checksum"));
        Assert.Equal(("Steward", "Sai", "Wrong"), (releases[0].Text("author"), releases[0].Text("reason.vi"), releases[0].Text("reason.en")));

        // Everything is there already.
        using var again = await Revert(key, first, new JsonObject { ["reason"] = "Wrong" });
        Assert.Equal("unchanged", (await Json(again, HttpStatusCode.OK)).Text("data.state"));
    }

    [Fact]
    public async Task A_retry_with_the_same_key_does_nothing_twice()
    {
        var key = await Key([ApiKey.WriteData], null);
        var (first, second) = await TwoAsync(key);
        var body = new JsonObject { ["reason"] = "Wrong", ["ifRelease"] = second };

        using var one = await Revert(key, first, body, "once");
        using var two = await Revert(key, first, body, "once");
        using var other = await Revert(key, second, body, "once");

        var release = (await Json(one, HttpStatusCode.Created)).Text("data.release");
        Assert.Equal(release, (await Json(two, HttpStatusCode.Created)).Text("data.release"));
        Assert.Equal("idempotency-key-reused", Code(await Json(other, HttpStatusCode.Conflict)));
    }

    [Fact]
    public async Task It_is_refused_to_all_but_a_key_of_everything()
    {
        var first = await NewestAsync();
        var body = new JsonObject { ["reason"] = "Wrong" };
        foreach (var (scopes, provinces) in new (string[], string[]?)[]
        {
            ([ApiKey.WriteObservations], null),
            ([ApiKey.WriteTargets, ApiKey.WriteObservations], null),
            ([ApiKey.WriteData], ["ha-noi"]),
        })
        {
            using var response = await Revert(await Key(scopes, provinces), first, body);
            Assert.Equal("scope-forbidden", Code(await Json(response, HttpStatusCode.Forbidden)));
        }

        using var without = await Revert(null, first, body);
        await Json(without, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_cannot_be_reverted_to_is_said_and_changes_nothing()
    {
        var key = await Key([ApiKey.WriteData], null);
        var (first, second) = await TwoAsync(key);
        using (var back = await Revert(key, first, new JsonObject { ["reason"] = "Wrong" }))
            await Json(back, HttpStatusCode.Created);
        await Mark(second, new Text("Sai", "Wrong"));
        var before = (await _api.Get("/v1/releases")).Text("meta.total");

        async Task Refused(string release, JsonNode body, HttpStatusCode status, string code)
        {
            using var response = await Revert(key, release, body);
            Assert.Equal(code, Code(await Json(response, status)));
        }

        await Refused(second, new JsonObject { ["reason"] = "Why" }, HttpStatusCode.Conflict, "release-withdrawn");
        await Refused(first, new JsonObject { ["reason"] = "Why", ["ifRelease"] = second }, HttpStatusCode.Conflict, "release-changed");
        await Refused("2020-01-01.1", new JsonObject { ["reason"] = "Why" }, HttpStatusCode.NotFound, "unknown-release");
        await Refused(first, new JsonObject { ["dryRun"] = true }, HttpStatusCode.BadRequest, "required");
        await Refused(first, new JsonObject { ["reason"] = "Why", ["release"] = "x" }, HttpStatusCode.BadRequest, "unknown-field");
        await Refused(first, new JsonObject { ["reason"] = "a\nb" }, HttpStatusCode.BadRequest, "not-a-text");
        Assert.Equal(before, (await _api.Get("/v1/releases")).Text("meta.total"));
    }

    [Fact]
    public async Task A_page_of_an_old_or_a_withdrawn_release_says_so_and_is_another_than_before()
    {
        var first = await NewestAsync();
        var pinned = $"/v1/profiles/ha-noi?format=html&lang=vi&release={first}";
        using var before = await _api.Client.GetAsync(pinned, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Bản dữ liệu cũ", await PageOf(before), StringComparison.Ordinal);

        var key = await Key([ApiKey.WriteData], null);
        var (_, second) = await TwoAsync(key);
        using var after = await _api.Client.GetAsync(pinned, TestContext.Current.CancellationToken);
        Assert.Contains("Bản dữ liệu cũ", await PageOf(after), StringComparison.Ordinal);
        // A browser that kept the page must not be told that it is the same.
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        var page = new PageText(await PageOf(after));
        Assert.Contains("/v1/profiles/ha-noi?lang=vi", page.Links);
        Assert.All(page.Answers, answer => Assert.Contains(first, answer, StringComparison.Ordinal));

        // The newest cannot be withdrawn.
        using (var back = await Revert(key, first, new JsonObject { ["reason"] = "Wrong" }))
            await Json(back, HttpStatusCode.Created);
        await Mark(second, new Text("Nhập nhầm", "A slip"));
        using var withdrawn = await _api.Client.GetAsync($"/v1/profiles/ha-noi?format=html&lang=vi&release={second}", TestContext.Current.CancellationToken);
        var said = new PageText(await PageOf(withdrawn)).Main;
        Assert.Contains("đã bị rút lại", said, StringComparison.Ordinal);
        Assert.Contains("Nhập nhầm", said, StringComparison.Ordinal);

        static Task<string> PageOf(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_withdrawn_release_answers_with_a_warning_and_no_day_leads_to_it()
    {
        var key = await Key([ApiKey.WriteData], null);
        var (first, second) = await TwoAsync(key);
        var day = (await _api.Get($"/v1/releases/{second}")).Text("data.publishedAt")![..10];
        using (var back = await Revert(key, first, new JsonObject { ["reason"] = "Wrong" }))
            await Json(back, HttpStatusCode.Created);
        var newest = await NewestAsync();
        using var known = await _api.Client.GetAsync($"/v1/targets?release={second}&limit=1", TestContext.Current.CancellationToken);

        await Mark(second, new Text("Sai đơn vị", "Wrong unit"));

        using var warned = await _api.Client.GetAsync($"/v1/targets?release={second}&limit=1", TestContext.Current.CancellationToken);
        var answer = await Json(warned, HttpStatusCode.OK);
        Assert.Equal("withdrawn-release", answer.Items("meta.warnings")[0].Text("code"));
        Assert.NotEqual(known.Headers.ETag, warned.Headers.ETag);
        Assert.True(warned.Content.Headers.LastModified >= known.Content.Headers.LastModified);
        Assert.Equal("Wrong unit", (await _api.Get($"/v1/releases/{second}")).Text("data.withdrawn.reason.en"));
        Assert.Null((await _api.Get($"/v1/releases/{newest}"))["data"]!["withdrawn"]);
        Assert.Contains("Wrong unit", Encoding.UTF8.GetString(await _api.Download("/v1/releases?format=csv")), StringComparison.Ordinal);
        // The day has a release that stands, so that one is meant.
        Assert.Equal(newest, (await _api.Get($"/v1/targets?asOf={day}&limit=1")).Text("meta.release"));
        Assert.DoesNotContain((await _api.Get("/v1/targets?limit=1")).Items("meta.warnings"), each => each.Text("code") == "withdrawn-release");
    }

    [Fact]
    public async Task As_of_a_day_whose_only_release_was_withdrawn_the_one_before_answers()
    {
        var key = await Key([ApiKey.WriteData], null);
        var (first, second) = await TwoAsync(key);
        using (var back = await Revert(key, first, new JsonObject { ["reason"] = "Wrong" }))
            await Json(back, HttpStatusCode.Created);
        DatabaseFile.Execute(_api.Database, $"update release set published_at = '2026-11-22T09:00:00+07:00' where id = '{second}'");
        var day = (await _api.Get($"/v1/releases/{first}")).Text("data.publishedAt")![..10];
        Assert.True(string.CompareOrdinal(day, "2026-11-22") < 0, day);

        await Mark(second, new Text("Sai", "Wrong"));

        Assert.Equal(first, (await _api.Get("/v1/targets?asOf=2026-11-22&limit=1")).Text("meta.release"));
    }

    [Theory]
    [InlineData("targets", "target")]
    [InlineData("sources", "source")]
    public async Task A_deleted_id_says_which_release_took_it_and_why_and_stays_readable_before(string list, string noun)
    {
        var key = await Key([ApiKey.WriteData], null);
        var first = await NewestAsync();
        // A row that nothing rests on.
        var id = list == "targets" ? await AlternativeAsync() : "of-nothing";
        if (list == "sources")
        {
            using var added = await Post(key, "/v1/imports", new JsonObject
            {
                ["reason"] = "Added",
                ["sources"] = new JsonArray(new JsonObject
                {
                    ["id"] = id,
                    ["kind"] = "web",
                    ["titleVi"] = "Thêm",
                    ["titleEn"] = "Added",
                    ["issuerVi"] = "Ai đó",
                    ["issuerEn"] = "Somebody",
                }),
            });
            await Json(added, HttpStatusCode.Created);
        }

        var had = await NewestAsync();
        using (var deleted = await Post(key, "/v1/imports", new JsonObject
        {
            ["reason"] = new JsonObject { ["vi"] = "Nhầm", ["en"] = "By mistake" },
            ["delete"] = new JsonObject { [list] = new JsonArray(id) },
        }))
        {
            await Json(deleted, HttpStatusCode.Created);
        }

        var took = await NewestAsync();
        var problem = await _api.GetProblem($"/v1/{list}/{id}", 410);
        Assert.Equal(("/problems/deleted", "deleted"), (problem.Text("type"), Code(problem)));
        Assert.Equal((took, "By mistake"), (problem.Text("deleted.release"), problem.Text("deleted.reason.en")));
        Assert.Contains(took, problem.Text("detail"), StringComparison.Ordinal);
        var last = problem.Text("deleted.lastState")!;
        Assert.Equal($"/v1/{list}/{id}?release={had}", last);
        Assert.Equal(id, (await _api.Get(last)).Text("data.id"));
        Assert.Equal(410, problem["status"]!.GetValue<int>());
        // As of the release that took it, it is gone too; an id that never was there is not found, and neither is one of a later time.
        await _api.GetProblem($"/v1/{list}/{id}?release={took}", 410);
        Assert.Equal($"unknown-{noun}", Code(await _api.GetProblem($"/v1/{list}/never-{id}", 404)));
        if (first != had)
            await _api.GetProblem($"/v1/{list}/{id}?release={first}", 404);
        // A source that set no target never was a document.
        if (list == "sources")
            await _api.GetProblem($"/v1/documents/{id}", 404);
        // A citation follows the link and finds the same.
        Assert.Contains(
            "was deleted by release",
            (await _api.GetProblem($"/v1/citations?url=/v1/{list}/{id}&lang=en", 400)).ToJsonString(),
            StringComparison.Ordinal);

        // Back again, it is there as if nothing had been.
        using (var back = await Revert(key, had, new JsonObject { ["reason"] = "Back" }))
            await Json(back, HttpStatusCode.Created);
        Assert.Equal(id, (await _api.Get($"/v1/{list}/{id}")).Text("data.id"));
    }

    [Fact]
    public async Task A_deleted_document_leads_to_its_last_state()
    {
        var key = await Key([ApiKey.WriteData], null);
        var had = await NewestAsync();
        string? id = null;
        foreach (var document in (await _api.Get("/v1/documents?limit=1000")).Items("data").Select(document => document.Text("id")!))
        {
            var targets = (await _api.Get($"/v1/targets?document={document}&limit=1000")).Items("data").Select(target => (JsonNode)target.Text("id")!);
            using var deleted = await Post(key, "/v1/imports", new JsonObject
            {
                ["reason"] = "Withdrawn by its author",
                ["delete"] = new JsonObject { ["targets"] = new JsonArray([.. targets]), ["sources"] = new JsonArray(document) },
            });
            // Of most documents something else rests on it or on its targets.
            if (deleted.StatusCode != HttpStatusCode.Created)
                continue;
            id = document;
            break;
        }

        var problem = await _api.GetProblem($"/v1/documents/{id}", 410);

        var last = problem.Text("deleted.lastState")!;
        Assert.Equal($"/v1/documents/{id}?release={had}", last);
        Assert.NotEmpty((await _api.Get(last)).Items("data.promises"));
    }

    public void Dispose() => _api.Dispose();

    private static string? Code(JsonNode problem) => problem.Items("errors").Single().Text("code");

    private async Task<string> NewestAsync() => (await _api.Get("/v1/releases?limit=1")).Items("data").Single().Text("id")!;

    private async Task<string> AlternativeAsync() => (await _api.Get("/v1/targets?standing=alternative&limit=1")).Items("data").Single().Text("id")!;

    /// <summary>A second release, in which a target is missing.</summary>
    private async Task<(string First, string Second)> TwoAsync(string key)
    {
        var first = await NewestAsync();
        var body = new JsonObject { ["reason"] = "Mistake", ["delete"] = new JsonObject { ["targets"] = new JsonArray(await AlternativeAsync()) } };
        using var response = await Post(key, "/v1/imports", body);
        return (first, (await Json(response, HttpStatusCode.Created)).Text("data.release")!);
    }

    private async Task Mark(string release, Text reason)
    {
        await _api.Services.GetRequiredService<ReleaseStore>().MarkAsync(
            release,
            new Withdrawal(DateTimeOffset.UtcNow, reason),
            TestContext.Current.CancellationToken);
        // As another process does it: noticed within a second.
        await Wait.Out(TimeSpan.FromSeconds(1.2));
    }

    private Task<string> Key(IReadOnlyList<string> scopes, IReadOnlyList<string>? provinces) =>
        _api.Services.GetRequiredService<KeyStore>().AddAsync("Steward", scopes, provinces, TestContext.Current.CancellationToken);

    private Task<HttpResponseMessage> Revert(string? key, string release, JsonNode body, string? idempotencyKey = null) =>
        Post(key, $"/v1/releases/{release}/revert", body, idempotencyKey);

    private async Task<HttpResponseMessage> Post(string? key, string path, JsonNode body, string? idempotencyKey = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path);
        if (key is not null)
            message.Headers.Add("X-API-Key", key);
        if (idempotencyKey is not null)
            message.Headers.Add("Idempotency-Key", idempotencyKey);
        message.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await _api.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonNode> Json(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
