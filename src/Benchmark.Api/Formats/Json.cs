using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Benchmark.Core.Numbers;
using Benchmark.Core.Releases;

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
        options.Converters.Add(new Pair());
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

    /// <summary>A text in both languages. Every answer has hundreds, and the general way takes twice as long for each.</summary>
    private sealed class Pair : JsonConverter<Text>
    {
        private static readonly JsonEncodedText Vi = JsonEncodedText.Encode("vi");
        private static readonly JsonEncodedText En = JsonEncodedText.Encode("en");

        public override Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Texts are only written.");

        public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString(Vi, value.Vi);
            writer.WriteString(En, value.En);
            writer.WriteEndObject();
        }
    }

    /// <summary>A row of a release: one that stays in memory is written once, any other as it is.</summary>
    /// <param name="plain">How it is written.</param>
    internal sealed class Fact<T>(JsonSerializerOptions plain) : JsonConverter<T>
        where T : class
    {
        private readonly JsonTypeInfo<T> _plain = (JsonTypeInfo<T>)plain.GetTypeInfo(typeof(T));

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Rows of a release are only written.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            if (!writer.Options.Indented && KeptFact.Of(value) is { } fact)
                writer.WriteRawValue(fact.Written ??= JsonSerializer.SerializeToUtf8Bytes(value, _plain), skipInputValidation: true);
            else
                JsonSerializer.Serialize(writer, value, _plain);
        }
    }

    /// <summary>A decimal keeps the zeros it was written with (5.520); a figure does not.</summary>
    private sealed class PlainDecimal : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(Exact.Normalize(value));
    }
}
