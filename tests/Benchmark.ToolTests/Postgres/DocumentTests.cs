using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>What the documents show of PostgreSQL is run in the order in which it is shown, on a server that stands for the one they name.</summary>
public sealed class DocumentTests
{
    private const string Host = "db.example";

    public static TheoryData<string> Documents =>
        [.. MarkdownFile.All.Where(file => Commands(file).Any(DocumentedVerb.IsOfPostgres)).Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_command_does_what_the_document_says(string document)
    {
        using var server = PostgresServer.Start();
        using var folder = new CliFolder();
        server.Execute("postgres", "create role benchmark login createdb");
        DatabaseFile.Import(folder.At("data/benchmark.db"), CliProgram.Seed);
        var file = Path.Combine(Path.GetTempPath(), $"benchmark-{Guid.NewGuid():N}.dump");
        try
        {
            foreach (var command in Commands(MarkdownFile.All.Single(each => each.Path == document)).Where(IsOfServer))
            {
                string[] words =
                [
                    .. command.Words.Select(word => word
                        .Replace($"@{Host}/", $"@127.0.0.1:{server.Port}/", StringComparison.Ordinal)
                        .Replace("benchmark.dump", file, StringComparison.Ordinal)
                        .Replace(Host, "127.0.0.1", StringComparison.Ordinal)),
                ];
                if (words[0] == "export")
                    continue;
                if (words[0] == "createdb")
                    server.Run("createdb", ["--port", $"{server.Port}", .. words[1..]]);
                else if (!DocumentedVerb.Is(command))
                    server.Run(words[0], words[1..]);
                else
                {
                    var result = await folder.Run([.. DocumentedVerb.Arguments(command with { Words = words })]);
                    Assert.True(result.ExitCode == 0, $"{command}: {result.ExitCode} {result.Output}{result.Errors}");
                }
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    // An export from the file comes before what imports it.
    private static bool IsOfServer(ShellCommand command) =>
        DocumentedVerb.IsOfPostgres(command) || command.Words.Contains(Host)
        || (DocumentedVerb.Is(command) && DocumentedVerb.Arguments(command) is ["export", var to, ..] && to.StartsWith("moved/", StringComparison.Ordinal));

    private static IEnumerable<ShellCommand> Commands(MarkdownFile file) => file.Blocks().SelectMany(block => block.Commands());
}
