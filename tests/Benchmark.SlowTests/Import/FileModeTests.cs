using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>A database holds hashes of keys, so nobody but its owner and its group reads it.</summary>
public class FileModeTests
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.GroupWrite;

    [Fact]
    public async Task A_database_what_stands_beside_it_and_a_backup_are_closed_to_others()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("Modes of this kind are known to Unix only.");
        using var folder = new CliFolder();
        await using var program = await folder.Serve();
        Assert.Equal(0, (await folder.Run("backup", folder.At("copies/copy.db"))).ExitCode);

        var files = Directory.GetFiles(Path.GetDirectoryName(folder.Database)!).Append(folder.At("copies/copy.db")).ToList();

        Assert.True(files.Count > 1);
        foreach (var file in files)
            Assert.Equal((file, UnixFileMode.None), (file, File.GetUnixFileMode(file) & Others));
    }
}
