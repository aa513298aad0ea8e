using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Benchmark.Api.Logs;

/// <summary>A log in the lines of the console log of the framework, written in batches. That log makes a system call and wakes a thread for each line.</summary>
internal sealed class LineLoggerProvider : ILoggerProvider
{
    // More than a line of a request takes; what a long fault needed is given back.
    private const int LargestKept = 4096;

    [ThreadStatic]
    private static StringWriter? _line;

    private readonly ConsoleFormatter _formatter;
    private readonly LineWriter _lines;

    /// <param name="formatters">How lines may look; the one that was set up is taken.</param>
    /// <param name="options">How the console log would be set up.</param>
    public LineLoggerProvider(IEnumerable<ConsoleFormatter> formatters, IOptions<ConsoleLoggerOptions> options)
    {
        _formatter = formatters.Single(formatter => formatter.Name == options.Value.FormatterName);
        var toErrors = options.Value.LogToStandardErrorThreshold == LogLevel.Trace;
        _lines = new LineWriter(toErrors ? Console.OpenStandardError() : Console.OpenStandardOutput(), SayDropped);
    }

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, this);

    public void Dispose() => _lines.Dispose();

    private byte[] SayDropped(long count)
    {
        using var line = new StringWriter();
        var message = $"{count} lines of the log were dropped: they were not read, or could not be written, fast enough";
        _formatter.Write(new LogEntry<string>(LogLevel.Warning, "Benchmark.Log", default, message, null, static (text, _) => text), null, line);
        return Encoding.UTF8.GetBytes(line.ToString());
    }

    private void Write<T>(in LogEntry<T> entry)
    {
        var writer = _line ??= new StringWriter();
        _formatter.Write(entry, null, writer);
        var text = writer.GetStringBuilder();
        if (text.Length > 0)
            _lines.Write(text.ToString(), entry.LogLevel >= LogLevel.Warning);
        text.Clear();
        if (text.Capacity > LargestKept)
            text.Capacity = LargestKept;
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
