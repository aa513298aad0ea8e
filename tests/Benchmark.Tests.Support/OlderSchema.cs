namespace Benchmark.Tests.Support;

/// <summary>A database as the program before the newest migration left it.</summary>
internal static class OlderSchema
{
    /// <summary>Takes back what the newest migration did.</summary>
    public static void Make(string path) => DatabaseFile.Execute(
        path,
        $"""
        drop table delivery;
        drop table hook;
        drop table hook_lease;
        delete from schema_migration where name = '{Repository.Migrations[^1]}';
        """);
}
