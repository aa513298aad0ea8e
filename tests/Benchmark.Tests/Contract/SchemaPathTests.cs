using System.Text.Json.Nodes;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Contract;

/// <summary>The paths of the schemas are the keys of the JSON: neither may have one that the other lacks.</summary>
public sealed class SchemaPathTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Theory]
    // Beside the fields of the noun, a list says how much rests on it.
    [InlineData(Noun.Source, "/v1/sources", "counts.")]
    [InlineData(Noun.Province, "/v1/provinces", null)]
    [InlineData(Noun.Indicator, "/v1/indicators", "coverage.")]
    // Figures stand as text where that is asked for.
    [InlineData(Noun.Target, "/v1/targets?display=true", null)]
    [InlineData(Noun.Observation, "/v1/observations?display=true", null)]
    public async Task Every_key_of_a_noun_is_a_field_and_every_field_a_key(Noun noun, string path, string? besides)
    {
        var rows = await Rows(path);
        var found = rows.SelectMany(row => Paths(row, "")).ToHashSet();
        // A part that no row has is a key without parts.
        found.RemoveWhere(key => found.Any(other => other.StartsWith($"{key}.", StringComparison.Ordinal)));
        if (besides is not null)
            found.RemoveWhere(key => key.StartsWith(besides, StringComparison.Ordinal));
        // Claims stand in JSON alone.
        found.Remove("claim");
        // The series of an indicator are rows of their own.
        if (noun == Noun.Indicator)
            found.Remove("series");
        var expected = DataSetFiles.Of(noun).Fields.Where(field => field.InAnswers || field.InChanges).Select(field => field.Path).ToHashSet();
        // One text for both languages is, in answers, the text in each.
        expected.RemoveWhere(path => expected.Contains($"{path}.vi"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_key_of_a_series_is_a_field_and_every_field_a_key()
    {
        var found = (await Rows("/v1/indicators")).SelectMany(indicator => indicator["series"]!.AsArray()).SelectMany(series => Paths(series!, "")).ToHashSet();
        found.RemoveWhere(key => found.Any(other => other.StartsWith($"{key}.", StringComparison.Ordinal)));
        var expected = DataSetFiles.Of(Noun.Series).StoredFields.Select(field => field.Path);

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private async Task<List<JsonNode>> Rows(string path) => [.. (await api.Get($"{path}{(path.Contains('?') ? '&' : '?')}limit=1000")).Items("data")];

    private static IEnumerable<string> Paths(JsonNode row, string before) => row.AsObject().SelectMany(cell => cell.Value is JsonObject part
        ? Paths(part, $"{before}{cell.Key}.")
        : [$"{before}{cell.Key}"]);
}
