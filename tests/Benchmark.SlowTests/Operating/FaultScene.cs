using System.Net.Http.Headers;
using System.Text;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Operating;

/// <summary>The databases that the operations begin with, made once for a class of tests.</summary>
public sealed class FaultFiles : IDisposable
{
    /// <summary>Enough that an operation writes for a while.</summary>
    internal const int Rows = 1000;

    private readonly CliFolder _folder = new();

    public FaultFiles()
    {
        DatabaseFile.Import(Backup, CliProgram.Seed);
        var added = Wait.Here(
            _folder.Run("keys", "add", "--name", "Steward", "--province", "all", "--scope", "data:write", "--database", Backup),
            () => "No key is added.");
        Assert.Equal(0, added.ExitCode);
        Key = added.Output.Trim().Split(' ')[^1];
        SqliteConnection.ClearAllPools();
        File.Copy(Backup, Database);
        DatabaseFile.Import(Database, ImportSets.Many(_folder, Rows));
        File.Copy(Database, Another);
        DatabaseFile.Import(Another, Import.ReplacedFileTests.Deletion(_folder), new Text("Khác", "Another"));
        First = DatabaseFile.Query(Database, "select id from release order by number")[0];
    }

    /// <summary>A backup of one release.</summary>
    public string Backup => _folder.At("backup.db");

    /// <summary>The database: that release and another one.</summary>
    public string Database => _folder.At("database.db");

    /// <summary>What is put in its place: with one release more.</summary>
    public string Another => _folder.At("another.db");

    /// <summary>A key that may publish everything.</summary>
    public string Key { get; }

    /// <summary>The release of the backup.</summary>
    public string First { get; }

    public void Dispose() => _folder.Dispose();
}

/// <summary>One operation on a database of its own: begun, and looked at afterwards.</summary>
internal sealed class FaultScene : IDisposable
{
    /// <summary>The operations, as the table calls them.</summary>
    public static readonly string[] Operations = ["import", Post, "revert", "withdraw", "restore", "export", "backup", "migrate"];

    private const string Post = "POST /v1/imports";

    private readonly FaultFiles _files;

    public FaultScene(FaultFiles files, string operation)
    {
        (_files, Operation) = (files, operation);
        var header = File.ReadLines(Path.Combine(CliProgram.Seed, "observations.csv")).First();
        // The rows behind those that are there.
        File.WriteAllLines(
            Folder.At("part/observations.csv"),
            ImportSets.Observations(2 * FaultFiles.Rows, "many").Skip(FaultFiles.Rows).Prepend(header));
        File.Copy(files.Backup, Folder.At("backup.db"));
        Reset();
    }

    public string Operation { get; }

    public CliFolder Folder { get; } = new() { PermissionsBind = true };

    public bool IsPost => Operation == Post;

    /// <summary>The command line; a post has none.</summary>
    public string[] Arguments => Operation switch
    {
        "import" => ["import", "part", "--reason", "Why"],
        "revert" or "withdraw" => [Operation, _files.First, "--reason", "Why"],
        "restore" => ["restore", "backup.db"],
        "export" => ["export", "out/set"],
        "backup" => ["backup", "out/copy.db"],
        "migrate" => ["migrate"],
        _ => throw new InvalidOperationException($"{Operation} is no verb."),
    };

    /// <summary>Whether the operation changes the database, not only reads it.</summary>
    public bool Changes => Operation is not ("export" or "backup");

    /// <summary>Whether something has been written since the operation began.</summary>
    public bool HasBegun =>
        new FileInfo($"{Folder.Database}-wal") is { Exists: true, Length: > 0 } || Directory.EnumerateFileSystemEntries(Folder.At("out/.")).Any()
            || Directory.EnumerateFiles(Data).Any(file => !IsOfDatabase(file));

    private string Data => Path.GetDirectoryName(Folder.Database)!;

    /// <summary>Puts everything back to what it was before the operation.</summary>
    public void Reset()
    {
        SqliteConnection.ClearAllPools();
        foreach (var folder in new[] { Data, Folder.At("out/.") }.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Folder.At("out/."));
        File.Copy(_files.Database, Folder.Database);
    }

