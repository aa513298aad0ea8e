using System.Text;
using CsvHelper;

namespace Benchmark.Tests.Support;

/// <summary>A CSV as a reader sees it.</summary>
internal sealed record CsvText(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static CsvText Read(byte[] bytes, char separator = ',')
    {
        // The mark before the first cell is no part of it.
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        using var csv = CsvReader.Create(new StringReader(text), new CsvReaderOptions { HasHeader = false, Separator = separator });
        var rows = new List<IReadOnlyList<string>>();
        while (csv.Read())
            rows.Add([.. csv.Current.ToArray()]);
        return new CsvText(rows[0], rows[1..]);
    }

    /// <summary>The cells of a column.</summary>
    public IReadOnlyList<string> Column(string name)
    {
        var column = Header.ToList().IndexOf(name);
        Assert.True(column >= 0, $"There is no column {name}.");
        return [.. Rows.Select(row => row[column])];
    }
}
