using System.Buffers;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Benchmark.Api.Logs;

/// <summary>
/// A log in the lines of the console log of the framework, written in batches. That log makes a system call and wakes a thread for each line.
/// </summary>
internal sealed class LineLoggerProvider : ILoggerProvider
{
    // What a long fault needed is given back.
    private const int LargestKept = 4096;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _line;

    private readonly ConsoleFormatter _formatter;
    private readonly bool _isJson;
    private readonly LineWriter _lines;

    /// <param name="formatters">How lines may look; the one that was set up is taken.</param>
    /// <param name="options">How the console log would be set up.</param>
    public LineLoggerProvider(IEnumerable<ConsoleFormatter> formatters, IOptions<ConsoleLoggerOptions> options)
    {
        _formatter = formatters.Single(formatter => formatter.Name == options.Value.FormatterName);
        _isJson = _formatter.Name == ConsoleFormatterNames.Json;
        var toErrors = options.Value.LogToStandardErrorThreshold == LogLevel.Trace;
        _lines = new LineWriter(toErrors ? Console.OpenStandardError() : Console.OpenStandardOutput(), SayDropped);
    }

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, this);

    public void Dispose() => _lines.Dispose();

    private byte[] SayDropped(long count)
    {
        var message = $"{count} lines of the log were dropped: they were not read, or could not be written, fast enough";
        var line = new ArrayBufferWriter<byte>();
        Format(line, new LogEntry<string>(LogLevel.Warning, "Benchmark.Log", default, message, null, static (text, _) => text));
        return line.WrittenSpan.ToArray();
    }

    private void Write<T>(in LogEntry<T> entry)
    {
        var line = _line ??= new ArrayBufferWriter<byte>(LargestKept);
        if (entry.State is RequestLine request)
        {
            if (_isJson)
                request.WriteJson(line);
            else
                request.WriteText(line);
        }
        else
        {
            Format(line, entry);
        }

        _lines.Write(line.WrittenSpan, entry.LogLevel >= LogLevel.Warning);
        line.ResetWrittenCount();
        if (line.Capacity > LargestKept)
            _line = null;
    }

    private void Format<T>(ArrayBufferWriter<byte> line, in LogEntry<T> entry)
    {
        using var text = new StringWriter();
        _formatter.Write(entry, null, text);
        Encoding.UTF8.GetBytes(text.ToString(), line);
    }

    private sealed class Category(string name, LineLoggerProvider log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Write(new LogEntry<TState>(logLevel, name, eventId, state, exception, formatter));
    }
}
