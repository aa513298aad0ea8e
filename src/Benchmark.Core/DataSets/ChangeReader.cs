using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Releases;
using Benchmark.Core.Schemas;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Core.Themes;

namespace Benchmark.Core.DataSets;

/// <summary>
/// Merges a change set with the existing data, and finds every problem of the result. The frame is read at once, since everything refers to it; the
/// observations are read one at a time.
/// </summary>
public sealed class ChangeReader
{
    // More than any real frame has. What is not an observation is held in memory, so a hostile file must not decide how much.
    private const int LargestFrameFile = 100_000;

    private readonly ChangeSet _changes;
    private readonly DataFrame _existing;
    private readonly Func<Noun, string, bool> _existedBefore;
    private readonly Func<ObservationName, Observation?> _findObservation;
    private readonly HashSet<(Noun Noun, string Id)> _deleted;
    private readonly Dictionary<string, HashSet<string>> _ids = [];
    private readonly Dictionary<(Noun Noun, string Id), int> _lines = [];
    private readonly DataSetRules _rules;
    private int _rowCount;

    /// <summary>Reads everything but the observations.</summary>
    /// <param name="changes">What comes in; its problems are added to it.</param>
    /// <param name="existing">The frame of the existing data.</param>
    /// <param name="existedBefore">Whether a missing row existed once: deleting it again is no error.</param>
    /// <param name="findObservation">An observation of the existing data by its whole name; asked for only where rows are merged.</param>
    public ChangeReader(
        ChangeSet changes,
        DataFrame existing,
        Func<Noun, string, bool> existedBefore,
        Func<ObservationName, Observation?> findObservation)
    {
        _changes = changes;
        _existing = existing;
        _existedBefore = existedBefore;
        _findObservation = findObservation;
        if (changes is { Merges: true, IsWhole: true })
            changes.Problems.Add(new ImportProblem(DataSetFiles.Release.File, null, null, null, DataFaults.MergeOfWhole));
        foreach (var table in changes.Tables)
            CheckHeader(table);
        Deletions = ReadDeletions();
        _deleted = [.. Deletions.Select(deletion => (deletion.Noun, deletion.Id))];

        var releases = Rows(DataSetFiles.Release.File, RowRules.ReadRelease, release => release.Id);
        var series =
            Merge(Noun.Series, existing.Indicators.SelectMany(indicator => indicator.Series), RowRules.ReadSeries, each => $"{each.Indicator}/{each.Id}");
        var indicators = Merge(Noun.Indicator, existing.Indicators, RowRules.ReadIndicator, indicator => indicator.Id);
        var byId = indicators.DistinctBy(row => row.Id).ToDictionary(row => row.Id, row => row.Item, StringComparer.Ordinal);
        var rows = new FrameRows(
            releases,
            Merge(Noun.Source, existing.Sources, RowRules.ReadSource, source => source.Id),
            Merge(Noun.Province, existing.Provinces, RowRules.ReadProvince, province => province.Id),
            Merge(Noun.Theme, existing.Themes, RowRules.ReadTheme, theme => theme.Id),
            indicators,
            series,
            Merge(Noun.Target, existing.Targets, row => RowRules.ReadTarget(row, byId), target => target.Id),
            _ids);
        _rules = new DataSetRules(rows, changes.Problems);
        _rules.CheckFrame(changes.Find(DataSetFiles.Release.File) is not null);

        Release = releases.FirstOrDefault()?.Item;
        LineOfRelease = releases.FirstOrDefault()?.Line;
        var seriesOf = series.Select(row => row.Item).OrderBy(each => each.Id, StringComparer.Ordinal).ToLookup(each => each.Indicator);
        Frame = new DataFrame(
            Items(rows.Sources),
            Items(rows.Provinces),
            Items(rows.Themes),
            [.. Items(indicators).Select(indicator => indicator with { Series = [.. seriesOf[indicator.Id]] })],
            // The reading of a target depends on the direction of its indicator, which may be what changes.
            [.. Items(rows.Targets).Select(target => byId.TryGetValue(target.Indicator, out var indicator) ? target.Under(indicator.Direction) : target)]);
    }

