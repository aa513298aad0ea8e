using System.Globalization;
using System.Text;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Import;

/// <summary>A database that the program must not touch stops it with one clear sentence, whatever it was asked to do, and stays as it is.</summary>
public class RefusedDatabaseTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    // Where SQLite keeps the size of a page.
    private const int PageSizeOffset = 16;

    private static readonly Dictionary<string, (Action<string> Spoil, string Reason)> Cases = new()
    {
        ["its header is overwritten"] = (path => Overwrite(path, 0, 16), "is damaged or is no SQLite database"),
        ["its first page is overwritten behind the header"] = (path => Overwrite(path, 100, 200), "is damaged"),
        ["a page in its middle is overwritten"] = (path => Overwrite(path, MiddlePage(path), 512), "is damaged"),
        ["it is cut off in its middle"] = (path => Cut(path, new FileInfo(path).Length / 2), "is damaged"),
        ["it is cut off within a page"] = (path => Cut(path, new FileInfo(path).Length - 100), "is damaged"),
        ["it is a short text"] = (path => File.WriteAllText(path, "hello\n"), "is damaged or is no SQLite database"),
        ["it is a long text"] = (
            path => File.WriteAllText(path, new StringBuilder().Insert(0, "id,name\n", 5000).ToString()),
            "is damaged or is no SQLite database"),
        ["it belongs to another program"] = (OfAnotherProgram, "is the database of another program"),
        ["its schema is newer"] = (
            path => DatabaseFile.Execute(path, "insert into schema_migration (name, checksum, applied_at) values ('9999_later', 'x', '2099-01-01T00:00:00Z')"),
            "has a newer schema (9999_later) than this program knows"),
        ["its schema was made by an edited script"] = (
            path => DatabaseFile.Execute(path, "update schema_migration set checksum = 'x'"),
            "is not the one that the database"),
    };

    public static TheoryData<string, string> CasesAndVerbs()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in Cases.Keys)
        {
            foreach (var verb in new[] { "serve", "migrate", "import" })
                data.Add(name, verb);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(CasesAndVerbs))]
    public async Task A_database_is_refused_when(string name, string verb)
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        Cases[name].Spoil(folder.Database);
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken);

        var result = await folder.Run(verb == "import" ? ["import", folder.CopySeed("set")] : [verb]);

        AssertRefused(result, Path.Combine("data", "benchmark.db"), Cases[name].Reason);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(folder.Database, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    public async Task A_database_is_refused_when_its_path_is_a_folder(string verb)
    {
        using var folder = new CliFolder();
        Directory.CreateDirectory(folder.Database);

        var result = await folder.Run(verb);

        AssertRefused(result, Path.Combine("data", "benchmark.db"), "cannot be opened");
        Assert.Empty(Directory.GetFileSystemEntries(folder.Database));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    public async Task A_database_is_refused_when_its_folder_cannot_be_made(string verb)
    {
        using var folder = new CliFolder();
        await File.WriteAllTextAsync(folder.At("file"), "taken", TestContext.Current.CancellationToken);

        var result = await folder.Run(verb, "--database", "file/benchmark.db");

        AssertRefused(result, "file/benchmark.db", "cannot be opened");
        Assert.Equal("taken", await File.ReadAllTextAsync(folder.At("file"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_that_needs_migrating_is_refused_while_another_program_holds_it()
    {
        using var folder = new CliFolder();
        DatabaseFile.Execute(
            folder.Database,
            "create table schema_migration (name text not null primary key, checksum text not null, applied_at text not null) strict");
        using var other = DatabaseFile.Open(folder.Database);
        DatabaseFile.Execute(other, "begin exclusive");

        var result = await folder.Run();

        AssertRefused(result, Path.Combine("data", "benchmark.db"), "is locked by another program");
        DatabaseFile.Execute(other, "rollback");
        Assert.Equal(["0"], DatabaseFile.Query(folder.Database, "select count(*) from schema_migration"));
        // The lock was the reason: without it the same file is served.
        other.Close();
        await using var program = await folder.Serve();
        Assert.StartsWith("Created ", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loaded_database_is_refused_while_another_program_has_it_for_itself()
    {
        using var folder = new CliFolder();
        template.CopyTo(folder.Database);
        var before = DatabaseFile.Content(folder.Database);
        using (var other = DatabaseFile.Open(folder.Database))
        {
            DatabaseFile.Execute(other, "pragma locking_mode = exclusive; begin immediate; update release set author = author; commit;");

            var result = await folder.Run();

            AssertRefused(result, Path.Combine("data", "benchmark.db"), "is locked by another program");
        }

        Assert.Equal(before, DatabaseFile.Content(folder.Database));
    }

    internal static void AssertRefused(CliResult result, string path, string reason)
    {
        Assert.Equal("", result.Output);
        var line = Assert.Single(result.ErrorLines);
        Assert.Contains(path, line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.Equal(4, result.ExitCode);
    }

    private static void OfAnotherProgram(string path)
    {
        File.Delete(path);
        DatabaseFile.Execute(path, "create table invoice (id integer primary key, amount real); insert into invoice (amount) values (7)");
    }

    private static long MiddlePage(string path)
    {
        using var file = File.OpenRead(path);
        file.Position = PageSizeOffset;
        var page = (file.ReadByte() << 8) | file.ReadByte();
        Assert.True(page >= 512, page.ToString(CultureInfo.InvariantCulture));
        return file.Length / page / 2 * page;
    }

    private static void Overwrite(string path, long offset, int length)
    {
        using var file = File.OpenWrite(path);
        file.Position = offset;
        file.Write(Enumerable.Repeat((byte)0xA5, length).ToArray());
    }

    private static void Cut(string path, long length)
    {
        using var file = File.OpenWrite(path);
        file.SetLength(length);
    }
}
