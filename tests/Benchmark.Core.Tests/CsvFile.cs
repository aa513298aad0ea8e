using CsvHelper;

namespace Benchmark.Tests.Core;

/// <summary>A CSV file beside the tests, cell by cell.</summary>
internal static class CsvFile
{
    /// <summary>The rows of a file, the header among them, each with the line it begins on.</summary>
    public static IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Read(string path)
    {
        using var text = File.OpenText(Path.Combine(AppContext.BaseDirectory, path));
        using var csv = CsvReader.Create(text, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true });
        var rows = new List<(int, IReadOnlyList<string>)>();
        while (csv.Read())
            rows.Add(((int)csv.LineNumber, [.. csv.Current.ToArray()]));
        return rows;
    }
}