    /// <summary>The release that the set says it is; null when it names none.</summary>
    public Release? Release { get; }

    /// <summary>The line that says it.</summary>
    public int? LineOfRelease { get; }

    /// <summary>The frame that results; it means something only when there is no problem.</summary>
    public DataFrame Frame { get; }

    /// <summary>What is deleted by name.</summary>
    public IReadOnlyList<Deletion> Deletions { get; }

    /// <summary>The line that a row of the frame stands on in what comes in; null for one that does not come in.</summary>
    public int? LineOf(Noun noun, string id) => _lines.TryGetValue((noun, id), out var line) ? line : null;

    /// <summary>The observations that come in and can be read, each with its line. Each is checked by itself and against the frame.</summary>
    public IEnumerable<Read<Observation>> Observations()
    {
        foreach (var row in Rows(
            _changes.Find(ObservationSchema.Instance.File),
            reader => RowRules.ReadObservation(reader, _rules.FindIndicator, _rules.FindSeries),
            FindObservation))
        {
            _rules.CheckObservation(row);
            yield return row;
        }

        // All are read by now. A whole set may be empty in some file, and what is not whole is there for its rows.
        if (_rowCount == 0 && !_changes.IsWhole && _changes.Problems.Count == 0)
        {
            foreach (var table in _changes.Tables)
                _changes.Problems.Add(new ImportProblem(table.File, null, null, null, DataFaults.NoRows));
        }
    }

    /// <summary>Checks an observation that stays against the frame that results, which may contradict it now.</summary>
    public void CheckExisting(Observation observation)
    {
        var id = Observation.IdOf(observation.Province, observation.Indicator, observation.Year, observation.Series, observation.Revision, newestRevision: 0);
        _rules.CheckExisting(new Read<Observation>(observation, id, null));
    }

    /// <summary>Checks that no observation comes in twice.</summary>
    /// <param name="rows">The rows that come in, in the order of <see cref="RevisionRow"/>; those that stand alone may be left out.</param>
    public void CheckUnique(IEnumerable<RevisionRow> rows) => _rules.CheckUnique(rows);

    /// <summary>Checks the revisions of one figure against each other.</summary>
    /// <param name="revisions">
    /// All revisions of every figure, in the order of <see cref="RevisionRow"/>; a figure with a first revision alone may be left out.
    /// </param>
    public void CheckRevisions(IEnumerable<RevisionRow> revisions) => _rules.CheckRevisions(revisions);

    private static IReadOnlyList<T> Items<T>(IReadOnlyList<Read<T>> rows) => [.. rows.Select(row => row.Item)];

    private void CheckHeader(ImportTable table)
    {
        var schema = DataSetFiles.Find(table.File)!;
        foreach (var column in RequiredOf(schema).Except(table.Columns))
            _changes.Problems.Add(new ImportProblem(table.File, 1, column, null, DataFaults.ColumnMissing));
        foreach (var (index, column) in table.Columns.Index().DistinctBy(column => column.Item).Where(column => !schema.FileColumns.Contains(column.Item)))
        {
            _changes.Problems.Add(new ImportProblem(
                table.File,
                1,
                column.Length > 0 ? column : $"column {index + 1}",
                null,
                DataFaults.UnknownColumn(column, schema.FileColumns)));
        }

        foreach (var column in table.Columns.Where(column => column.Length > 0).CountBy(column => column).Where(count => count.Value > 1))
            _changes.Problems.Add(new ImportProblem(table.File, 1, column.Key, null, DataFaults.ColumnRepeated));
    }

    /// <summary>The columns that must be there: what a row is known by is enough where the rest stays as it is.</summary>
    private IReadOnlyList<string> RequiredOf(Schema schema) => _changes.Merges && schema.Noun is not null ? schema.Key : schema.RequiredColumns;

