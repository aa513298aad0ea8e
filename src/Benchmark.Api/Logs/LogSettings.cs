using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace Benchmark.Api.Logs;

/// <summary>How the log is written: one line for each event, with the time in UTC.</summary>
/// <param name="Level">The least that is written of the program's own events.</param>
/// <param name="IsJson">Whether each line is a JSON object; otherwise a text.</param>
internal sealed record LogSettings(LogLevel Level, bool IsJson)
{
    public const string Text = "text";
    public const string Json = "json";

    /// <summary>What the categories of the program begin with.</summary>
    private const string Own = "Benchmark";

    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>How lines are written as JSON: read by people too, and never put into a page.</summary>
    public static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The levels that may be chosen.</summary>
    public static readonly IReadOnlyDictionary<string, LogLevel> Levels = new Dictionary<string, LogLevel>
    {
        ["error"] = LogLevel.Error,
        ["warning"] = LogLevel.Warning,
        ["info"] = LogLevel.Information,
    };

    /// <summary>The formats that may be chosen.</summary>
    public static readonly IReadOnlyList<string> Formats = [Text, Json];

    /// <summary>Sets a log up.</summary>
    /// <param name="logging">The log.</param>
    /// <param name="errorsOnly">Whether every line goes to the errors, and none to the output.</param>
    public void Configure(ILoggingBuilder logging, bool errorsOnly = false)
    {
        if (IsJson)
        {
            logging.AddJsonConsole(options =>
            {
                SetTime(options);
                options.JsonWriterOptions = JsonOptions;
            });
        }
        else
        {
            logging.AddSimpleConsole(options =>
            {
                SetTime(options);
                options.TimestampFormat += " ";
                options.SingleLine = true;
                options.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        }

        // Of the console log of the framework the lines are taken, not how it writes them.
        logging.Services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider, LineLoggerProvider>();
        logging.Services.Configure<ConsoleLoggerOptions>(options =>
        {
            options.FormatterName = IsJson ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple;
            if (errorsOnly)
                options.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        // The framework would write addresses and queries at its lower levels.
        logging.SetMinimumLevel(Level > LogLevel.Warning ? Level : LogLevel.Warning).AddFilter(Own, Level);
    }

    private static void SetTime(ConsoleFormatterOptions options)
    {
        options.TimestampFormat = Time;
        options.UseUtcTimestamp = true;
    }
}
