using Benchmark.Core.DataSets;
using Benchmark.Core.Observations;
using Benchmark.Core.Releases;
using Benchmark.Core.Schemas;
using CsvHelper;

namespace Benchmark.Data.Imports;

/// <summary>Writes a data set as CSV files, in the form in which the import reads them.</summary>
internal static class CsvExport
{
    /// <summary>Writes a folder. It appears under its name when every file of it is on the disk, so that one under that name is never half.</summary>
    /// <param name="folder">The folder; it must not be there, or be empty.</param>
    /// <param name="release">The release that the set is.</param>
    /// <param name="frame">Everything but the observations.</param>
    /// <param name="observations">The observations; they may be more than the memory holds.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(string folder, Release release, DataFrame frame, IEnumerable<Observation> observations)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var parent = Path.GetDirectoryName(full) ?? throw new IOException("It is the root of the file system.");
        Directory.CreateDirectory(parent);
        // In the same folder, hence on the same disk: only there a folder changes its name in one step.
        var making = Path.Combine(parent, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}");
        Directory.CreateDirectory(making);
        try
        {
            Write(file => File.Create(Path.Combine(making, file)), release, frame, observations);
            if (Directory.Exists(full))
                Directory.Delete(full);
            Directory.Move(making, full);
        }
        catch
        {
            Directory.Delete(making, recursive: true);
            throw;
        }
    }

    /// <summary>Writes the files of a data set, one after the other.</summary>
    /// <param name="create">Makes the file of a name; it is closed before the next is made.</param>
    /// <param name="release">The release that the set is.</param>
    /// <param name="frame">Everything but the observations.</param>
    /// <param name="observations">The observations; they may be more than the memory holds.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(Func<string, Stream> create, Release release, DataFrame frame, IEnumerable<Observation> observations)
    {
        foreach (var table in DataSetFiles.Of(frame))
            Write(create, DataSetFiles.Find(table.File)!, table.Rows.Select(row => row.Values));
        Write(create, ObservationSchema.Instance, observations.Select(ObservationSchema.Instance.Print));
        // Last: it is the file that says that the others are the whole data set.
        Write(create, ReleaseSchema.Instance, [ReleaseSchema.Instance.Print(release)]);
    }

    private static void Write(Func<string, Stream> create, Schema schema, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var stream = create(schema.File);
        // Texts stay as they are, also those that a spreadsheet would run: what is read back must be what was written.
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteHeader([.. schema.FileColumns]);
            foreach (var row in rows)
            {
                foreach (var cell in row)
                    csv.WriteField(cell);
                csv.EndRecord();
            }
        }

        if (stream is FileStream file)
            file.Flush(flushToDisk: true);
    }
}
