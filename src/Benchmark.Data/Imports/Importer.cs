using System.Data.Common;
using System.Globalization;
using Benchmark.Core.DataSets;
using Benchmark.Core.Observations;
using Benchmark.Core.Releases;
using Benchmark.Core.Schemas;
using Benchmark.Data.Migrations;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Imports;

/// <summary>
/// Makes a release out of a change set; the only place that changes data. The rows are read and checked first, while others go on reading and writing;
/// what they change is then found, done and checked in one transaction, so that there is the old release or the new one and nothing between.
/// </summary>
internal sealed class Importer(Database database, Migrator migrator, TimeProvider clock)
{
    /// <summary>The most rows that an answer about an import lists. The list of changes of its release has all of them.</summary>
    public const int MostRows = 1000;

    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    // Clocks differ, and a set may be made ready in the evening for the next morning.
    private static readonly TimeSpan LongestAhead = TimeSpan.FromDays(1);

    /// <summary>Runs an import.</summary>
    /// <param name="changes">What comes in.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Reports from time to time how far it is.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits; once it writes, an import runs to its end.</param>
    /// <exception cref="ImportFailure">The change set has problems.</exception>
    /// <exception cref="ImportForbidden">It writes sources beyond its limits.</exception>
    /// <exception cref="ReleaseChanged">Another import committed first; read the change set again and retry.</exception>
    /// <exception cref="StorageFault">The database cannot be used.</exception>
    public async Task<ImportOutcome> RunAsync(
        ChangeSet changes,
        ImportOptions options,
        IProgress<Advance>? progress = null,
        CancellationToken cancellation = default)
    {
        try
        {
            return await RunUnguardedAsync(changes, options, progress, cancellation);
        }
        catch (DbException exception)
        {
            var fault = database.FaultOf(exception);
            // The data are invalid, not the database.
            throw fault.Kind == StorageFaultKind.BrokenRule ? new ImportFailure([], ImportFaults.BrokenRule(fault.Detail.TrimEnd('.'))) : fault;
        }
    }

    private async Task<ImportOutcome> RunUnguardedAsync(ChangeSet changes, ImportOptions options, IProgress<Advance>? progress, CancellationToken cancellation)
    {
        if (changes.Tables.Count == 0)
            ThrowIfAny(changes.Problems);
        // What comes over HTTP goes into the database that was served, not into a new one in its place.
        var exists = await database.ExistsAsync(cancellation);
        if (options.Journal is not null && !exists)
            throw new StorageFault(StorageFaultKind.Missing, $"There is no database {database.Name} any more; nothing was changed.");
        if (exists)
            await migrator.EnsureAsync(cancellation);
        var (newest, frame) = exists
            ? await database.ReadOneStateAsync(connection => ReadWhatIsThereAsync(connection, changes.IsWhole, cancellation), cancellation)
            : (null, DataFrame.Empty);
        if (newest is not null && options.OnlyIfEmpty)
            return new ImportOutcome(null, newest);

        await using var staging = await Staging.OpenAsync(database, cancellation);
        await using var existing = changes.Merges && exists ? await database.OpenForReadingAsync(cancellation) : null;
        var reader = new ChangeReader(
            changes,
            frame,
            (noun, id) => exists && ExistedBefore(noun, id),
            name => existing is null ? null : FindObservation(existing, name));
        await staging.AddAsync(reader.Observations(), rows => progress?.Report(new Advance("observations read", rows, null)), cancellation);
        reader.CheckUnique(staging.Repeated());
        // The set beside the program is loaded whatever the clock says: a machine without one begins in 1970.
        if (reader.Release is { } declared && !options.OnlyIfEmpty && declared.PublishedAt > clock.GetUtcNow() + LongestAhead)
        {
            changes.Problems.Add(new ImportProblem(
                DataSetFiles.Release.File,
                reader.LineOfRelease,
                "published_at",
                declared.PublishedAt.ToString(ReleaseSchema.TimeFormat, CultureInfo.InvariantCulture),
                ImportFaults.ReleaseAhead(clock.GetUtcNow().ToOffset(VietnamOffset))));
        }

        ThrowIfAny(changes.Problems);
        await staging.AddAsync(reader.Frame, cancellation);

        // A set that has problems leaves no database behind where there was none.
        await migrator.EnsureAsync(cancellation);
        await database.AttachAsync(staging.Connection, cancellation);
        return await ApplyAsync(staging.Connection, changes, reader, options, newest, progress, CancellationToken.None);
    }

