using System.Diagnostics;
using System.Net;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>Two instances of the program on one PostgreSQL, behind a gateway: nobody can tell which of them answered.</summary>
[Collection(PostgresTests.Name)]
public class TwoInstancesTests(PostgresSample sample, ITestOutputHelper output)
{
    private const int AtOnce = 8;

    // Source: docs/operators.md (a release is seen at every instance within a second; all answers are right 5 seconds after the database is back).
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Healing = TimeSpan.FromSeconds(5);

    // Readiness waits 5 seconds for a database; the rest is for a busy machine.
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(6);

    // Source: docs/operators.md (a server that is asked to end does so within 10 seconds); the rest is for a busy machine.
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(13);

    [Fact]
    public async Task A_release_of_one_is_answered_by_the_other_within_a_second()
    {
        await using var cluster = await Cluster.Start(sample.Copy());
        var key = await cluster.Key();
        await cluster.Two.Get("/v1/comparisons");

        var taken = new List<TimeSpan>();
        for (var made = 0; made < 6; made++)
        {
            var (here, there) = (cluster.Instances[made % 2], cluster.Instances[(made + 1) % 2]);
            var posted = await Posted.New(here.Client, key, $"added-{made}");
            taken.Add(await Cluster.Seen(there, posted.Release));
            Assert.Equal(posted.Release, (await there.Get("/v1/comparisons")).GetProperty("meta").GetProperty("release").GetString());
        }

        output.WriteLine($"Seen at the other after {Milliseconds(taken)}.");
        Assert.All(taken, time => Assert.InRange(time, TimeSpan.Zero, Notice));
        // Who only looked each second would need half of one in the middle.
        Assert.InRange(taken.Order().ElementAt(taken.Count / 2), TimeSpan.Zero, Notice / 4);
    }

    [Fact]
    public async Task Both_give_the_same_bytes_and_tags_in_every_form()
    {
        await using var cluster = await Cluster.Start(sample.Copy());

        foreach (var path in await Addresses.Of(cluster.Gateway))
        {
            using var one = await Get(cluster, cluster.One, path);
            using var two = await Get(cluster, cluster.Two, path);
            Assert.True(one.StatusCode == HttpStatusCode.OK, $"{path}: {one.StatusCode}");
            Assert.Equal(HttpStatusCode.OK, two.StatusCode);
            Assert.NotNull(one.Headers.ETag);
            Assert.Equal(one.Headers.ETag, two.Headers.ETag);
            Assert.Equal(one.Content.Headers.ContentType, two.Content.Headers.ContentType);
            Assert.Equal(await Bytes(one), await Bytes(two));
            using var known = await Get(cluster, cluster.Two, path, $"{one.Headers.ETag}");
            Assert.True(known.StatusCode == HttpStatusCode.NotModified, $"{path}: {known.StatusCode}");
        }
    }

    [Fact]
    public async Task A_list_is_read_to_its_end_whoever_answers_each_page()
    {
        await using var cluster = await Cluster.Start(sample.Copy());
        var whole = (await Addresses.Json(cluster.Gateway, "/v1/observations?limit=1000")).Items("data").Select(row => row.ToJsonString()).ToList();
        var pageSize = Math.Max(1, whole.Count / 7);

        var rows = new List<string>();
        var path = $"/v1/observations?limit={pageSize}";
        for (var page = 0; path is not null; page++)
        {
            var answer = await Addresses.Json(cluster.Instances[page % 2].Client, path);
            rows.AddRange(answer.Items("data").Select(row => row.ToJsonString()));
            path = answer.Text("links.next");
        }

        Assert.InRange(whole.Count, 14, 1000);
        Assert.Equal(whole, rows);
    }

