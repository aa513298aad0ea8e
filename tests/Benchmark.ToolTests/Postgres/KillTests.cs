using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Benchmark.Tests.Support;
using Npgsql;

namespace Benchmark.ToolTests.Postgres;

/// <summary>Whatever ends an import, the program that runs it or its connection, leaves the release of before or the next one, whole.</summary>
[Collection(PostgresTests.Name)]
public class KillTests(PostgresSample sample, ITestOutputHelper output)
{
    // Enough that an import writes for a while.
    private const int Rows = 1500;

    private const string Made = "select count(*) from release";

    private static readonly int Kills = Campaign.Cases(usually: 6, whenLong: 30);

    [Fact]
    public async Task A_killed_import_leaves_the_release_of_before_or_the_next_one()
    {
        output.WriteLine(Campaign.Again);
        var random = Campaign.Generator();
        using var folder = new CliFolder();
        var set = ImportSets.Many(folder, Rows);
        var (old, next, whole, writing) = await Whole(folder, set);

        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var killed = 0;
        for (var round = 0; killed < Kills; round++)
        {
            Assert.True(round < (Kills * 8) + 8, $"Only {killed} of {round} imports were still running when they were to be killed.");
            var database = sample.Copy();
            await using var connection = PostgresServer.Open(database);
            await using var program = folder.Start("import", set, "--database", database);
            await Moment(round, () => program.HasEnded, connection, random, whole, writing);

            if (!await program.Kill())
                continue;
            killed++;
            // What the server was doing for it when it was killed, it does to its end, and no more.
            await Wait.Until(() => Backends(connection) == 0, () => "The connection of an import that was killed is never given up.");
            var now = CliVerify.AssertSound(database);
            Assert.Contains(now, new[] { old, next });
            Assert.True(program.Output.Length == 0 || now.Count == 2, $"What was acknowledged is lost: {program.Output}");
            counts[now.Count == 2 ? "the next one" : "that of before"] = counts.GetValueOrDefault(now.Count == 2 ? "the next one" : "that of before") + 1;
            if (now.Count == 1)
                Assert.Equal(0, (await folder.Run("import", set, "--database", database)).ExitCode);
            Assert.Equal(next, CliVerify.AssertSound(database));
            await connection.CloseAsync();
            sample.Server.Drop(database);
        }

        output.WriteLine($"{killed} kills left {string.Join(", ", counts.Select(count => $"{count.Key} ({count.Value})"))}. "
            + $"A whole import takes {whole.TotalMilliseconds:F0} ms, and writes for {writing.TotalMilliseconds:F0} ms.");
    }

    [Fact]
    public async Task A_server_whose_connections_are_ended_while_it_imports_says_so_and_takes_the_rows_when_they_are_sent_again()
    {
        output.WriteLine(Campaign.Again);
        var random = Campaign.Generator();
        using var folder = new CliFolder();
        var (database, key) = await Prepare(folder);
        await using var server = await folder.Serve("--database", database);
        await using var connection = PostgresServer.Open(database);
        var began = Stopwatch.GetTimestamp();
        var first = Send(server, key, 1);
        Wait.Closely(() => first.IsCompleted || IsWriting(connection), () => "The import neither writes nor ends.");
        var begins = Stopwatch.GetTimestamp();
        var (status, text, _) = await Wait.For(first, () => "The import is never answered.");
        var (whole, writing) = (Stopwatch.GetElapsedTime(began), Stopwatch.GetElapsedTime(begins));
        Assert.True(status == HttpStatusCode.Created, text);

        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (made, ended) = (2, 0);
        for (var round = 0; ended < Kills; round++)
        {
            Assert.True(round < (Kills * 8) + 8, $"Only {ended} of {round} imports had connections that could be ended.");
            var before = Releases(database);
            var sending = Send(server, key, made);
            await Moment(round, () => sending.IsCompleted, connection, random, whole, writing);
            var isOver = sending.IsCompleted;
            EndAll(connection);
            ended += isOver ? 0 : 1;
            (status, text, var wait) = await Wait.For(sending, () => "The import is never answered.");
            var now = CliVerify.AssertSound(database).Count;
            if (status == HttpStatusCode.Created)
                Assert.Equal(before + 1, now);
            else
            {
                Assert.True(status == HttpStatusCode.ServiceUnavailable && wait > TimeSpan.Zero, $"{status}: {text}");
                Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
                Assert.InRange(now, before, before + 1);
            }

            var what = $"{(int)status}, {(now == before ? "that of before" : "the next one")}";
            counts[what] = counts.GetValueOrDefault(what) + 1;
            await Wait.Until(
                async () => await Status(server, "/health/ready") == HttpStatusCode.OK,
                () => $"The server never recovers: {server.Output}{server.Errors}");
            // Sent again under the same Idempotency-Key, the rows are there once, whatever became of them at first.
            (status, text, _) = await Send(server, key, made);
            Assert.True(status == HttpStatusCode.Created, text);
            Assert.Equal(before + 1, Releases(database));
            Assert.Equal(
                JsonNode.Parse(text)!.Text("data.release"),
                (await server.Get("/v1")).GetProperty("data").GetProperty("release").GetProperty("id").GetString());
            made++;
        }

        output.WriteLine($"{ended} ends, of {counts.Values.Sum()} imports: {string.Join("; ", counts.Select(count => $"{count.Key} ({count.Value})"))}. "
            + $"A whole import takes {whole.TotalMilliseconds:F0} ms, and writes for {writing.TotalMilliseconds:F0} ms.");
        Assert.Equal(made, CliVerify.AssertSound(database).Count - 1);
        Assert.Equal(
            [$"{made * Rows}"],
            DatabaseFile.Query(database, "select count(*) from observation where indicator = 'grdp-growth' and series = 'many'"));
    }

