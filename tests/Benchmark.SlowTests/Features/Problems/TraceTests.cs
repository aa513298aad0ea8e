using System.Text.Json;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.SlowTests.Features.Problems;

/// <summary>A failure can be found in the log by what its reader was told.</summary>
public class TraceTests
{
    [Fact]
    public async Task The_log_names_a_failure_by_the_trace_id_of_its_problem_document()
    {
        using var folder = new CliFolder();
        await using var program = await folder.Serve();
        await using (var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma foreign_keys = off; drop table observation";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        using var answer = await program.Client.GetAsync(new Uri("/v1/observations", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(503, (int)answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await program.Says($"traceId {problem.RootElement.GetProperty("traceId").GetString()}");
    }
}
