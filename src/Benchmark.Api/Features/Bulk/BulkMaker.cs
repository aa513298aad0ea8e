using System.IO.Compression;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Core.Schemas;
using Benchmark.Data;
using Benchmark.Data.Dialects.Sqlite;
using Benchmark.Data.Imports;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Bulk;

/// <summary>Makes the files of a release. The same release makes the same bytes.</summary>
/// <param name="database">The database.</param>
/// <param name="lists">The data sets as their lists give them.</param>
/// <param name="known">Who publishes them.</param>
internal sealed class BulkMaker(Database database, WholeLists lists, PublicAddress known)
{
    private const string Readme = "README";

    private static readonly IReadOnlyList<FileColumn> ReadmeColumns =
    [
        new("table", FileColumnKind.Text), new("column", FileColumnKind.Text), new("vi", FileColumnKind.Text), new("en", FileColumnKind.Text),
    ];

    // The first moment that an archive can name.
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes the files in a folder.</summary>
    /// <returns>How many rows each holds.</returns>
    /// <exception cref="StorageFault">The database cannot be read, or its rows are not those of the release.</exception>
    /// <exception cref="ReleaseChanged">The database has no such release any more.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task<IReadOnlyDictionary<BulkFile, long>> MakeAsync(LoadedRelease release, string folder)
    {
        if (!await ReleaseExport.IsSoundAsync(database, release, progress: null, CancellationToken.None))
            throw new StorageFault(StorageFaultKind.Damaged, $"The rows are not those that release {release.Release.Id} was made of.");
        return new Dictionary<BulkFile, long>
        {
            [BulkFile.Csv] = await WriteListsAsync(release, Path.Combine(folder, BulkFile.Csv.Name)),
            [BulkFile.DataSet] = await WriteDataSetAsync(release, Path.Combine(folder, BulkFile.DataSet.Name)),
            [BulkFile.Sqlite] = await WriteTablesAsync(release, Path.Combine(folder, BulkFile.Sqlite.Name)),
        };
    }

    private async Task<long> WriteListsAsync(LoadedRelease release, string path)
    {
        var rows = 0L;
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var dataset in Dataset.All)
        {
            await using var entry = Entry(archive, $"{dataset.Id}.{Csv.Format.Extension}", release);
            rows += (await lists.WriteAsync(dataset, release, entry, CancellationToken.None)).Rows;
        }

        return rows;
    }

    private async Task<long> WriteDataSetAsync(LoadedRelease release, string path)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        await ReleaseExport.WriteAsync(database, release, file => Entry(archive, file, release), CancellationToken.None);
        return release.Counts.Sum();
    }

    private async Task<long> WriteTablesAsync(LoadedRelease release, string path)
    {
        var rows = 0L;
        var words = new List<object?[]>(WordsOf(release));
        using var file = new SqliteTableFile(path);
        foreach (var dataset in Dataset.All)
        {
            words.Add([dataset.Id, null, dataset.Description.Vi, dataset.Description.En]);
            await lists.ReadAsync(
                dataset,
                release,
                table =>
                {
                    words.AddRange(table.Columns.Select(column => new object?[] { dataset.Id, column.Name, column.Meaning.Vi, column.Meaning.En }));
                    file.Write(new FileTable(
                        dataset.Id,
                        [.. table.Columns.Select(column => ColumnOf(column, dataset))],
                        table.Rows.Select(row =>
                        {
                            rows++;
                            return row.Cells;
                        })));
                },
                CancellationToken.None);
        }

        file.Write(new FileTable(Readme, ReadmeColumns, words));
        file.Complete();
        return rows;
    }

    /// <summary>What is said of the file as a whole.</summary>
    private IEnumerable<object?[]> WordsOf(LoadedRelease release)
    {
        var cite = Publication.HowToCite(release.Release, known.Publisher);
        IEnumerable<Text> words =
        [
            Publication.About,
            new(
                $"Bản dữ liệu {release.Release.Id}, {Columns.TimeOf(release.Release.PublishedAt)}, mã kiểm {release.Checksum}. {known.Publisher}.",
                $"Data release {release.Release.Id}, {Columns.TimeOf(release.Release.PublishedAt)}, checksum {release.Checksum}. {known.Publisher}."),
            new(
                $"Giấy phép {Publication.License}, {Publication.LicenseUrl}. {cite.Vi}",
                $"License {Publication.License}, {Publication.LicenseUrl}. {cite.En}"),
        ];
        return words.Select(text => new object?[] { null, null, text.Vi, text.En });
    }

    private static FileColumn ColumnOf(ColumnHead column, Dataset dataset)
    {
        var to = dataset.References.Where(reference => reference.Column == column.Name).Select(reference => reference.To).FirstOrDefault();
        var kind = column.Holds switch
        {
            FieldType.WholeNumber or FieldType.Flag => FileColumnKind.WholeNumber,
            FieldType.Number => FileColumnKind.Number,
            _ => FileColumnKind.Text,
        };
        return new FileColumn(column.Name, kind)
        {
            IsKey = column.Name == Dataset.Key,
            IsIndexed = to is not null,
            RefersTo = to is null ? null : (to.Id, Dataset.Key),
        };
    }

    // A moment of the release and not of the clock, so that the bytes are always the same.
    private static Stream Entry(ZipArchive archive, string name, LoadedRelease release)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = release.Release.PublishedAt > Earliest ? release.Release.PublishedAt : Earliest;
        return entry.Open();
    }
}
