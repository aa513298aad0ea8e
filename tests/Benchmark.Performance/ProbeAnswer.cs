using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Benchmark.Performance;

/// <summary>
/// An answer without what differs between two runs of one program: the trace id, the value of the tag, random ids and times of this run. What is compressed is
/// unpacked, and the keys of the OpenAPI document are sorted, because their order means nothing.
/// </summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers by name, in alphabetical order.</param>
/// <param name="Parts">The body by part: a workbook has many, anything else has one.</param>
internal sealed partial record ProbeAnswer(int Status, IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string> Parts)
{
    private const string WholeBody = "body";
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int Context = 60;

    // The clocks of a server and of this program are the same; what is earlier than this was written into the data.
    private static readonly DateTimeOffset Began = DateTimeOffset.UtcNow.AddMinutes(-1);

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="answer">The answer, whose body is read to its end.</param>
    /// <param name="path">The path that was asked for.</param>
    /// <param name="stop">Ends it early.</param>
    public static async Task<ProbeAnswer> Of(HttpResponseMessage answer, string path, CancellationToken stop)
    {
        // Before the body is read: a client that knows the body knows its length, whether a header said it or not.
        var headers = answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated)
            .Where(header => header.Key != "Date")
            .ToDictionary(header => header.Key, header => SettleHeader(header.Key, header.Value.ToString()), StringComparer.OrdinalIgnoreCase);
        var sent = await answer.Content.ReadAsByteArrayAsync(stop);
        var bytes = Unpack(sent, headers.GetValueOrDefault("Content-Encoding"));
        var isWorkbook = bytes.Length > 0 && headers.GetValueOrDefault("Content-Type") == Workbook;
        var isContract = bytes.Length > 0 && path.StartsWith("/openapi/", StringComparison.Ordinal);
        // The length of what is packed follows from more than what is compared.
        if (isWorkbook || isContract || !ReferenceEquals(sent, bytes))
            headers.Remove("Content-Length");
        var parts = isWorkbook ? ReadParts(bytes)
            : new Dictionary<string, string> { [WholeBody] = isContract ? Sort(bytes) : Settle(Read(bytes)) };
        return new ProbeAnswer((int)answer.StatusCode, headers, parts);
    }

    /// <summary>The one body of an answer that is no workbook.</summary>
    public string? Body => Parts.GetValueOrDefault(WholeBody);

    /// <summary>What a later build answers differently, a line or more for each difference.</summary>
    public IReadOnlyList<string> DifferencesTo(ProbeAnswer after)
    {
        var found = new List<string>();
        if (Status != after.Status)
            found.Add($"status: before {Status}, after {after.Status}");
        var parts = Parts.Keys.Union(after.Parts.Keys)
            .Select(name => Difference(name, Parts.GetValueOrDefault(name), after.Parts.GetValueOrDefault(name)))
            .OfType<string>()
            .ToList();
        foreach (var name in Headers.Keys.Union(after.Headers.Keys, StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase))
        {
            // Another body has another length; one of the two is enough.
            if (name == "Content-Length" && parts.Count > 0)
                continue;
            if (Difference(name, Headers.GetValueOrDefault(name), after.Headers.GetValueOrDefault(name)) is { } difference)
                found.Add(difference);
        }

        return [.. found, .. parts];
    }

    [GeneratedRegex("\"traceId\":\\s*\"[^\"]*\"")]
    private static partial Regex TraceId { get; }

    [GeneratedRegex("^(W/)?\"[^\"]*\"$")]
    private static partial Regex Tag { get; }

    [GeneratedRegex("(?<=;t=)[0-9]+$")]
    private static partial Regex SecondsLeft { get; }

    // Checksums are longer; they say whether the figures are the same.
    [GeneratedRegex("\\b[0-9a-f]{32}\\b")]
    private static partial Regex RandomId { get; }

    [GeneratedRegex("\\b[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?<fraction>\\.[0-9]+)?(?<offset>Z|[+-][0-9]{2}:[0-9]{2})")]
    private static partial Regex IsoTime { get; }

    [GeneratedRegex("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT")]
    private static partial Regex HeaderTime { get; }

    // The library that writes workbooks makes one up for each.
    [GeneratedRegex("(?<= Id=\")R[0-9a-f]{16}(?=\")")]
    private static partial Regex RelationId { get; }

    private static string SettleHeader(string name, string value) => name switch
    {
        "ETag" => Tag.Replace(value, "$1\"…\""),
        "RateLimit" => SecondsLeft.Replace(value, "…"),
        _ => Settle(value),
    };

    private static string Settle(string text)
    {
        text = TraceId.Replace(text, "\"traceId\":\"…\"");
        text = RandomId.Replace(text, "(random id)");
        // The form of a time stays to be compared.
        text = IsoTime.Replace(text, time => IsOfNow(time.Value) ? $"(now{(time.Groups["fraction"].Success ? ".0" : "")}{time.Groups["offset"]})" : time.Value);
        return HeaderTime.Replace(text, time => IsOfNow(time.Value) ? "(now)" : time.Value);
    }

    private static bool IsOfNow(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= Began && time <= DateTimeOffset.UtcNow;

    private static byte[] Unpack(byte[] bytes, string? encoding)
    {
        if (bytes.Length == 0 || encoding is not ("br" or "gzip"))
            return bytes;
        using var packed = new MemoryStream(bytes);
        using Stream unpacking = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        unpacking.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>The files in a workbook, without the times that a ZIP file keeps beside them.</summary>
    private static Dictionary<string, string> ReadParts(byte[] bytes)
    {
        using var workbook = new ZipArchive(new MemoryStream(bytes));
        var parts = new Dictionary<string, string>();
        foreach (var entry in workbook.Entries)
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            parts[entry.FullName] = RelationId.Replace(Settle(Read(copy.ToArray())), "(random id)");
        }

        parts["order of the parts"] = string.Join(", ", workbook.Entries.Select(entry => entry.FullName));
        return parts;
    }

    private static string Read(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private static string Sort(byte[] json)
    {
        return Sorted(JsonNode.Parse(json))!.ToJsonString(new JsonSerializerOptions
        {
            WriteIndented = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });

        static JsonNode? Sorted(JsonNode? node) => node switch
        {
            JsonObject keys => new JsonObject(
                keys.OrderBy(key => key.Key, StringComparer.Ordinal).Select(key => KeyValuePair.Create(key.Key, Sorted(key.Value)))),
            JsonArray items => new JsonArray([.. items.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
    }

    private static string? Difference(string name, string? before, string? after)
    {
        if (before == after)
            return null;
        if (before is null || after is null)
            return $"{name}: before {Shorten(before)}, after {Shorten(after)}";
        var at = before.AsSpan().CommonPrefixLength(after);
        var line = 1 + before.AsSpan(0, at).Count('\n');
        return $"""
            {name}, from character {at + 1} in line {line} on:
              before {Excerpt(before, at)}
              after  {Excerpt(after, at)}
            """;
    }

    private static string Excerpt(string text, int at)
    {
        var start = Math.Max(0, at - Context);
        var end = Math.Min(text.Length, at + (2 * Context));
        return $"{(start > 0 ? "…" : "")}{OneLine(text[start..end])}{(end < text.Length ? "…" : "")}";
    }

    private static string Shorten(string? text) => text switch
    {
        null => "none",
        { Length: > 2 * Context } => $"\"{OneLine(text[..(2 * Context)])}…\"",
        _ => $"\"{OneLine(text)}\"",
    };

    private static string OneLine(string text) => text.Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