    private IReadOnlyList<string>? FindObservation(IReadOnlyList<string> key) =>
        ObservationName.Read($"{string.Join('.', key.Take(4))}.r{key[4]}") is { } name && _findObservation(name) is { } found
            ? ObservationSchema.Instance.Print(found)
            : null;

    /// <summary>The rows that result: the existing ones that are neither replaced nor deleted, and those of the file.</summary>
    private List<Read<T>> Merge<T>(Noun noun, IEnumerable<T> existing, Func<RowReader, T> read, Func<T, string> idOf)
    {
        var file = DataSetFiles.Of(noun).File;
        var schema = (Schema<T>)DataSetFiles.Of(noun);
        var items = _changes.Merges ? existing.ToDictionary(idOf, StringComparer.Ordinal) : [];
        var rows = Rows(file, read, idOf, key => items.TryGetValue(string.Join('/', key), out var item) ? schema.Print(item) : null);
        foreach (var row in rows)
            _lines.TryAdd((noun, row.Id), row.Line!.Value);
        // Of a file that could not be read at all nothing is known, so nothing can be said to be missing from it.
        if (!_ids.ContainsKey(file) && _changes.Problems.Concern(file))
            return rows;

        // The ids of a file are those of all its rows, also of rows that have another problem: a reference to them is not a second one.
        var ids = _ids.TryGetValue(file, out var given) ? given : _ids[file] = [];
        foreach (var deletion in Deletions.Where(deletion => deletion.Noun == noun && ids.Contains(deletion.Id)))
            _changes.Problems.Add(deletion.AlsoGiven());
        if (_changes.IsWhole)
            return rows;

        var kept = existing.Select(item => new Read<T>(item, idOf(item), null)).Where(row => !ids.Contains(row.Id)).ToList();
        var known = kept.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var deletion in Deletions.Where(deletion => deletion.Noun == noun && !known.Contains(deletion.Id)
            && !ids.Contains(deletion.Id) && !_existedBefore(noun, deletion.Id)))
        {
            _changes.Problems.Add(deletion.Problem(DataFaults.NoSuchRow(Code.Of(noun))));
        }

