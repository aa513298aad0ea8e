using System.Net;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Operating;

/// <summary>Servers that are killed while they tell a hook lose no event, and of two servers on a database one tells it.</summary>
public sealed class HookKillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Settings =
        ["--public-url", "https://benchmark.example", "--hook-seconds", "1", "--hook-retries", "100ms,200ms,1s,2s,2s,2s"];

    private static readonly int Kills = Campaign.Cases(usually: 4, whenLong: 50);

    private readonly CliFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task No_kill_of_the_sender_loses_an_event()
    {
        output.WriteLine(Campaign.Again);
        var random = Campaign.Generator();
        DatabaseFile.Import(_folder.Database, CliProgram.Seed);
        var scene = new HookScene(_folder.Database);
        // Slow enough that most kills fall while something is sent or was sent and is not recorded.
        await using var receiver = await new HookReceiver(async (_, http) =>
        {
            await Wait.Out(TimeSpan.FromMilliseconds(random.Next(0, 60)));
            await HookReceiver.Status(http, random.Next(10) == 0 ? HttpStatusCode.BadGateway : HttpStatusCode.OK);
        }).Start();
        await scene.Hook(receiver.Url);
        var releases = new List<string>();
        for (var killed = 0; killed < Kills; killed++)
        {
            await using var server = await _folder.Serve(Settings);
            var before = receiver.All.Count;
            for (var made = 0; made < 3; made++)
                releases.Add(await scene.Release());
            await receiver.Got(before + 1);
            await Wait.Out(TimeSpan.FromMilliseconds(random.Next(0, 150)));
            Assert.True(await server.Kill());
        }

        await using (await _folder.Serve(Settings))
            await scene.Told();

        var order = receiver.All.Select(told => releases.FindIndex(release => HookScene.MessageOf(release) == told.Id)).ToList();
        output.WriteLine($"{Kills} kills, {releases.Count} releases, {order.Count} requests, {order.Count - order.Distinct().Count()} of them again.");
        Assert.Equal(Enumerable.Range(0, releases.Count), order.Distinct());
        Assert.Equal(order.Order(), order);
        Assert.Empty(DatabaseFile.Query(_folder.Database, "select event from delivery where dead_at is not null"));
    }

    [Fact]
    public async Task Another_server_goes_on_where_the_first_was_killed()
    {
        DatabaseFile.Import(_folder.Database, CliProgram.Seed);
        var scene = new HookScene(_folder.Database);
        await using var receiver = await new HookReceiver().Start();
        await scene.Hook(receiver.Url);
        await using var first = await _folder.Serve(Settings);
        var releases = new List<string> { await scene.Release() };
        await receiver.Got(1);
        await using var second = await _folder.Serve(Settings);
        for (var made = 0; made < 5; made++)
            releases.Add(await scene.Release());
        await receiver.Got(6);
        await scene.Told();
        // While both ran, each came once.
        Assert.Equal(releases.Select(HookScene.MessageOf), receiver.All.Select(told => told.Id));

        await first.Kill();
        releases.Add(await scene.Release());
        await receiver.Got(7);
        await scene.Told();
        Assert.Equal(releases.Select(HookScene.MessageOf), receiver.All.Select(told => told.Id).Distinct());
        // What the log says names neither the secret nor the address of the receiver.
        Assert.Contains($"event {releases[0]} delivered (200), attempt 1", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", first.Output + second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(receiver.Url, first.Output + second.Output, StringComparison.Ordinal);
    }
}
