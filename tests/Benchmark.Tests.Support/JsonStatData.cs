using System.Text.Json.Nodes;

namespace Benchmark.Tests.Support;

/// <summary>A JSON-stat data set taken apart by the rules of the format: each cell with the category it has in every dimension.</summary>
internal sealed class JsonStatData
{
    private readonly Dictionary<string, (decimal? Value, string? Status)> _cells = [];

    private JsonStatData(JsonNode document) => Document = document;

    public JsonNode Document { get; }

    /// <summary>How many cells have a value.</summary>
    public int Filled => _cells.Values.Count(cell => cell.Value is not null);

    public IReadOnlyList<string> Dimensions => [.. Document["id"]!.AsArray().Select(id => id!.GetValue<string>())];

    public static JsonStatData Read(JsonNode document)
    {
        var data = new JsonStatData(document);
        Assert.Equal("2.0", document["version"]!.GetValue<string>());
        Assert.Equal("dataset", document["class"]!.GetValue<string>());
        var size = document["size"]!.AsArray().Select(length => length!.GetValue<int>()).ToList();
        var categories = data.Dimensions.Select(data.Categories).ToList();
        Assert.Equal(categories.Select(each => each.Count), size);
        var values = document["value"]!.AsArray();
        Assert.Equal(size.Aggregate(1, (product, length) => product * length), values.Count);
        for (var index = 0; index < values.Count; index++)
        {
            // Row-major: the last dimension runs fastest.
            var place = new string[size.Count];
            for (var (dimension, rest) = (size.Count - 1, index); dimension >= 0; rest /= size[dimension], dimension--)
                place[dimension] = categories[dimension][rest % size[dimension]];
            data._cells.Add(string.Join('|', place), (values[index]?.GetValue<decimal>(), document["status"]![index.ToString()]?.GetValue<string>()));
        }

        foreach (var (value, status) in data._cells.Values)
        {
            Assert.True(value is not null || status is not null, "A missing value owes a reason.");
            if (status is not null)
                Assert.NotNull(document["extension"]!["status"]!["label"]![status]);
        }

        return data;
    }

    /// <summary>The ids of the categories of a dimension, each of which must have a label.</summary>
    public IReadOnlyList<string> Categories(string dimension)
    {
        var category = Document["dimension"]![dimension]!["category"]!;
        IReadOnlyList<string> ids = [.. category["index"]!.AsArray().Select(id => id!.GetValue<string>())];
        Assert.All(ids, id => Assert.NotNull(category["label"]![id]));
        return ids;
    }

    /// <summary>The cell at a category of each dimension; nothing where there is no such category.</summary>
    public (decimal? Value, string? Status) At(params string[] place) => _cells.GetValueOrDefault(string.Join('|', place));
}
