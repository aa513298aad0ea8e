using System.Globalization;

namespace Benchmark.Tests.Support;

/// <summary>A database of the sample with hooks, to which the commands of an operator are given.</summary>
/// <param name="database">Its file.</param>
internal sealed class HookScene(string database) : CommandScene(database)
{
    private int _made;

    /// <summary>Makes a hook that may lie on this machine.</summary>
    public async Task<(string Id, string Secret)> Hook(string url)
    {
        var said = (await Run("hooks", "add", url, "--allow-private", "--allow-http")).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return (said[2], said[^1]);
    }

    /// <summary>Makes a release, of one figure that changes each time.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> Release(string reason = "Why")
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-hooks-").FullName;
        try
        {
            var lines = File.ReadLines(Path.Combine(CliProgram.Seed, "observations.csv")).Take(2).ToArray();
            var cells = lines[1].Split(',');
            var value = Array.IndexOf(lines[0].Split(','), "value");
            cells[value] = (10 + (++_made * 0.01m)).ToString(CultureInfo.InvariantCulture);
            await File.WriteAllLinesAsync(Path.Combine(folder, "observations.csv"), [lines[0], string.Join(',', cells)]);
            await Run("import", folder, "--reason", reason);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return Newest();
    }

    /// <summary>The newest release.</summary>
    public string Newest() => DatabaseFile.Query(Database, "select id from release order by number desc limit 1").Single();

    /// <summary>Waits until nothing waits for any hook that takes something.</summary>
    public Task Told() => Wait.Until(
        () => DatabaseFile.Query(Database, "select number from delivery where delivered_at is null and dead_at is null").Count == 0,
        () => string.Join('\n', DatabaseFile.Query(Database, "select hook, event, attempts, outcome, next_at from delivery where delivered_at is null")));

    /// <summary>The id of the message on a release.</summary>
    public static string MessageOf(string release) => $"msg_{release.Replace('.', '_')}";
}
