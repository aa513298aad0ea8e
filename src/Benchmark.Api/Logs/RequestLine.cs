using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Benchmark.Api.Logs;

/// <summary>
/// What the log says of a request. It writes itself, as the formatters of the framework would: these take several times as long, and every request waits.
/// </summary>
internal readonly record struct RequestLine(string Method, string Route, int Status, double Milliseconds, long Bytes, string TraceId)
{
    /// <summary>The category of such lines.</summary>
    public const string Category = "Benchmark.Requests";

    private const string Template = "{Method} {Route} {Status} {Milliseconds} ms {Bytes} bytes traceId {TraceId}";

    /// <summary>What kind of event it is.</summary>
    public static readonly EventId Event = new(1929160126, nameof(RequestLine));

    // That of the format "O".
    private const int LongestTime = 33;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    /// <summary>Writes the line as a text.</summary>
    public void WriteText(IBufferWriter<byte> line)
    {
        var time = Now(stackalloc byte[LongestTime]);
        int written;
        // A method and a trace id are short, and a route is one that the program knows.
        var most = 256;
        while (!Utf8.TryWrite(
            line.GetSpan(most),
            Invariant,
            $"{time} info: {Category}[{Event.Id}] {Method} {Route} {Status} {Milliseconds} ms {Bytes} bytes "
                + $"traceId {TraceId}\n",
            out written))
        {
            most *= 2;
        }

        line.Advance(written);
    }

    /// <summary>Writes the line as a JSON object.</summary>
    public void WriteJson(IBufferWriter<byte> line)
    {
        var json = _json ??= new Utf8JsonWriter(Stream.Null, LogSettings.JsonOptions);
        json.Reset(line);
        json.WriteStartObject();
        json.WriteString("Timestamp"u8, Now(stackalloc byte[LongestTime]));
        json.WriteNumber("EventId"u8, Event.Id);
        json.WriteString("LogLevel"u8, nameof(LogLevel.Information));
        json.WriteString("Category"u8, Category);
        json.WriteString("Message"u8, ToString());
        json.WriteStartObject("State"u8);
        json.WriteString("Method"u8, Method);
        json.WriteString("Route"u8, Route);
        json.WriteNumber("Status"u8, Status);
        json.WriteNumber("Milliseconds"u8, Milliseconds);
        json.WriteNumber("Bytes"u8, Bytes);
        json.WriteString("TraceId"u8, TraceId);
        json.WriteString("{OriginalFormat}"u8, Template);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        line.Write("\n"u8);
    }

    public override string ToString() => string.Create(Invariant, $"{Method} {Route} {Status} {Milliseconds} ms {Bytes} bytes traceId {TraceId}");

    /// <summary>The time as in every line, from the format that the runtime writes fastest, which has more digits.</summary>
    private static ReadOnlySpan<byte> Now(Span<byte> time)
    {
        DateTime.UtcNow.TryFormat(time, out _, "O", Invariant);
        var end = "yyyy-MM-ddTHH:mm:ss.fff".Length;
        time[end] = (byte)'Z';
        return time[..(end + 1)];
    }
}
