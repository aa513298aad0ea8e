using System.Data.Common;
using Benchmark.Core.DataSets;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;
using Dapper;

namespace Benchmark.Data.Checks;

/// <summary>Checks a database for everything that must not be in it. Reads one state of it and changes nothing.</summary>
/// <param name="database">The database.</param>
/// <param name="migrator">Knows whether its schema is the one of this program.</param>
/// <param name="progress">Reports from time to time how far it is.</param>
internal sealed class Verification(Database database, Migrator migrator, IProgress<Advance>? progress = null)
{
    // Of each check; more would only repeat the same damage.
    private const int Most = 20;

    /// <summary>Runs every check.</summary>
    /// <param name="everyRelease">Whether the checksums of older releases are computed too; each takes as long as that of the newest.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    /// <exception cref="StorageFault">The file is no database, of another program, or made by another version of this one.</exception>
    public Task<VerificationReport> RunAsync(bool everyRelease = true, CancellationToken cancellation = default) =>
        database.ReadOneStateAsync(connection => RunAsync(connection, everyRelease, cancellation), cancellation);

    private async Task<VerificationReport> RunAsync(DbConnection connection, bool everyRelease, CancellationToken cancellation)
    {
        var report = new VerificationReport(database, progress);
        report.Check("every page, index and constraint", database.FindDamage(connection, Most));
        // On broken pages every other check would fail at the same place, or find nothing.
        if (report.Findings.Count > 0)
            return report;
        await database.CheckPagesAsync(cancellation);
        if (!await migrator.IsUpToDateAsync(cancellation))
        {
            throw new StorageFault(
                StorageFaultKind.Unsuitable,
                $"The database {database.Name} is empty or its schema is older than {migrator.SchemaVersion}; nothing was changed. Run migrate or import, then "
                    + "verify.");
        }

        report.Check("every reference", DanglingReferences(connection));
        var releases = await ReleaseStore.ListAsync(connection, cancellation);
        report.Releases = releases;
        report.Check("the order of the releases", OutOfOrder(releases));
        report.Check("from and until which release each row holds", DataTable.All.SelectMany(table => InvalidSpans(connection, table, releases.Count)));
        report.Check("what each release changed", releases.Count == 0 ? [] : MiscountedChanges(connection, releases));
        await report.CheckAsync("every rule of the data set", async add =>
        {
            if (releases.Count > 0)
                await AddBrokenRulesAsync(connection, releases[^1], add, cancellation);
        });
        await report.CheckAsync(
            everyRelease ? "counts and checksum of every release" : "counts and checksum of the newest release",
            async add =>
            {
                foreach (var release in releases.TakeLast(everyRelease ? releases.Count : 1))
                    await AddOtherContentAsync(connection, release, releases.Count, add, cancellation);
            });
        return report;
    }

    private IEnumerable<string> DanglingReferences(DbConnection connection) =>
        database.FindDanglingReferences(connection).Take(Most)
            .Select(row => $"{row.Table}: a row refers to one of {row.Parent} that is not there");

    private static IEnumerable<string> OutOfOrder(IReadOnlyList<LoadedRelease> releases)
    {
        foreach (var (release, index) in releases.Select((release, index) => (release, index)))
        {
            if (release.Number != index + 1)
                yield return $"release {release.Release.Id}: its number is {release.Number} and should be {index + 1}";
            if (index > 0 && release.Release.PublishedAt < releases[index - 1].Release.PublishedAt)
                yield return $"release {release.Release.Id}: it is older than {releases[index - 1].Release.Id}, which stands before it";
        }
    }

    private static IEnumerable<string> InvalidSpans(DbConnection connection, DataTable table, int newest)
    {
        int Count(string sql) => connection.ExecuteScalar<int>(sql, new { newest });
        if (Count($"select count(*) from {table.Name} where since > @newest") is > 0 and var early)
            yield return $"{table.Name}: {early} rows hold since a release that is not there";
        if (Count($"select count(*) from {table.History} where until > @newest") is > 0 and var late)
            yield return $"{table.History}: {late} rows hold until a release that is not there";
        if (Count($"select count(*) from {table.History} as past join {table.Name} as present on {table.SameKey("past", "present")} where past.until > "
            + "present.since") is > 0 and var both)
        {
            yield return $"{table.History}: {both} rows hold together with the row that came after them";
        }

        if (Count($"select count(*) from {table.History} as one join {table.History} as other on {table.SameKey("one", "other")} where one.since < other.since "
            + "and one.until > other.since") is > 0 and var twice)
        {
            yield return $"{table.History}: {twice} rows hold together with another of the same key";
        }
    }

