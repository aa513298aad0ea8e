using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Postgres;

/// <summary>
/// The program on a file of SQLite and on PostgreSQL, both with the same two releases: the sample, and one that adds, changes, revises and deletes rows.
/// </summary>
public sealed class TwoDatabases : IDisposable
{
    private readonly CliFolder _folder = new();
    private readonly PostgresServer _server = PostgresServer.Start();

    public TwoDatabases()
    {
        Postgres = _server.Create();
        Next = ImportSets.Many(_folder, 400, "next");
        Edit(Path.Combine(Next, "observations.csv"));
        foreach (var place in new[] { Sqlite, Postgres })
        {
            DatabaseFile.Import(place, CliProgram.Seed);
            DatabaseFile.Import(place, Next);
        }

        OnSqlite = BenchmarkApi.On(Sqlite);
        OnPostgres = BenchmarkApi.On(Postgres);
    }

    /// <summary>The file.</summary>
    public string Sqlite => _folder.Database;

    /// <summary>The address.</summary>
    public string Postgres { get; }

    /// <summary>The second of the releases, as a set.</summary>
    public string Next { get; }

    /// <summary>The program on the file.</summary>
    public BenchmarkApi OnSqlite { get; }

    /// <summary>The program on the address.</summary>
    public BenchmarkApi OnPostgres { get; }

    internal PostgresServer Server => _server;

    internal CliFolder Folder => _folder;

    public void Dispose()
    {
        OnSqlite.Dispose();
        OnPostgres.Dispose();
        _server.Dispose();
        _folder.Dispose();
    }

    /// <summary>Deletes a figure, changes another in its place and revises a third; none of them has a quoted cell.</summary>
    private static void Edit(string file)
    {
        var lines = File.ReadAllLines(file).ToList();
        var header = lines[0].Split(',');
        var (value, revision) = (Array.IndexOf(header, "value"), Array.IndexOf(header, "revision"));
        // What has one revision, so that it can be deleted and revised.
        var figures = lines.Skip(1).GroupBy(line => string.Join(',', line.Split(',')[..revision]))
            .Where(group => group.Count() == 1 && !group.Single().Contains('"') && group.Single().Split(',')[revision] == "1")
            .Select(group => group.Single()).ToList();
        lines.Remove(figures[0]);
        lines[lines.IndexOf(figures[1])] = With(figures[1], value, "1.25");
        lines.Add(With(With(figures[2], value, "2.5"), revision, "2"));
        File.WriteAllLines(file, lines);

        static string With(string line, int place, string cell)
        {
            var cells = line.Split(',');
            cells[place] = cell;
            return string.Join(',', cells);
        }
    }
}
