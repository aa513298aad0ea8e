using System.Diagnostics;
using System.Net;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>Instances that read from a replica: they write to the database itself, and read on without it.</summary>
[Collection(PostgresTests.Name)]
public class ReplicaTests(PostgresSample sample, ITestOutputHelper output)
{
    private const int AtOnce = 4;

    // A release is announced by the database itself, and a replica that has it a moment later is looked at within a second; the rest is for a busy machine.
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(1.5);

    // Source: SecondsToConnect of the dialect, once for each thing that is asked before an import begins, on a busy machine.
    private static readonly TimeSpan LongestRefusal = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_release_is_served_when_the_replica_has_it_and_told_no_earlier()
    {
        var database = sample.Copy();
        using var replica = PostgresServer.Follow(sample.Server);
        using var folder = new CliFolder();
        await using var receiver = await new HookReceiver().Start();
        await using var instance = await Serve(folder, database, replica, "--public-url", "https://benchmark.example");
        var key = await Cluster.Key(folder, database);
        var hook = await folder.Run("hooks", "add", receiver.Url, "--allow-http", "--allow-private", "--database", database);
        Assert.True(hook.ExitCode == 0, hook.Errors);
        var before = await Release(instance);

        var taken = new List<TimeSpan>();
        for (var made = 0; made < 3; made++)
            taken.Add(await Cluster.Seen(instance, (await Posted.New(instance.Client, key, $"prompt-{made}")).Release));
        output.WriteLine($"Served after {string.Join(", ", taken.Select(time => $"{time.TotalMilliseconds:F0} ms"))}.");
        Assert.All(taken, time => Assert.InRange(time, TimeSpan.Zero, Notice));
        await receiver.Got(3);

        var shown = await Release(instance);
        Assert.NotEqual(before, shown);
        replica.Execute("postgres", "select pg_wal_replay_pause()");
        // Of what is not served yet an import knows all the same: the second follows the first, and the first may be sent again.
        var first = await Posted.New(instance.Client, key, "late-one", "same");
        var second = await Posted.New(instance.Client, key, "late-two");
        Assert.Equal(first.Id, (await Posted.Source(instance.Client, key, "late-one", "same")).Id);
        await Wait.Out(TimeSpan.FromSeconds(2.5));
        Assert.Equal(shown, await Release(instance));
        // Whoever is told asks at once, and must find it.
        Assert.Equal(3, receiver.All.Count);

        replica.Execute("postgres", "select pg_wal_replay_resume()");
        Assert.InRange(await Cluster.Seen(instance, second.Release), TimeSpan.Zero, Notice);
        await receiver.Got(5);
        Assert.Equal(
            new[] { first, second }.Select(posted => HookScene.MessageOf(posted.Release)),
            receiver.All.Skip(3).Select(told => told.Id));
        Assert.Equal(6, CliVerify.AssertSound(database).Count);
    }

    [Fact]
    public async Task Without_the_database_itself_all_is_read_and_nothing_written()
    {
        var database = sample.Copy();
        using var replica = PostgresServer.Follow(sample.Server);
        using var folder = new CliFolder();
        await using var instance = await Serve(folder, database, replica);
        var key = await Cluster.Key(folder, database);
        await using var readers = await Readers.Begin(instance.Client.BaseAddress!, AtOnce, await Addresses.Many(instance.Client));
        await readers.Got(50);

        sample.Server.Stop(isCrash: true);
        try
        {
            await Refuses(instance, key);
            await readers.Got(50);
            await using var late = await Serve(folder, database, replica);
            Assert.Equal("ready", (await late.Get("/health/ready")).GetProperty("status").GetString());
            Assert.Equal(await Release(instance), await Release(late));
            await Refuses(late, key);
            var import = await folder.Run("import", ImportSets.Many(folder, 10), "--database", database);
            Assert.Equal(4, import.ExitCode);
            Assert.Contains("cannot be reached", Assert.Single(import.ErrorLines), StringComparison.Ordinal);
            var reads = await readers.End();
            output.WriteLine($"{reads.Count} reads; the longest took {reads.Max(read => read.Taken).TotalSeconds:F1} s.");
            Assert.DoesNotContain(reads, read => read.Outcome != Outcome.Right);

            sample.Server.Begin();
            // Both publish again, and hear of it again.
            foreach (var (here, there) in new[] { (instance, late), (late, instance) })
            {
                var posted = await Posted.New(here.Client, key, here == late ? "from-late" : "from-first");
                var taken = await Cluster.Seen(there, posted.Release);
                output.WriteLine($"Served by the other after {taken.TotalMilliseconds:F0} ms.");
            }
        }
        finally
        {
            Begin();
        }

        Assert.Equal(3, CliVerify.AssertSound(database).Count);
    }

    [Fact]
    public async Task A_replica_that_was_promoted_takes_the_place_of_the_database()
    {
        var database = sample.Copy();
        using var replica = PostgresServer.Follow(sample.Server);
        using var folder = new CliFolder();
        var promoted = replica.AddressOf(PostgresServer.NameOf(database));
        var key = await Cluster.Key(folder, database);
        await using var before = await Serve(folder, database, replica);
        var release = (await Posted.New(before.Client, key, "before")).Release;
        await Cluster.Seen(before, release);
        // A replica alone takes nothing, and says so.
        await using var unaware = await folder.Serve("--database", promoted);
        var refused = await Posted.Source(unaware.Client, key, "refused");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.True(refused.IsToldToWait, refused.Text);
        Assert.Equal(["database-unwritable"], refused.Answer.Codes("errors"));

        sample.Server.Stop(isCrash: true);
        try
        {
            replica.Promote();
            await using var instance = await folder.Serve("--database", promoted);
            Assert.Equal(release, await Release(instance));
            var after = await Posted.New(instance.Client, key, "after");
            await Cluster.Seen(instance, after.Release);
            // Who follows it still reads on, and what was started on it before it was promoted needs no new start.
            await Cluster.Seen(before, after.Release);
            await Cluster.Seen(unaware, (await Posted.New(unaware.Client, key, "unaware")).Release);
        }
        finally
        {
            Begin();
        }

        Assert.Equal(4, CliVerify.AssertSound(promoted).Count);
    }

    private static Task<CliProcess> Serve(CliFolder folder, string database, PostgresServer replica, params IReadOnlyList<string> more) =>
        folder.Serve(["--database", database, "--read-database", replica.AddressOf(PostgresServer.NameOf(database)), .. more]);

    private static async Task<string?> Release(CliProcess instance) =>
        (await instance.Get("/v1")).GetProperty("data").GetProperty("release").GetProperty("id").GetString();

    private async Task Refuses(CliProcess instance, string key)
    {
        var began = Stopwatch.GetTimestamp();
        var refused = await Posted.Source(instance.Client, key, "refused");
        var taken = Stopwatch.GetElapsedTime(began);
        output.WriteLine($"Refused after {taken.TotalMilliseconds:F0} ms.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.True(refused.IsToldToWait, refused.Text);
        Assert.DoesNotContain("127.0.0.1", refused.Text, StringComparison.Ordinal);
        Assert.InRange(taken, TimeSpan.Zero, LongestRefusal);
    }

    private void Begin()
    {
        try
        {
            sample.Server.Begin();
        }
        catch (InvalidOperationException)
        {
            // It runs already.
        }
    }
}