    private static IEnumerable<string> MiscountedChanges(DbConnection connection, IReadOnlyList<LoadedRelease> releases)
    {
        foreach (var table in DataTable.All)
        {
            Dictionary<int, int> PerRelease(string sql) => connection.Query<(int Release, int Rows)>(sql).ToDictionary(row => row.Release, row => row.Rows);
            var every = $"select {DataTable.List(table.Key)}, since from {table.Name} union all select {DataTable.List(table.Key)}, since from {table.History}";
            var begun = PerRelease($"select since, count(*) from ({every}) as every_row group by since");
            var ended = PerRelease($"select until, count(*) from {table.History} group by until");
            var changed =
                PerRelease($"select past.until, count(*) from {table.History} as past join ({every}) as next on {table.SameKey("past", "next")} and next.since "
                    + "= past.until group by past.until");
            foreach (var release in releases)
            {
                var changes = changed.GetValueOrDefault(release.Number);
                var found = (begun.GetValueOrDefault(release.Number) - changes, changes, ended.GetValueOrDefault(release.Number) - changes);
                var recorded = (release.Changes.Inserts.Of(table.Noun), release.Changes.Changes.Of(table.Noun), release.Changes.Deletions.Of(table.Noun));
                if (found != recorded)
                    yield return $"release {release.Release.Id}: of {table.Name} it says (inserted, changed, deleted) {recorded}, the rows say {found}";
            }
        }
    }

    /// <summary>Checks the rows of the newest release as an import checks those that stay.</summary>
    private async Task AddBrokenRulesAsync(DbConnection connection, LoadedRelease newest, Action<string> add, CancellationToken cancellation)
    {
        var tables = new TableReader(connection, "", Count("every rule: observations", newest));
        var nothing = new ChangeSet([], IsWhole: false);
        var reader = new ChangeReader(nothing, await tables.FrameAsync(cancellation), (_, _) => false, _ => null);
        foreach (var observation in tables.Observations().TakeWhile(_ => !nothing.Problems.AreTooMany))
            reader.CheckExisting(observation);
        reader.CheckRevisions(tables.Revisions());
        foreach (var problem in nothing.Problems.InOrder().Take(Most))
            add(problem.ToString());
    }

    private async Task AddOtherContentAsync(DbConnection connection, LoadedRelease release, int newest, Action<string> add, CancellationToken cancellation)
    {
        var tables = release.Number == newest ? "" : DataTable.AsOf(database, release.Number);
        foreach (var table in DataTable.All)
        {
            var count = await connection.ExecuteScalarAsync<int>($"{tables} select count(*) from {table.Name}", null, cancellation);
            if (count != release.Counts.Of(table.Noun))
                add($"release {release.Release.Id}: it says {release.Counts.Of(table.Noun)} rows of {table.Name}, there are {count}");
        }

        var checksum = await new TableReader(connection, tables, Count($"release {release.Release.Id}: observations", release)).ChecksumAsync(cancellation);
        if (checksum != release.Checksum)
            add($"release {release.Release.Id}: its checksum is {release.Checksum}, that of its rows {checksum}");
    }

    private Action<long> Count(string what, LoadedRelease release) => rows => progress?.Report(new Advance(what, rows, release.Counts.Observations));
}

/// <summary>The checks and their findings.</summary>
internal sealed class VerificationReport(Database database, IProgress<Advance>? progress)
{
    private readonly List<string> _checked = [];
    private readonly List<string> _findings = [];

    /// <summary>The checks that were made.</summary>
    public IReadOnlyList<string> Checked => _checked;

    /// <summary>The findings, each in a line.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>The releases, oldest first.</summary>
    public IReadOnlyList<LoadedRelease> Releases { get; set; } = [];

    /// <summary>Makes a check.</summary>
    /// <param name="what">What is checked.</param>
    /// <param name="findings">The findings; the check runs while they are read.</param>
    public void Check(string what, IEnumerable<string> findings)
    {
        progress?.Report(new Advance(what, 0, null));
        try
        {
            foreach (var finding in findings)
                _findings.Add(finding);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            _findings.Add(Unreadable(what, exception));
        }

        _checked.Add(what);
    }

    /// <summary>Makes a check.</summary>
    /// <param name="what">What is checked.</param>
    /// <param name="find">Runs the check and adds each finding.</param>
    public async Task CheckAsync(string what, Func<Action<string>, Task> find)
    {
        progress?.Report(new Advance(what, 0, null));
        try
        {
            await find(_findings.Add);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            _findings.Add(Unreadable(what, exception));
        }

        _checked.Add(what);
    }

    // A cell that no import could have written, or a page that turns up broken only now.
    private bool IsUnreadable(Exception exception) =>
        exception is KeyNotFoundException or FormatException or InvalidCastException or OverflowException
        || (exception is DbException ofDatabase && database.FaultOf(ofDatabase).Kind == StorageFaultKind.Damaged);

    private static string Unreadable(string what, Exception exception) =>
        $"{what}: cannot be checked, since a row cannot be read ({exception.Message.Split('\n')[0]})";
}
