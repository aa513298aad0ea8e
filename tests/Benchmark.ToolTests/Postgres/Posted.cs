using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>What a steward is answered who sends a source.</summary>
/// <param name="Status">The status.</param>
/// <param name="Answer">The answer.</param>
/// <param name="RetryAfter">When to try again; null where nothing is said.</param>
/// <param name="Text">The answer as it came.</param>
internal sealed record Posted(HttpStatusCode Status, JsonNode Answer, TimeSpan? RetryAfter, string Text)
{
    /// <summary>The release that was made.</summary>
    public string Release => Answer.Text("data.release") ?? throw new InvalidOperationException($"No release was made: {Text}");

    /// <summary>The id of the import.</summary>
    public string Id => Answer.Text("data.id")!;

    /// <summary>Whether the steward is told that nothing was done and when to send it again.</summary>
    public bool IsToldToWait => RetryAfter > TimeSpan.Zero
        && (Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
            || (Status == HttpStatusCode.Conflict && Answer.Codes("errors").SequenceEqual(["import-running"])));

    /// <summary>Sends a source.</summary>
    /// <param name="client">To whom.</param>
    /// <param name="key">The key of the steward.</param>
    /// <param name="source">Its id.</param>
    /// <param name="idempotency">What makes sending it again safe; null for nothing.</param>
    public static async Task<Posted> Source(HttpClient client, string key, string source, string? idempotency = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/imports", UriKind.Relative));
        message.Headers.Add("X-API-Key", key);
        if (idempotency is not null)
            message.Headers.Add("Idempotency-Key", idempotency);
        message.Content = new StringContent(
            $$"""{"reason":"Why","sources":[{"id":"{{source}}","kind":"web","titleVi":"Thêm","titleEn":"Added","issuerVi":"Ai đó","issuerEn":"Nobody"}]}""",
            Encoding.UTF8,
            "application/json");
        using var answer = await client.SendAsync(message, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json", $"{answer.StatusCode}: {text}");
        return new Posted(answer.StatusCode, JsonNode.Parse(text)!, answer.Headers.RetryAfter?.Delta, text);
    }

    /// <summary>Sends a source, of which a release must be made.</summary>
    public static async Task<Posted> New(HttpClient client, string key, string source, string? idempotency = null)
    {
        var posted = await Source(client, key, source, idempotency);
        Assert.True(posted.Status == HttpStatusCode.Created, posted.Text);
        return posted;
    }
}
