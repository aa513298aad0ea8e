using Benchmark.Core.DataSets;
using Benchmark.Core.Observations;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Imports;

/// <summary>A release as a folder of CSV files.</summary>
internal static class ReleaseExport
{
    /// <summary>Whether the rows of a release are those it was made of: what is handed on under the name of a release must be that release.</summary>
    /// <exception cref="StorageFault">The database cannot be read.</exception>
    public static Task<bool> IsSoundAsync(Database database, LoadedRelease release, IProgress<Advance>? progress, CancellationToken cancellation) =>
        Snapshot.ReadAsync(
            database,
            release,
            async snapshot => await Tables(snapshot, "observations checked", release, progress).ChecksumAsync(cancellation) == release.Checksum,
            cancellation);

    /// <summary>Writes a release into a folder, which must not be there, or be empty.</summary>
    /// <exception cref="StorageFault">The database cannot be read.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static Task WriteAsync(
        Database database,
        LoadedRelease release,
        string folder,
        IProgress<Advance>? progress,
        CancellationToken cancellation) =>
        ReadAsync(database, release, progress, (frame, observations) => CsvExport.Write(folder, release.Release, frame, observations), cancellation);

    /// <summary>Writes the files of a release, one after the other.</summary>
    /// <param name="database">The database.</param>
    /// <param name="release">The release.</param>
    /// <param name="create">Makes the file of a name; it is closed before the next is made.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StorageFault">The database cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static Task WriteAsync(Database database, LoadedRelease release, Func<string, Stream> create, CancellationToken cancellation) =>
        ReadAsync(database, release, null, (frame, observations) => CsvExport.Write(create, release.Release, frame, observations), cancellation);

    private static Task<bool> ReadAsync(
        Database database,
        LoadedRelease release,
        IProgress<Advance>? progress,
        Action<DataFrame, IEnumerable<Observation>> write,
        CancellationToken cancellation) => Snapshot.ReadAsync(
        database,
        release,
        async snapshot =>
        {
            var tables = Tables(snapshot, "observations written", release, progress);
            write(await tables.FrameAsync(cancellation), tables.Observations());
            return true;
        },
        cancellation);

    private static TableReader Tables(Snapshot snapshot, string what, LoadedRelease release, IProgress<Advance>? progress) =>
        new(snapshot.Connection, snapshot.Tables, rows => progress?.Report(new Advance(what, rows, release.Counts.Observations)));
}
