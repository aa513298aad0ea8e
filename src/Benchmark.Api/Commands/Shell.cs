using System.Collections;
using Benchmark.Api.Logs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmark.Api.Commands;

/// <summary>What the program was started from: where it writes, its environment variables, and who watches.</summary>
/// <param name="Output">For results.</param>
/// <param name="Errors">For what is wrong.</param>
/// <param name="Variables">The environment variables.</param>
/// <param name="Width">How many characters a line of help has.</param>
/// <param name="Progress">Shows how far a long run is; null when nobody watches.</param>
internal sealed record Shell(TextWriter Output, TextWriter Errors, IReadOnlyDictionary<string, string> Variables, Func<int> Width, Progress? Progress)
{
    // Narrower lines hold no column of meanings, wider ones are hard to read.
    private const int NarrowestLine = 60;
    private const int WidestLine = 120;

    /// <summary>Where events are logged; nowhere unless a format of the log was said.</summary>
    public Events Events { get; init; } = new(NullLoggerFactory.Instance);

    /// <summary>The same with a log.</summary>
    /// <param name="logs">The log.</param>
    /// <param name="speaksInIt">Whether every line that is printed becomes one of the log.</param>
    public Shell With(ILoggerFactory logs, bool speaksInIt)
    {
        var log = logs.CreateLogger("Benchmark.Command");
        return speaksInIt
            ? this with
            {
                Events = new Events(logs),
                Output = new LogWriter(log, LogLevel.Information),
                Errors = new LogWriter(log, LogLevel.Error),
                Progress = null,
            }
            : this with { Events = new Events(logs) };
    }

    /// <summary>One in which nothing is set and nobody watches.</summary>
    public static Shell Of(TextWriter output, TextWriter errors) => new(output, errors, new Dictionary<string, string>(), () => WidestLine, null);

    /// <summary>The one that this process was started from.</summary>
    public static Shell Current()
    {
        var variables = new Dictionary<string, string>();
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        return new Shell(Console.Out, Console.Error, variables, WidthOfTerminal, Progress.OnTerminal());
    }

    private static int WidthOfTerminal() => Console.IsOutputRedirected ? WidestLine : Math.Clamp(Console.WindowWidth, NarrowestLine, WidestLine);
}
