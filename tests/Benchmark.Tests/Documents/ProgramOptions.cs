using Benchmark.Api;

namespace Benchmark.Tests.Documents;

/// <summary>The one place where documents learn of the command line: a list that moves elsewhere is read elsewhere here and nowhere else.</summary>
internal static class ProgramOptions
{
    /// <summary>The options: where each is given, what it says, its variable and its default.</summary>
    public static IEnumerable<(string Name, string? Verb, string? Variable, string? Default, string Meaning)> All =>
        Settings.Options.Select(
            option => (option.Name, option.Of is { } verb ? Benchmark.Core.Language.Code.Of(verb) : null, option.Variable, option.Default, option.Meaning));

    /// <summary>The verbs and what they do.</summary>
    public static IEnumerable<(string Usage, string Meaning)> Verbs => Settings.Verbs;

    /// <summary>The exit codes and what they mean.</summary>
    public static IEnumerable<(int Code, string Meaning)> ExitCodes => ExitCode.Meanings.Select(code => (code.Key, code.Value));
}
