using System.Text;
using Benchmark.Core.Import;
using CsvHelper;

namespace Benchmark.Api.Import;

/// <summary>Reads the files of a data set from a folder.</summary>
internal static class SeedFolder
{
    // No honest row comes near it; a quote that is never closed would otherwise swallow the rest of a huge file.
    private const int LargestRow = 1024 * 1024;

    /// <summary>The folder that comes with the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "seed");

    /// <summary>The data set, or every problem its files have.</summary>
    public static ImportResult Read(string folder)
    {
        var tables = new List<ImportTable>();
        var problems = new List<ImportProblem>();
        if (!Directory.Exists(folder))
            return new ImportResult(null, [new ImportProblem(folder, null, null, null, "there is no such folder")]);

        foreach (var file in DataSetTables.Columns.Keys)
        {
            var path = Path.Combine(folder, file);
            if (!File.Exists(path))
                problems.Add(new ImportProblem(file, null, null, null, "the file is missing"));
            else if (ReadTable(path, file, problems) is { } table)
                tables.Add(table);
        }

        return DataSetReader.Read(tables, problems);
    }

    private static ImportTable? ReadTable(string path, string file, List<ImportProblem> problems)
    {
        try
        {
            // Bytes that are no UTF-8 are an error, not a question mark in somebody's name. A byte order mark of UTF-8 is skipped; to detect the encoding by one
            // would bring in a decoder that replaces such bytes.
            using var text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
            using var csv = CsvReader.Create(text, new CsvReaderOptions
            {
                // The header is read as a row: it is checked like one.
                HasHeader = false,
                SkipEmptyLines = false,
                TrackLineNumbers = true,
                MaxRecordSize = LargestRow,
                OnMalformedRecord = record => problems.Add(new ImportProblem(file, (int)record.LineNumber, null, null, Describe(record.Reason))),
            });
            if (!csv.Read())
            {
                problems.Add(new ImportProblem(file, null, null, null, "the file is empty"));
                return null;
            }

            var columns = csv.Current.ToArray();
            var rows = new List<ImportRow>();
            while (csv.Read())
                rows.Add(new ImportRow((int)csv.LineNumber, csv.Current.ToArray()));
            return new ImportTable(file, columns, rows);
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new ImportProblem(file, null, null, null, "the file is not UTF-8"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            problems.Add(new ImportProblem(file, null, null, null, $"the file cannot be read: {exception.Message.Split('\n')[0]}"));
        }

        return null;
    }

    private static string Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quote is opened and never closed",
        CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote; a quote inside a cell is written twice",
        _ => "a quote stands inside a cell that is not quoted",
    };
}