    [Fact]
    public async Task An_import_that_is_sent_again_to_the_other_is_the_same_import()
    {
        await using var cluster = await Cluster.Start(sample.Copy());
        var key = await cluster.Key();

        var first = await Posted.New(cluster.One.Client, key, "one", "same");
        var again = await Posted.Source(cluster.Two.Client, key, "one", "same");
        Assert.Equal(first.Id, again.Id);
        Assert.Equal(first.Release, again.Release);
        Assert.Equal(first.Status, again.Status);
        Assert.Equal(2, cluster.Releases());
        var other = await Posted.Source(cluster.Two.Client, key, "two", "same");
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal(["idempotency-key-reused"], other.Answer.Codes("errors"));

        // At one moment to both: one import, whoever is the first.
        for (var round = 0; round < 5; round++)
        {
            var both = await Task.WhenAll(cluster.Instances.Select(each => Posted.Source(each.Client, key, $"both-{round}", $"both-{round}")));
            Assert.All(both, each => Assert.True(each.Status == HttpStatusCode.Created || each.IsToldToWait, each.Text));
            Assert.Single(both.Where(each => each.Status == HttpStatusCode.Created).Select(each => (each.Id, each.Release)).Distinct());
            Assert.Equal(3 + round, cluster.Releases());
        }
    }

    [Fact]
    public async Task A_key_holds_at_both_until_it_is_revoked()
    {
        await using var cluster = await Cluster.Start(sample.Copy());
        var key = await cluster.Key();
        foreach (var (instance, number) in cluster.Instances.Select((instance, number) => (instance, number)))
            await Posted.New(instance.Client, key, $"added-{number}");

        Assert.Equal(0, (await cluster.Folder.Run("keys", "revoke", key.Split('_')[1], "--database", cluster.Database)).ExitCode);

        foreach (var instance in cluster.Instances)
            Assert.Equal(HttpStatusCode.Unauthorized, (await Posted.Source(instance.Client, key, "more")).Status);
        Assert.Equal(3, cluster.Releases());
    }

