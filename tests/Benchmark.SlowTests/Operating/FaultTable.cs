using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Operating;

/// <summary>The table of <c>docs/operators.md</c> that says what each fault does to each operation: what its cells say is what the tests expect.</summary>
internal static class FaultTable
{
    /// <summary>The fault of the tests that end a process without a word.</summary>
    public const string Kill = "killed";

    /// <summary>The faults that a test can bring about before an operation begins.</summary>
    public static readonly string[] Faults = ["disk full", "read-only", "locked", "file deleted", "file replaced", "clock back", "clock ahead"];

    private const string First = "| operation |";

    private static readonly Dictionary<(string Operation, string Fault), string> Table = Read();

    /// <summary>The cells there are.</summary>
    public static IEnumerable<(string Operation, string Fault)> Cells => Table.Keys;

    /// <summary>What the table says of a fault in an operation.</summary>
    public static FaultCell Of(string operation, string fault)
    {
        Assert.True(Table.TryGetValue((operation, fault), out var text), $"docs/operators.md has no cell for {operation}, {fault}.");
        return FaultCell.Read(text);
    }

    private static Dictionary<(string Operation, string Fault), string> Read()
    {
        var lines = MarkdownFile.All.Single(file => file.Path == Path.Combine("docs", "operators.md")).Lines;
        var rows = lines.SkipWhile(line => !line.StartsWith(First, StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).Select(CellsOf).ToList();
        Assert.True(rows.Count > 2, $"docs/operators.md has no table that begins with \"{First}\".");
        return rows.Skip(2)
            .SelectMany(row => row.Skip(1).Index().Select(cell => (Operation: row[0].Trim('`'), Fault: rows[0][cell.Index + 1], Text: cell.Item)))
            .ToDictionary(cell => (cell.Operation, cell.Fault), cell => cell.Text);
    }

    private static string[] CellsOf(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];
}

/// <summary>A cell of the table.</summary>
/// <param name="Said">How the operation ends: <c>done</c>, an exit code, a status of HTTP.</param>
/// <param name="Phrase">A part of what it says to the operator, or the code of its problem; null where nothing is said.</param>
/// <param name="Served">What a server beside it answers.</param>
/// <param name="Kept">What is on the disk afterwards.</param>
internal sealed record FaultCell(string Said, string? Phrase, string Served, string Kept)
{
    public static FaultCell Read(string text)
    {
        var parts = text.Split(" · ");
        Assert.True(parts.Length == 3, $"\"{text}\" has not what is said, served and kept.");
        var said = parts[0].Split((char[])['“', '”', '`'], StringSplitOptions.TrimEntries);
        return new FaultCell(said[0], said.Length == 1 ? null : said[1], parts[1].Replace("`", "", StringComparison.Ordinal), parts[2]);
    }
}
