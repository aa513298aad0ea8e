using System.Data.Common;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Imports;

/// <summary>A row that an import changes and somebody else changed since the release that its sender read.</summary>
/// <param name="Noun">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Releases">The releases that changed it since, oldest first.</param>
/// <param name="Fields">The fields that they or the import change.</param>
/// <param name="Problem">It as a problem of the import.</param>
internal sealed record OutdatedRow(Noun Noun, string Id, IReadOnlyList<string> Releases, IReadOnlyList<OutdatedField> Fields, ImportProblem Problem);

/// <summary>The release that the sender read is not the newest, and others changed rows of the import since. Nothing was changed.</summary>
/// <param name="rows">The first of them.</param>
/// <param name="problems">They as problems.</param>
/// <param name="count">How many they are.</param>
/// <param name="newest">The newest release.</param>
internal sealed class ImportOutdated(IReadOnlyList<OutdatedRow> rows, IReadOnlyList<ImportProblem> problems, int count, string newest)
    : ImportFailure(
        problems,
        new Text(
            $"{count} dòng đã bị sửa từ bản phát hành mà bạn đã đọc; không có gì bị thay đổi. Hãy đọc lại các dòng đó từ {newest} rồi gửi lại.",
            $"{count} {(count == 1 ? "row was" : "rows were")} changed since the release that you read; nothing was changed. Read them again from {newest} and "
                + "send them again."),
        count)
{
    public IReadOnlyList<OutdatedRow> Rows => rows;
}

/// <summary>The newest release is none that the sender allows. Nothing was changed.</summary>
internal sealed class ImportPrecondition() : Exception("The newest release is none that the sender allows.");

/// <summary>Finds the rows of an import that others changed since its sender read them, with the rows in place and before they count.</summary>
/// <param name="connection">The connection of the transaction.</param>
/// <param name="store">The changes.</param>
/// <param name="reader">What came in.</param>
internal sealed class OutdatedRows(DbConnection connection, ChangeStore store, ChangeReader reader)
{
    /// <exception cref="ImportOutdated">There are such rows.</exception>
    public void ThrowIfAny(LoadedRelease read, LoadedRelease newest, IReadOnlyList<LoadedRelease> releases)
    {
        var number = newest.Number + 1;
        var mine = store.Read(connection, newest.Number, number).ToDictionary(change => (change.Noun, change.Key));
        var theirs = new Dictionary<(Noun Noun, string Key), List<Change>>();
        foreach (var change in store.Read(connection, read.Number, newest.Number).Where(change => mine.ContainsKey((change.Noun, change.Key))))
        {
            if (!theirs.TryGetValue((change.Noun, change.Key), out var changes))
                theirs[(change.Noun, change.Key)] = changes = [];
            changes.Add(change);
        }

        if (theirs.Count == 0)
            return;
        var rows = theirs.OrderBy(row => row.Key.Noun).ThenBy(row => row.Key.Key, StringComparer.Ordinal)
            .Take(Importer.MostRows)
            .Select(row => Of(mine[row.Key], row.Value, releases))
            .ToList();
        throw new ImportOutdated(rows, [.. rows.Select(row => row.Problem)], theirs.Count, newest.Release.Id);
    }

    private OutdatedRow Of(Change mine, List<Change> theirs, IReadOnlyList<LoadedRelease> releases)
    {
        var fields = theirs.SelectMany(change => change.Fields).Concat(mine.Fields).Select(field => field.Field).Distinct().Select(name =>
        {
            ChangedField? In(Change change) => change.Fields.FirstOrDefault(field => field.Field == name);
            var since = theirs.Select(In).OfType<ChangedField>().ToList();
            var own = In(mine);
            var now = own is not null ? own.Old : since[^1].New;
            return new OutdatedField(name, since.Count > 0 ? since[0].Old : own!.Old, now, own is not null ? own.New : now);
        }).ToList();
        IReadOnlyList<string> by = [.. theirs.Select(change => releases[change.Release - 1].Release.Id).Distinct()];
        var problem = new ImportProblem(DataSetFiles.Of(mine.Noun).File, LineOf(mine), null, null, ImportFaults.ReleaseChanged(by, fields)) { Row = mine.Id };
        return new OutdatedRow(mine.Noun, mine.Id, by, fields, problem);
    }

    /// <summary>The line of the row in what came in; null for one that is deleted.</summary>
    private int? LineOf(Change change)
    {
        if (change.Noun != Noun.Observation)
            return reader.LineOf(change.Noun, change.Key);
        using var command = connection.CreateCommand();
        command.CommandText = $"select line from staged_observation where {string.Join(" || '/' || ", DataTable.Observation.Key)} = @key";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@key", change.Key);
        command.Parameters.Add(parameter);
        return command.ExecuteScalar() is long line ? (int)line : null;
    }
}
