using System.Diagnostics;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Operating;

/// <summary>A process that is killed, whatever it was doing, leaves what was there before or all of what it was making.</summary>
public class KillTests(FaultFiles files, ITestOutputHelper output) : IClassFixture<FaultFiles>
{
    private static readonly int Kills = Campaign.Cases(usually: 30, whenLong: 1000);

    public static TheoryData<string> Operations() => [.. FaultScene.Operations];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_kill_leaves_what_was_or_what_was_to_be(string operation)
    {
        var cell = FaultTable.Of(operation, FaultTable.Kill);
        output.WriteLine(Campaign.Again);
        var random = Campaign.Generator();
        using var scene = new FaultScene(files, operation);
        var (said, kept, whole) = await Whole(scene);
        Assert.Equal(scene.IsPost ? "201" : "0", said);

        var (kills, counts) = (SharesOf(operation), new SortedDictionary<string, int>(StringComparer.Ordinal));
        var killed = 0;
        for (var round = 0; killed < kills; round++)
        {
            Assert.True(round < (kills * 8) + 8, $"Only {killed} of {round} processes were still running when they were to be killed.");
            Prepare(scene);
            var before = scene.State();
            await using var program = scene.IsPost ? await scene.Folder.Serve() : scene.Folder.Start(scene.Arguments);
            var acknowledged = scene.IsPost ? Acknowledged(scene, program) : Task.FromResult(false);
            // Half of the kills fall at any time of the later half, the others where something is written, which is short, and where a kill would hurt most.
            if (round % 2 == 0)
                await Wait.Out(whole * (0.5 + (0.5 * random.NextDouble())));
            else
            {
                Wait.Closely(() => program.HasEnded || acknowledged.IsCompleted || scene.HasBegun, () => $"{operation} neither writes nor ends.");
                // A short operation ends soon after its commit, a long one writes for a while before it.
                await Wait.Out(TimeSpan.FromMilliseconds(random.Next(0, round % 4 == 1 ? 20 : 120)));
            }

            if (!await program.Kill())
                continue;
            killed++;
            var now = scene.Kept(before);
            var whatWas = scene.Changes ? "before" : "before, no copy";
            // A copy of what was there may be kept already when the rest is not done yet.
            Assert.Contains(now, new[] { whatWas, $"{whatWas}, copy", kept });
            Assert.True(!await acknowledged || now == kept, "What was acknowledged is lost.");
            scene.AssertSound();
            counts[now] = counts.GetValueOrDefault(now) + 1;
        }

        output.WriteLine($"{operation}: {killed} kills: {string.Join("; ", counts.Select(count => $"{count.Value} left \"{count.Key}\""))}. "
            + $"A whole run takes {whole.TotalMilliseconds:F0} ms.");
        Assert.Equal(scene.Changes
                ? new FaultCell("nothing", null, "before or after", "before or after")
                : new FaultCell("nothing", null, "before", "before, no copy or a whole one"), cell);
        // What the last kill left is served and takes the operation as if nothing had been.
        await using (var server = await scene.Folder.Serve())
            await server.Get("/v1/comparisons");
        Directory.Delete(scene.Folder.At("out/."), recursive: true);
        Directory.CreateDirectory(scene.Folder.At("out/."));
        if (!scene.IsPost && operation != "withdraw")
            Assert.Equal(0, (await scene.Folder.Run(scene.Arguments)).ExitCode);
        scene.AssertSound();
    }

    /// <summary>Runs the operation to its end.</summary>
    /// <returns>How it ended, what it left, and how long it took.</returns>
    private static async Task<(string Said, string Kept, TimeSpan Whole)> Whole(FaultScene scene)
    {
        Prepare(scene);
        var before = scene.State();
        if (!scene.IsPost)
        {
            var started = Stopwatch.GetTimestamp();
            var result = await scene.Folder.Run(scene.Arguments);
            return ($"{result.ExitCode}", scene.Kept(before), Stopwatch.GetElapsedTime(started));
        }

        await using var server = await scene.Folder.Serve();
        var sent = Stopwatch.GetTimestamp();
        var (status, _) = await scene.Send(server);
        var taken = Stopwatch.GetElapsedTime(sent);
        await server.Stop();
        return ($"{status}", scene.Kept(before), taken);
    }

    private static void Prepare(FaultScene scene)
    {
        scene.Reset();
        scene.Age(scene.Folder.Database);
    }

    /// <summary>Whether a server answered that it has taken the rows.</summary>
    private static async Task<bool> Acknowledged(FaultScene scene, CliProcess server)
    {
        try
        {
            return (await scene.Send(server)).Status == 201;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // All operations together have as many kills as were asked for.
    private static int SharesOf(string operation)
    {
        var (index, all) = (Array.IndexOf(FaultScene.Operations, operation), FaultScene.Operations.Length);
        return ((index + 1) * Kills / all) - (index * Kills / all);
    }
}
