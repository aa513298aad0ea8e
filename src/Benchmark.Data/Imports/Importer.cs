using System.Globalization;
using Benchmark.Core.DataSets;
using Benchmark.Core.Releases;
using Benchmark.Core.Schemas;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data.Imports;

/// <summary>
/// Makes a release out of a change set; the only place that changes data. The rows are read and checked first, while everybody goes on reading and writing;
/// what they change is then found, done and checked in one transaction, so that there is the old release or the new one and nothing between.
/// </summary>
internal sealed class Importer(Database database, Migrator migrator, TimeProvider clock)
{
    private const int BrokenConstraint = 19;

    private const string Figure = "province = @Province and indicator = @Indicator and year = @Year and series = @Series";

    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    /// <summary>Runs an import.</summary>
    /// <param name="changes">What comes in.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told from time to time how many observations were read.</param>
    /// <exception cref="ImportFailure">The change set has problems.</exception>
    /// <exception cref="ReleaseChanged">Another import was faster; read the change set again and try anew.</exception>
    /// <exception cref="DatabaseFailure">The database cannot be used.</exception>
    public ImportOutcome Run(ChangeSet changes, ImportOptions options, Action<long>? progress = null)
    {
        if (changes.Tables.Count == 0)
            ThrowIfAny(changes.Problems);
        if (database.Exists)
            migrator.Migrate();
        var (newest, frame) = ReadWhatIsThere(changes.IsWhole);
        if (newest is not null && options.OnlyIfEmpty)
            return new ImportOutcome(null, newest);

        using var staging = new Staging();
        var reader = new ChangeReader(changes, frame, ExistedBefore);
        staging.Add(reader.Observations(), progress);
        reader.CheckUnique(staging.Repeated());
        ThrowIfAny(changes.Problems);
        staging.Add(reader.Frame);

        // A set that has problems leaves no database behind where there was none.
        migrator.Migrate();
        database.Attach(staging.Connection);
        try
        {
            return Apply(staging.Connection, changes, reader, options, newest);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == BrokenConstraint)
        {
            // The data are wrong, not the database.
            throw new ImportFailure([], ImportFaults.BrokenRule(exception.Message.TrimEnd('.')));
        }
    }

    private static void ThrowIfAny(ImportProblems problems)
    {
        if (problems.Count > 0)
            throw ImportFailure.Of(problems);
    }

    private (LoadedRelease? Newest, DataFrame Frame) ReadWhatIsThere(bool isWhole)
    {
        if (!database.Exists)
            return (null, DataFrame.Empty);
        using var connection = database.OpenForReading();
        using var transaction = connection.BeginTransaction(deferred: true);
        return (ReleaseStore.FindNewest(connection), isWhole ? DataFrame.Empty : new TableReader(connection, "").Frame());
    }

    private bool ExistedBefore(Noun noun, string id)
    {
        if (!database.Exists)
            return false;
        var table = DataTable.Of(noun);
        using var connection = database.OpenForReading();
        return connection.ExecuteScalar<bool>($"select exists (select 1 from {table.History} where {string.Join(" || '/' || ", table.Key)} = @id)", new { id });
    }

    private ImportOutcome Apply(SqliteConnection connection, ChangeSet changes, ChangeReader reader, ImportOptions options, LoadedRelease? newest)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (ReleaseStore.FindNewest(connection)?.Key != newest?.Key)
            throw new ReleaseChanged();

        var number = (newest?.Number ?? 0) + 1;
        StageDeletions(connection, reader.Deletions, changes.Problems);
        ThrowIfAny(changes.Problems);
        var counts = DataTable.All.ToDictionary(table => table.Noun, table => Apply(connection, table, number, isWhole: changes.IsWhole || table.Noun != Noun.Observation));
        var made = new ReleaseChanges(DataCounts.Of(noun => counts[noun].Inserts), DataCounts.Of(noun => counts[noun].Changes), DataCounts.Of(noun => counts[noun].Deletions));
        if (made.AreNone)
        {
            if (options is { DryRun: false, Journal: { } unchanged })
            {
                ImportStore.Add(connection, unchanged, null);
                transaction.Commit();
            }

            return new ImportOutcome(null, newest);
        }

