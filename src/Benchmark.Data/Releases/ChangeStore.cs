using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using Benchmark.Core.Schemas;
using Benchmark.Data.Tables;
using Dapper;

namespace Benchmark.Data.Releases;

/// <summary>
/// What releases changed. A row that begins to hold stands in its table or, when it ended later, in the history; what it replaced ended in the same release.
/// </summary>
internal sealed class ChangeStore(Database database)
{
    /// <summary>Which changes.</summary>
    /// <param name="After">The number of the release before the first.</param>
    /// <param name="To">The number of the last release.</param>
    /// <param name="Provinces">The provinces they concern; null for all and for what concerns none.</param>
    /// <param name="Indicators">The indicators they concern; null likewise.</param>
    /// <param name="Nouns">The nouns; null for all.</param>
    /// <param name="Actions">What was done; null for everything.</param>
    internal sealed record Selection(
        int After,
        int To,
        IReadOnlyList<string>? Provinces,
        IReadOnlyList<string>? Indicators,
        IReadOnlyList<Noun>? Nouns,
        IReadOnlyList<ChangeAction>? Actions);

    /// <summary>The place of a change in the order they are listed in.</summary>
    internal sealed record Position(int Release, Noun Noun, string Id);

    /// <summary>A page of changes by release, noun and id, how many there are in all, and whether more follow.</summary>
    public Task<(IReadOnlyList<Change> Changes, int Total, bool More)> ListAsync(
        LoadedRelease release,
        Selection selection,
        Position? after,
        int limit,
        CancellationToken cancellation) =>
        // The numbers of the releases stand in the conditions, so no statement needs the tables of an older release.
        Snapshot.ReadAsync(database, release, snapshot => ListAsync(snapshot.Connection, selection, after, limit, cancellation), cancellation);

    /// <summary>The newest changes of a selection: by release, the newest first, then by noun and id.</summary>
    public Task<IReadOnlyList<Change>> NewestAsync(LoadedRelease release, Selection selection, int most, CancellationToken cancellation) =>
        Snapshot.ReadAsync<IReadOnlyList<Change>>(
            database,
            release,
            async snapshot =>
            {
                var parameters = ParametersOf(selection);
                parameters.Add("Most", most);
                var changes = await snapshot.Connection.QueryAsync<ChangeRow>(
                    $"{Rows(selection)} order by release desc, noun, id limit @Most",
                    parameters,
                    cancellation);
                return [.. changes.Select(row => row.ToChange())];
            },
            cancellation);

    /// <summary>The first changes of a release by noun and id, also within the transaction that makes it, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<Change> Changes, int Total)> ListAsync(DbConnection connection, int release, int limit, CancellationToken cancellation)
    {
        var (changes, total, _) = await ListAsync(connection, new Selection(release - 1, release, null, null, null, null), null, limit, cancellation);
        return (changes, total);
    }

    /// <summary>The provinces whose rows a release touched, by id, also within the transaction that makes it.</summary>
    public static async Task<IReadOnlyList<string>> ProvincesAsync(
        Database database,
        DbConnection connection,
        int release,
        CancellationToken cancellation)
    {
        var selection = new Selection(release - 1, release, null, null, null, null);
        var rows = Union(database, selection, (table, _, row) => $"{ProvinceOf(table, row)} as province");
        return [.. await connection.QueryAsync<string>(
            $"select distinct province from ({rows}) as touched where province is not null order by province",
            ParametersOf(selection),
            cancellation)];
    }

    /// <summary>The changes of the releases behind one up to another, by release, read one by one within a transaction.</summary>
    public IEnumerable<Change> Read(DbConnection connection, int after, int to)
    {
        var selection = new Selection(after, to, null, null, null, null);
        return connection.Query<ChangeRow>($"{Rows(selection)} order by release, noun, id", ParametersOf(selection), buffered: false)
            .Select(row => row.ToChange());
    }

    /// <summary>All changes of a selection, to be read one by one, because there may be millions.</summary>
    public Task<Reading> OpenAsync(LoadedRelease release, Selection selection, CancellationToken cancellation) => Snapshot.OpenAsync(
        database,
        release,
        async snapshot =>
        {
            var parameters = ParametersOf(selection);
            var total = await snapshot.Connection.ExecuteScalarAsync<int>(Count(selection), parameters, cancellation);
            return new Reading(database, snapshot, $"{Rows(selection)} order by release, noun, id", parameters, total);
        },
        cancellation);

