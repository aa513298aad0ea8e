using System.Text;
using Benchmark.Core.DataSets;
using CsvHelper;

namespace Benchmark.Data.Imports;

/// <summary>Reads a change set from CSV files: a folder of them, or one.</summary>
internal static class CsvSet
{
    // No real row comes near it; a quote that is never closed would otherwise swallow the rest of a huge file.
    private const int LargestRow = 1024 * 1024;

    /// <summary>The folder that comes with the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "seed");

    /// <summary>
    /// Opens a folder or a file. A folder that says which release it is, is a whole data set, and so is one that is to replace what is there; any other holds
    /// the rows that change.
    /// </summary>
    /// <param name="path">The folder or the file.</param>
    /// <param name="replaces">Whether it is meant as a whole data set although it does not say so.</param>
    /// <param name="merges">Whether what is left out of a row stays as it is.</param>
    public static ChangeSet Open(string path, bool replaces, bool merges = false) => Open(path, replaces) with { Merges = merges };

    private static ChangeSet Open(string path, bool replaces)
    {
        var problems = new ImportProblems();
        if (File.Exists(path))
            return new ChangeSet(Open([path], problems), IsWhole: false) { Problems = problems };
        if (!Directory.Exists(path))
        {
            problems.Add(new ImportProblem(path, null, null, null, ImportFaults.NoSuchPath));
            return new ChangeSet([], IsWhole: false) { Problems = problems };
        }

        var files = Directory.GetFiles(path).Where(file => !IsLeftOver(Path.GetFileName(file))).ToList();
        foreach (var folder in Directory.GetDirectories(path).Where(folder => folder.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)))
            problems.Add(new ImportProblem(Path.GetFileName(folder), null, null, null, ImportFaults.IsFolder));
        var names = files.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var isWhole = replaces || names.Contains(DataSetFiles.Release.File);
        if (isWhole)
        {
            foreach (var schema in DataSetFiles.Nouns.Where(schema => !schema.IsAddition && !names.Contains(schema.File)))
                problems.Add(new ImportProblem(schema.File, null, null, null, ImportFaults.FileMissing));
        }
        else if (!names.Any(name => name.EndsWith(".csv", StringComparison.Ordinal)) && problems.Count == 0)
        {
            problems.Add(new ImportProblem(path, null, null, null, ImportFaults.FolderEmpty));
            return new ChangeSet([], IsWhole: false) { Problems = problems };
        }

        return new ChangeSet(Open(files, problems), isWhole) { Problems = problems };
    }

    /// <summary>The name by which a file is known, in whatever letters it is written: not every system tells them apart.</summary>
    private static string NameOf(string path) => Path.GetFileName(path).ToLowerInvariant();

    /// <summary>Whether a file belongs to a program that worked in the folder, or tells people of it. Every other file is read or refused.</summary>
    private static bool IsLeftOver(string name) =>
        name[0] == '.' || name.StartsWith("~$", StringComparison.Ordinal) || name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
        || name.ToLowerInvariant() is "thumbs.db" or "desktop.ini";

    private static List<ImportTable> Open(IReadOnlyList<string> paths, ImportProblems problems)
    {
        var tables = new List<ImportTable>();
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var file = NameOf(path);
            if (DataSetFiles.Find(file) is null)
                problems.Add(new ImportProblem(Path.GetFileName(path), null, null, null, ImportFaults.UnknownFile(file)));
            else if (tables.Exists(table => table.File == file))
                problems.Add(new ImportProblem(Path.GetFileName(path), null, null, null, ImportFaults.FileRepeated(file)));
            else if (!HasContent(path))
                problems.Add(new ImportProblem(file, null, null, null, ImportFaults.FileEmpty));
            else if (
                Read(path, file, problems, _ => { }).FirstOrDefault() is { } first && first.Values.Any(cell => cell.Contains('\0', StringComparison.Ordinal)))
            {
                // UTF-16 without a mark is valid UTF-8 with zeros between the letters.
                problems.Add(new ImportProblem(file, null, null, null, ImportFaults.FileNotUtf8));
            }
            // An invalid header is reported when the rows are read.
            else if (Read(path, file, problems, _ => { }).FirstOrDefault() is { } header)
                tables.Add(new ImportTable(file, header.Values, Read(path, file, problems, problems.Add).Skip(1)));
            else if (!problems.Concern(file))
                problems.Add(new ImportProblem(file, null, null, null, ImportFaults.NoHeader));
        }

        return tables;
    }

    /// <summary>Whether a file, or what a link leads to, says that it holds something. A pipe or a device does not, and reading one might never end.</summary>
    private static bool HasContent(string path)
    {
        try
        {
            return (File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path)) is { Exists: true, Length: > 0 };
        }
        catch (IOException)
        {
            // A link that leads to itself.
            return false;
        }
    }

    /// <summary>The records of a file, one at a time; the first is the header.</summary>
    private static IEnumerable<ImportRow> Read(string path, string file, ImportProblems problems, Action<ImportProblem> malformed) =>
        SheetEdges.Cut(ReadAll(path, file, problems, malformed));

    private static IEnumerable<ImportRow> ReadAll(string path, string file, ImportProblems problems, Action<ImportProblem> malformed)
    {
        // Bytes that are no UTF-8 are an error, not a question mark within a name. A byte order mark of UTF-8 is skipped; to detect the encoding by one
        // would bring in a decoder that replaces such bytes.
        using var text = Guard(
            () => new StreamReader(
                path,
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
                detectEncodingFromByteOrderMarks: false),
            file,
            problems);
        if (text is null)
            yield break;
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            // The header is read as a row: it is checked like one.
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRow,
            OnMalformedRecord = record => malformed(new ImportProblem(file, (int)record.LineNumber, null, null, Describe(record.Reason))),
        });
        while (Guard(() => csv.Read() ? new ImportRow((int)csv.LineNumber, csv.Current.ToArray()) : null, file, problems) is { } row)
            yield return row;
    }

    /// <summary>What a step of reading gives; nothing, and a problem, when the file cannot be read any further.</summary>
    private static T? Guard<T>(Func<T?> step, string file, ImportProblems problems)
        where T : class
    {
        try
        {
            return step();
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new ImportProblem(file, null, null, null, ImportFaults.FileNotUtf8));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            problems.Add(new ImportProblem(file, null, null, null, ImportFaults.FileUnreadable(exception.Message.Split('\n')[0])));
        }

        return null;
    }

    private static DataFault Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => ImportFaults.QuoteNotClosed,
        CsvMalformedReason.TextAfterClosingQuote => ImportFaults.TextAfterQuote,
        _ => ImportFaults.QuoteInside,
    };
}
