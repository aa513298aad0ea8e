using System.Text.Json;
using Benchmark.Api.Formats;
using Benchmark.Core.Comparisons;
using Benchmark.Core.Rankings;

namespace Benchmark.Api.Features.Comparisons;

/// <summary>The rows of a comparison as JSON.</summary>
internal static class ComparisonsJson
{
    public static void Write(Utf8JsonWriter json, ComparisonRow row)
    {
        json.WriteStartObject();
        json.WriteString("measure"u8, Code.Of(row.Measure));
        json.WriteStartObject("indicator"u8);
        json.WriteString("id"u8, row.Indicator.Id);
        json.Write("name"u8, row.Indicator.Name);
        json.WriteString("unit"u8, row.Indicator.Unit);
        json.WriteString("direction"u8, Code.Of(row.Indicator.Direction));
        json.WriteEndObject();
        json.Write("horizon"u8, row.Horizon);
        json.Write("year"u8, row.Year);
        json.WriteString("series"u8, row.Series);
        json.Write("seriesName"u8, row.SeriesName);
        json.Write("cells"u8, row.Cells, Write);
        json.Write("referenceCell"u8, row.ReferenceCell, Write);
        json.Write("leader"u8, row.Leader);
        json.Write("spread"u8, row.Spread);
        json.WriteString("gapUnit"u8, row.GapUnit);
        json.Write("notComputed"u8, row.NotComputed, Write);
        json.Write("warnings"u8, row.Warnings, JsonWriting.Write);
        json.Write("narrative"u8, row.Narrative);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ComparisonCell cell)
    {
        json.WriteStartObject();
        json.WriteString("province"u8, cell.Province);
        json.Write("value"u8, cell.Value);
        json.WriteString("comparator"u8, cell.Comparator is { } comparator ? Code.Of(comparator) : null);
        json.Write("low"u8, cell.Low);
        json.Write("high"u8, cell.High);
        json.Write("statement"u8, cell.Statement);
        json.WriteString("basis"u8, cell.Basis is { } basis ? Code.Of(basis) : null);
        json.WriteString("target"u8, cell.Target);
        json.Write("observation"u8, cell.Observation, ObservationJson.Write);
        json.WriteString("document"u8, cell.Document);
        json.WriteString("source"u8, cell.Source);
        json.Write("rank"u8, cell.Rank);
        json.WriteBoolean("tied"u8, cell.Tied);
        json.Write("gapToLeader"u8, cell.GapToLeader);
        json.Write("gapToReference"u8, cell.GapToReference);
        json.Write("indexToReference"u8, cell.IndexToReference);
        json.Write("relativeScore"u8, cell.RelativeScore);
        json.WriteString("missing"u8, cell.Missing is { } missing ? Code.Of(missing) : null);
        json.Write("alternatives"u8, cell.Alternatives);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CellNotComputed entry)
    {
        json.WriteStartObject();
        json.WriteString("figure"u8, entry.Figure);
        json.WriteString("province"u8, entry.Province);
        json.WriteString("reason"u8, Code.Of(entry.Reason));
        json.WriteEndObject();
    }
}