    /// <summary>How many rows of each noun each release inserted, changed and deleted, by release.</summary>
    public Task<IReadOnlyList<ChangeCount>> CountAsync(LoadedRelease release, Selection selection, CancellationToken cancellation) =>
        Snapshot.ReadAsync<IReadOnlyList<ChangeCount>>(
            database,
            release,
            async snapshot =>
            {
                var rows = Union(
                    database,
                    selection,
                    (table, number, row) =>
                    {
                        var action = row == "begun"
                            ? $"case when ended.since is null then {(int)ChangeAction.Insert} else {(int)ChangeAction.Change} end"
                            : $"{(int)ChangeAction.Deletion}";
                        return $"{number} as release, {(int)table.Noun} as noun, {action} as action";
                    });
                var counts = await snapshot.Connection.QueryAsync<CountRow>(
                    $"""
                    select release as Release, noun as Noun, action as Action, count(*) as Count from ({rows}) as changed
                    where release is not null
                    group by release, noun, action
                    order by release, noun, action
                    """,
                    ParametersOf(selection),
                    cancellation);
                return [.. counts.Select(row => new ChangeCount((int)row.Release, (Noun)row.Noun, (ChangeAction)row.Action, (int)row.Count))];
            },
            cancellation);

    private async Task<(IReadOnlyList<Change> Changes, int Total, bool More)> ListAsync(
        DbConnection connection,
        Selection selection,
        Position? after,
        int limit,
        CancellationToken cancellation)
    {
        var parameters = ParametersOf(selection);
        parameters.AddDynamicParams(new
        {
            FromStart = after is null,
            AfterRelease = after?.Release,
            AfterNoun = (int?)after?.Noun,
            AfterId = after?.Id,
            // One more than asked for shows whether there is another page.
            Limit = limit + 1,
        });
        await using var results = await connection.QueryMultipleAsync(
            $"""
            {Count(selection)};

            select release as Release, noun as Noun, key as Key, id as Id, province as Province, indicator as Indicator, source as Source, new as New,
                old as Old
            from ({Rows(selection)}) as changed
            where @FromStart or (release, noun, id) > (@AfterRelease, @AfterNoun, @AfterId)
            order by release, noun, id
            limit @Limit;
            """,
            parameters,
            cancellation);
        var total = await results.ReadSingleAsync<int>();
        var rows = (await results.ReadAsync<ChangeRow>()).Select(row => row.ToChange()).ToList();
        return (rows[..Math.Min(limit, rows.Count)], total, rows.Count > limit);
    }

    private static DynamicParameters ParametersOf(Selection selection) => new(new
    {
        selection.After,
        selection.To,
        Provinces = selection.Provinces?.ToArray() ?? [],
        Indicators = selection.Indicators?.ToArray() ?? [],
    });

    private string Count(Selection selection) => $"select count(*) from ({Union(database, selection, (_, _, _) => "1 as one")}) as changed";

    private string Rows(Selection selection) => Union(database, selection, (table, release, row) =>
    {
        var (isNew, old) = (row == "begun", row == "begun" ? "ended" : row);
        string Json(string of) => database.Json(ChangedFields.Of(table).Select(field => (field.Column!, DataTable.NameOf(field.Column!, of))));
        return $"""
            {release} as release, {(int)table.Noun} as noun, {KeyOf(table, row)} as key,
            {IdOf(table, row, isNew ? release : $"{release} - 1")} as id, {ProvinceOf(table, row)} as province,
            {IndicatorOf(table, row)} as indicator, {(table.Columns.Contains("source") ? $"{row}.source" : "null")} as source,
            {(isNew ? Json(row) : "null")} as new, case when {old}.since is not null then {Json(old)} end as old
            """;
    });

    /// <summary>A statement over every table that can hold such changes; none can where filters contradict each other.</summary>
    private static string Union(Database database, Selection selection, Func<DataTable, string, string, string> columns)
    {
        var parts = new List<string>();
        bool Wants(ChangeAction action) => selection.Actions?.Contains(action) ?? true;
        foreach (var table in DataTable.All.Where(table => selection.Nouns?.Contains(table.Noun) ?? true))
        {
            var (provinces, indicators) = (
                Condition(database, ProvinceOf(table, "begun"), selection.Provinces, "@Provinces"),
                Condition(database, IndicatorOf(table, "begun"), selection.Indicators, "@Indicators"));
            if (provinces is null || indicators is null)
                continue;
            var conditions = $"{provinces}{indicators}";
            if (Wants(ChangeAction.Insert) || Wants(ChangeAction.Change))
            {
                var which = !Wants(ChangeAction.Change) ? "and ended.since is null" : !Wants(ChangeAction.Insert) ? "and ended.since is not null" : "";
                // The first release brought everything; what came later has an index of its own, which requires the condition in the same words.
                var indexed = selection.After >= 1 ? "and begun.since > 1" : "";
                foreach (var place in new[] { table.Name, table.History })
                {
                    // What ended before the first of the releases began before it too.
                    var past = place == table.History ? "and begun.until > @After" : "";
                    parts.Add(
                        $"""
                        select {columns(table, "begun.since", "begun")}
                        from {place} as begun left join {table.History} as ended on {table.SameKey("ended", "begun")} and ended.until = begun.since
                        where begun.since > @After and begun.since <= @To {indexed} {past} {conditions} {which}
                        """);
                }
            }

            if (Wants(ChangeAction.Deletion))
            {
                parts.Add(
                    $"""
                    select {columns(table, "ended.until", "ended")}
                    from {table.History} as ended
                    where ended.until > @After and ended.until <= @To {conditions.Replace("begun.", "ended.", StringComparison.Ordinal)}
                        and not exists (select 1 from {table.Name} as begun where {table.SameKey("begun", "ended")} and begun.since = ended.until)
                        and not exists (select 1 from {table.History} as begun where {table.SameKey("begun", "ended")} and begun.since = ended.until)
                    """);
            }
        }

        return parts.Count == 0
            ? """
                select cast(null as integer) as release, cast(null as integer) as noun, null as key, null as id, null as province, null as indicator,
                    null as source, null as new, null as old, cast(null as integer) as action
                where 1 = 0
                """
            : string.Join("\nunion all\n", parts);
    }

