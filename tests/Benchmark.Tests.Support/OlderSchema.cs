namespace Benchmark.Tests.Support;

/// <summary>A database as the program before the newest migration left it.</summary>
internal static class OlderSchema
{
    /// <summary>Takes back what the newest migration did.</summary>
    public static void Make(string path) => DatabaseFile.Execute(
        path,
        $"""
        alter table release drop column withdrawn_at;
        alter table release drop column withdrawn_vi;
        alter table release drop column withdrawn_en;
        delete from schema_migration where name = '{Repository.Migrations[^1]}';
        """);
}
