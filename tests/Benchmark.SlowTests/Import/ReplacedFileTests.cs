using System.Net;
using System.Text;
using System.Text.Json;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Import;

/// <summary>
/// Another file in the place of the one that a server has open, or none: within a second it serves what is there, or answers 503 and says why. It never goes on
/// with a file that nobody else sees.
/// </summary>
public class ReplacedFileTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    // Source: section 1 of the design of the contract (a release of another process is noticed within a second), with what two requests take.
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(1.2);

    // What is put in the place of the database, and the code that a server answers then; null where it serves it.
    private static readonly Dictionary<string, (Action<string, string> Put, string? Code)> Files = new()
    {
        ["a backup is moved over it"] = ((path, other) => File.Move(other, path, overwrite: true), null),
        ["a backup is copied over it"] = ((path, other) => File.Copy(other, path, overwrite: true), null),
        ["it is deleted and a backup copied"] = (
            (path, other) =>
            {
                File.Delete(path);
                File.Copy(other, path);
            },
            null),
        ["a copy of the same date and length is moved over it"] = (
            (path, other) =>
            {
                File.SetLastWriteTimeUtc(other, File.GetLastWriteTimeUtc(path));
                File.Move(other, path, overwrite: true);
            },
            null),
        ["it is deleted"] = ((path, _) => File.Delete(path), "database-missing"),
        ["it is moved away"] = ((path, _) => File.Move(path, $"{path}.old"), "database-missing"),
        ["a text is moved over it"] = ((path, other) => MoveOver(path, other, file => File.WriteAllText(file, "hello\n")), "database-damaged"),
        ["an empty file is moved over it"] = ((path, other) => MoveOver(path, other, file => File.WriteAllBytes(file, [])), "database-unsuitable"),
        ["the database of another program is moved over it"] = (
            (path, other) => MoveOver(path, other, file => DatabaseFile.Execute(file, "create table invoice (id integer primary key)")),
            "database-unsuitable"),
        ["a database of a newer schema is moved over it"] = (
            (path, other) =>
                Spoiled(path, other, "insert into schema_migration (name, checksum, applied_at) values ('9999_later', 'x', '2099-01-01T00:00:00Z')"),
            "database-unsuitable"),
        ["a database of an older schema is moved over it"] = (
            (path, other) => Spoiled(path, other, $"delete from schema_migration where name = '{Repository.Migrations[^1]}'"),
            "database-unsuitable"),
        ["a database without a release is moved over it"] = (
            (path, other) => Spoiled(path, other, "pragma foreign_keys = off; delete from release"),
            "database-unsuitable"),
    };

    public static TheoryData<string> FileNames() => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(FileNames))]
    public async Task A_running_server_notices_that(string name)
    {
        var (put, code) = Files[name];
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var key = await AddKey(folder);
        // The one that is put there has the key, and a release that the running one does not have.
        var other = folder.At("other.db");
        File.Copy(folder.Database, other);
        DatabaseFile.Import(other, Deletion(folder), new Text("Khác", "Another"));
        var newest = DatabaseFile.Query(other, "select id from release order by number desc limit 1")[0];
        await using var server = await folder.Serve();
        var before = (await server.Get("/v1/releases")).GetProperty("meta").GetProperty("release").GetString();
        Assert.NotEqual(newest, before);

        SqliteConnection.ClearAllPools();
        put(folder.Database, other);
        await Wait.Out(Notice);

        foreach (var path in new[] { "/v1/releases", "/v1/comparisons", "/v1/targets?limit=3", "/v1/releases", "/health/ready", "/v1/observations?format=csv" })
            await AssertAnswers(server, path, newest, code);
        var (status, answer) = await Import(server, key);
        if (code is null)
        {
            Assert.True(status == HttpStatusCode.Created, answer.GetRawText());
            var made = answer.GetProperty("data").GetProperty("release").GetString();
            Assert.Equal(made, DatabaseFile.Query(folder.Database, "select id from release order by number desc limit 1")[0]);
            Assert.Equal(made, (await server.Get("/v1/releases")).GetProperty("meta").GetProperty("release").GetString());
            await server.Stop();
            CliVerify.AssertSound(folder.Database);
        }
        else
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, code), (status, CodeOf(answer)));
            Assert.Equal(code != "database-missing", File.Exists(folder.Database));
        }
    }

    [Fact]
    public async Task A_server_goes_on_when_the_file_is_back()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        await using var server = await folder.Serve();
        await server.Get("/v1/comparisons");

        for (var round = 0; round < 3; round++)
        {
            File.Move(folder.Database, folder.At("away.db"));
            await Wait.Until(async () => (await Ask(server, "/health/ready")).Status == HttpStatusCode.ServiceUnavailable, () => "It is ready without a file.");
            File.Move(folder.At("away.db"), folder.Database);
            await Wait.Until(async () => (await Ask(server, "/health/ready")).Status == HttpStatusCode.OK, () => "It is not ready again.");
            await server.Get("/v1/comparisons");
        }
    }

    // A monitor asks all the time, so a server always sees the damage before it is repaired.
    [Theory]
    [InlineData("written over")]
    [InlineData("its first page written over")]
    [InlineData("moved over")]
    public async Task A_server_that_saw_the_damage_serves_the_restored_backup(string damage)
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        Assert.Equal(0, (await folder.Run("backup", folder.At("copy.db"))).ExitCode);
        await using var server = await folder.Serve();
        await server.Get("/v1/comparisons");
        var noise = new byte[damage == "its first page written over" ? 8192 : 500_000];
        new Random(16).NextBytes(noise);

        if (damage == "moved over")
        {
            await File.WriteAllBytesAsync(folder.At("noise"), noise, TestContext.Current.CancellationToken);
            File.Move(folder.At("noise"), folder.Database, overwrite: true);
        }
        else
        {
            await using var file = new FileStream(folder.Database, noise.Length == 8192 ? FileMode.Open : FileMode.Create, FileAccess.Write);
            await file.WriteAsync(noise, TestContext.Current.CancellationToken);
        }

        await Wait.Until(async () => (await Ask(server, "/health/ready")).Status == HttpStatusCode.ServiceUnavailable, () => "The damage is not noticed.");
        for (var probe = 0; probe < 3; probe++)
            await Ask(server, "/health/ready");
        Assert.Equal(0, (await folder.Run("restore", folder.At("copy.db"))).ExitCode);

        await Wait.Until(async () => (await Ask(server, "/health/ready")).Status == HttpStatusCode.OK, () => "It is not ready after the restore.");
        await server.Get("/v1/comparisons");
        await server.Get("/v1/observations?limit=1000");
    }

    [Fact]
    public async Task What_others_wrote_meanwhile_stands_in_the_file_so_that_no_log_meets_the_next_one()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        await using var server = await folder.Serve();
        await server.Get("/v1/comparisons");

        var key = await AddKey(folder);
        AssertNoLog(folder);
        // Its use is recorded.
        Assert.Equal(HttpStatusCode.Created, (await Import(server, key)).Status);
        AssertNoLog(folder);
        var first = DatabaseFile.Query(folder.Database, "select id from release order by number")[0];
        Assert.Equal(0, (await folder.Run("withdraw", first, "--reason", "Why")).ExitCode);
        AssertNoLog(folder);
        Assert.Equal(0, (await folder.Run("keys", "revoke", key.Split('_')[1])).ExitCode);
        AssertNoLog(folder);
    }

    [Fact]
    public async Task What_is_computed_on_posted_figures_needs_no_file()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        await using var server = await folder.Serve();
        await server.Get("/v1/comparisons");
        File.Delete(folder.Database);
        await Wait.Out(Notice);

        using var body = new StringContent("""{"targets":[]}""", Encoding.UTF8, "application/json");
        using var answer = await server.Client.PostAsync(new Uri("/v1/gaps", UriKind.Relative), body, TestContext.Current.CancellationToken);

        // Understood and refused for what it holds, not for the database.
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static void AssertNoLog(CliFolder folder)
    {
        var log = new FileInfo($"{folder.Database}-wal");
        Assert.True(!log.Exists || log.Length == 0, $"{(log.Exists ? log.Length : 0)} bytes stand in the log.");
    }

    private static async Task AssertAnswers(CliProcess server, string path, string newest, string? code)
    {
        var (status, text) = await Ask(server, path);
        if (code is null)
        {
            Assert.True(status == HttpStatusCode.OK, $"{path}: {(int)status} {text}");
            if (path is "/v1/releases" or "/health/ready")
                Assert.Contains($"\"{newest}\"", text, StringComparison.Ordinal);
            return;
        }

        Assert.True(status == HttpStatusCode.ServiceUnavailable, $"{path}: {(int)status} {text}");
        Assert.Equal(code, CodeOf(JsonSerializer.Deserialize<JsonElement>(text)));
        Assert.DoesNotContain("benchmark.db", text, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Text)> Ask(CliProcess server, string path)
    {
        using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> Import(CliProcess server, string key)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/imports", UriKind.Relative));
        message.Headers.Add("X-API-Key", key);
        message.Content = new StringContent(
            """
            {"reason":"Why","sources":[{"id":"after-the-change","kind":"web","titleVi":"Thêm","titleEn":"Added","issuerVi":"Ai đó","issuerEn":"Somebody"}]}
            """,
            Encoding.UTF8,
            "application/json");
        using var answer = await server.Client.SendAsync(message, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static string? CodeOf(JsonElement problem) => problem.GetProperty("errors").EnumerateArray().Single().GetProperty("code").GetString();

    private static async Task<string> AddKey(CliFolder folder)
    {
        var added = await folder.Run("keys", "add", "--name", "Steward", "--province", "all", "--scope", "data:write");
        Assert.Equal(0, added.ExitCode);
        return added.Output.Trim().Split(' ')[^1];
    }

    /// <summary>A set that deletes one observation, so that another release follows.</summary>
    internal static string Deletion(CliFolder folder)
    {
        var file = folder.At("deletion/deletions.csv");
        var row = File.ReadAllLines(Path.Combine(CliProgram.Seed, "observations.csv"))[^1].Split(',');
        File.WriteAllText(file, $"noun,id\nobservation,{row[0]}.{row[1]}.{row[2]}.{row[3]}\n");
        return Path.GetDirectoryName(file)!;
    }

    private static void MoveOver(string path, string other, Action<string> make)
    {
        File.Delete(other);
        make(other);
        File.Move(other, path, overwrite: true);
    }

    private static void Spoiled(string path, string other, string sql)
    {
        DatabaseFile.Execute(other, sql);
        File.Move(other, path, overwrite: true);
    }
}
