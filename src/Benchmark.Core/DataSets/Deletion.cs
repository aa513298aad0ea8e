using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Core.Schemas;

namespace Benchmark.Core.DataSets;

/// <summary>A row that an import deletes by its name.</summary>
/// <param name="Noun">What it is.</param>
/// <param name="Id">Its id; of a series, indicator and series joined by a slash.</param>
/// <param name="Line">The line that names it.</param>
public sealed record Deletion(Noun Noun, string Id, int Line)
{
    /// <summary>A fault of it.</summary>
    public ImportProblem Problem(DataFault fault) => new(DeletionSchema.Instance.File, Line, "id", Id, fault);

    /// <summary>The fault that its row is also given.</summary>
    public ImportProblem AlsoGiven() => Problem(DataFaults.DeletedAndGiven(DataSetFiles.Of(Noun).File));
}

/// <summary>The fields of a deletion.</summary>
public static class DeletionSchema
{
    /// <summary>The schema.</summary>
    public static readonly Schema<Deletion> Instance = new(
        "deletions.csv",
        null,
        ["noun", "id"],
        [
            Field.Code("noun", new("Loại dòng bị xóa", "What is deleted"), (Deletion deletion) => deletion.Noun),
            Field.Text(
                "id",
                new("Mã của dòng; của chuỗi là chỉ tiêu/chuỗi", "Id of the row; of a series indicator/series"),
                (Deletion deletion) => deletion.Id),
        ]);
}

/// <summary>The parts of the id of an observation.</summary>
/// <param name="Province">The province.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Year">The year.</param>
/// <param name="Series">The series.</param>
/// <param name="Revision">The number of the revision; null for an id without one.</param>
public sealed partial record ObservationName(string Province, string Indicator, int Year, string Series, int? Revision)
{
    /// <summary>Reads an id; null when it is none.</summary>
    public static ObservationName? Read(string id)
    {
        var match = Pattern().Match(id);
        if (!match.Success)
            return null;
        static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
        var (year, revision) = (match.Groups[3], match.Groups[5]);
        return new ObservationName(
            match.Groups[1].Value,
            match.Groups[2].Value,
            Number(year),
            match.Groups[4].Value,
            revision.Success ? Number(revision) : null);
    }

    [GeneratedRegex(@"^([a-z0-9-]+)\.([a-z0-9-]+)\.([0-9]{4})\.([a-z0-9-]+)(?:\.r([1-9][0-9]{0,3}))?$")]
    private static partial Regex Pattern();
}
