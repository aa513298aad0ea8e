using System.Net;
using System.Text;
using System.Text.Json;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Operating;

/// <summary>Two servers on one file: what stands in the database is shared, what a server counts is its own.</summary>
public class TwoServersTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    // Source: section 1 of the design of the contract (a release of another process is noticed within a second), with what a request takes.
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(1.2);

    // Source: docs/publishing.md.
    private const int MostImportsPerMinute = 60;

    [Fact]
    public async Task Releases_keys_and_repeated_imports_are_shared()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        await using var one = await folder.Serve();
        await using var two = await folder.Serve();
        await two.Get("/v1/comparisons");
        var added = await folder.Run("keys", "add", "--name", "Steward", "--province", "all", "--scope", "data:write");
        var key = added.Output.Trim().Split(' ')[^1];

        var (status, made) = await Import(one, key, "first", "same");
        Assert.Equal(HttpStatusCode.Created, status);
        await Wait.Out(Notice);
        var release = made.GetProperty("data").GetProperty("release").GetString();
        Assert.Equal(release, (await two.Get("/v1/releases")).GetProperty("meta").GetProperty("release").GetString());
        Assert.Equal(release, (await two.Get("/v1/comparisons?year=2022")).GetProperty("meta").GetProperty("release").GetString());
        // The same body under the same Idempotency-Key is the same import, whoever gets it.
        var (_, again) = await Import(two, key, "first", "same");
        Assert.Equal(made.GetProperty("data").GetProperty("id").GetString(), again.GetProperty("data").GetProperty("id").GetString());

        Assert.Equal(HttpStatusCode.Created, (await Import(two, key, "second", null)).Status);
        Assert.Equal(0, (await folder.Run("keys", "revoke", key.Split('_')[1])).ExitCode);
        foreach (var server in new[] { one, two })
            Assert.Equal(HttpStatusCode.Unauthorized, (await Import(server, key, "third", null)).Status);
    }

    [Fact]
    public async Task Imports_at_both_at_once_are_published_one_after_the_other_or_refused()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        await using var one = await folder.Serve();
        await using var two = await folder.Serve();
        var added = await folder.Run("keys", "add", "--name", "Steward", "--province", "all", "--scope", "data:write");
        var key = added.Output.Trim().Split(' ')[^1];

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8)
                .Select(number => $"added-{number}")
                .Select(async (id, number) => (Id: id, Answer: await Import(number % 2 == 0 ? one : two, key, id, null))));

        Assert.All(answers, each => Assert.Contains(each.Answer.Status, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        var published = answers.Where(each => each.Answer.Status == HttpStatusCode.Created).Select(each => each.Id).ToList();
        Assert.NotEmpty(published);
        Assert.Equal(published, DatabaseFile.Query(folder.Database, "select id from source where id like 'added-%' order by id"));
        Assert.Equal(1 + published.Count, CliVerify.AssertSound(folder.Database).Count);
    }

    [Fact]
    public async Task Each_counts_the_requests_of_a_client_and_the_imports_of_a_key_by_itself()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        string[] settings = ["--trusted-proxy", "127.0.0.1", "--requests-per-minute", "2", "--refused-keys-per-minute", "1"];
        await using var one = await folder.Serve(settings);
        await using var two = await folder.Serve(settings);
        var added = await folder.Run("keys", "add", "--name", "Steward", "--province", "all", "--scope", "data:write");
        var key = added.Output.Trim().Split(' ')[^1];

        foreach (var server in new[] { one, two })
        {
            var statuses = new List<HttpStatusCode>();
            for (var year = 2018; year <= 2024; year++)
            {
                // An address of the documentation networks (RFC 5737): a client that is counted.
                using var message = new HttpRequestMessage(HttpMethod.Get, new Uri($"/v1/comparisons?year={year}", UriKind.Relative));
                message.Headers.Add("X-Forwarded-For", "203.0.113.7");
                using var answer = await server.Client.SendAsync(message, TestContext.Current.CancellationToken);
                statuses.Add(answer.StatusCode);
            }

            Assert.Equal(HttpStatusCode.OK, statuses[0]);
            Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        }

        foreach (var server in new[] { one, two })
        {
            using var message = Message(key, "counted", null);
            using var answer = await server.Client.SendAsync(message, TestContext.Current.CancellationToken);
            // The first of its minute at this server, though the other has counted one.
            Assert.StartsWith($"\"imports\";r={MostImportsPerMinute - 1};", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
        }
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> Import(CliProcess server, string key, string source, string? idempotency)
    {
        using var message = Message(key, source, idempotency);
        using var answer = await server.Client.SendAsync(message, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static HttpRequestMessage Message(string key, string source, string? idempotency)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/imports", UriKind.Relative));
        message.Headers.Add("X-API-Key", key);
        if (idempotency is not null)
            message.Headers.Add("Idempotency-Key", idempotency);
        message.Content = new StringContent(
            $$"""{"reason":"Why","sources":[{"id":"{{source}}","kind":"web","titleVi":"Thêm","titleEn":"Added","issuerVi":"Ai đó","issuerEn":"Somebody"}]}""",
            Encoding.UTF8,
            "application/json");
        return message;
    }
}
