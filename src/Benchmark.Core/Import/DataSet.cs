using System.Security.Cryptography;
using System.Text;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Import;

/// <summary>A whole, checked data set.</summary>
/// <param name="Release">The release it is.</param>
/// <param name="Sources">The sources and documents.</param>
/// <param name="Provinces">The provinces.</param>
/// <param name="Indicators">The indicators, each with its series.</param>
/// <param name="Targets">The targets.</param>
/// <param name="Observations">The observations, all revisions.</param>
public sealed record DataSet(
    Release Release,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Province> Provinces,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<Target> Targets,
    IReadOnlyList<Observation> Observations)
{
    /// <summary>
    /// SHA-256 of the content in lower-case hexadecimal. It depends on the figures and texts alone, not on the order of rows or columns, on how a
    /// number is written, or on the release.
    /// </summary>
    public string Checksum()
    {
        var content = new StringBuilder();
        foreach (var table in DataSetTables.Of(this))
        {
            content.Append(table.File).Append('\n');
            foreach (var row in table.Rows.Select(row => Canonical(table.Columns, row)).Order(StringComparer.Ordinal))
                content.Append(row).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }

    // Empty cells are left out, so that a column added later changes no checksum until somebody fills it.
    private static string Canonical(IReadOnlyList<string> columns, ImportRow row) =>
        string.Join('\u001f', columns.Zip(row.Values).Where(cell => cell.Second.Length > 0).OrderBy(cell => cell.First, StringComparer.Ordinal).Select(cell => $"{cell.First}={cell.Second}"));
}
