using System.Text;

namespace Benchmark.Tests.Support;

/// <summary>Edits the files of a data set.</summary>
internal static class CliSeed
{
    /// <summary>Replaces a text that must occur.</summary>
    public static void Replace(string folder, string file, string text, string other)
    {
        var path = Path.Combine(folder, file);
        var content = File.ReadAllText(path);
        Assert.Contains(text, content, StringComparison.Ordinal);
        File.WriteAllText(path, content.Replace(text, other, StringComparison.Ordinal));
    }

    /// <summary>Adds a row and says which line it stands on. A row of the first edition of its file gets empty cells for the columns that came later.</summary>
    public static int Append(string folder, string file, string row)
    {
        var path = Path.Combine(folder, file);
        var lines = File.ReadAllLines(path);
        var header = lines[0].Split(',');
        var first = Array.IndexOf(header, "note_en") + 1;
        File.AppendAllText(path, $"{row}{(first > 0 && CellsOf(row) == first ? new string(',', header.Length - first) : "")}\n");
        return lines.Length + 1;
    }

    private static int CellsOf(string row)
    {
        var (cells, quoted) = (1, false);
        foreach (var letter in row)
        {
            quoted ^= letter == '"';
            cells += letter == ',' && !quoted ? 1 : 0;
        }

        return cells;
    }

    /// <summary>Gives the set the next release id, so that changed content may be imported.</summary>
    public static void NextRelease(string folder) => Replace(folder, "release.csv", ".1,", ".2,");

    /// <summary>Writes a file again in another encoding.</summary>
    public static void Encode(string folder, string file, Encoding encoding)
    {
        var path = Path.Combine(folder, file);
        File.WriteAllText(path, File.ReadAllText(path), encoding);
    }
}
