using Benchmark.Api;
using Benchmark.Api.Commands;

namespace Benchmark.Tests.Documents;

/// <summary>The one place where documents learn of the command line: a list that moves elsewhere is read elsewhere here and nowhere else.</summary>
internal static class ProgramOptions
{
    /// <summary>The options: where each is given, the verbs it belongs to, its variable and its default.</summary>
    public static IEnumerable<(string Name, string Verbs, string? Variable, string? Default, string Meaning)> All =>
        Settings.All.Select(setting => (setting.Name, VerbsOf(setting), setting.Variable, setting.Default, setting.Meaning));

    /// <summary>The verbs and what they do.</summary>
    public static IEnumerable<(string Usage, string Meaning)> Verbs =>
        CommandLine.Verbs.Select(verb => ($"{verb.FullName} {verb.Operand}".TrimEnd(), verb.Description!));

    /// <summary>The exit codes and what they mean.</summary>
    public static IEnumerable<(int Code, string Meaning)> ExitCodes => ExitCode.Meanings.Select(code => (code.Key, code.Value));

    private static string VerbsOf(Setting setting) => setting.Verbs.Count == CommandLine.Verbs.Count() ? "all" : string.Join(", ", setting.Verbs);
}