        kept.RemoveAll(row => _deleted.Contains((noun, row.Id)));
        ids.UnionWith(kept.Select(row => row.Id));
        return [.. kept, .. rows];
    }

    private List<Read<T>> Rows<T>(
        string file,
        Func<RowReader, T> read,
        Func<T, string> idOf,
        Func<IReadOnlyList<string>, IReadOnlyList<string>?>? findExisting = null)
    {
        var table = _changes.Find(file);
        var rows = Rows(table is null ? null : table with { Rows = WithKeys(table) }, read, findExisting)
            .Take(LargestFrameFile + 1)
            .Select(row => row with { Id = idOf(row.Item) })
            .ToList();
        if (rows.Count > LargestFrameFile)
            _changes.Problems.Add(new ImportProblem(file, rows[^1].Line, null, null, DataFaults.TooManyRows(LargestFrameFile)));
        return rows;
    }

    /// <summary>The rows of a file; their ids are remembered on the way.</summary>
    private IEnumerable<ImportRow> WithKeys(ImportTable table)
    {
        var ids = _ids[table.File] = new HashSet<string>(StringComparer.Ordinal);
        var id = table.Columns.IndexOf("id");
        var indicator = table.File == SeriesSchema.Instance.File ? table.Columns.IndexOf("indicator") : -1;
        foreach (var row in table.Rows)
        {
            if (id >= 0 && row.Values.Count == table.Columns.Count)
                ids.Add(indicator < 0 ? row.Values[id] : $"{row.Values[indicator]}/{row.Values[id]}");
            yield return row;
        }
    }

    /// <summary>The rows of a file that can be read.</summary>
    private IEnumerable<Read<T>> Rows<T>(
        ImportTable? table,
        Func<RowReader, T> read,
        Func<IReadOnlyList<string>, IReadOnlyList<string>?>? findExisting = null)
    {
        if (table is null || DataSetFiles.Find(table.File) is not { } schema || RequiredOf(schema).Except(table.Columns).Any())
            yield break;

        var columns = table.Columns.Select((name, index) => (name, index))
            .DistinctBy(column => column.name)
            .ToDictionary(column => column.name, column => column.index, StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (_changes.Problems.AreTooMany)
                yield break;
            _rowCount++;
            if (row.Values.All(cell => cell.Length == 0))
            {
                _changes.Problems.Add(new ImportProblem(table.File, row.Line, null, null, DataFaults.EmptyLine));
                continue;
            }

            if (row.Values.Count != table.Columns.Count)
            {
                _changes.Problems.Add(new ImportProblem(table.File, row.Line, null, null, DataFaults.CellCount(row.Values.Count, table.Columns.Count)));
                continue;
            }

            var reader = _changes.Merges && findExisting is not null
                ? new RowReader(table.File, PlacesOf(schema), Merged(schema, columns, row, findExisting), _changes.Problems)
                : new RowReader(table.File, columns, row, _changes.Problems);
            var item = read(reader);
            if (reader.IsWhole)
                yield return new Read<T>(item, "", row.Line);
        }
    }

    private static Dictionary<string, int> PlacesOf(Schema schema) =>
        schema.FileColumns.Index().ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);

    /// <summary>A row with what was left out of it as it stands in the data; of one that is not there yet it is empty.</summary>
    private static ImportRow Merged(
        Schema schema,
        Dictionary<string, int> columns,
        ImportRow row,
        Func<IReadOnlyList<string>, IReadOnlyList<string>?> findExisting)
    {
        string? Given(string column) => columns.TryGetValue(column, out var place) && !row.LeftOut.Contains(place) ? row.Values[place] : null;
        var existing = findExisting([.. schema.Key.Select(column => Given(column) ?? "")]);
        return row with { Values = [.. schema.FileColumns.Select((column, index) => Given(column) ?? existing?[index] ?? "")], LeftOut = [] };
    }

    private List<Deletion> ReadDeletions()
    {
        var table = _changes.Find(DataSetFiles.Deletions.File);
        if (table is not null && _changes.IsWhole)
            _changes.Problems.Add(new ImportProblem(table.File, null, null, null, DataFaults.DeletionsOfWhole));
        return [.. Rows(table, RowRules.ReadDeletion).Take(LargestFrameFile).Select(row => row.Item)];
    }
}

/// <summary>A row that could be read.</summary>
/// <param name="Item">What it says.</param>
/// <param name="Id">Its id within its file; empty where nothing refers to it.</param>
/// <param name="Line">Its line; null when it is part of the data already.</param>
public sealed record Read<T>(T Item, string Id, int? Line);

/// <summary>A revision of a figure. Their order is that of the first five, then of the lines.</summary>
/// <param name="Province">The province.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Year">The year.</param>
/// <param name="Series">The series.</param>
/// <param name="Revision">The number of the revision.</param>
/// <param name="Vintage">When it came out, as far as it is known.</param>
/// <param name="Line">Its line; null when it is part of the data already.</param>
public sealed record RevisionRow(string Province, string Indicator, int Year, string Series, int Revision, string? Vintage, int? Line);

/// <summary>Every row of the frame that results, and the ids of each file.</summary>
internal sealed record FrameRows(
    IReadOnlyList<Read<Release>> Releases,
    IReadOnlyList<Read<Source>> Sources,
    IReadOnlyList<Read<Province>> Provinces,
    IReadOnlyList<Read<Theme>> Themes,
    IReadOnlyList<Read<Indicator>> Indicators,
    IReadOnlyList<Read<Series>> Series,
    IReadOnlyList<Read<Target>> Targets,
    IReadOnlyDictionary<string, HashSet<string>> Ids);
