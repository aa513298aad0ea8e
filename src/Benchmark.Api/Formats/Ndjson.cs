using System.Text.Json;

namespace Benchmark.Api.Formats;

/// <summary>The rows of a list, one on each line, each as the JSON answer has it (https://github.com/ndjson/ndjson-spec).</summary>
internal static class Ndjson
{
    public static readonly Format Format = new()
    {
        Id = "ndjson",
        MediaType = "application/x-ndjson",
        Extension = "ndjson",
        Meaning = "One row per line, each as it stands in `data`, every row.",
        MadeOf = [typeof(Rows)],
        IsFile = true,
        HasNotes = false,
        WriteByRow = (content, stream) => Write(content.Get<Rows>(), content.Json, stream),
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
}
