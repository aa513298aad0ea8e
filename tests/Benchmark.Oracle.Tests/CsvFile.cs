using System.Text;

namespace Benchmark.Oracle.Tests;

/// <summary>A file of comma-separated values as RFC 4180 has them, with a header.</summary>
internal static class CsvFile
{
    /// <summary>The rows below the header; an empty cell is null.</summary>
    public static IReadOnlyList<Func<string, string?>> Read(string path)
    {
        var lines = Split(File.ReadAllText(path));
        var columns = lines[0].Index().ToDictionary(cell => cell.Item, cell => cell.Index);
        return [.. lines.Skip(1).Select(cells => (Func<string, string?>)(column => cells[columns[column]] is { Length: > 0 } cell ? cell : null))];
    }

    private static List<List<string>> Split(string text)
    {
        var (lines, cells, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append(text[i++]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    EndCell();
                    break;
                case '\r' when !quoted:
                    break;
                case '\n' when !quoted:
                    EndLine();
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
            EndLine();
        return lines;

        void EndCell()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }

        void EndLine()
        {
            EndCell();
            lines.Add(cells);
            cells = [];
        }
    }
}
