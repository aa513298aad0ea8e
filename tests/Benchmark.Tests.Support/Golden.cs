using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;

namespace Benchmark.Tests.Support;

/// <summary>Whole documents compared exactly with files that are reviewed. One that differs is left beside the file, for both to be looked at.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The file of a golden document.</summary>
    public static string File(string name) => Repository.File("tests", "Benchmark.Tests", "Contract", "Golden", name);

    public static void Matches(JsonNode actual, string file) => Matches(Write(actual), file);

    /// <summary>
    /// As <see cref="Matches(JsonNode, string)"/>, for a CSV: its header is a contract, so no column goes or gets another name, whatever is to be written anew.
    /// </summary>
    public static void MatchesTable(byte[] actual, string file)
    {
        var text = Encoding.UTF8.GetString(actual).ReplaceLineEndings("\n");
        if (System.IO.File.Exists(file))
            Assert.Subset(Header(text).ToHashSet(), Header(System.IO.File.ReadAllText(file)).ToHashSet());
        Matches(text, file);
    }

    public static string Write(JsonNode node) => node.ToJsonString(Indented) + "\n";

    /// <summary>As <see cref="Matches(JsonNode, string)"/>, for any text.</summary>
    public static void Matches(string actual, string file)
    {
        // As X.actual.json or X.example.actual.json, which no glob for goldens or examples takes for one.
        var beside = Path.ChangeExtension(file, $".actual{Path.GetExtension(file)}");
        System.IO.File.Delete(beside);
        if (Repository.UpdatesGolden)
            System.IO.File.WriteAllText(file, actual);
        if (System.IO.File.Exists(file) && System.IO.File.ReadAllText(file).ReplaceLineEndings("\n") == actual)
            return;
        System.IO.File.WriteAllText(beside, actual);
        var (golden, found) = (Path.GetRelativePath(Repository.Root, file), Path.GetRelativePath(Repository.Root, beside));
        Assert.Fail(
            $"""
            {golden} {(System.IO.File.Exists(file) ? "is not the answer any more" : "is missing")}. To see what is, at the root of the repository:
                diff -u {golden} {found}
            If that is meant: UPDATE_GOLDEN=1 dotnet test
            """);
    }

    private static string[] Header(string table)
    {
        using var csv = CsvReader.Create(new StringReader(table), new CsvReaderOptions { HasHeader = false });
        return csv.Read() ? csv.Current.ToArray() : [];
    }
}