    /// <summary>
    /// The condition of a filter; empty when nothing is filtered, null when the table has no such column, so that nothing in it can be meant.
    /// </summary>
    private static string? Condition(Database database, string column, IReadOnlyList<string>? wanted, string parameter) =>
        wanted is null ? "" : column == "null" ? null : $" and {database.IsIn(column, parameter)}";

    private static string ProvinceOf(DataTable table, string row) =>
        table.Noun == Core.Schemas.Noun.Province ? $"{row}.id" : table.Columns.Contains("province") ? $"{row}.province" : "null";

    private static string IndicatorOf(DataTable table, string row) =>
        table.Noun == Core.Schemas.Noun.Indicator ? $"{row}.id" : table.Columns.Contains("indicator") ? $"{row}.indicator" : "null";

    /// <summary>What a row is known by, whatever release it is in.</summary>
    private static string KeyOf(DataTable table, string row) => string.Join(" || '/' || ", table.Key.Select(column => $"{row}.{column}"));

    /// <summary>The id of a row as the API gives it in a release. The newest revision of a figure has the id without a number.</summary>
    private static string IdOf(DataTable table, string row, string release)
    {
        if (table.Noun != Core.Schemas.Noun.Observation)
            return KeyOf(table, row);
        var newer = $"{NounRows.SameFigure("newest", row)} and newest.revision > {row}.revision";
        return $"""
            {row}.province || '.' || {row}.indicator || '.' || {row}.year || '.' || {row}.series || case
                when exists (select 1 from observation as newest where {newer} and {DataTable.Holds("newest", release)})
                    or exists (select 1 from observation_history as newest where {newer} and {DataTable.Held("newest", release)})
                then '.r' || {row}.revision else '' end
            """;
    }

    /// <summary>The changes of a selection, all of one state of the data, which stays open until this is disposed of.</summary>
    internal sealed class Reading(Database database, Snapshot snapshot, string statement, DynamicParameters parameters, int total) : IDisposable
    {
        /// <summary>How many there are.</summary>
        public int Total => total;

        /// <summary>The changes by release, noun and id, read as they are asked for.</summary>
        public IEnumerable<Change> Rows =>
            database.Guard(snapshot.Connection.Query<ChangeRow>(statement, parameters, buffered: false)).Select(row => row.ToChange());

        public void Dispose() => snapshot.Dispose();
    }

    private sealed record CountRow
    {
        public long Release { get; init; }

        public long Noun { get; init; }

        public long Action { get; init; }

        public long Count { get; init; }
    }

    private sealed record ChangeRow
    {
        public long Release { get; init; }

        public long Noun { get; init; }

        public string Key { get; init; } = "";

        public string Id { get; init; } = "";

        public string? Province { get; init; }

        public string? Indicator { get; init; }

        public string? Source { get; init; }

        public string? New { get; init; }

        public string? Old { get; init; }

        public Change ToChange()
        {
            var noun = (Noun)Noun;
            var action = Old is null ? ChangeAction.Insert : New is null ? ChangeAction.Deletion : ChangeAction.Change;
            using var now = New is null ? null : JsonDocument.Parse(New);
            using var before = Old is null ? null : JsonDocument.Parse(Old);
            var fields = ChangedFields.Of(DataTable.Of(noun))
                .Select(field => new ChangedField(field.Path, field.Read(before?.RootElement), field.Read(now?.RootElement)))
                .Where(field => !JsonNode.DeepEquals(field.Old, field.New));
            return new Change((int)Release, noun, Key, Id, action, Province, Indicator, Source, [.. fields]);
        }
    }
}
