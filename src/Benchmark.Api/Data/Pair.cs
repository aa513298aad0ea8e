
namespace Benchmark.Api.Data;

/// <summary>Two columns that hold one text.</summary>
internal static class Pair
{
    /// <summary>The text, or null when it is absent; the schema sees to it that both columns are.</summary>
    public static Text? Of(string? vi, string? en) => vi is null || en is null ? null : new Text(vi, en);
}
