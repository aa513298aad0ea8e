namespace Benchmark.Tests.Support;

/// <summary>The built program: what a published folder holds too.</summary>
internal static class CliProgram
{
    private const string Assembly = "Benchmark.Api.dll";

    /// <summary>The program beside the tests.</summary>
    public static string Built => Path.Combine(AppContext.BaseDirectory, Assembly);

    /// <summary>The data set beside it: in the tests the sample, where a published program has the seed.</summary>
    public static string Seed => Path.Combine(AppContext.BaseDirectory, "seed");

    /// <summary>Copies the program, so that a test can change the data set that comes with it.</summary>
    /// <returns>The path of the copy.</returns>
    public static string CopyTo(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "seed"));
        var manifest = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Benchmark.Api.deps.json"));
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Select(path => Path.GetFileName(path)))
        {
            if (file.StartsWith("Benchmark.Api.", StringComparison.Ordinal) || manifest.Contains($"/{file}\"", StringComparison.Ordinal)
                || manifest.Contains($"\"{file}\"", StringComparison.Ordinal))
            {
                File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(folder, file));
            }
        }

        foreach (var file in Directory.GetFiles(Seed))
            File.Copy(file, Path.Combine(folder, "seed", Path.GetFileName(file)));
        // Native libraries of every platform: large, and never edited.
        Directory.CreateSymbolicLink(Path.Combine(folder, "runtimes"), Path.Combine(AppContext.BaseDirectory, "runtimes"));
        return Path.Combine(folder, Assembly);
    }
}
