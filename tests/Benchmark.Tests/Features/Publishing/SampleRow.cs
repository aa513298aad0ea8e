using System.Text.Json.Nodes;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Features.Publishing;

/// <summary>Rows of the sample as a portal posts them: the columns in camelCase, what is empty left out.</summary>
internal static class SampleRow
{
    private static readonly Dictionary<Noun, IReadOnlyList<IReadOnlyDictionary<string, string>>> Read =
        Enum.GetValues<Noun>().ToDictionary(noun => noun, RowsOf);

    /// <summary>The rows of a noun.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(Noun noun) => Read[noun];

    /// <summary>The row that has a cell.</summary>
    public static JsonObject Find(Noun noun, string column, string value) => Post(Of(noun).First(row => row[column] == value));

    public static JsonObject Post(IReadOnlyDictionary<string, string> row) =>
        new(row.Where(cell => cell.Value.Length > 0).Select(cell => KeyValuePair.Create(NameOf(cell.Key), (JsonNode?)JsonValue.Create(cell.Value))));

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> RowsOf(Noun noun)
    {
        var file = CsvText.Read(File.ReadAllBytes(Repository.File("tests", "Benchmark.Tests", "Sample", DataSetFiles.Of(noun).File)));
        return [.. file.Rows.Select(row => file.Header.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static string NameOf(string column) =>
        string.Concat(column.Split('_').Select((word, index) => index == 0 ? word : $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
}
