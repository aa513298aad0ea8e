using System.Net;
using System.Text;
using System.Text.Json;

namespace Benchmark.Performance;

/// <summary>
/// The same requests to two builds, one after the other, each twice: the second answer may come from the cache. Both serve the same data, in databases that
/// each made itself.
/// </summary>
internal sealed class Probe(IReadOnlyList<FiledRequest> requests, CancellationToken stop) : IDisposable
{
    // More than any body may have.
    private const int LongBody = 17 * 1024 * 1024;

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(60);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = LongestAnswer,
    };

    private readonly SortedDictionary<int, int> _statuses = [];

    /// <summary>Sends all requests to both and prints what differs.</summary>
    /// <returns>Whether nothing differs.</returns>
    public async Task<bool> Run(ProbedServer before, ProbedServer after)
    {
        var different = 0;
        foreach (var request in requests)
        {
            var found = new List<string>();
            foreach (var time in new[] { "first", "second" })
            {
                var (was, isNow) = (await before.Ask(request, Send), await after.Ask(request, Send));
                if (time == "first" && request.Status is { } expected && expected != was.Status)
                    Report.OtherStatus(request, was.Status);
                _statuses[was.Status] = _statuses.GetValueOrDefault(was.Status) + 1;
                if (was.Status == (int)HttpStatusCode.InternalServerError)
                    found.Add($"{time} time, status: before {was.Status}, which is a fault whatever the other says");
                found.AddRange(was.DifferencesTo(isNow).Where(each => !found.Contains($"first time, {each}")).Select(each => $"{time} time, {each}"));
            }

            if (found.Count == 0)
                continue;
            different++;
            Report.Difference(request, found);
        }

        Report.Statuses(_statuses);
        Report.Outcome(requests.Count, different);
        return different == 0;
    }

    public void Dispose() => _client.Dispose();

    private async Task<Sent> Send(FiledRequest request, Func<string, string> fill)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), fill(request.Target));
        // Not the port, which stands in some answers.
        message.Headers.Host = "localhost";
        if (request.Body.Length > 0)
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.Body == "{{long}}" ? new string(' ', LongBody) : fill(request.Body)));

        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, fill(value)) && message.Content?.Headers.TryAddWithoutValidation(name, fill(value)) != true)
                throw new FormatException($"{request.Title}: the header {name} needs a body.");
        }

        using var answer = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, stop);
        var tag = answer.Headers.NonValidated.TryGetValues("ETag", out var tags) ? tags.ToString() : null;
        return new Sent(await ProbeAnswer.Of(answer, message.RequestUri!.AbsolutePath, stop), tag, answer.Headers.Location?.ToString());
    }
}

/// <summary>What came of a request.</summary>
/// <param name="Answer">The answer as it is compared.</param>
/// <param name="Tag">The tag as it was given.</param>
/// <param name="Location">The place as it was given.</param>
internal sealed record Sent(ProbeAnswer Answer, string? Tag, string? Location);

/// <summary>A server with what its earlier answers said, which later requests may need.</summary>
/// <param name="server">The server.</param>
/// <param name="key">A key that may import into its database.</param>
internal sealed class ProbedServer(ServerProcess server, string key)
{
    private readonly Dictionary<string, string> _variables = new()
    {
        ["host"] = $"http://127.0.0.1:{server.Port}",
        ["key"] = key,
    };

    /// <param name="request">The request.</param>
    /// <param name="send">Sends it, given what fills in its variables.</param>
    public async Task<ProbeAnswer> Ask(FiledRequest request, Func<FiledRequest, Func<string, string>, Task<Sent>> send)
    {
        var (answer, tag, location) = await send(request, Fill);
        Remember("etag", tag);
        Remember("location", location);
        Remember("next", NextPage(answer));
        return answer;
    }

    private string Fill(string text) =>
        _variables.Aggregate(text, (filled, each) => filled.Replace($"{{{{{each.Key}}}}}", each.Value, StringComparison.Ordinal));

    private void Remember(string name, string? value)
    {
        if (value is not null)
            _variables[name] = value;
    }

    private static string? NextPage(ProbeAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body ?? "");
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("links", out var links) && links.ValueKind == JsonValueKind.Object
                && links.TryGetProperty("next", out var next)
                ? next.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
