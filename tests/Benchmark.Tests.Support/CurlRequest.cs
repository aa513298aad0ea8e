using System.Text;

namespace Benchmark.Tests.Support;

/// <summary>A request as <c>curl</c> is asked to send it in a document.</summary>
/// <param name="Method">The method.</param>
/// <param name="Address">The address.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Status">The status that the comment behind the command begins with; null for any good one.</param>
internal sealed record CurlRequest(HttpMethod Method, Uri Address, IReadOnlyList<(string Name, string Value)> Headers, string? Body, int? Status)
{
    /// <summary>Reads a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="variables">What stands for <c>$NAME</c>.</param>
    public static CurlRequest Of(ShellCommand command, IReadOnlyDictionary<string, string> variables)
    {
        var (method, address, inQuery) = ((HttpMethod?)null, "", false);
        var headers = new List<(string, string)>();
        var data = new List<string>();
        var words = new Queue<string>(command.Call.Skip(1)
            .Select(word => variables.Aggregate(word, (text, each) => text.Replace($"${each.Key}", each.Value, StringComparison.Ordinal))));
        while (words.TryDequeue(out var word))
        {
            switch (word)
            {
                // How curl shows what it got.
                case "-i" or "-s" or "-sS" or "-O" or "-J" or "-OJ" or "-f" or "-fOJ":
                    break;
                case "-o":
                    words.Dequeue();
                    break;
                case "-I":
                    method = HttpMethod.Head;
                    break;
                case "-X":
                    method = new HttpMethod(words.Dequeue());
                    break;
                case "-G":
                    inQuery = true;
                    break;
                case "-H":
                    var header = words.Dequeue().Split(": ", 2);
                    headers.Add((header[0], header[1]));
                    break;
                case "-d" or "--data-binary":
                    data.Add(words.Dequeue());
                    break;
                case "--data-urlencode":
                    var pair = words.Dequeue().Split('=', 2);
                    data.Add($"{pair[0]}={Uri.EscapeDataString(pair[1])}");
                    break;
                default:
                    Assert.False(word.StartsWith('-'), $"A test does not know the option {word} of curl: {command}");
                    address = word;
                    break;
            }
        }

        var sent = string.Join('&', data);
        var status = command.Comment.Split(' ')[0] is { Length: 3 } text && int.TryParse(text, out var expected) ? expected : (int?)null;
        return inQuery || sent.Length == 0
            ? new CurlRequest(method ?? HttpMethod.Get, new Uri(sent.Length == 0 ? address : $"{address}?{sent}"), headers, null, status)
            : new CurlRequest(method ?? HttpMethod.Post, new Uri(address), headers, sent, status);
    }

    /// <summary>The request to a server of a test.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Address.PathAndQuery);
        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
            message.Content.Headers.TryAddWithoutValidation(
                "Content-Type",
                Headers.FirstOrDefault(header => header.Name == "Content-Type").Value ?? "application/x-www-form-urlencoded");
        }

        foreach (var (name, value) in Headers.Where(header => header.Name != "Content-Type"))
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}