    /// <summary>Makes the database one that an older program left, where that is what the operation is for. A server that runs already has it open.</summary>
    public void Age(string path)
    {
        if (Operation == "migrate")
        {
            OlderSchema.Make(path);
            // A server that has the file open keeps the log, which must not meet the next file. It cannot be emptied while something is read.
            Wait.Closely(
                () => DatabaseFile.Query(path, "pragma wal_checkpoint(truncate)")[0].StartsWith('0'),
                () => $"The log of {path} is not emptied.");
        }

        SqliteConnection.ClearAllPools();
    }

    /// <summary>Puts another good file in the place of the database.</summary>
    public void Replace()
    {
        var another = Folder.At("another.db");
        File.Copy(_files.Another, another);
        Age(another);
        File.Move(another, Folder.Database, overwrite: true);
    }

    /// <summary>Sends rows to a server.</summary>
    public async Task<(int Status, string Text)> Send(CliProcess server)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri("/v1/imports?noun=observation&reason=Why", UriKind.Relative));
        message.Headers.Add("X-API-Key", _files.Key);
        var rows = await File.ReadAllTextAsync(Folder.At("part/observations.csv"), TestContext.Current.CancellationToken);
        message.Content = new StringContent(rows, Encoding.UTF8);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var answer = await server.Client.SendAsync(message, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The schema, the releases and their marks: what an operation may change.</summary>
    public string State()
    {
        if (!File.Exists(Folder.Database))
            return "no file";
        var schema = DatabaseFile.Query(Folder.Database, "select name from schema_migration order by name");
        var withdrawn = schema.Count == Repository.Migrations.Count ? "withdrawn_at is not null" : "0";
        return string.Join(
            ' ',
            [schema[^1], .. DatabaseFile.Query(Folder.Database, $"select id, checksum, {withdrawn} from release order by number")]);
    }

    /// <summary>Asserts that whatever has a name is whole.</summary>
    public void AssertSound()
    {
        foreach (var file in Directory.GetFiles(Data).Concat(Directory.GetFiles(Folder.At("out/."), "*.db")).Where(IsNamed))
        {
            Assert.Equal(["ok"], DatabaseFile.Query(file, "pragma integrity_check"));
            // An older schema has no columns for some of what is verified.
            var count = DatabaseFile.Query(file, "select count(*) from schema_migration")[0];
            if (count == Repository.Migrations.Count.ToString() && DatabaseFile.Query(file, "select count(*) from release")[0] != "0")
                CliVerify.AssertSound(file);
        }

        if (Directory.Exists(Folder.At("out/set")))
        {
            Assert.Equal(
                Directory.GetFiles(CliProgram.Seed, "*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal),
                Directory.GetFiles(Folder.At("out/set")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>What is kept, in the words of the table.</summary>
    /// <param name="before">The state before the operation.</param>
    public string Kept(string before)
    {
        var now = State();
        var database = now == before ? "before" : now == Repository.Migrations[^1] ? "empty" : "after";
        if (now == "no file")
            database = now;
        if (!Changes)
            return $"{database}, {(Directory.Exists(Folder.At("out/set")) || File.Exists(Folder.At("out/copy.db")) ? "copy" : "no copy")}";
        var copies = Directory.GetFiles(Data).Count(file => IsNamed(file) && file != Folder.Database);
        return copies == 0 ? database : $"{database}, copy";
    }

    /// <summary>That nothing half made is left over.</summary>
    public void AssertNothingLeft() => Assert.DoesNotContain(
        Directory.GetFileSystemEntries(Data).Concat(Directory.GetFileSystemEntries(Folder.At("out/."))),
        file => Path.GetFileName(file).StartsWith('.'));

    public void Dispose() => Folder.Dispose();

    private bool IsOfDatabase(string file) => file == Folder.Database || file == $"{Folder.Database}-wal" || file == $"{Folder.Database}-shm";

    private static bool IsNamed(string file) =>
        !Path.GetFileName(file).StartsWith('.') && !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal);
}