        CheckResult(connection, number, reader, made, changes.Problems);
        if (newest is not null && changes.IsWhole && !options.Replaces)
            CheckDeletions(newest.Counts, made.Deletions, changes.Problems);
        ThrowIfAny(changes.Problems);
        var release = new LoadedRelease(
            number,
            NameRelease(reader.Release, options, ReleaseStore.List(connection), changes.Problems),
            new TableReader(connection, "").Checksum(),
            DataCounts.Of(noun => (newest?.Counts.Of(noun) ?? 0) + made.Inserts.Of(noun) - made.Deletions.Of(noun)),
            made);
        ThrowIfAny(changes.Problems);
        ReleaseStore.Add(connection, release);
        if (options.Journal is { } journal)
            ImportStore.Add(connection, journal, number);
        if (connection.Query("pragma data.foreign_key_check").Any())
            throw new ImportFailure([], ImportFaults.BrokenRule("a row refers to one that is not there"));
        if (options.DryRun)
            return new ImportOutcome(release, newest);

        transaction.Commit();
        // Leaves one file that can be copied or put on a read-only volume as it is.
        connection.Execute("pragma data.wal_checkpoint(truncate)");
        return new ImportOutcome(release, newest);
    }

    /// <summary>Moves the rows of a table that end into its history, and puts those that begin into the table.</summary>
    private static (int Inserts, int Changes, int Deletions) Apply(SqliteConnection connection, DataTable table, int release, bool isWhole)
    {
        var staged = Staging.NameOf(table);
        var (columns, key) = (DataTable.List(table.Columns), DataTable.List(table.Key));
        if (table.Noun != Noun.Observation)
            connection.Execute($"create index {staged}_key on {staged} ({key})");
        var ending = $"select {DataTable.List(table.Columns, "present")}, present.since, @release from {table.Name} as present";
        var differs = $"({DataTable.List(table.Others, "present")}) is not ({DataTable.List(table.Others, "staged")})";
        var ended = connection.Execute(
            $"insert into {table.History} ({columns}, since, until) " + (isWhole
                ? $"""
                {ending} left join {staged} as staged on {table.SameKey("staged", "present")}
                where staged.{table.Key[0]} is null or {differs}
                """
                : $"""
                {ending} join {staged} as staged on {table.SameKey("staged", "present")}
                where {differs}
                union all
                {ending} join deletion on {table.SameKey("deletion", "present")}
                """),
            new { release });
        connection.Execute($"delete from {table.Name} where ({key}) in (select {key} from {table.History} where until = @release)", new { release });
        var begun = connection.Execute(
            $"""
            insert into {table.Name} ({columns}, since)
            select {columns}, @release from {staged} as staged
            where not exists (select 1 from {table.Name} as present where {table.SameKey("present", "staged")})
            order by {key}
            """,
            new { release });
        var changed = connection.ExecuteScalar<int>(
            $"select count(*) from {table.History} as past where until = @release and exists (select 1 from {staged} as staged where {table.SameKey("staged", "past")})",
            new { release });
        return (begun - changed, changed, ended - changed);
    }

    /// <summary>Finds the observations that are deleted by name.</summary>
    private static void StageDeletions(SqliteConnection connection, IReadOnlyList<Deletion> deletions, ImportProblems problems)
    {
        foreach (var deletion in deletions.Where(deletion => deletion.Noun == Noun.Observation))
        {
            var name = ObservationName.Read(deletion.Id)!;
            var key = new { name.Province, name.Indicator, name.Year, name.Series, Revision = name.Revision ?? 1 };
            bool IsIn(string table) => connection.ExecuteScalar<bool>($"select exists (select 1 from {table} where {Figure} and revision = @Revision)", key);
            if (IsIn("staged_observation"))
                problems.Add(deletion.GivenToo());
            // The newest revision goes by the id without a number. Deleted again, such an id would take one revision after the other.
            else if (name.Revision is null && connection.ExecuteScalar<int?>($"select max(revision) from observation where {Figure}", key) is > 1 and var several)
                problems.Add(deletion.Problem(ImportFaults.SeveralRevisions(deletion.Id, several)));
            else if (!IsIn("observation") && !IsIn("observation_history"))
                problems.Add(deletion.Problem(ImportFaults.NoSuchObservation));
            else
                connection.Execute("insert into deletion (province, indicator, year, series, revision) values (@Province, @Indicator, @Year, @Series, @Revision)", key);
        }
    }

    /// <summary>Checks what only shows when all rows are in place.</summary>
    private static void CheckResult(SqliteConnection connection, int release, ChangeReader reader, ReleaseChanges made, ImportProblems problems)
    {
        var frameMoved = new[] { Noun.Source, Noun.Province, Noun.Indicator, Noun.Series }.Any(noun => made.Changes.Of(noun) + made.Deletions.Of(noun) > 0);
        if (frameMoved)
        {
            foreach (var observation in new TableReader(connection, "").ObservationsBefore(release).TakeWhile(_ => !problems.AreTooMany))
                reader.CheckExisting(observation);
        }

        reader.CheckRevisions(TableReader.Revisions(
            connection,
            """
            select province, indicator, year, series, revision, vintage, (
                select line from staged_observation as staged
                where staged.province = observation.province and staged.indicator = observation.indicator and staged.year = observation.year
                    and staged.series = observation.series and staged.revision = observation.revision)
            from observation
            where (province, indicator, year, series) in (select province, indicator, year, series from observation where revision > 1)
            order by province, indicator, year, series, revision
            """));
    }

    private static void CheckDeletions(DataCounts before, DataCounts deletions, ImportProblems problems)
    {
        foreach (var noun in Enum.GetValues<Noun>().Where(noun => deletions.Of(noun) * 2 > before.Of(noun)))
        {
            problems.Add(new ImportProblem(DataSetFiles.Of(noun).File, null, null, null, ImportFaults.DeletesMost(deletions.Of(noun), before.Of(noun))));
        }
    }

    /// <summary>What the release is called. Releases follow each other in time, so that a day always means the same release.</summary>
    private Release NameRelease(Release? declared, ImportOptions options, IReadOnlyList<LoadedRelease> releases, ImportProblems problems)
    {
        var newest = releases.Count == 0 ? null : releases[^1].Release;
        var reason = options.Reason ?? declared?.Reason;
        // A set that was taken out of a database and edited names the release it was. With a reason of its own it gets a name of its own.
        if (declared is not null && FindFault(declared, releases) is { } fault)
        {
            if (options.Reason is null)
                problems.Add(new ImportProblem(DataSetFiles.Release.File, null, "id", declared.Id, fault));
            declared = null;
        }

        if (reason is null && problems.Count == 0)
            problems.Add(new ImportProblem(DataSetFiles.Release.File, null, null, null, ImportFaults.NoReason));
        var author = options.Author ?? declared?.Author ?? ImportOptions.DefaultAuthor;
        if (declared is not null)
            return declared with { Author = author, Reason = reason ?? declared.Reason };

        var now = clock.GetUtcNow().ToOffset(VietnamOffset);
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        // A clock that is behind makes no release older than the one before it.
        var publishedAt = newest is not null && now <= newest.PublishedAt ? newest.PublishedAt.ToOffset(VietnamOffset).AddSeconds(1) : now;
        var day = publishedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var ofDay = releases.Select(release => release.Release.Id.Split('.')).Where(id => id[0] == day).Select(id => int.Parse(id[1], CultureInfo.InvariantCulture));
        return new Release($"{day}.{ofDay.Append(0).Max() + 1}", publishedAt, author, reason ?? new Text("", ""));
    }

    private static DataFault? FindFault(Release declared, IReadOnlyList<LoadedRelease> releases)
    {
        if (releases.Any(release => release.Release.Id == declared.Id))
            return ImportFaults.ReleaseExists;
        return releases.Count > 0 && releases[^1].Release is var newest && (declared.PublishedAt < newest.PublishedAt || Compare(declared.Id, newest.Id) < 0)
            ? ImportFaults.ReleaseOlder(newest.Id)
            : null;
    }

    private static int Compare(string one, string other)
    {
        var (left, right) = (one.Split('.'), other.Split('.'));
        var days = string.CompareOrdinal(left[0], right[0]);
        return days != 0 ? days : int.Parse(left[1], CultureInfo.InvariantCulture).CompareTo(int.Parse(right[1], CultureInfo.InvariantCulture));
    }
}
