using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmark.Core.Numbers;

namespace Benchmark.Api.Formats;

/// <summary>How everything is written as JSON: camelCase names, kebab-case codes, all keys always, numbers in full and without noise.</summary>
internal static class Json
{
    public static readonly Format Format = new()
    {
        Id = "json",
        MediaType = "application/json",
        Extension = "json",
        HasFields = true,
        Charset = "utf-8",
        IsPaged = true,
        NamesRequest = true,
        Write = (content, stream) => JsonSerializer.Serialize(stream, content.Envelope, content.Json.GetTypeInfo(content.Envelope.GetType())),
        WriteInPieces = (content, stream, cancellation) =>
            JsonSerializer.SerializeAsync(stream, content.Envelope, content.Json.GetTypeInfo(content.Envelope.GetType()), cancellation),
        WriteInMemory = content => JsonSerializer.SerializeToUtf8Bytes(content.Envelope, content.Json.GetTypeInfo(content.Envelope.GetType())),
    };

    /// <summary>Vietnamese stays readable. Safe, because the media type is never HTML.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>How a document is written that people may open too: the same on every system.</summary>
    public static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = Encoder };

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = Encoder;
        options.Converters.Add(new Codes());
        options.Converters.Add(new PlainDecimal());
        return options;
    }

    /// <summary>
    /// A member of a closed set is written as its code. The converter of the framework would do, but compiles twenty methods for each set when the program
    /// starts.
    /// </summary>
    private sealed class Codes : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Codes<>).MakeGenericType(typeToConvert))!;
    }

    /// <summary>A member of one closed set.</summary>
    private sealed class Codes<T> : JsonConverter<T>
        where T : struct, Enum
    {
        // By number, as the members of a set are numbered from 0 without gaps.
        private static readonly JsonEncodedText[] Written = [.. Code.All<T>().Select(code => JsonEncodedText.Encode(code))];

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Code.TryParse<T>(reader.GetString(), out var value) ? value : throw new JsonException($"{typeof(T).Name} has no such code.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Written[Unsafe.BitCast<T, int>(value)]);
    }

    /// <summary>A decimal keeps the zeros it was written with (5.520); a figure does not.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(Exact.Normalize(value));
    }
}
