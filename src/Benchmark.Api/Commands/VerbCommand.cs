using System.CommandLine;
using Benchmark.Api.Logs;
using Benchmark.Data;
using Benchmark.Data.Imports;

namespace Benchmark.Api.Commands;

/// <summary>A verb: what it is for, what it takes and what it does.</summary>
internal abstract class VerbCommand : Command
{
    // More lines than anybody reads on a terminal; after some are corrected, the check is run again.
    private const int ProblemsShown = 100;

    /// <param name="fullName">How it is written: <c>import</c>, <c>keys add</c>.</param>
    /// <param name="meaning">What it does, in a sentence.</param>
    /// <param name="operand">What it is given besides options; null for nothing.</param>
    protected VerbCommand(string fullName, string meaning, string? operand = null)
        : base(fullName.Split(' ')[^1], meaning)
    {
        FullName = fullName;
        if (operand is not null)
            Add(new Argument<string>(operand) { Arity = ArgumentArity.ExactlyOne });
    }

    /// <summary>How it is written, with the group it belongs to.</summary>
    public string FullName { get; }

    /// <summary>What it is given besides options, as help shows it; null for nothing.</summary>
    public string? Operand => Arguments is [var operand] ? operand.Name : null;

    /// <summary>What its operand is, as a sentence goes on; null where it takes none.</summary>
    public virtual string? Needs => null;

    /// <summary>Command lines to copy, without the name of the program.</summary>
    public virtual IReadOnlyList<string> Examples => [];

    /// <summary>How a sentence about it begins.</summary>
    public string Subject => FullName.Contains(' ') ? FullName : $"The verb {FullName}";

    /// <summary>The sentence that says why it cannot be run as it was given; null when it can. Values and the operand were looked at before.</summary>
    public virtual string? FaultOf(Given given) => null;

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(Given given, Shell shell)
    {
        if (given.Said(Settings.LogFormat) is not { } format)
            return await RunInAsync(given, shell);
        // What a command prints is what it was asked for, whatever the level of the log of the server.
        using var logs = LoggerFactory.Create(logging =>
            new LogSettings(LogLevel.Information, format == LogSettings.Json).Configure(logging, errorsOnly: !SpeaksInLog));
        return await RunInAsync(given, shell.With(logs, SpeaksInLog));
    }

    /// <summary>Whether what it prints becomes lines of the log where a format of the log is said.</summary>
    protected virtual bool SpeaksInLog => true;

    private async Task<int> RunInAsync(Given given, Shell shell)
    {
        try
        {
            return await WorkAsync(given, shell);
        }
        catch (ImportFailure failure)
        {
            shell.Progress?.Clear();
            var language = LanguageOf(given);
            foreach (var problem in failure.Problems.Take(ProblemsShown))
                await shell.Errors.WriteLineAsync(problem.In(language));
            if (failure.Count - ProblemsShown is > 0 and var more)
                await shell.Errors.WriteLineAsync(new Text($"… và {more} lỗi nữa", $"… and {more} more").In(language));
            await shell.Errors.WriteLineAsync(failure.Reason.In(language));
            return ExitCode.Data;
        }
        catch (StorageFault failure)
        {
            shell.Progress?.Clear();
            await shell.Errors.WriteLineAsync(failure.Message);
            return ExitCode.Database;
        }
        catch (OutputFailure failure)
        {
            shell.Progress?.Clear();
            await shell.Errors.WriteLineAsync(failure.Message);
            return ExitCode.Output;
        }
    }

    /// <summary>The language in which it says what is wrong with the data.</summary>
    protected static Language LanguageOf(Given given) => Code.TryParse<Language>(given.Value(Settings.Lang), out var asked) ? asked : Language.En;

    /// <summary>Does what it is for.</summary>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    /// <exception cref="ImportFailure">What comes in has problems.</exception>
    /// <exception cref="OutputFailure">A folder or file cannot be written.</exception>
    protected abstract Task<int> WorkAsync(Given given, Shell shell);
}
