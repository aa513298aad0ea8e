using System.Globalization;
using Benchmark.Core.Numbers;
using CsvHelper;

namespace Benchmark.Api.Formats;

/// <summary>
/// A table as comma-separated values (RFC 4180): UTF-8, lines ending in CRLF, a point for the decimals, ISO dates, <c>true</c> and <c>false</c>, and nothing
/// where something is missing.
/// </summary>
internal static class Csv
{
    public static readonly Format Format = new()
    {
        Id = "csv",
        MediaType = "text/csv",
        Extension = "csv",
        Charset = "utf-8",
        Meaning = "RFC 4180 in UTF-8, one line per row, every row; an empty cell is missing.",
        MadeOf = [typeof(Table)],
        IsFile = true,
        HasNotes = false,
        TakesByteOrderMark = true,
        WriteByRow = (content, stream) => Write(content.Get<Table>(), stream, content.ByteOrderMark),
    };

    // What makes a spreadsheet run a cell (OWASP, CSV Injection), the wide forms that some keyboards type among them. A space before one keeps it a text.
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>Writes row by row; only a buffer is held.</summary>
    /// <returns>The number of each row, once it is written.</returns>
    public static IEnumerable<int> Write(Table table, Stream stream, bool byteOrderMark)
    {
        var rows = 0;
        using var csv =
            CsvWriter.Create(stream, new CsvWriterOptions { TrueValue = "true", FalseValue = "false", WriteByteOrderMark = byteOrderMark }, leaveOpen: true);
        foreach (var (name, _) in table.Columns)
            csv.WriteField(name);
        csv.EndRecord();
        foreach (var row in table.Rows)
        {
            foreach (var cell in row)
                Write(csv, cell);
            csv.EndRecord();
            yield return ++rows;
        }
    }

    private static void Write(CsvWriter csv, object? cell)
    {
        switch (cell)
        {
            case string text:
                csv.WriteField(Neutral(text), IsLikeANumber(text) ? CsvQuoting.Always : CsvQuoting.WhenNeeded);
                break;
            case decimal number:
                csv.WriteField(Exact.Normalize(number));
                break;
            case bool flag:
                csv.WriteField(flag);
                break;
            default:
                csv.WriteField(cell);
                break;
        }
    }

    /// <summary>A text that would be run as a formula, behind an apostrophe; numbers never come here, so −4.8 stays one.</summary>
    private static string Neutral(string text) => text.Length > 0 && FormulaStarts.Contains(text[0]) ? $"'{text}" : text;

    /// <summary>A code such as 01 is quoted, by which some readers recognize a text.</summary>
    private static bool IsLikeANumber(string text) =>
        text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] == '.') && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
