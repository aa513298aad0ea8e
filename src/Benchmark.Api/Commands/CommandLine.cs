using System.CommandLine;
using System.Reflection;

namespace Benchmark.Api.Commands;

/// <summary>
/// The whole command line: reads it with System.CommandLine, says in one sentence what is wrong with it, and runs the verb.
/// Every option may stand before or after the verb.
/// </summary>
internal sealed class CommandLine
{
    private const string EndOfOptions = "--";
    private const string VariablePrefix = "BENCHMARK_";

    private readonly Shell _shell;
    private readonly Serve _serve = new();
    private readonly Command _program = new("benchmark", "Benchmark: what the provinces of Viet Nam promised, where they stand, and how far that is.");
    private readonly Dictionary<string, Option> _options = [];
    private readonly Option _help = Flag("--help", "-h");
    private readonly Option _version = Flag("--version");

    private CommandLine(Shell shell)
    {
        _shell = shell;
        foreach (var setting in Settings.All)
            Add(setting.Value is null ? Flag(setting.Name) : Valued(setting.Name, setting.Repeats));
        foreach (var name in Serve.HostOptions)
            Add(Valued(name, repeats: true));
        Add(_help);
        Add(_version);
        foreach (var command in (IEnumerable<Command>)
        [
            _serve,
            new Migrate(),
            new Import(),
            new Revert(),
            new Withdraw(),
            new Export(),
            new Backup(),
            new Restore(),
            new Verify(),
            new Keys(),
            new Hooks(),
        ])
            _program.Add(command);
        // Never run: without it a command line that names no verb would be an error to the parser.
        _program.SetAction(static _ => ExitCode.Done);
    }

