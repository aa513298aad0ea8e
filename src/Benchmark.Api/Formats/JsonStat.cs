using System.Globalization;
using System.Text.Json;
using Benchmark.Core.Numbers;

namespace Benchmark.Api.Formats;

/// <summary>JSON-stat 2.0 (https://json-stat.org/full/), its labels in one language. What the standard does not provide for is in <c>extension</c>.</summary>
internal static class JsonStat
{
    /// <summary>It has no registered media type; every reader of JSON takes one that ends with +json.</summary>
    public static readonly Format Format = new()
    {
        Id = "json-stat",
        MediaType = "application/json-stat+json",
        Extension = "json",
        Meaning = "JSON-stat 2.0, labels in one language.",
        MadeOf = [typeof(Cube), typeof(Collection)],
        InLanguage = true,
        // A row of figures takes at least one cell.
        MostRows = Cube.MostCells,
        Write = (content, stream) =>
        {
            if (content.Find<Collection>() is { } collection)
                Write(collection, content.Publication, content.Json, stream);
            else
                Write(content.Get<Cube>(), content.Publication, content.Json, stream);
        },
    };

    /// <summary>Writes figures as a data set: every place has a value or null, and a status says why it is null.</summary>
    public static void Write(Cube cube, Publication publication, JsonSerializerOptions options, Stream stream)
    {
        var cells = Place(cube);
        using var json = Begin(stream, "dataset", cube.Title, publication);
        json.WriteStartArray("id");
        foreach (var dimension in cube.Dimensions)
            json.WriteStringValue(dimension.Id);
        json.WriteEndArray();
        json.WriteStartArray("size");
        foreach (var dimension in cube.Dimensions)
            json.WriteNumberValue(dimension.Categories.Count);
        json.WriteEndArray();
        WriteRoles(json, cube);
        json.WriteStartObject("dimension");
        foreach (var dimension in cube.Dimensions)
            Write(json, dimension, publication.Language);
        json.WriteEndObject();

        json.WriteStartArray("value");
        foreach (var cell in cells)
        {
            if (cell?.Value is { } value)
                json.WriteNumberValue(Exact.Normalize(value));
            else
                json.WriteNullValue();
        }

        json.WriteEndArray();
        var statuses = cells.Select(cell => cell is null ? cube.Missing : cell.Status).ToList();
        json.WriteStartObject("status");
        foreach (var (index, status) in statuses.Index().Where(each => each.Item is not null))
            json.WriteString(index.ToString(CultureInfo.InvariantCulture), status);
        json.WriteEndObject();
        WriteExtension(json, publication, options, statuses.OfType<string>().Distinct().ToDictionary(status => status, status => cube.Statuses[status]));
        json.WriteEndObject();
    }

    /// <summary>Writes links to data sets as a collection.</summary>
    public static void Write(Collection collection, Publication publication, JsonSerializerOptions options, Stream stream)
    {
        using var json = Begin(stream, "collection", collection.Title, publication);
        json.WriteStartObject("link");
        json.WriteStartArray("item");
        foreach (var item in collection.Items)
        {
            json.WriteStartObject();
            json.WriteString("class", "dataset");
            json.WriteString("href", item.Link);
            json.WriteString("label", item.Label.In(publication.Language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        WriteExtension(json, publication, options, new Dictionary<string, Text>());
        json.WriteEndObject();
    }

    /// <summary>The cells in row-major order, null where nothing is.</summary>
    private static CubeCell?[] Place(Cube cube)
    {
        var positions = cube.Dimensions
            .Select(dimension => dimension.Categories.Index().ToDictionary(each => each.Item.Id, each => each.Index, StringComparer.Ordinal))
            .ToList();
        var cells = new CubeCell?[cube.Size];
        foreach (var cell in cube.Cells)
        {
            var index = 0;
            for (var dimension = 0; dimension < positions.Count; dimension++)
                index = index * positions[dimension].Count + positions[dimension][cell.Place[dimension]];
            if (cells[index] is not null)
                throw new InvalidOperationException($"Two figures stand at {string.Join(", ", cell.Place)}.");
            cells[index] = cell;
        }

        return cells;
    }

    private static Utf8JsonWriter Begin(Stream stream, string @class, Text title, Publication publication)
    {
        var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = Json.Encoder });
        json.WriteStartObject();
        json.WriteString("version", "2.0");
        json.WriteString("class", @class);
        json.WriteString("label", title.In(publication.Language));
        json.WriteString("href", publication.Permanent);
        if (publication.Sources.Count > 0)
            json.WriteString("source", string.Join("; ", publication.Sources.Select(source => source.Issuer.In(publication.Language)).Distinct()));
        json.WriteString("updated", publication.Release.PublishedAt);
        json.WriteStartArray("note");
        json.WriteStringValue(Publication.HowToCite(publication.Release, publication.Publisher).In(publication.Language));
        json.WriteEndArray();
        return json;
    }

    private static void WriteRoles(Utf8JsonWriter json, Cube cube)
    {
        json.WriteStartObject("role");
        foreach (var role in cube.Dimensions.Where(dimension => dimension.Role is not null).GroupBy(dimension => dimension.Role!.Value))
        {
            json.WriteStartArray(Code.Of(role.Key));
            foreach (var dimension in role)
                json.WriteStringValue(dimension.Id);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Dimension dimension, Language language)
    {
        json.WriteStartObject(dimension.Id);
        json.WriteString("label", dimension.Label.In(language));
        json.WriteStartObject("category");
        json.WriteStartArray("index");
        foreach (var category in dimension.Categories)
            json.WriteStringValue(category.Id);
        json.WriteEndArray();
        json.WriteStartObject("label");
        foreach (var category in dimension.Categories)
            json.WriteString(category.Id, category.Label.In(language));
        json.WriteEndObject();
        if (dimension.Role == Role.Metric)
            WriteUnits(json, dimension, language);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteUnits(Utf8JsonWriter json, Dimension dimension, Language language)
    {
        json.WriteStartObject("unit");
        foreach (var category in dimension.Categories)
        {
            json.WriteStartObject(category.Id);
            if (category.Decimals is { } decimals)
                json.WriteNumber("decimals", decimals);
            if (category.Unit is { } unit)
                json.WriteString("label", unit.In(language));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteExtension(Utf8JsonWriter json, Publication publication, JsonSerializerOptions options, Dictionary<string, Text> statuses)
    {
        json.WriteStartObject("extension");
        json.WriteString("release", publication.Release.Id);
        json.WriteStartObject("license");
        json.WriteString("id", Publication.License);
        json.WriteString("url", Publication.LicenseUrl);
        json.WriteEndObject();
        if (statuses.Count > 0)
        {
            json.WriteStartObject("status");
            json.WriteStartObject("label");
            foreach (var (status, label) in statuses)
                json.WriteString(status, label.In(publication.Language));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteStartArray("warnings");
        // The places of warnings are paths within the JSON answer; the same sentence is written once.
        foreach (var warning in publication.Warnings.DistinctBy(warning => (warning.Code, warning.Message)))
        {
            json.WriteStartObject();
            json.WriteString("code", Code.Of(warning.Code));
            json.WriteString("message", warning.Message.In(publication.Language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WritePropertyName("sources");
        JsonSerializer.Serialize(json, publication.Sources, options);
        json.WriteEndObject();
    }
}
