using System.Diagnostics;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Import;

/// <summary>A process that is killed while it imports leaves the old release or the new one, whole, whatever it was doing.</summary>
public class KilledImportTests(DatabaseTemplate template, ITestOutputHelper output) : IClassFixture<DatabaseTemplate>
{
    private const int Rows = 1000;

    private static readonly int Kills = Campaign.Cases(usually: 24, whenLong: 500);

    [Fact]
    public async Task Every_kill_leaves_a_whole_release()
    {
        output.WriteLine(Campaign.Again);
        var random = Campaign.Generator();
        using var folder = new CliFolder();
        var set = ImportSets.Many(folder, Rows);
        template.CopyTo(folder.Database);
        var before = CliVerify.AssertSound(folder.Database);
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, (await folder.Run("import", set)).ExitCode);
        var whole = clock.Elapsed;
        var after = CliVerify.AssertSound(folder.Database);
        Assert.Equal([.. before, after[^1]], after);

        var (killed, early, begun, done) = (0, 0, 0, 0);
        var now = after;
        for (var round = 0; killed < Kills; round++)
        {
            Assert.True(round < Kills * 4, $"Only {killed} of {round} processes were still running when they were to be killed.");
            // A third of the kills may fall at any time, a third while rows are applied, a third while they are committed and moved from the log into the file:
            // that is
            // short, and where a kill would hurt most.
            var moment = round % 3;
            if (moment == 2 || now.Count > before.Count)
            {
                SqliteConnection.ClearAllPools();
                foreach (var file in Directory.GetFiles(Path.GetDirectoryName(folder.Database)!))
                    File.Delete(file);
                template.CopyTo(folder.Database);
            }

            await using var program = folder.Start("import", set);
            bool Writes() => new FileInfo($"{folder.Database}-wal") is { Exists: true, Length: > 0 };
            if (moment == 2)
                Wait.Closely(() => program.HasEnded || Writes(), () => "The import neither writes nor ends.");
            await Wait.Out(moment switch
            {
                0 => whole * random.NextDouble(),
                1 => whole * (0.6 + (0.4 * random.NextDouble())),
                _ => TimeSpan.FromMilliseconds(random.Next(0, 40)),
            });
            var wrote = Writes();
            if (!await program.Kill())
            {
                now = after;
                continue;
            }

            killed++;
            now = CliVerify.AssertSound(folder.Database);
            Assert.True(now.SequenceEqual(before) || now.SequenceEqual(after), string.Join(' ', now));
            _ = now.Count > before.Count ? done++ : wrote ? begun++ : early++;
        }

        output.WriteLine($"{killed} kills: {early} before anything was written, {begun} while it was, {done} after the commit. A whole import takes "
            + $"{whole.TotalMilliseconds:F0} ms.");
        await using var server = await folder.Serve();
        Assert.Equal("ready", (await server.Get("/health/ready")).GetProperty("status").GetString());
        // What the last kill left takes the import as if nothing had been.
        Assert.Equal(0, (await folder.Run("import", set)).ExitCode);
        Assert.Equal(after, CliVerify.AssertSound(folder.Database));
    }
}
