using System.Text;

namespace Benchmark.Api.Logs;

/// <summary>Writes each line that it is given into a log, for commands that speak in sentences otherwise.</summary>
/// <param name="log">The log.</param>
/// <param name="level">The level of the lines.</param>
internal sealed partial class LogWriter(ILogger log, LogLevel level) : TextWriter
{
    private readonly StringBuilder _line = new();
    private readonly Lock _lock = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_lock)
        {
            if (value != '\n')
            {
                _line.Append(value);
                return;
            }

            var line = _line.ToString().TrimEnd('\r');
            _line.Clear();
            if (line.Length > 0)
                Said(log, level, line);
        }
    }

    [LoggerMessage(Message = "{Line}")]
    private static partial void Said(ILogger log, LogLevel level, string line);

    // Of the writer that this one extends each would begin a task for every character.
    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
