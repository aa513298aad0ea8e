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
        IsByRow = true,
        HasNotes = false,
        Write = (content, stream) => Write(content.Get<Rows>(), content.Json, stream),
    };

    private const int BufferSize = 64 * 1024;

    /// <summary>Writes row by row; only a buffer is held.</summary>
    public static void Write(Rows rows, JsonSerializerOptions options, Stream stream)
    {
        var type = options.GetTypeInfo(rows.Type);
        // A server that is asked to write synchronously sends each piece by itself.
        var buffered = new BufferedStream(stream, BufferSize);
        foreach (var row in rows.All)
        {
            JsonSerializer.Serialize(buffered, row, type);
            buffered.WriteByte((byte)'\n');
        }

        buffered.Flush();
    }
}
