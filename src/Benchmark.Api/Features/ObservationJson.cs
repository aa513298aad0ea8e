using System.Text.Json;
using Benchmark.Api.Formats;
using Benchmark.Core.Observations;

namespace Benchmark.Api.Features;

/// <summary>An observation as JSON.</summary>
internal static class ObservationJson
{
    public static void Write(Utf8JsonWriter json, Observation observation)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, observation.Id);
        json.WriteString("province"u8, observation.Province);
        json.WriteString("indicator"u8, observation.Indicator);
        json.WriteNumber("year"u8, observation.Year);
        json.WriteString("series"u8, observation.Series);
        json.Write("value"u8, observation.Value);
        json.WriteString("unit"u8, observation.Unit);
        json.Write("fieldSize"u8, observation.FieldSize);
        json.WriteString("certainty"u8, Code.Of(observation.Certainty));
        json.WriteString("vintage"u8, observation.Vintage);
        json.WriteNumber("revision"u8, observation.Revision);
        json.WriteString("source"u8, observation.Source);
        json.WriteString("secondSource"u8, observation.SecondSource);
        json.Write("note"u8, observation.Note);
        json.WriteEndObject();
    }
}
