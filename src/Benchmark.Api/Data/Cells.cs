using Microsoft.Data.Sqlite;

namespace Benchmark.Api.Data;

/// <summary>Cells that may be empty.</summary>
internal static class Cells
{
    public static string? TextAt(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static int? NumberAt(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static decimal? DecimalAt(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : (decimal)row.GetDouble(column);
}
