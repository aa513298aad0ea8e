using System.Globalization;

namespace Benchmark.Tests.Core;

/// <summary>A line of WorkedExamples.csv, section 13 of the methods.</summary>
internal sealed record WorkedExample(
    string Id,
    string Operation,
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyDictionary<string, string> Expected,
    decimal Tolerance)
{
    /// <summary>Every example, by id.</summary>
    public static readonly IReadOnlyDictionary<string, WorkedExample> All = CsvFile.Read("Core/WorkedExamples.csv")
        .Skip(1)
        .Select(row => new WorkedExample(row.Cells[0], row.Cells[3], Pairs(row.Cells[2]), Pairs(row.Cells[4]), Parse(row.Cells[5])))
        .ToDictionary(example => example.Id);

    public static decimal Parse(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public decimal? Number(string input) => Inputs.TryGetValue(input, out var text) ? Parse(text) : null;

    /// <summary>A list of an input, null standing for a missing value.</summary>
    public IReadOnlyList<decimal?> List(string input) => [.. Inputs[input].Split('|').Select(text => text == "null" ? (decimal?)null : Parse(text))];

    public void CheckNumber(string path, string expected, decimal? actual)
    {
        if (expected == "null")
        {
            Assert.True(actual is null, $"{path} is {actual}, not null");
            return;
        }

        Assert.True(actual is not null, $"{path} is null, not {expected}");
        Assert.True(Math.Abs(actual.Value - Parse(expected)) <= Tolerance, $"{path} is {actual}, not {expected} within {Tolerance}");
    }

    private static Dictionary<string, string> Pairs(string text) =>
        text.Split("; ").Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
}
