using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmark.Api.Http;
using Benchmark.Data;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features.Bulk;

/// <summary>
/// The files of whole releases, made when somebody first asks for them and kept for a few releases. Those of a release appear together under the name of a
/// folder when all of them are on the disk, so that what is there is whole; one maker works at a time, in whatever process it is.
/// </summary>
/// <param name="root">The folder that holds them.</param>
/// <param name="maker">Makes them.</param>
/// <param name="known">Who publishes them, which stands in one of them.</param>
internal sealed partial class BulkFiles(string root, BulkMaker maker, PublicAddress known) : IDisposable
{
    /// <summary>The most releases whose files are kept.</summary>
    public const int MostReleases = 4;

    private const string Manifest = "manifest.json";
    private const string Lock = ".lock";

    // As long as a client waits for an answer without doubt that there will be one.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>The files of a release; or the problem that they cannot be had.</summary>
    /// <exception cref="StorageFault">The database cannot be read.</exception>
    /// <exception cref="ReleaseChanged">The database has no such release any more.</exception>
    public async Task<(IReadOnlyList<MadeFile> Files, Problem? Problem)> OfAsync(LoadedRelease release, CancellationToken cancellation)
    {
        try
        {
            if (Find(release) is { } known)
                return (known, null);
            if (!await _gate.WaitAsync(LongestWait, cancellation))
                return ([], BeingMade);
            try
            {
                // Whoever asked for them may be gone before they are there; the next one finds them.
                return Find(release) is { } made ? (made, null) : await MakeAsync(release);
            }
            finally
            {
                _gate.Release();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ([], Unwritable);
        }
    }

    public void Dispose() => _gate.Dispose();

    private static Problem BeingMade => ProblemOf(
        ErrorCodes.FilesBeingMade,
        new(
            "Các tệp của một bản phát hành đang được tạo, mỗi lúc một bản.",
            "The files of a release are being made, one at a time."));

    private static Problem Unwritable => ProblemOf(
        ErrorCodes.FilesUnwritable,
        new(
            "Máy chủ không tạo được các tệp: ổ đĩa đầy, hoặc không ghi được vào thư mục của chúng.",
            "The server cannot make the files: its disk is full, or their folder cannot be written."));

    private static Problem ProblemOf(ErrorCode code, Text message) =>
        new(ProblemKind.FilesUnavailable, message, new Fault("file", null, code, message));

    private async Task<(IReadOnlyList<MadeFile> Files, Problem? Problem)> MakeAsync(LoadedRelease release)
    {
        Directory.CreateDirectory(root);
        using var held = await TakeLockAsync();
        if (held is null)
            return ([], BeingMade);
        // Another process was faster.
        if (Find(release) is { } made)
            return (made, null);
        MakeRoom(FolderOf(release));
        var making = Hidden(NameOf(release));
        Directory.CreateDirectory(making);
        try
        {
            var rows = await maker.MakeAsync(release, making);
            var manifest = new JsonObject();
            foreach (var file in BulkFile.All)
            {
                var (bytes, hash) = await SealAsync(Path.Combine(making, file.Name));
                manifest[file.Name] = new JsonObject { ["rows"] = rows[file], ["bytes"] = bytes, ["sha256"] = hash };
            }

            var described = Path.Combine(making, Manifest);
            await File.WriteAllTextAsync(described, manifest.ToJsonString());
            await SealAsync(described);
            Directory.Move(making, FolderOf(release));
        }
        catch
        {
            Directory.Delete(making, recursive: true);
            throw;
        }

        return (Find(release) ?? throw new IOException("What was just made is gone."), null);
    }

    /// <summary>Lets only one maker work, in whatever process; null where another one takes too long.</summary>
    private async Task<FileStream?> TakeLockAsync()
    {
        var began = Stopwatch.GetTimestamp();
        var path = Path.Combine(root, Lock);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            // What cannot be opened although nobody holds it cannot be opened later either.
            catch (IOException) when (File.Exists(path) && Stopwatch.GetElapsedTime(began) < LongestWait)
            {
                await Task.Delay(BetweenLooks);
            }
            catch (IOException) when (File.Exists(path))
            {
                return null;
            }
        }
    }

    /// <summary>Deletes what a maker that was killed left half made, and the files that nobody asked for longest.</summary>
    /// <param name="wanted">The folder that is to be made; where it is there, something of it is missing.</param>
    private void MakeRoom(string wanted)
    {
        // An operator may have named a folder that holds other things.
        var folders = new DirectoryInfo(root).GetDirectories();
        foreach (var half in folders.Where(folder => HalfMade().IsMatch(folder.Name)))
            half.Delete(recursive: true);
        var whole = folders.Where(folder => Made().IsMatch(folder.Name)).ToList();
        var kept = whole.Where(folder => folder.Name != Path.GetFileName(wanted))
            .OrderByDescending(folder => folder.LastWriteTimeUtc)
            .Take(MostReleases - 1)
            .ToList();
        foreach (var old in whole.Except(kept))
        {
            // Out of sight at once: what is found under its name is whole.
            var hidden = Hidden(old.Name);
            old.MoveTo(hidden);
            Directory.Delete(hidden, recursive: true);
        }
    }

    /// <summary>Another name for the files of a release, under which nobody looks for them.</summary>
    private string Hidden(string name) => Path.Combine(root, $".{name}.{Guid.NewGuid():N}");

    /// <summary>Waits until a file is on the disk, and counts it.</summary>
    private static async Task<(long Bytes, string Sha256)> SealAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
        return (file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file)));
    }

    /// <summary>The files of a release that are there; null when they are not.</summary>
    private List<MadeFile>? Find(LoadedRelease release)
    {
        var folder = FolderOf(release);
        try
        {
            var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, Manifest)))!;
            var files = BulkFile.All.Select(file => new MadeFile(
                file,
                Path.Combine(folder, file.Name),
                manifest[file.Name]!["rows"]!.GetValue<long>(),
                manifest[file.Name]!["bytes"]!.GetValue<long>(),
                manifest[file.Name]!["sha256"]!.GetValue<string>())).ToList();
            // Somebody tidied up.
            if (files.Any(file => new FileInfo(file.Path) is not { Exists: true } info || info.Length != file.Bytes))
                return null;
            Touch(folder);
            return files;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Remembers that files were asked for, so that others are given up before them.</summary>
    private static void Touch(string folder)
    {
        try
        {
            Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where it cannot be written nothing is given up either, and the files are whole all the same.
        }
    }

    private string FolderOf(LoadedRelease release) => Path.Combine(root, NameOf(release));

    /// <summary>What the files of a release are kept under: another content, another publisher or another build may make other bytes.</summary>
    private string NameOf(LoadedRelease release)
    {
        var depends = SHA256.HashData(Encoding.UTF8.GetBytes($"{release.Checksum}\n{known.Publisher}\n{Representation.Computation}"));
        return string.Create(CultureInfo.InvariantCulture, $"{release.Release.Id}-{Convert.ToHexStringLower(depends)[..12]}");
    }

    /// <summary>The names that <see cref="NameOf"/> gives.</summary>
    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\.[1-9][0-9]*-[0-9a-f]{12}\z")]
    private static partial Regex Made();

    /// <summary>The names that <see cref="Hidden"/> makes of them.</summary>
    [GeneratedRegex(@"^\.[0-9]{4}-[0-9]{2}-[0-9]{2}\.[1-9][0-9]*-[0-9a-f]{12}\.[0-9a-z]+\z")]
    private static partial Regex HalfMade();
}