    // A restart or an operator ends them, and so may a machine between; several rounds follow at once, before anything that listens has come back.
    [Fact]
    public async Task Connections_that_end_while_nobody_uses_them_fail_no_request()
    {
        using var folder = new CliFolder();
        var (database, key) = await Prepare(folder);
        await using var server = await folder.Serve("--database", database);
        await using var connection = PostgresServer.Open(database);

        for (var round = 1; round <= 12; round++)
        {
            // Several at once are kept for the next ones then.
            var lists = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Status(server, $"/v1/observations?limit={(round * 10) + number}")));
            Assert.All(lists, status => Assert.Equal(HttpStatusCode.OK, status));
            EndAll(connection);
            if (round % 3 == 0)
            {
                var (status, text, _) = await Send(server, key, round / 3);
                Assert.True(status == HttpStatusCode.Created, text);
            }
            else
                Assert.Equal(HttpStatusCode.OK, await Status(server, round % 3 == 1 ? "/health/ready" : $"/v1/changes?limit={round}"));
            Assert.Equal(HttpStatusCode.OK, await Status(server, $"/v1/targets?limit={round}"));
        }
    }

    /// <summary>
    /// Waits for the moment of a failure: one of three falls at any time of an import, one where it writes, which is short, and one just after its commit, when
    /// nobody was told of it yet.
    /// </summary>
    private static async Task Moment(int round, Func<bool> hasEnded, NpgsqlConnection connection, Random random, TimeSpan whole, TimeSpan writing)
    {
        var share = random.NextDouble();
        if (round % 3 == 0)
        {
            await Wait.Out(whole * share);
            return;
        }

        var before = Count(connection, Made);
        Wait.Closely(
            () => hasEnded() || (round % 3 == 1 ? IsWriting(connection) : Count(connection, Made) > before),
            () => "The import neither writes nor ends.");
        await Wait.Out(round % 3 == 1 ? writing * share : TimeSpan.FromMilliseconds(random.Next(0, 20)));
    }

    /// <summary>Runs the import to its end.</summary>
    /// <returns>The checksums of the releases before and after, how long it took, and how long from when it began to write.</returns>
    private async Task<(IReadOnlyList<string> Old, IReadOnlyList<string> Next, TimeSpan Whole, TimeSpan Writing)> Whole(CliFolder folder, string set)
    {
        var database = sample.Copy();
        var old = CliVerify.AssertSound(database);
        var began = Stopwatch.GetTimestamp();
        await using var connection = PostgresServer.Open(database);
        await using var program = folder.Start("import", set, "--database", database);
        Wait.Closely(() => program.HasEnded || IsWriting(connection), () => "The import neither writes nor ends.");
        var begins = Stopwatch.GetTimestamp();
        var result = await program.Ended();
        var (whole, writing) = (Stopwatch.GetElapsedTime(began), Stopwatch.GetElapsedTime(begins));
        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.NotEmpty(result.Output);
        return (old, CliVerify.AssertSound(database), whole, writing);
    }

    /// <summary>A database with the first of the rows that are sent, and a key to send more.</summary>
    private async Task<(string Database, string Key)> Prepare(CliFolder folder)
    {
        var database = sample.Copy();
        Assert.Equal(0, (await folder.Run("import", ImportSets.Many(folder, Rows), "--database", database)).ExitCode);
        return (database, await Cluster.Key(folder, database));
    }

    /// <summary>Sends rows that follow those that were sent before.</summary>
    private static async Task<(HttpStatusCode Status, string Text, TimeSpan? RetryAfter)> Send(CliProcess server, string key, int part)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/imports?noun=observation&reason=Why", UriKind.Relative));
        message.Headers.Add("X-API-Key", key);
        message.Headers.Add("Idempotency-Key", $"part-{part}");
        var rows = ImportSets.Observations((part + 1) * Rows, "many").Skip(part * Rows).Prepend(StewardChanges.Header("observations.csv"));
        message.Content = new StringContent(string.Join('\n', rows), Encoding.UTF8);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var answer = await server.Client.SendAsync(message, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers.RetryAfter?.Delta);
    }

    private static async Task<HttpStatusCode> Status(CliProcess server, string path)
    {
        using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static int Releases(string database) => DatabaseFile.Query(database, "select number from release").Count;

    /// <summary>Whether somebody holds the lock of the one who writes.</summary>
    private static bool IsWriting(NpgsqlConnection connection) => Count(
        connection,
        "select count(*) from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and granted and datname = current_database()") > 0;

    /// <summary>How many connections the program has.</summary>
    private static int Backends(NpgsqlConnection connection) =>
        Count(connection, "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'benchmark'");

    private static void EndAll(NpgsqlConnection connection) => Count(
        connection,
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and application_name = 'benchmark'");

    private static int Count(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
