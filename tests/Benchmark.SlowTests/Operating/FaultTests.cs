using System.Text.Json;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Operating;

/// <summary>Each operation under each fault, beside a server: what is said, served and kept is what the table of the operators says.</summary>
public class FaultTests(FaultFiles files) : IClassFixture<FaultFiles>
{
    // Less than a page, so that nothing can be written; for a server, what its shared memory takes, which it makes when it starts.
    private const int NoRoom = 4;
    private const int RoomOfServer = 64;

    private const string ClockBehind = "clock-behind";

    public static TheoryData<string, string> Cells()
    {
        var data = new TheoryData<string, string>();
        foreach (var operation in FaultScene.Operations)
        {
            foreach (var fault in FaultTable.Faults)
                data.Add(operation, fault);
        }

        return data;
    }

    [Fact]
    public void The_table_has_a_cell_for_every_operation_and_fault_and_no_other() => Assert.Equal(
        FaultScene.Operations.SelectMany(operation => FaultTable.Faults.Prepend(FaultTable.Kill).Select(fault => (operation, fault))),
        FaultTable.Cells);

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Does_what_the_table_says(string operation, string fault)
    {
        var cell = FaultTable.Of(operation, fault);
        using var scene = new FaultScene(files, operation);
        var folder = scene.Folder;
        if (fault.StartsWith("clock", StringComparison.Ordinal))
            SetClock(folder, isBack: fault == "clock back");
        if (fault == "disk full" && scene.IsPost)
            folder.LargestFile = RoomOfServer;
        await using var server = await folder.Serve();
        scene.Age(folder.Database);
        using var other = fault == "locked" ? DatabaseFile.Open(folder.Database) : null;
        Bring(fault, scene, other);
        // A server looks when it is asked whether it is ready; others would wait for the second that it takes.
        var listed = await Served(server);
        var before = scene.State();

        var (said, text) = scene.IsPost ? await Send(scene, server) : await Run(scene);

        var served = await Served(server);
        other?.Close();
        Release(fault, folder);
        var unchanged = scene.State() == before;
        var observed = new FaultCell(
            said,
            cell.Phrase is null || !text.Contains(cell.Phrase, StringComparison.Ordinal) ? null : cell.Phrase,
            served.StartsWith("503", StringComparison.Ordinal) ? served : served == listed && unchanged ? "before" : "after",
            scene.Kept(before));
        Assert.True(cell == observed, $"{operation}, {fault}: {observed}, where the table has {cell}. It said: {text}");
        Assert.True(cell.Phrase is not null || text.Length == 0, text);
        Assert.Equal(unchanged && !served.StartsWith("503", StringComparison.Ordinal), served == listed && !served.StartsWith("503", StringComparison.Ordinal));
        scene.AssertNothingLeft();
        scene.AssertSound();
    }

    private static void Bring(string fault, FaultScene scene, SqliteConnection? other)
    {
        var folder = scene.Folder;
        switch (fault)
        {
            case "disk full" when !scene.IsPost:
                folder.LargestFile = NoRoom;
                break;
            case "read-only":
                CliFolder.MakeReadOnly(Path.GetDirectoryName(folder.Database)!);
                break;
            case "locked":
                DatabaseFile.Execute(other!, "begin immediate");
                break;
            case "file deleted":
                File.Delete(folder.Database);
                break;
            case "file replaced":
                scene.Replace();
                break;
        }
    }

    private static void Release(string fault, CliFolder folder)
    {
        if (fault == "read-only")
            CliFolder.MakeWritable(Path.GetDirectoryName(folder.Database)!);
    }

    /// <summary>The clock is compared with the releases, so these are dated otherwise in its stead.</summary>
    private static void SetClock(CliFolder folder, bool isBack)
    {
        foreach (var path in new[] { folder.Database, folder.At("backup.db") })
            DatabaseFile.Execute(path, $"update release set published_at = '{(isBack ? 2199 : 2001)}' || substr(published_at, 5)");
        SqliteConnection.ClearAllPools();
    }

    private static async Task<(string Said, string Text)> Run(FaultScene scene)
    {
        var result = await scene.Folder.Run(scene.Arguments);
        return (result.ExitCode == 0 ? "done" : $"exit {result.ExitCode}", result.Errors);
    }

    private static async Task<(string Said, string Text)> Send(FaultScene scene, CliProcess server)
    {
        var (status, text) = await scene.Send(server);
        var answer = JsonSerializer.Deserialize<JsonElement>(text);
        var codes = answer.TryGetProperty("errors", out var errors) ? errors : answer.GetProperty("data").GetProperty("warnings");
        // What an import that was published warns of in its rows has nothing to do with a fault.
        var said = codes.EnumerateArray().Select(error => error.GetProperty("code").GetString()!).Where(code => status != 201 || code == ClockBehind);
        return ($"{status}", string.Join(' ', said));
    }

    /// <summary>The releases that a server answers with and their marks; the status and the code where it answers none.</summary>
    private static async Task<string> Served(CliProcess server)
    {
        foreach (var path in new[] { "/health/ready", "/v1/comparisons?year=2022", "/v1/releases" })
        {
            using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var document = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            if (!answer.IsSuccessStatusCode)
                return $"{(int)answer.StatusCode} {document.GetProperty("errors")[0].GetProperty("code").GetString()}";
            if (path == "/v1/releases")
            {
                return string.Join(
                    ' ',
                    document.GetProperty("data").EnumerateArray().Select(release => $"{release.GetProperty("id")}{release.GetProperty("withdrawn")}"));
            }
        }

        throw new InvalidOperationException();
    }
}
