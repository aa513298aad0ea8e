namespace Benchmark.Tests.Support;

/// <summary>A verb of the program as a document shows how to run it, or what is done to its files beside it.</summary>
internal static class DocumentedVerb
{
    private static readonly string[] Start = ["dotnet", "run", "--project", "src/Benchmark.Api"];

    /// <summary>Whether a command runs the program.</summary>
    public static bool Is(ShellCommand command) => command.Call.Take(Start.Length).SequenceEqual(Start);

    /// <summary>Whether what a command names is an address of PostgreSQL.</summary>
    public static bool IsOfPostgres(ShellCommand command) => command.Words.Any(word => word.Contains("postgres://", StringComparison.Ordinal));

    /// <summary>Whether a command copies, moves or removes files.</summary>
    public static bool IsOfFiles(ShellCommand command) => command.Call is ["cp" or "mv" or "rm", ..];

    /// <summary>What the program is given.</summary>
    public static IReadOnlyList<string> Arguments(ShellCommand command) => [.. command.Call.Skip(Start.Length).SkipWhile(word => word == "--")];
}
