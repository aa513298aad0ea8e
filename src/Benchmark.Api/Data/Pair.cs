using Benchmark.Core;
using Microsoft.Data.Sqlite;

namespace Benchmark.Api.Data;

/// <summary>Two columns that hold one text.</summary>
internal static class Pair
{
    /// <summary>The text, or null when it is absent; the schema sees to it that both columns are.</summary>
    public static Text? Of(string? vi, string? en) => vi is null || en is null ? null : new Text(vi, en);
}

/// <summary>Cells that may be empty.</summary>
internal static class Cells
{
    public static string? TextAt(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? NumberAt(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static decimal? DecimalAt(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : (decimal)row.GetDouble(column);
}
