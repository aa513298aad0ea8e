using System.CommandLine;

namespace Benchmark.Api.Commands;

/// <summary>What a verb was given: its operand, and each setting by its option, its variable or its default, in this order.</summary>
/// <param name="result">The command line, read.</param>
/// <param name="options">The option of each setting and of the web host, by its name.</param>
/// <param name="variables">The environment variables.</param>
internal sealed class Given(ParseResult result, IReadOnlyDictionary<string, Option> options, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>What the verb was given besides options: a folder, a file, an id.</summary>
    public string Operand =>
        result.CommandResult.Command.Arguments is [var operand] && result.GetResult(operand) is { Tokens: [var word, ..] } ? word.Value : "";

    /// <summary>The value of a setting; null where nothing was said and nothing holds otherwise.</summary>
    public string? Find(Setting setting) => Said(setting) ?? setting.Default;

    /// <summary>The value of a setting that has a default.</summary>
    public string Value(Setting setting) => Find(setting) ?? throw new InvalidOperationException($"{setting.Name} has no default.");

    /// <summary>The value that somebody gave a setting; null for none.</summary>
    public string? Said(Setting setting) =>
        OnCommandLine(setting) ?? (setting.Variable is not null && variables.GetValueOrDefault(setting.Variable) is { Length: > 0 } value ? value : null);

    /// <summary>Whether a setting stands on the command line.</summary>
    public bool Has(Setting setting) => result.GetResult(options[setting.Name]) is { Implicit: false };

    /// <summary>The items of a setting that is a list.</summary>
    public IReadOnlyList<string> Items(Setting setting) => Settings.Items(Find(setting) ?? "");

    /// <summary>What an option of the web host was given, in the form in which the host takes it.</summary>
    public IEnumerable<string> OfHost(string name) => result.GetResult(options[name])?.Tokens.Select(token => $"{name}={token.Value}") ?? [];

    private string? OnCommandLine(Setting setting) =>
        result.GetResult(options[setting.Name]) is { Implicit: false } option ? string.Join(',', option.Tokens.Select(token => token.Value)) : null;
}
