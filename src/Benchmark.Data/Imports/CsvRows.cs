using System.Text;
using Benchmark.Core.DataSets;
using CsvHelper;

namespace Benchmark.Data.Imports;

/// <summary>Reads a CSV that was posted. It is small, so it is read at once.</summary>
internal static class CsvRows
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The table; null, and a problem, when the bytes are none.</summary>
    public static ImportTable? Read(ReadOnlySpan<byte> bytes, string file, ImportProblems problems)
    {
        var malformed = new List<ImportProblem>();
        try
        {
            using var text = new StringReader(Strict.GetString(bytes).TrimStart('\uFEFF'));
            using var csv = CsvReader.Create(text, new CsvReaderOptions
            {
                HasHeader = false,
                SkipEmptyLines = false,
                TrackLineNumbers = true,
                OnMalformedRecord = record => malformed.Add(new ImportProblem(file, (int)record.LineNumber, null, null, ImportFaults.QuoteMisplaced)),
            });
            var rows = new List<ImportRow>();
            while (csv.Read())
                rows.Add(new ImportRow((int)csv.LineNumber, csv.Current.ToArray()));
            foreach (var problem in malformed)
                problems.Add(problem);
            rows = [.. SheetEdges.Cut(rows)];
            if (rows.Count > 0)
                return new ImportTable(file, rows[0].Values, rows[1..]);
            problems.Add(new ImportProblem(file, null, null, null, ImportFaults.NoPostedHeader));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new ImportProblem(file, null, null, null, ImportFaults.TextNotUtf8));
        }
        catch (CsvFormatException exception)
        {
            problems.Add(new ImportProblem(file, null, null, null, ImportFaults.NotCsv(exception.Message.Split('\n')[0])));
        }

        return null;
    }
}
