using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>The commands of an operator on PostgreSQL.</summary>
public sealed class VerbTests(TwoDatabases two) : IClassFixture<TwoDatabases>
{
    private const string Secret = "s3cret-w0rd";

    [Fact]
    public async Task A_copy_by_the_tools_of_PostgreSQL_is_sound_and_what_it_is_put_into_serves_it()
    {
        using var folder = new CliFolder();
        var file = $"/tmp/benchmark-{Guid.NewGuid():N}.dump";
        var other = two.Server.Create();
        var told = await folder.Run("backup", file, "--database", two.Postgres);
        var put = await folder.Run("restore", file, "--database", other);
        try
        {
            // The commands of the sentences, with the programs where they lie.
            two.Server.Run("pg_dump", Arguments(told, "pg_dump"));
            two.Server.Run("pg_restore", Arguments(put, "pg_restore"));
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal((4, 4), (told.ExitCode, put.ExitCode));
        Assert.Equal(CliVerify.AssertSound(two.Postgres), CliVerify.AssertSound(other));
        Assert.Equal(0, (await folder.Run("verify", "--database", other)).ExitCode);
        await using var program = await folder.Serve("--database", other);
        Assert.Equal(
            DatabaseFile.Query(two.Postgres, "select id from release order by number desc limit 1").Single(),
            (await program.Get("/health/ready")).GetProperty("release").GetString());
    }

    [Fact]
    public async Task A_running_server_notices_that_its_content_was_replaced()
    {
        using var folder = new CliFolder();
        var (served, file) = (two.Server.Create(), $"/tmp/benchmark-{Guid.NewGuid():N}.dump");
        DatabaseFile.Import(served, CliProgram.Seed);
        await using var program = await folder.Serve("--database", served);
        var before = (await program.Get("/health/ready")).GetProperty("release").GetString();
        try
        {
            two.Server.Run("pg_dump", Arguments(await folder.Run("backup", file, "--database", two.Postgres), "pg_dump"));
            two.Server.Run("pg_restore", Arguments(await folder.Run("restore", file, "--database", served), "pg_restore"));
        }
        finally
        {
            File.Delete(file);
        }

        await Wait.Until(
            async () => (await program.Get("/v1/releases")).GetProperty("data").GetArrayLength() == 2,
            () => "The server goes on with what was there before.");
        Assert.NotEqual(before, (await program.Get("/health/ready")).GetProperty("release").GetString());
    }

    [Theory]
    [InlineData("postgres://benchmark:" + Secret + "@127.0.0.1/benchmark", "holds a password")]
    [InlineData("postgres://127.0.0.1/", "names none")]
    [InlineData("postgres://127.0.0.1/a/b", "names none")]
    [InlineData("postgresql://127.0.0.1/benchmark?password=" + Secret, "and by nothing else")]
    [InlineData("postgres://127.0.0.1/benchmark?sslmode=perhaps", "value of sslmode")]
    [InlineData("postgres:benchmark", "none of PostgreSQL")]
    [InlineData("Host=db;Password=" + Secret, "neither a file nor an address")]
    [InlineData("jdbc:postgresql://benchmark:" + Secret + "@127.0.0.1/benchmark", "neither a file nor an address")]
    public async Task An_address_that_cannot_be_used_is_refused_and_not_repeated(string address, string because)
    {
        using var folder = new CliFolder { Variables = { ["BENCHMARK_DATABASE"] = address } };
        foreach (var result in new[] { await folder.Run("verify"), await folder.Run("verify", "--database", address) })
        {
            Assert.Equal(2, result.ExitCode);
            Assert.Contains(because, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, result.Errors + result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_password_comes_from_the_environment_or_a_file_and_is_never_printed()
    {
        using var server = PostgresServer.Start();
        var database = server.Create();
        server.Execute("postgres", $"create role portal login password '{Secret}'; alter database {PostgresServer.NameOf(database)} owner to portal");
        server.Execute(PostgresServer.NameOf(database), "alter schema public owner to portal");
        server.AskForPasswords("portal");
        var address = database.Replace("postgres@", "portal@", StringComparison.Ordinal);
        using var folder = new CliFolder();
        var file = folder.At("passwords");
        await File.WriteAllTextAsync(file, $"*:*:*:portal:{Secret}\n", TestContext.Current.CancellationToken);
        await Wait.ForCommand("chmod", "600", file);

        var refused = await folder.Run("migrate", "--database", address);
        folder.Variables["PGPASSWORD"] = Secret;
        var taken = await folder.Run("migrate", "--database", address);
        folder.Variables.Remove("PGPASSWORD");
        folder.Variables["PGPASSFILE"] = file;
        var again = await folder.Run("migrate", "--database", address);

        Assert.Equal((4, 0, 0), (refused.ExitCode, taken.ExitCode, again.ExitCode));
        Assert.Contains("cannot be reached", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        foreach (var result in new[] { refused, taken, again })
            Assert.DoesNotContain(Secret, result.Output + result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_verb_says_in_one_sentence_that_the_database_cannot_be_reached()
    {
        using var folder = new CliFolder();
        foreach (var verb in new string[][] { ["serve"], ["migrate"], ["verify"], ["import", "x"], ["export", "y"], ["keys", "list"], ["hooks", "list"] })
        {
            var result = await folder.Run([.. verb, "--database", $"postgres://nobody@127.0.0.1:{FreePort.Next()}/none"]);

            Assert.True(result.ExitCode is 3 or 4, $"{verb[0]}: {result.ExitCode} {result.Errors}");
            Assert.Contains("cannot be reached", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_that_is_not_there_or_of_another_program_is_left_alone()
    {
        using var folder = new CliFolder();
        var other = two.Server.Create();
        DatabaseFile.Execute(other, "create table their_own (id integer)");

        var missing = await folder.Run("migrate", "--database", two.Server.AddressOf("not_there"));
        var foreign = await folder.Run("migrate", "--database", other);

        Assert.Equal((4, 4), (missing.ExitCode, foreign.ExitCode));
        Assert.Contains("createdb", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("of another program", foreign.Errors, StringComparison.Ordinal);
        Assert.Equal(["their_own"], DatabaseFile.Query(other, "select tablename from pg_tables where schemaname = 'public'"));
    }

    [Fact]
    public async Task A_user_who_may_only_read_serves_and_publishes_nothing()
    {
        using var folder = new CliFolder();
        var name = PostgresServer.NameOf(two.Postgres);
        two.Server.Execute(name, "create role reader login; grant select on all tables in schema public to reader");
        var address = two.Postgres.Replace("postgres@", "reader@", StringComparison.Ordinal);

        await using var program = await folder.Serve("--database", address);
        Assert.NotEqual(0, (await program.Get("/v1/targets")).GetProperty("data").GetArrayLength());
        var refused = await folder.Run("import", ImportSets.Many(folder, 3), "--reason", "Why", "--database", address);
        var added = await folder.Run("keys", "add", "--name", "Portal", "--province", "all", "--scope", "data:write", "--database", address);

        Assert.Equal((4, 4), (refused.ExitCode, added.ExitCode));
        Assert.Contains("can be read and not written", added.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replica_without_the_address_of_its_database_is_refused()
    {
        using var folder = new CliFolder();
        var result = await folder.Run("serve", "--read-database", two.Postgres);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--read-database is a replica", result.Errors, StringComparison.Ordinal);
    }

    private static string[] Arguments(CliResult said, string program)
    {
        var line = said.Errors[said.Errors.IndexOf(program, StringComparison.Ordinal)..].Split(" Then check")[0];
        return [.. ShellCommand.Read(line).Single().Words.Skip(1)];
    }
}
