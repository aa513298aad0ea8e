using System.Text.Unicode;
using Benchmark.Core.DataSets;

namespace Benchmark.Data.Imports;

/// <summary>Reads the files of which a table comes in: the table, its map and its sources. Each is small enough to be read at once.</summary>
internal static class StatFiles
{
    private const int LargestMegabytes = 64;

    /// <summary>The text of a file, without a mark of its encoding; null, and one problem, where it cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Takes the problem.</param>
    public static ReadOnlyMemory<byte>? Read(string path, ImportProblems problems)
    {
        var file = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path) is { Exists: false })
                return Refuse(Directory.Exists(path) ? ImportFaults.IsFolder : ImportFaults.NoSuchPath);
            if (new FileInfo(path).Length > LargestMegabytes * 1024L * 1024)
                return Refuse(ImportFaults.FileTooLarge(LargestMegabytes));
            ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
            if (!Utf8.IsValid(bytes.Span))
                return Refuse(ImportFaults.FileNotUtf8);
            return bytes.Span.StartsWith("\uFEFF"u8) ? bytes["\uFEFF"u8.Length..] : bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse(ImportFaults.FileUnreadable(exception.Message.Split('\n')[0]));
        }

        ReadOnlyMemory<byte>? Refuse(DataFault fault)
        {
            problems.Add(new ImportProblem(file, null, null, null, fault));
            return null;
        }
    }
}
