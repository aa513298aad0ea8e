using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Benchmark.Tests.Support;

/// <summary>Whole documents compared exactly with files that are reviewed.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static void Matches(JsonNode actual, string file)
    {
        var text = Write(actual);
        if (Repository.UpdatesGolden)
            File.WriteAllText(file, text);
        Assert.True(File.Exists(file), $"{file} is missing; UPDATE_GOLDEN=1 writes it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }

    /// <summary>As <see cref="Matches"/>, for a CSV, whose columns are a contract: new ones stand behind the old, and none is renamed, whatever is to be written anew.</summary>
    public static void MatchesTable(byte[] actual, string file)
    {
        var text = System.Text.Encoding.UTF8.GetString(actual).ReplaceLineEndings("\n");
        if (File.Exists(file))
            Assert.StartsWith($"{File.ReadLines(file).First()},", $"{text.Split('\n')[0]},", StringComparison.Ordinal);
        if (Repository.UpdatesGolden)
            File.WriteAllText(file, text);
        Assert.True(File.Exists(file), $"{file} is missing; UPDATE_GOLDEN=1 writes it.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }

    public static string Write(JsonNode node) => node.ToJsonString(Indented) + "\n";
}