    [Fact]
    public async Task Imports_at_both_at_once_are_published_one_after_the_other_or_told_to_wait()
    {
        await using var cluster = await Cluster.Start(sample.Copy());
        var key = await cluster.Key();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async number =>
            (Id: $"added-{number}", Posted: await Posted.Source(cluster.Instances[number % 2].Client, key, $"added-{number}"))));

        Assert.All(answers, each => Assert.True(each.Posted.Status == HttpStatusCode.Created || each.Posted.IsToldToWait, each.Posted.Text));
        var published = answers.Where(each => each.Posted.Status == HttpStatusCode.Created).ToList();
        output.WriteLine($"{published.Count} of {answers.Length} were published, the others told to wait.");
        Assert.NotEmpty(published);
        Assert.Equal(published.Count, published.Select(each => each.Posted.Release).Distinct().Count());
        Assert.Equal(published.Select(each => each.Id), DatabaseFile.Query(cluster.Database, "select id from source where id like 'added-%' order by id"));
        Assert.Equal(1 + published.Count, CliVerify.AssertSound(cluster.Database).Count);
        var verified = await cluster.Folder.Run("verify", "--database", cluster.Database);
        Assert.True(verified.ExitCode == 0, verified.Errors);
        // Who was told to wait gets through afterwards.
        foreach (var waiting in answers.Where(each => each.Posted.Status != HttpStatusCode.Created))
            await Posted.New(cluster.Gateway, key, waiting.Id);
    }

    [Fact]
    public async Task Readers_notice_little_of_an_instance_that_is_killed()
    {
        await using var cluster = await Cluster.Start(sample.Copy());
        await using var readers = await Readers.Begin(cluster.Gateway.BaseAddress!, AtOnce, await Addresses.Many(cluster.Gateway));
        await readers.Got(200);

        Assert.True(await cluster.One.Kill());
        await readers.Got(200);

        var reads = await readers.End();
        var cut = reads.Where(read => read.Outcome == Outcome.Cut).ToList();
        output.WriteLine($"{reads.Count} reads, of which {cut.Count} failed.");
        Assert.DoesNotContain(reads, read => read.Outcome is Outcome.Wrong or Outcome.ToldToWait);
        Assert.InRange(cut.Count, 0, AtOnce);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_the_database_starts_anew_readers_are_told_to_wait_and_soon_all_is_well(bool isCrash)
    {
        await using var cluster = await Cluster.Start(sample.Copy());
        var key = await cluster.Key();
        await using var readers = await Readers.Begin(cluster.Gateway.BaseAddress!, AtOnce, await Addresses.Many(cluster.Gateway));
        await readers.Got(200);

        sample.Server.Stop(isCrash);
        var looks = new List<TimeSpan>();
        foreach (var instance in cluster.Instances)
            looks.Add(await NotReady(instance, readers));
        await Wait.Out(TimeSpan.FromSeconds(1));
        var refused = await Posted.Source(cluster.One.Client, key, "refused");
        sample.Server.Begin();
        var up = readers.Now;
        await Wait.Out(Healing + TimeSpan.FromSeconds(2));

        var reads = await readers.End();
        var well = reads.Where(read => read.Outcome != Outcome.Right).Select(read => read.Began + read.Taken - up).DefaultIfEmpty().Max();
        output.WriteLine($"{Counts(reads)}; the longest took {reads.Max(read => read.Taken).TotalSeconds:F1} s. Not ready within {Milliseconds(looks)}. "
            + $"All is well {Math.Max(0, well.TotalSeconds):F1} s after it is up.");
        Assert.DoesNotContain(reads, read => read.Outcome is Outcome.Wrong or Outcome.Cut);
        Assert.Contains(reads, read => read.Outcome == Outcome.ToldToWait);
        Assert.InRange(well, TimeSpan.MinValue, Healing);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.True(refused.IsToldToWait, refused.Text);

        // Each hears again what the other publishes.
        foreach (var instance in cluster.Instances)
            Assert.Equal("ready", (await instance.Get("/health/ready")).GetProperty("status").GetString());
        var taken = new List<TimeSpan>();
        for (var made = 0; made < 5; made++)
        {
            var posted = await Posted.New(cluster.Instances[made % 2].Client, key, $"added-{made}");
            taken.Add(await Cluster.Seen(cluster.Instances[(made + 1) % 2], posted.Release));
        }

        output.WriteLine($"Seen at the other after {Milliseconds(taken)}.");
        Assert.InRange(taken.Order().ElementAt(taken.Count / 2), TimeSpan.Zero, Notice / 4);
        Assert.Equal(6, CliVerify.AssertSound(cluster.Database).Count);
    }

    [Fact]
    public async Task A_database_that_hangs_is_said_to_be_gone_in_time_and_all_goes_on_when_it_does()
    {
        await using var cluster = await Cluster.Start(sample.Copy());
        var key = await cluster.Key();
        await using var readers = await Readers.Begin(cluster.Gateway.BaseAddress!, AtOnce, await Addresses.Many(cluster.Gateway));
        await readers.Got(200);

        TimeSpan[] looks;
        await sample.Server.Hang();
        try
        {
            looks = await Task.WhenAll(cluster.Instances.Select(instance => NotReady(instance, readers)));
        }
        finally
        {
            await sample.Server.Hang(isOver: true);
        }

        var on = readers.Now;
        await Wait.Out(Healing + TimeSpan.FromSeconds(2));
        var reads = await readers.End();
        var well = reads.Where(read => read.Outcome != Outcome.Right).Select(read => read.Began + read.Taken - on).DefaultIfEmpty().Max();
        output.WriteLine($"{Counts(reads)}; the longest took {reads.Max(read => read.Taken).TotalSeconds:F1} s. Not ready within {Milliseconds(looks)}. "
            + $"All is well {Math.Max(0, well.TotalSeconds):F1} s after it goes on.");
        Assert.DoesNotContain(reads, read => read.Outcome is Outcome.Wrong or Outcome.Cut);
        Assert.InRange(well, TimeSpan.MinValue, Healing);
        var posted = await Posted.New(cluster.One.Client, key, "later");
        output.WriteLine($"Seen at the other after {(await Cluster.Seen(cluster.Two, posted.Release)).TotalMilliseconds:F0} ms.");
    }

    [Fact]
    public async Task An_instance_ends_in_time_though_its_database_hangs()
    {
        var database = sample.Copy();
        using var folder = new CliFolder();
        await using var instance = await folder.Serve("--database", database);
        await instance.Get("/v1/comparisons");
        using var client = new HttpClient { BaseAddress = instance.Client.BaseAddress };

        await sample.Server.Hang();
        var began = Stopwatch.GetTimestamp();
        CliResult result;
        try
        {
            // Longer than it takes until somebody looks.
            await Wait.Out(TimeSpan.FromSeconds(2));
            var asked = client.GetAsync(new Uri("/v1/gaps", UriKind.Relative), TestContext.Current.CancellationToken);
            await Wait.Out(TimeSpan.FromSeconds(1));
            began = Stopwatch.GetTimestamp();
            result = await instance.Stop();
            await asked.ContinueWith(static _ => { }, TaskScheduler.Default);
        }
        finally
        {
            await sample.Server.Hang(isOver: true);
        }

        var taken = Stopwatch.GetElapsedTime(began);
        output.WriteLine($"Ended after {taken.TotalSeconds:F1} s with {result.ExitCode}. {result.Errors}");
        Assert.Equal(0, result.ExitCode);
        Assert.InRange(taken, TimeSpan.Zero, LongestEnd);
    }

    [Fact]
    public async Task Each_release_is_told_once_and_after_a_restart_of_the_database_too()
    {
        await using var cluster = await Cluster.Start(sample.Copy(), "--hook-seconds", "2");
        var key = await cluster.Key();
        await using var receiver = await new HookReceiver().Start();
        var hook = await cluster.Folder.Run("hooks", "add", receiver.Url, "--allow-http", "--allow-private", "--database", cluster.Database);
        Assert.True(hook.ExitCode == 0, hook.Errors);
        var scene = new HookScene(cluster.Database);

        var releases = new List<string>();
        for (var made = 0; made < 6; made++)
            releases.Add((await Posted.New(cluster.Instances[made % 2].Client, key, $"added-{made}")).Release);
        await receiver.Got(releases.Count);
        await scene.Told();
        // Whoever wanted to tell one again would do so at the next look, a second later.
        await Wait.Out(TimeSpan.FromSeconds(2.5));
        Assert.Equal(releases.Select(HookScene.MessageOf), receiver.All.Select(told => told.Id));

        sample.Server.Stop();
        await Wait.Out(TimeSpan.FromSeconds(2));
        sample.Server.Begin();
        await Wait.Out(Healing);
        releases.Add((await Posted.New(cluster.One.Client, key, "later")).Release);
        await receiver.Got(releases.Count);
        await scene.Told();
        Assert.Equal(releases.Select(HookScene.MessageOf), receiver.All.Select(told => told.Id).Distinct());
        Assert.Empty(DatabaseFile.Query(cluster.Database, "select event from delivery where dead_at is not null"));
        // Who has lost its place as the sender takes it again, and the other lives too.
        Assert.All(cluster.Instances, instance => Assert.False(instance.HasEnded));
    }

    /// <summary>How long an instance takes to say that it is not ready, while it lives.</summary>
    private static async Task<TimeSpan> NotReady(CliProcess instance, Readers readers)
    {
        var began = readers.Now;
        using var ready = await instance.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        var taken = readers.Now - began;
        var text = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(Readers.FaultOf(ready, text) is null, $"{Readers.FaultOf(ready, text)}: {text}");
        Assert.InRange(taken, TimeSpan.Zero, LongestLook);
        using var live = await instance.Client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        return taken;
    }

    private static string Counts(IEnumerable<Read> reads) =>
        string.Join(", ", reads.CountBy(read => read.Outcome).OrderBy(count => count.Key).Select(count => $"{count.Value} {count.Key}"));

    private static string Milliseconds(IEnumerable<TimeSpan> times) => string.Join(", ", times.Select(time => $"{time.TotalMilliseconds:F0} ms"));

    /// <summary>What an instance answers, as if nginx had asked it.</summary>
    private static async Task<HttpResponseMessage> Get(Cluster cluster, CliProcess instance, string path, string? known = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        message.Headers.Host = cluster.Gateway.BaseAddress!.Authority;
        if (known is not null)
            message.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await instance.Client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private static Task<byte[]> Bytes(HttpResponseMessage answer) => answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
}