    /// <summary>Every verb, in the order in which help lists them.</summary>
    public static IEnumerable<VerbCommand> Verbs => Help.VerbsOf(new CommandLine(Shell.Of(TextWriter.Null, TextWriter.Null))._program);

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] arguments, Shell shell) => new CommandLine(shell).RunAsync(arguments);

    private async Task<int> RunAsync(string[] arguments)
    {
        var result = _program.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if ((FaultOfOptions(result, arguments) ?? FaultOfWords(result)) is { } misspelled)
            return await RefuseAsync(misspelled);
        var command = result.CommandResult.Command;
        if (IsGiven(result, _help))
        {
            await _shell.Output.WriteLineAsync(Help.Of(command, _program, _shell.Width()));
            return ExitCode.Done;
        }

        if (IsGiven(result, _version))
        {
            await _shell.Output.WriteLineAsync(typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
            return ExitCode.Done;
        }

        if (command is VerbGroup group)
            return await RefuseAsync($"The verb {group.Name} needs one of {string.Join(", ", group.Subcommands.Select(each => each.Name))}.");
        var verb = command as VerbCommand ?? _serve;
        var given = new Given(result, _options, _shell.Variables);
        if ((FaultOfVerb(result, verb, given) ?? verb.FaultOf(given)) is { } fault)
            return await RefuseAsync(fault);
        foreach (var note in _shell.Variables.Keys.Select(NoteOn).OfType<string>())
            await _shell.Errors.WriteLineAsync(note);

        // Not by way of the parser, which would take over Ctrl+C from the web host, and a moment of each start.
        return await verb.RunAsync(given, _shell);
    }

    private void Add(Option option)
    {
        _options[option.Name] = option;
        _program.Add(option);
    }

    private async Task<int> RefuseAsync(string sentence)
    {
        await _shell.Errors.WriteLineAsync($"{sentence} See --help.");
        return ExitCode.Usage;
    }

    private static Option Valued(string name, bool repeats) => repeats
        ? new Option<string[]>(name) { Recursive = true, Arity = ArgumentArity.OneOrMore }
        : new Option<string>(name) { Recursive = true, Arity = ArgumentArity.ExactlyOne };

    private static Option<string> Flag(string name, params string[] aliases) => new(name, aliases) { Recursive = true, Arity = ArgumentArity.Zero };

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

    /// <summary>What is wrong with the options, whatever the verb.</summary>
    private string? FaultOfOptions(ParseResult result, string[] arguments)
    {
        var options = arguments.TakeWhile(argument => argument != EndOfOptions).ToList();
        foreach (var option in _program.Options)
        {
            if (result.GetResult(option) is not { Implicit: false } given)
                continue;
            if (option.Arity.MaximumNumberOfValues == 0)
            {
                if (options.Exists(argument => argument.StartsWith($"{option.Name}=", StringComparison.Ordinal)))
                    return $"The option {option.Name} takes no value.";
                continue;
            }

            // What looks like an option is no value of another one, unless an equals sign binds it.
            var values = given.Tokens.Select(token => token.Value).ToList();
            if (values.Count < given.IdentifierTokenCount
                || values.Exists(value => value.Length == 0 || (value.StartsWith("--", StringComparison.Ordinal) && options.Contains(value))))
                return $"The option {option.Name} needs a value.";
            if (given.IdentifierTokenCount > 1 && option.Arity.MaximumNumberOfValues == 1)
                return $"The option {option.Name} was given more than once.";
        }

        var unknown = Words(result).FirstOrDefault(word => word.StartsWith('-') && options.Contains(word));
        return unknown is null
            ? null
            : Settings.Unknown("option", unknown.Split('=')[0], [.. Settings.All.Select(setting => setting.Name), _help.Name, _version.Name]);
    }

    /// <summary>What is wrong with the words that are no options: the verb and its operand.</summary>
    private static string? FaultOfWords(ParseResult result)
    {
        if (result.UnmatchedTokens is not [var word, ..])
            return null;
        return result.CommandResult.Command switch
        {
            VerbCommand { Operand: null } verb when File.Exists(word) =>
                $"{verb.Subject} takes no \"{word}\"; {Settings.Database.Name} names the database file.",
            VerbCommand verb => $"{verb.Subject} takes no \"{word}\".",
            VerbGroup group => Settings.Unknown($"action of {group.Name}", word, [.. group.Subcommands.Select(each => each.Name)]),
            var program when program.Subcommands.Any(each => each.Name == word) => $"The verb {word} must stand before {EndOfOptions}.",
            var program => Settings.Unknown("verb", word, [.. program.Subcommands.Select(each => each.Name)]),
        };
    }

    /// <summary>What is wrong with what a verb was given.</summary>
    private static string? FaultOfVerb(ParseResult result, VerbCommand verb, Given given)
    {
        if (Settings.All.FirstOrDefault(setting => given.Has(setting) && !setting.IsTakenByAll && !setting.Verbs.Contains(verb.FullName)) is { } foreign)
            return $"{verb.Subject} takes no {foreign.Name}.";
        if (verb.Needs is { } needed && given.Operand.Length == 0)
            return $"{verb.Subject} needs {needed}.";
        foreach (var setting in Settings.All.Where(setting => given.Has(setting) || setting.Verbs.Contains(verb.FullName)))
        {
            if (given.Said(setting) is { } value && setting.Fault(value) is { } fault)
                return fault;
        }

        // Nothing is left that could be wrong; should there be, the parser says it.
        return result.Errors is [var error, ..] ? error.Message : null;
    }

    /// <summary>Points out a variable that looks like a misspelled one of a setting. Others of that beginning may have a meaning elsewhere.</summary>
    private static string? NoteOn(string variable)
    {
        if (!variable.StartsWith(VariablePrefix, StringComparison.Ordinal) || Settings.All.Any(setting => setting.Variable == variable))
            return null;
        var known = Settings.All.Select(setting => setting.Variable).OfType<string>().ToDictionary(name => name[VariablePrefix.Length..].ToLowerInvariant());
        return Nearest.To(variable[VariablePrefix.Length..], known.Keys) is [var near, ..]
            ? $"There is no variable {variable}. Did you mean {known[near]}?"
            : null;
    }

    private static IEnumerable<string> Words(ParseResult result) => result.CommandResult.Command.Arguments
        .SelectMany(argument => result.GetResult(argument)?.Tokens ?? [])
        .Select(token => token.Value)
        .Concat(result.UnmatchedTokens);
}
