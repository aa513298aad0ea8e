using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmark.Api;
using Benchmark.Api.Data;
using Benchmark.Api.Formats;
using Benchmark.Core.Comparisons;
using Benchmark.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmark.Tests.Formats;

/// <summary>The JSON that is written by hand, against what the serializer makes of the same objects: every key, in its order, with the same value.</summary>
public sealed class JsonWriterTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    [Fact]
    public void What_is_written_by_hand_is_what_the_serializer_writes()
    {
        var plain = Json.Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));
        var (catalogs, figures) = (api.Services.GetRequiredService<Catalogs>(), api.Services.GetRequiredService<FigureStore>());
        var catalog = catalogs.Current();
        var found = figures.ForComparison(catalog, [.. catalog.Provinces.Select(each => each.Id)], [.. catalog.Indicators.Select(each => each.Id)], latestOnly: false);
        var matrix = Comparison.Compute(new ComparisonQuestion
        {
            Provinces = catalog.HeadlineProvinces,
            Indicators = catalog.Indicators,
            Reference = catalog.Country,
            Targets = found.Targets,
            Observations = found.Observations,
            Measures = Enum.GetValues<Measure>().ToHashSet(),
        });
        object[] samples = [matrix, found.Observations];

        foreach (var sample in samples)
            Assert.Equal(JsonSerializer.Serialize(sample, plain), JsonSerializer.Serialize(sample, Json.Options));
        // Were a writer not used, the two would be alike for nothing.
        foreach (var writer in JsonWriters.All)
            Assert.Contains(Json.Options.Converters, (JsonConverter used) => used.Type == writer.Type);
        var cells = matrix.Rows.SelectMany(row => row.Cells).ToList();
        Assert.Contains(cells, cell => cell is { Target: not null, High: not null });
        Assert.Contains(cells, cell => cell.Alternatives.Count > 0);
        Assert.Contains(cells, cell => cell.Observation is { SecondSource: not null });
        Assert.Contains(cells, cell => cell.Missing is not null);
        Assert.Contains(matrix.Rows, row => row.Warnings.Count > 0 && row.NotComputed.Count > 0);
        Assert.Contains(found.Observations, observation => observation.Note is not null);
        Assert.Contains(found.Observations, observation => observation.FieldSize is not null && observation.Vintage is not null);
    }
}