    private static void ThrowIfAny(ImportProblems problems)
    {
        if (problems.Count > 0)
            throw ImportFailure.Of(problems);
    }

    private static async Task<(LoadedRelease? Newest, DataFrame Frame)> ReadWhatIsThereAsync(
        DbConnection connection,
        bool isWhole,
        CancellationToken cancellation) =>
        (
            await ReleaseStore.FindNewestAsync(connection, cancellation),
            isWhole ? DataFrame.Empty : await new TableReader(connection, "").FrameAsync(cancellation));

    // Asked for in the middle of reading rows, of the few ids that are deleted and are not there.
    private bool ExistedBefore(Noun noun, string id)
    {
        var table = DataTable.Of(noun);
        var statement = $"select exists (select 1 from {table.History} where {string.Join(" || '/' || ", table.Key)} = @id)";
        var none = CancellationToken.None;
        return database.ReadAsync(connection => connection.ExecuteScalarAsync<bool>(statement, new { id }, none), none).GetAwaiter().GetResult();
    }

    // Asked for row by row where rows are merged. That the data are still those is checked before anything is written.
    private static Observation? FindObservation(DbConnection connection, ObservationName name)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"select {NounRows.Columns(ObservationSchema.Instance)} from observation where "
            + string.Join(" and ", DataTable.Observation.Key.Select(column => $"{column} = @{column}"));
        foreach (var (column, value) in new (string Column, object Value)[]
        {
            ("province", name.Province), ("indicator", name.Indicator), ("year", name.Year), ("series", name.Series), ("revision", name.Revision!.Value),
        })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{column}", value);
            command.Parameters.Add(parameter);
        }

        return NounRows.Read(command.ExecuteReader(), row => Observation.Read(row, unit: "", fieldSize: null, newestRevision: null)).FirstOrDefault();
    }

    private async Task<ImportOutcome> ApplyAsync(
        DbConnection connection,
        ChangeSet changes,
        ChangeReader reader,
        ImportOptions options,
        LoadedRelease? newest,
        IProgress<Advance>? progress,
        CancellationToken cancellation)
    {
        await using var transaction = await database.BeginWritingAsync(connection, cancellation);
        await migrator.ThrowIfMovedOnAsync(connection, cancellation);
        if ((await ReleaseStore.FindNewestAsync(connection, cancellation))?.Key != newest?.Key)
            throw new ReleaseChanged();
        if (options.OnlyAfter is { } wanted && (newest is null || !wanted(newest.Release.Id)))
            throw new ImportPrecondition();
        var releases = await ReleaseStore.ListAsync(connection, cancellation);
        var read = options.IfRelease is null ? null : FindRead(options.IfRelease, releases, changes.Problems);
        ThrowIfAny(changes.Problems);

        var number = (newest?.Number ?? 0) + 1;
        await StageDeletionsAsync(connection, reader.Deletions, changes.Problems, cancellation);
        ThrowIfAny(changes.Problems);
        progress?.Report(new Advance("finding what changes", 0, null));
        var counts = new Dictionary<Noun, (int Inserts, int Changes, int Deletions)>();
        foreach (var table in DataTable.All)
            counts[table.Noun] = await ApplyAsync(connection, table, number, isWhole: changes.IsWhole || table.Noun != Noun.Observation, cancellation);
        var made = new ReleaseChanges(
            DataCounts.Of(noun => counts[noun].Inserts),
            DataCounts.Of(noun => counts[noun].Changes),
            DataCounts.Of(noun => counts[noun].Deletions));
        if (made.AreNone)
        {
            if (options is { DryRun: false, Journal: { } unchanged })
            {
                await ImportStore.AddAsync(connection, unchanged, null, cancellation);
                await transaction.CommitAsync(cancellation);
            }

            return new ImportOutcome(null, newest);
        }

        if (read is not null && read.Number < number - 1)
            new OutdatedRows(connection, new ChangeStore(database), reader).ThrowIfAny(read, newest!, releases);
        progress?.Report(new Advance("checking what results", 0, null));
        CheckResult(connection, number, reader, made, changes.Problems);
        if (newest is not null && changes.IsWhole && !options.Replaces)
            CheckDeletions(newest.Counts, made.Deletions, changes.Problems);
        ThrowIfAny(changes.Problems);
        if (options.Sources is { } limits
            && await SourceRights.FindForbiddenAsync(connection, limits, number, cancellation) is { Count: > 0 } forbidden)
        {
            throw new ImportForbidden(forbidden);
        }

        var warnings = new ImportProblems();
        if (!options.OnlyIfEmpty)
        {
            progress?.Report(new Advance("looking for slips", 0, null));
            await new SlipFinder(connection, number, reader, Today(), warnings).RunAsync(cancellation);
            if (newest is not null && newest.Release.IsAheadOf(clock.GetUtcNow()))
                warnings.Add(new ImportProblem(DataSetFiles.Release.File, null, null, null, ImportFaults.ClockBehind(newest.Release, clock.GetUtcNow())));
        }

        if (options.Strict)
        {
            foreach (var warning in warnings.InOrder())
                changes.Problems.Add(warning);
            ThrowIfAny(changes.Problems);
        }

        var results = DataCounts.Of(noun => (newest?.Counts.Of(noun) ?? 0) + made.Inserts.Of(noun) - made.Deletions.Of(noun));
        var summed = new TableReader(connection, "", rows => progress?.Report(new Advance("checksum: observations", rows, results.Observations)));
        var release = new LoadedRelease(
            number,
            NameRelease(reader.Release, options, releases, changes.Problems),
            await summed.ChecksumAsync(cancellation),
            results,
            made);
        ThrowIfAny(changes.Problems);
        await ReleaseStore.AddAsync(database, connection, release, cancellation);
        var (rows, count) = options.OnlyIfEmpty ? ([], 0) : await new ChangeStore(database).ListAsync(connection, number, MostRows, cancellation);
        var outcome = new ImportOutcome(release, newest)
        {
            Rows = rows,
            RowCount = count,
            Warnings = [.. warnings.InOrder().Select(warning => WarningOf(warning, options))],
        };
        if (options.Journal is { } journal)
            await ImportStore.AddAsync(connection, journal with { Warnings = outcome.Warnings }, number, cancellation);
        if (await database.HasDanglingReferencesAsync(connection, cancellation))
            throw new ImportFailure([], ImportFaults.BrokenRule("a row refers to one that is not there"));
        if (options.DryRun)
            return outcome;

        database.ThrowIfMoved(connection);
        await transaction.CommitAsync(cancellation);
        await database.SettleAsync(connection, made.Inserts.Sum() + made.Changes.Sum() + made.Deletions.Sum());
        return outcome;
    }

    private static LoadedRelease? FindRead(string id, IReadOnlyList<LoadedRelease> releases, ImportProblems problems)
    {
        if (releases.FirstOrDefault(release => release.Release.Id == id) is { } found)
            return found;
        problems.Add(new ImportProblem(
            ImportOptions.IfReleaseName,
            null,
            "id",
            id,
            ImportFaults.UnknownRelease(Nearest.To(id, releases.Select(release => release.Release.Id)), releases.Count == 0 ? null : releases[^1].Release.Id)));
        return null;
    }

    private static ImportWarning WarningOf(ImportProblem warning, ImportOptions options) => new(
        Code.Of(warning.Fault.Code),
        warning.Fault.Sentence(),
        options.PlaceOf?.Invoke(warning) ?? warning.CellPlace,
        warning.Value,
        warning.Row);

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(VietnamOffset).Date);

    /// <summary>Moves the rows of a table that end into its history, and puts those that begin into the table.</summary>
    internal static async Task<(int Inserts, int Changes, int Deletions)> ApplyAsync(
        DbConnection connection,
        DataTable table,
        int release,
        bool isWhole,
        CancellationToken cancellation)
    {
        var staged = Staging.NameOf(table);
        var (columns, key) = (DataTable.List(table.Columns), DataTable.List(table.Key));
        if (table.Noun != Noun.Observation)
            await connection.ExecuteAsync($"create index {staged}_key on {staged} ({key})", null, cancellation);
        var ending = $"select {DataTable.List(table.Columns, "present")}, present.since, @release from {table.Name} as present";
        var differs = $"({DataTable.List(table.Others, "present")}) is distinct from ({DataTable.List(table.Others, "staged")})";
        var ended = await connection.ExecuteAsync(
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
            new { release },
            cancellation);
        await connection.ExecuteAsync(
            $"delete from {table.Name} where ({key}) in (select {key} from {table.History} where until = @release)",
            new { release },
            cancellation);
        var begun = await connection.ExecuteAsync(
            $"""
            insert into {table.Name} ({columns}, since)
            select {columns}, @release from {staged} as staged
            where not exists (select 1 from {table.Name} as present where {table.SameKey("present", "staged")})
            order by {key}
            """,
            new { release },
            cancellation);
        var changed = await connection.ExecuteScalarAsync<int>(
            $"select count(*) from {table.History} as past where until = @release and exists (select 1 from {staged} as staged where "
                + $"{table.SameKey("staged", "past")})",
            new { release },
            cancellation);
        return (begun - changed, changed, ended - changed);
    }

    /// <summary>Finds the observations that are deleted by name.</summary>
    private static async Task StageDeletionsAsync(
        DbConnection connection,
        IReadOnlyList<Deletion> deletions,
        ImportProblems problems,
        CancellationToken cancellation)
    {
        var named = string.Join(" and ", NounRows.FigureKey.Select(column => $"{column} = @{column}"));
        foreach (var deletion in deletions.Where(deletion => deletion.Noun == Noun.Observation))
        {
            var name = ObservationName.Read(deletion.Id)!;
            var key = new { province = name.Province, indicator = name.Indicator, year = name.Year, series = name.Series, revision = name.Revision ?? 1 };
            Task<bool> IsIn(string table) =>
                connection.ExecuteScalarAsync<bool>($"select exists (select 1 from {table} where {named} and revision = @revision)", key, cancellation);
            if (await IsIn("staged_observation"))
                problems.Add(deletion.AlsoGiven());
            // The id without a number is that of the newest revision. Deleted again, such an id would take one revision after the other.
            else if (name.Revision is null
                && await connection.ExecuteScalarAsync<int?>($"select max(revision) from observation where {named}", key, cancellation) is > 1 and var several)
            {
                problems.Add(deletion.Problem(ImportFaults.SeveralRevisions(deletion.Id, several)));
            }
            else if (!await IsIn("observation") && !await IsIn("observation_history"))
                problems.Add(deletion.Problem(ImportFaults.NoSuchObservation));
            else
            {
                await connection.ExecuteAsync(
                    "insert into deletion (province, indicator, year, series, revision) values (@province, @indicator, @year, @series, @revision)",
                    key,
                    cancellation);
            }
        }
    }

    /// <summary>Checks what can be checked only when all rows are in place.</summary>
    private static void CheckResult(DbConnection connection, int release, ChangeReader reader, ReleaseChanges made, ImportProblems problems)
    {
        var frameMoved = new[] { Noun.Source, Noun.Province, Noun.Indicator, Noun.Series }.Any(noun => made.Changes.Of(noun) + made.Deletions.Of(noun) > 0);
        var tables = new TableReader(connection, "");
        if (frameMoved)
        {
            foreach (var observation in tables.ObservationsBefore(release).TakeWhile(_ => !problems.AreTooMany))
                reader.CheckExisting(observation);
        }

        reader.CheckRevisions(tables.Revisions(
            $"(select line from staged_observation as staged where {DataTable.Observation.SameKey("staged", "observation")})"));
    }

    private static void CheckDeletions(DataCounts before, DataCounts deletions, ImportProblems problems)
    {
        foreach (var noun in Enum.GetValues<Noun>().Where(noun => deletions.Of(noun) * 2 > before.Of(noun)))
        {
            problems.Add(new ImportProblem(DataSetFiles.Of(noun).File, null, null, null, ImportFaults.DeletesMost(deletions.Of(noun), before.Of(noun))));
        }
    }

    /// <summary>What the release is called. Releases follow each other in time, so that a day always means the same release.</summary>
    internal Release NameRelease(Release? declared, ImportOptions options, IReadOnlyList<LoadedRelease> releases, ImportProblems problems)
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
        var ofDay =
            releases.Select(release => release.Release.Id.Split('.')).Where(id => id[0] == day).Select(id => int.Parse(id[1], CultureInfo.InvariantCulture));
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
