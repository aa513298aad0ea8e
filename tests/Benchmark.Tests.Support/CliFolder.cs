namespace Benchmark.Tests.Support;

/// <summary>A folder of one test, in which it runs the program; removed afterwards.</summary>
internal sealed class CliFolder : IDisposable
{
    // So that a folder made read-only by a test can be removed.
    private const UnixFileMode Everything = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Lazy<string> _database;

    public CliFolder() => _database = new(() => TestDatabase.At(""));

    public string Path { get; } = Directory.CreateTempSubdirectory("benchmark-test-").FullName;

    /// <summary>The database that the program uses when nothing else is said; where the tests run on PostgreSQL, an empty one that has to be named.</summary>
    public string Database => TestDatabase.IsPostgres ? _database.Value : At("data/benchmark.db");

    /// <summary>The program that is run: the one the tests were built with, unless a test has a copy of its own.</summary>
    public string Program { get; init; } = CliProgram.Built;

    /// <summary>Environment variables of the program.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    /// <summary>Whether file permissions bind the program even when the tests run as root, whom they do not bind otherwise.</summary>
    public bool PermissionsBind { get; init; }

    /// <summary>How large a file that the program writes may become, in blocks of 512 bytes, as if the disk were full then; 0 for no limit.</summary>
    public int LargestFile { get; set; }

    /// <summary>A path below the folder; the folders on the way are made.</summary>
    public string At(string relative)
    {
        var path = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    /// <summary>Runs the program to its end.</summary>
    public async Task<CliResult> Run(params string[] arguments)
    {
        await using var process = Start(arguments);
        return await process.Ended();
    }

    /// <summary>Starts serving on a free port and waits until the program says that it listens.</summary>
    public async Task<CliProcess> Serve(params string[] arguments)
    {
        var process = Start(Variables.ContainsKey("BENCHMARK_URLS") || arguments.Contains("--urls") ? arguments : [.. arguments, .. CliProcess.AnyPort]);
        try
        {
            await process.Listening();
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the program.</summary>
    public CliProcess Start(params string[] arguments) => CliProcess.Start(this, arguments);

    /// <summary>Copies the data set beside the program, the sample, to be edited.</summary>
    public string CopySeed(string name)
    {
        var folder = At($"{name}/.").TrimEnd('.', System.IO.Path.DirectorySeparatorChar);
        foreach (var file in Directory.GetFiles(CliProgram.Seed))
            File.Copy(file, System.IO.Path.Combine(folder, System.IO.Path.GetFileName(file)));
        return folder;
    }

    /// <summary>Takes away every right to write a folder and what is in it.</summary>
    public static void MakeReadOnly(string folder)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("Permissions of this kind are known to Unix only.");
        foreach (var file in Directory.GetFiles(folder))
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    /// <summary>Gives these rights back.</summary>
    public static void MakeWritable(string folder)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("Permissions of this kind are known to Unix only.");
        File.SetUnixFileMode(folder, Everything);
        foreach (var file in Directory.GetFiles(folder))
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose()
    {
        if (_database.IsValueCreated)
            TestDatabase.Remove(_database.Value);
        if (!OperatingSystem.IsWindows())
        {
            var real = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
            foreach (var folder in Directory.GetDirectories(Path, "*", real))
                File.SetUnixFileMode(folder, Everything);
        }

        Directory.Delete(Path, recursive: true);
    }
}
