using System.Text.Json;
using System.Text.Json.Nodes;

namespace Benchmark.Api.Formats;

/// <summary>The rows of a list, one on each line, each as the JSON answer has it (https://github.com/ndjson/ndjson-spec).</summary>
internal static class Ndjson
{
    public static readonly Format Format = new()
    {
        Id = "ndjson",
        MediaType = "application/x-ndjson",
        Extension = "ndjson",
        HasFields = true,
        Meaning = "One row per line, each as it stands in `data`, every row.",
        MadeOf = [typeof(Rows)],
        IsFile = true,
        HasNotes = false,
        WriteByRow = (content, stream) => content.Fields is { } fields
            ? Write(content.Get<Rows>(), new FieldPicker(fields, content.Find<Table>()), content.Json, stream)
            : Write(content.Get<Rows>(), content.Json, stream),
    };

    /// <summary>Writes row by row; only a buffer is held.</summary>
    /// <returns>The number of each row, once it is written.</returns>
    public static IEnumerable<int> Write(Rows rows, JsonSerializerOptions options, Stream stream)
    {
        var type = options.GetTypeInfo(rows.Type);
        var written = 0;
        foreach (var row in rows.All)
        {
            JsonSerializer.Serialize(stream, row, type);
            stream.WriteByte((byte)'\n');
            yield return ++written;
        }
    }

    private static IEnumerable<int> Write(Rows rows, FieldPicker picker, JsonSerializerOptions options, Stream stream)
    {
        var type = options.GetTypeInfo(rows.Type);
        var written = 0;
        foreach (var row in picker.PickEach(rows.All.Select(row => JsonSerializer.SerializeToElement(row, type))))
        {
            JsonSerializer.Serialize(stream, row, options.GetTypeInfo(typeof(JsonNode)));
            stream.WriteByte((byte)'\n');
            yield return ++written;
        }
    }
}
