using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Operating;

/// <summary>The files of whole releases, made by processes that are killed, that have no room, or that are several.</summary>
public class BulkFileTests(DatabaseTemplate template, ITestOutputHelper output) : IClassFixture<DatabaseTemplate>
{
    // A file of the sample in SQLite is larger, everything else is smaller.
    private const int BlocksOfOneMegabyte = 2048;

    private static readonly int Kills = Campaign.Cases(usually: 20, whenLong: 200);

    [Fact]
    public async Task A_maker_that_is_killed_leaves_nothing_or_all_of_it()
    {
        output.WriteLine(Campaign.Again);
        var random = Campaign.Generator();
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var bulk = $"{folder.Database}-bulk";
        var (whole, nothing) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            if (Directory.Exists(bulk))
                Directory.Delete(bulk, recursive: true);
            await using var server = await folder.Serve();
            var asking = Ask(server);
            Wait.Closely(() => Directory.Exists(bulk) || asking.IsCompleted, () => "Nobody makes the files.");
            await Wait.Out(TimeSpan.FromMilliseconds(random.Next(0, 800)));
            await server.Kill();
            await asking;

            var made = Directory.GetDirectories(bulk).SingleOrDefault(each => !Path.GetFileName(each).StartsWith('.'));
            if (made is null)
                nothing++;
            else
            {
                whole++;
                AssertWhole(made);
            }
        }

        output.WriteLine($"{Kills} kills: {whole} left all files, {nothing} none.");
        // What the last one left is no hindrance.
        await using var next = await folder.Serve();
        Assert.Equal(3, (await next.Get("/v1/bulk")).GetProperty("data").GetArrayLength());
        AssertWhole(Assert.Single(Directory.GetDirectories(bulk)));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_leaves_nothing_behind()
    {
        using var folder = new CliFolder { LargestFile = BlocksOfOneMegabyte };
        template.CopyTo(folder.Database);
        await using (var server = await folder.Serve())
        {
            using var answer = await server.Client.GetAsync("/v1/bulk/csv.zip", TestContext.Current.CancellationToken);
            var problem = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("files-unwritable", problem, StringComparison.Ordinal);
            Assert.Empty(Directory.GetDirectories($"{folder.Database}-bulk"));
            await server.Get("/v1/comparisons");
        }

        // With room again they are made.
        folder.LargestFile = 0;
        await using var next = await folder.Serve();
        await next.Get("/v1/bulk");
        AssertWhole(Assert.Single(Directory.GetDirectories($"{folder.Database}-bulk")));
    }

    [Fact]
    public async Task Two_processes_that_start_together_make_one_set_of_files()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        await using var first = await folder.Serve();
        await using var second = await folder.Serve();

        var files = await Task.WhenAll(
            first.Client.GetByteArrayAsync("/v1/bulk/dataset.zip", TestContext.Current.CancellationToken),
            second.Client.GetByteArrayAsync("/v1/bulk/dataset.zip", TestContext.Current.CancellationToken));

        Assert.Equal(files[0], files[1]);
        AssertWhole(Assert.Single(Directory.GetDirectories($"{folder.Database}-bulk")));
        // Unpacked, it is what the command takes; the copy has the same checksum.
        using (var archive = new ZipArchive(new MemoryStream(files[0])))
            await archive.ExtractToDirectoryAsync(folder.At("set"), TestContext.Current.CancellationToken);
        var import = await folder.Run("import", "set", "--database", "copy.db");
        Assert.Equal((0, ""), (import.ExitCode, import.Errors));
        const string release = "select id, checksum from release";
        Assert.Equal(DatabaseFile.Query(folder.Database, release), DatabaseFile.Query(folder.At("copy.db"), release));
    }

    [Fact]
    public async Task Files_in_a_folder_that_cannot_be_written_are_sent()
    {
        using var folder = new CliFolder { PermissionsBind = true };
        template.CopyTo(folder.Database);
        await using (var maker = await folder.Serve())
            await maker.Get("/v1/bulk");
        var bulk = $"{folder.Database}-bulk";
        foreach (var each in Directory.GetDirectories(bulk).Append(bulk))
            await LetRead(each);

        await using var server = await folder.Serve();
        Assert.Equal(3, (await server.Get("/v1/bulk")).GetProperty("data").GetArrayLength());
        Assert.NotEmpty(await server.Client.GetByteArrayAsync("/v1/bulk/csv.zip", TestContext.Current.CancellationToken));
    }

    /// <summary>Gives a folder to somebody else, where the tests may do that, as whoever owns one may always set its times.</summary>
    private static async Task LetRead(string folder)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("Permissions of this kind are known to Unix only.");
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        foreach (var file in Directory.GetFiles(folder))
            File.SetUnixFileMode(file, read);
        File.SetUnixFileMode(folder, read | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        if (Environment.IsPrivilegedProcess)
            await Wait.ForCommand("chown", "-R", "65534:65534", folder);
    }

    private static async Task Ask(CliProcess server)
    {
        try
        {
            using var answer = await server.Client.GetAsync("/v1/bulk", TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            // It was killed.
        }
    }

    private static void AssertWhole(string folder)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        Assert.Equal(3, manifest.RootElement.EnumerateObject().Count());
        foreach (var file in manifest.RootElement.EnumerateObject())
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder, file.Name));
            Assert.Equal(file.Value.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }
}
