using System.Collections.Concurrent;
using System.Security.Cryptography;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Benchmark.Data;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features;

/// <summary>A data set as the CSV that its list gives: what others check their copy by.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Path">The path that gives it for good.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="Sha256">The hash of its bytes, in hexadecimal digits.</param>
internal sealed record WholeList(Dataset Dataset, string Path, IReadOnlyList<ColumnHead> Columns, long Rows, long Bytes, string Sha256);

/// <summary>
/// The data sets of a release, each as a whole. They are read as a request would read them, so that what is told of them is true of what is sent; what a
/// release holds never changes, so each is counted once.
/// </summary>
/// <param name="links">Follows the link of each list.</param>
internal sealed class WholeLists(OwnLinks links) : IDisposable
{
    // A few hundred bytes each; a mirror that walks back through the releases asks for one after the other.
    private const int MostKept = 16;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly ConcurrentQueue<(string Key, IReadOnlyList<WholeList> Lists)> _kept = [];

    /// <summary>What is known of the lists of a release.</summary>
    /// <exception cref="ReleaseChanged">The database has no such release any more.</exception>
    public async Task<IReadOnlyList<WholeList>> OfAsync(LoadedRelease release, CancellationToken cancellation)
    {
        if (Find(release) is { } known)
            return known;
        // One after the other: each takes the processor for as long as it takes to write all rows.
        await _gate.WaitAsync(cancellation);
        try
        {
            if (Find(release) is { } made)
                return made;
            var lists = new List<WholeList>();
            foreach (var dataset in Dataset.All)
                lists.Add(await WriteAsync(dataset, release, Stream.Null, cancellation));
            _kept.Enqueue((release.Key, lists));
            if (_kept.Count > MostKept)
                _kept.TryDequeue(out _);
            return lists;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Writes a data set as its list gives it as CSV.</summary>
    public async Task<WholeList> WriteAsync(Dataset dataset, LoadedRelease release, Stream stream, CancellationToken cancellation)
    {
        using var hash = SHA256.Create();
        await using var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true);
        await using var counted = new CountedBody.CountedStream(hashed);
        WholeList? list = null;
        await ReadAsync(
            dataset,
            release,
            table =>
            {
                var rows = 0;
                foreach (var row in Csv.Write(table, counted, byteOrderMark: false, decimalComma: false))
                {
                    cancellation.ThrowIfCancellationRequested();
                    rows = row;
                }

                list = new WholeList(dataset, dataset.Download(Csv.Format.Id, release.Release.Id), table.Columns, rows, 0, "");
            },
            cancellation);
        await hashed.FlushFinalBlockAsync(cancellation);
        return list! with { Bytes = counted.Bytes, Sha256 = Convert.ToHexStringLower(hash.Hash!) };
    }

    /// <summary>Reads the rows of a data set.</summary>
    /// <exception cref="ReleaseChanged">The database has no such release any more.</exception>
    public async Task ReadAsync(Dataset dataset, LoadedRelease release, Action<Table> read, CancellationToken cancellation)
    {
        var link = dataset.Download(Csv.Format.Id, release.Release.Id).Split('?');
        var isOther = false;
        var (_, problem) = await links.ReadTableAsync(
            link[0],
            $"?{link[1]}",
            found =>
            {
                // Another file may have come in between, with a release of the same name.
                isOther = found.Request.Catalog.Release.Checksum != release.Checksum;
                if (!isOther)
                    read(found.Table);
            },
            cancellation);
        if (problem is not null || isOther)
            throw new ReleaseChanged();
    }

    public void Dispose() => _gate.Dispose();

    private IReadOnlyList<WholeList>? Find(LoadedRelease release) => _kept.FirstOrDefault(each => each.Key == release.Key).Lists;
}
