namespace Benchmark.Tests.Support;

/// <summary>The files of the repository the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>Whether golden and example files are to be written instead of compared; the difference is then reviewed like any other.</summary>
    public static readonly bool UpdatesGolden = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>The names of the migrations, oldest first.</summary>
    public static IReadOnlyList<string> Migrations =>
        [.. Directory.GetFiles(File("migrations", "sqlite"), "*.sql").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Benchmark.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
