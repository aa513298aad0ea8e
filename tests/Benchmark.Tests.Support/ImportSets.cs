namespace Benchmark.Tests.Support;

/// <summary>Data sets made for a test.</summary>
internal static class ImportSets
{
    /// <summary>The sample, as its next release with many more observations.</summary>
    public static string Many(CliFolder folder, int rows, string name = "many")
    {
        var set = folder.CopySeed(name);
        CliSeed.NextRelease(set);
        CliSeed.Append(set, "sources.csv", $"{name},web,,Added,Nobody,,,,");
        CliSeed.Append(set, "series.csv", "grdp-growth,many,Nhiều,Many,,,,,no,no,,,");
        File.AppendAllLines(Path.Combine(set, "observations.csv"), Observations(rows, name));
        return set;
    }

    /// <summary>Rows of one series, every year that the tables allow with as many revisions as that takes.</summary>
    public static IEnumerable<string> Observations(int rows, string source) =>
        Enumerable.Range(0, rows).Select(row => $"ha-noi,grdp-growth,{1900 + (row % 301)},many,{(row / 301) + 1},{row % 1000}.5,,official,{source},,,");
}
