using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Benchmark.Tests.Support;

/// <summary>Speaks the Model Context Protocol as plainly as it can be spoken: a message is posted, and an event or a document comes back.</summary>
internal static class McpClient
{
    public const string Path = "/mcp";

    /// <summary>Sends a message.</summary>
    public static async Task<(HttpStatusCode Status, JsonNode? Answer, HttpResponseMessage Response)> SendAsync(
        HttpClient client,
        string message,
        params IReadOnlyList<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(message, Encoding.UTF8, "application/json") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        foreach (var (name, value) in headers)
        {
            if (name == "Host")
                request.Headers.Host = value;
            else
                request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (response.StatusCode, AnswerIn(text), response);
    }

    /// <summary>What a message is answered with; it must be answered.</summary>
    public static async Task<JsonNode> AskAsync(HttpClient client, string method, JsonObject? parameters = null)
    {
        var message = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method };
        if (parameters is not null)
            message["params"] = parameters;
        var (status, answer, _) = await SendAsync(client, message.ToJsonString());
        Assert.True(status == HttpStatusCode.OK && answer is not null, $"{method}: {(int)status} {answer?.ToJsonString()}");
        return answer!;
    }

    /// <summary>Calls a tool. The text must be the structured answer.</summary>
    public static async Task<(JsonNode Answer, bool IsError)> CallAsync(HttpClient client, string tool, JsonObject arguments)
    {
        var answer = await AskAsync(client, "tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments.DeepClone() });
        Assert.True(answer["result"] is not null, $"{tool} {arguments.ToJsonString()}: {answer.ToJsonString()}");
        var structured = answer["result"]!["structuredContent"]!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(answer["result"]!["content"]![0]!["text"]!.ToString()), structured), "The text is another answer.");
        return (structured, answer["result"]!["isError"]?.GetValue<bool>() == true);
    }

    private static JsonNode? AnswerIn(string text)
    {
        var data = text.Split('\n').FirstOrDefault(line => line.StartsWith("data: ", StringComparison.Ordinal))?["data: ".Length..] ?? text;
        return data.StartsWith('{') ? JsonNode.Parse(data) : null;
    }
}
