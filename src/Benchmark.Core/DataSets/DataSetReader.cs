using Benchmark.Core.Observations;

namespace Benchmark.Core.DataSets;

/// <summary>Reads whole data sets that are small enough for the memory.</summary>
public static class DataSetReader
{
    /// <summary>Reads a data set that is small enough for the memory into a data set, or into every problem it has.</summary>
    /// <param name="tables">The files that are there.</param>
    /// <param name="unreadable">Problems found before: files that are missing or no CSV.</param>
    public static ImportResult Read(IReadOnlyList<ImportTable> tables, IReadOnlyList<ImportProblem> unreadable)
    {
        var problems = new ImportProblems();
        foreach (var problem in unreadable)
            problems.Add(problem);
        var reader = new ChangeReader(new ChangeSet(tables, IsWhole: true) { Problems = problems }, DataFrame.Empty, (_, _) => false, _ => null);
        var observations = reader.Observations().ToList();
        var revisions = observations
            .Select(row => new RevisionRow(
                row.Item.Province,
                row.Item.Indicator,
                row.Item.Year,
                row.Item.Series,
                row.Item.Revision,
                row.Item.Vintage,
                row.Line))
            .OrderBy(row => (row.Province, row.Indicator, row.Year, row.Series, row.Revision))
            .ToList();
        reader.CheckUnique(revisions);
        reader.CheckRevisions(revisions);
        if (problems.Count > 0)
            return new ImportResult(null, problems.InOrder());
        var frame = reader.Frame;
        var identified = WithIds([.. observations.Select(row => row.Item)]);
        return new ImportResult(new DataSet(reader.Release!, frame.Sources, frame.Provinces, frame.Themes, frame.Indicators, frame.Targets, identified), []);
    }

    private static IReadOnlyList<Observation> WithIds(IReadOnlyList<Observation> observations)
    {
        var newest = observations.GroupBy(each => (each.Province, each.Indicator, each.Year, each.Series))
            .ToDictionary(group => group.Key, group => group.Max(each => each.Revision));
        return
        [
            .. observations.Select(each => each with
            {
                Id = Observation.IdOf(
                    each.Province,
                    each.Indicator,
                    each.Year,
                    each.Series,
                    each.Revision,
                    newest[(each.Province, each.Indicator, each.Year, each.Series)]),
            }),
        ];
    }
}
