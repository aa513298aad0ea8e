using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmark.Core.Numbers;

namespace Benchmark.Api.Formats;

/// <summary>Writes JSON key by key, for the types that nearly every answer is full of.</summary>
internal static class JsonWriting
{
    public static void Write(Utf8JsonWriter json, Text text)
    {
        json.WriteStartObject();
        json.WriteString("vi"u8, text.Vi);
        json.WriteString("en"u8, text.En);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Warning warning)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, Code.Of(warning.Code));
        json.Write("message"u8, warning.Message);
        json.WriteString("at"u8, warning.At);
        json.WriteEndObject();
    }

    public static void Write(this Utf8JsonWriter json, ReadOnlySpan<byte> key, Text? text) => json.Write(key, text, Write);

    public static void Write<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> key, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(key);
            return;
        }

        json.WritePropertyName(key);
        write(json, value);
    }

    public static void Write<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> key, IReadOnlyList<T> values, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        json.WriteStartArray(key);
        foreach (var value in values)
            write(json, value);
        json.WriteEndArray();
    }

    public static void Write(this Utf8JsonWriter json, ReadOnlySpan<byte> key, decimal? number)
    {
        if (number is { } value)
            json.WriteNumber(key, Exact.Normalize(value));
        else
            json.WriteNull(key);
    }

    public static void Write(this Utf8JsonWriter json, ReadOnlySpan<byte> key, int? number)
    {
        if (number is { } value)
            json.WriteNumber(key, value);
        else
            json.WriteNull(key);
    }

    public static void Write(this Utf8JsonWriter json, ReadOnlySpan<byte> key, IReadOnlyList<string> texts) => json.Write(key, texts, static (json, text) => json.WriteStringValue(text));
}

/// <summary>
/// A type that is written by a method of its own. The serializer would write the same, but it compiles each key of each type when the program starts, and takes longer for each. None of these
/// types is ever read.
/// </summary>
internal sealed class Written<T>(Action<Utf8JsonWriter, T> write) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException($"{typeof(T).Name} is only written.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);
}
