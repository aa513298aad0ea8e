using System.Globalization;
using System.Text;
using Benchmark.Data;

namespace Benchmark.Api.Commands;

/// <summary>Shows on a terminal how far a long run is, in one line that is written over again and gone at the end. What takes a moment shows nothing.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="clock">The clock.</param>
internal sealed class Progress(TextWriter terminal, TimeProvider clock) : IProgress<Advance>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(0.2);

    private readonly long _startedAt = clock.GetTimestamp();
    private (string? What, long Rows, long At) _step;
    private long _shownAt;
    private int _length;

    /// <summary>For the terminal that errors go to; null where they go elsewhere, so that a file or a pipe gets none of it.</summary>
    public static Progress? OnTerminal() => Console.IsErrorRedirected ? null : new Progress(Console.Error, TimeProvider.System);

    public void Report(Advance value)
    {
        if (value.What != _step.What)
            (_step, _shownAt) = ((value.What, value.Rows, clock.GetTimestamp()), 0);
        if (clock.GetElapsedTime(_startedAt) < Patience || (_shownAt > 0 && clock.GetElapsedTime(_shownAt) < BetweenLines))
            return;
        _shownAt = clock.GetTimestamp();
        var line = Describe(value);
        terminal.Write($"\r{line.PadRight(_length)}");
        _length = line.Length;
    }

    /// <summary>Takes the line away, so that something else can be written.</summary>
    public void Clear()
    {
        if (_length > 0)
            terminal.Write($"\r{new string(' ', _length)}\r");
        _length = 0;
    }

    private string Describe(Advance advance)
    {
        if (advance.Rows == 0)
            return $"{advance.What} …";
        var seconds = clock.GetElapsedTime(_step.At).TotalSeconds;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{advance.What}: {advance.Rows:N0}");
        if (advance.All is > 0 and var all)
            text.Append(CultureInfo.InvariantCulture, $" of {all:N0} ({100 * Math.Min(advance.Rows, all) / all} %)");
        if (seconds > 0 && advance.Rows > _step.Rows)
            text.Append(CultureInfo.InvariantCulture, $", {(advance.Rows - _step.Rows) / seconds:N0} a second");
        return text.ToString();
    }
}
