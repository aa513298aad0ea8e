using Benchmark.Data.Releases;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.Tests.Features.Hooks;

/// <summary>Hooks stay with their database: no copy that goes elsewhere has them, and what is restored from one keeps those that were there.</summary>
[Trait(TestDatabase.Trait, TestDatabase.Sqlite)]
public sealed class HookCopyTests : IDisposable
{
    private readonly CliFolder _folder = new();
    private readonly HookScene _scene;

    public HookCopyTests()
    {
        DatabaseFile.Import(_folder.Database, CliProgram.Seed);
        _scene = new HookScene(_folder.Database);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_backup_has_no_hooks_and_what_is_restored_from_it_keeps_them()
    {
        var (id, secret) = await _scene.Hook("https://portal.example/hook");
        var first = _scene.Newest();
        var release = await _scene.Release();
        var backup = _folder.At("copy.db");
        await _scene.Run("backup", backup);

        Assert.Equal(["0|0"], DatabaseFile.Query(backup, "select (select count(*) from hook), (select count(*) from delivery)"));
        Assert.DoesNotContain(secret.Split('_')[1], File.ReadAllText(backup, System.Text.Encoding.Latin1), StringComparison.Ordinal);
        Assert.Equal([release], DatabaseFile.Query(_folder.Database, "select event from delivery"));

        // A release that the backup does not have is not told any more; the subscriber stays.
        var later = await _scene.Release();
        await _scene.Run("restore", backup);
        Assert.Equal(release, _scene.Newest());
        Assert.Equal([$"{id}|{secret}"], DatabaseFile.Query(_folder.Database, "select id, secret from hook"));
        Assert.NotEqual(release, later);
        Assert.Equal([release], DatabaseFile.Query(_folder.Database, "select event from delivery order by number"));
        await _scene.Run("verify");
        // Whatever a file brings, where there is no database there are no hooks.
        var kept = Directory.GetFiles(Path.GetDirectoryName(_folder.Database)!, "*.replaced-*Z").Single();
        Assert.Equal(["1"], DatabaseFile.Query(kept, "select count(*) from hook"));
        var fresh = new HookScene(_folder.At("fresh/benchmark.db"));
        await fresh.Run("restore", kept);
        Assert.Equal("", await fresh.Run("hooks", "list"));
        Assert.NotEqual(first, fresh.Newest());
    }

    [Fact]
    public async Task A_release_that_is_made_again_after_a_restore_is_told_again()
    {
        await _scene.Hook("https://portal.example/hook");
        var first = _scene.Newest();
        var kept = await _scene.Release();
        await _scene.Run("withdraw", first, "--reason", "Sai", "--reason-en", "Wrong");
        var backup = _folder.At("copy.db");
        await _scene.Run("backup", backup);
        var lost = await _scene.Release("Before the restore");
        const string told = "update delivery set attempts = 1, outcome = '200', delivered_at = happened_at";
        DatabaseFile.Execute(_folder.Database, told);
        DatabaseFile.Execute(
            _folder.Database,
            "insert into delivery "
                + $"select 9, hook, 'test-1', '{EventKind.Tested.Type}', happened_at, '{{}}', 0, '', null, null, null, null from delivery limit 1");

        await _scene.Run("restore", backup);
        Assert.Equal([kept, $"{first}/withdrawn", "test-1"], DatabaseFile.Query(_folder.Database, "select event from delivery order by number"));
        // The day and the number are those of the release that is gone; what it holds is not.
        Assert.Equal(lost, await _scene.Release("After the restore"));
        var again = DatabaseFile.Query(_folder.Database, $"select attempts, delivered_at, data from delivery where event = '{lost}'").Single();
        Assert.StartsWith("0||", again, StringComparison.Ordinal);
        Assert.Contains("After the restore", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_holds_the_data_alone()
    {
        var (_, secret) = await _scene.Hook("https://portal.example/hook");
        await _scene.Release();

        var folder = _folder.At("out/export");
        await _scene.Run("export", folder);

        foreach (var file in Directory.GetFiles(folder))
        {
            Assert.DoesNotContain("hook", Path.GetFileName(file), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }
}
