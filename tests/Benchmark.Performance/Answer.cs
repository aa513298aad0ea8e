using System.Text;

namespace Benchmark.Performance;

/// <summary>An answer as it went over the wire.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers, without those that the server puts on every answer.</param>
/// <param name="Body">The body.</param>
internal sealed record Answer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>Asks a server for a path.</summary>
    public static Answer Of(ServerProcess server, byte[] request)
    {
        using var connection = new Connection(server.Port);
        var status = connection.Exchange(request);
        var headers = Encoding.ASCII.GetString(connection.Head).Split("\r\n").Skip(1)
            .Select(line => line.Split(": ", 2))
            .Where(header => header[0] is not ("Date" or "Server"))
            .Select(header => KeyValuePair.Create(header[0], header[1]))
            .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase);
        return new Answer(status, [.. headers], connection.Body.ToArray());
    }

    public string? Header(string name) => Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Whether two answers are the same to the byte.</summary>
    public bool IsSameAs(Answer other) => Status == other.Status && Headers.SequenceEqual(other.Headers) && Body.AsSpan().SequenceEqual(other.Body);
}
