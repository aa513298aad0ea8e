using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>The same content is the same release in either database, and goes from one to the other and back.</summary>
public sealed class SameContentTests(TwoDatabases two) : IClassFixture<TwoDatabases>
{
    [Fact]
    public void The_checksums_are_equal_and_both_are_sound() =>
        Assert.Equal(CliVerify.AssertSound(two.Sqlite), CliVerify.AssertSound(two.Postgres));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_exported_from_one_is_imported_into_the_other(bool fromPostgres)
    {
        using var folder = new CliFolder();
        var (from, to) = fromPostgres ? (two.Postgres, folder.At("other.db")) : (two.Sqlite, two.Server.Create());
        var checksums = CliVerify.AssertSound(from);
        var releases = DatabaseFile.Query(from, "select id from release order by number");
        foreach (var release in releases)
        {
            var set = Path.Combine(folder.Path, release);
            Assert.Equal(0, (await folder.Run("export", set, "--release", release, "--database", from)).ExitCode);
            Assert.Equal((0, ""), await folder.Run("import", set, "--database", to) is var result ? (result.ExitCode, result.Errors) : default);
        }

        Assert.Equal(checksums, CliVerify.AssertSound(to));
        Assert.Equal(releases, DatabaseFile.Query(to, "select id from release order by number"));
    }

    [Fact]
    public void The_tables_have_the_same_columns_that_must_be_filled_alike()
    {
        var sqlite = DatabaseFile.Query(
            two.Sqlite,
            """
            select tables.name, columns.name, case upper(columns.type) when 'INTEGER' then 'bigint' when 'REAL' then 'double precision' else 'text' end,
                columns."notnull"
            from sqlite_schema as tables join pragma_table_info(tables.name) as columns
            where tables.type = 'table'
            """);
        var postgres = DatabaseFile.Query(
            two.Postgres,
            """
            select table_name, column_name, data_type, case is_nullable when 'NO' then 1 else 0 end
            from information_schema.columns where table_schema = 'public'
            """);

        Assert.Equal(sqlite.Order(StringComparer.Ordinal), postgres.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_text_is_sorted_by_its_bytes() => Assert.Empty(DatabaseFile.Query(
        two.Postgres,
        """
        select table_name, column_name from information_schema.columns
        where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C' and table_name <> 'schema_migration'
        """));

    [Fact]
    public void Every_script_from_here_on_is_written_for_both()
    {
        static IReadOnlyList<string> Names(string folder) =>
            [.. Directory.GetFiles(Repository.File($"migrations/{folder}")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        var postgres = Names("postgresql");

        Assert.Equal(Names("sqlite").Where(name => string.CompareOrdinal(name, postgres[0]) >= 0), postgres);
    }
}
