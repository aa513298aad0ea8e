using System.Net.Http.Headers;
using System.Text;

namespace Benchmark.SlowTests.Contract;

/// <summary>A request that was drawn.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, percent-encoded, rightly or wrongly.</param>
/// <param name="Query">Parts like <c>name=value</c>, encoded too.</param>
/// <param name="Headers">The headers, with those of the body.</param>
/// <param name="Body">The body; null for none.</param>
internal sealed record FuzzedRequest(
    string Method, string Path, IReadOnlyList<string> Query, IReadOnlyList<(string Name, string Value)> Headers, string? Body)
{
    /// <summary>What stands behind the host.</summary>
    public string Address => Query.Count == 0 ? Path : $"{Path}?{string.Join('&', Query)}";

    /// <summary>The same with one part less, to find which part a failure needs.</summary>
    public IEnumerable<FuzzedRequest> Smaller() =>
    [
        .. Query.Index().Select(part => this with { Query = Without(Query, part.Index) }),
        .. Headers.Index().Select(header => this with { Headers = Without(Headers, header.Index) }),
    ];

    /// <summary>The request to a server.</summary>
    public HttpRequestMessage ToMessage(Uri server)
    {
        // The address goes out as it stands, with what a well-behaved client would correct.
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var address = new Uri($"{server.GetLeftPart(UriPartial.Authority)}{Address}", options);
        var message = new HttpRequestMessage(new HttpMethod(Method), address);
        if (Body is not null)
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        foreach (var (name, value) in Headers)
        {
            var isOfBody = name.StartsWith("Content-", StringComparison.Ordinal) && message.Content is not null;
            HttpHeaders headers = isOfBody ? message.Content!.Headers : message.Headers;
            headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    /// <summary>The command that sends it.</summary>
    public override string ToString()
    {
        var command = new StringBuilder($"curl -i -X {Method} '$HOST{Address.Replace("'", "%27", StringComparison.Ordinal)}'");
        foreach (var (name, value) in Headers)
            command.Append($" -H '{name}: {value}'");
        if (Body is not null)
            command.Append($" --data-binary '{Body.Replace("'", "'\\''", StringComparison.Ordinal)}'");
        return command.ToString();
    }

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> items, int index) => [.. items.Take(index), .. items.Skip(index + 1)];
}
