using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Benchmark.Performance;

/// <summary>
/// One kept-alive HTTP/1.1 connection that sends bytes and waits for the answer. A plain socket and nothing more: client and server share the cores, and
/// HttpClient costs more for each request than Kestrel does, which would bring the two servers nearer to each other than they are.
/// </summary>
internal sealed class Connection : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
        ReceiveTimeout = (int)LongestWait.TotalMilliseconds,
    };

    private byte[] _buffer = new byte[64 * 1024];
    private int _head;
    private int _end;

    public Connection(int port) => _socket.Connect(IPAddress.Loopback, port);

    /// <summary>The head of the last answer, without its last line end.</summary>
    public ReadOnlySpan<byte> Head => _buffer.AsSpan(0, _head);

    /// <summary>The body of the last answer.</summary>
    public ReadOnlySpan<byte> Body => _buffer.AsSpan(_head + 4, _end - _head - 4);

    /// <summary>A GET as it is sent.</summary>
    /// <param name="path">Path and query.</param>
    /// <param name="headers">Further header lines, each with its line end.</param>
    public static byte[] Get(string path, string headers = "") => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <returns>The status.</returns>
    public int Exchange(ReadOnlySpan<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
            sent += _socket.Send(request[sent..]);
        _end = 0;
        while ((_head = _buffer.AsSpan(0, _end).IndexOf("\r\n\r\n"u8)) < 0)
            Receive();
        var status = Number(Head["HTTP/1.1 ".Length..]);
        if (Find("Content-Length"u8) is { Length: > 0 } length)
        {
            for (var whole = _head + 4 + Number(length); _end < whole;)
                Receive();
        }
        else if (Find("Transfer-Encoding"u8).Length > 0)
        {
            while (!Body.EndsWith("0\r\n\r\n"u8))
                Receive();
        }

        return status;
    }

    /// <summary>The value of a header of the last answer; empty when it has none.</summary>
    public ReadOnlySpan<byte> Find(ReadOnlySpan<byte> name)
    {
        for (var rest = Head; rest.IndexOf("\r\n"u8) is >= 0 and var end;)
        {
            rest = rest[(end + 2)..];
            if (rest.Length > name.Length && rest[name.Length] == ':' && Ascii.EqualsIgnoreCase(rest[..name.Length], name))
            {
                var value = rest[(name.Length + 1)..];
                return (value.IndexOf("\r\n"u8) is >= 0 and var stop ? value[..stop] : value).Trim((byte)' ');
            }
        }

        return default;
    }

    public void Dispose() => _socket.Dispose();

    private void Receive()
    {
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var received = _socket.Receive(_buffer.AsSpan(_end));
        if (received == 0)
            throw new IOException("The server closed the connection.");
        _end += received;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
                break;
            number = (10 * number) + (digit - '0');
        }

        return number;
    }
}
