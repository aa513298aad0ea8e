using Benchmark.Core.Comparisons;
using Benchmark.Core.Indicators;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Narratives;

/// <summary>The sentences of comparisons: the cells of a row from the best to the worst, the reference, and who is missing.</summary>
public static class ComparisonNarrative
{
    /// <summary>Tells every row of a matrix.</summary>
    /// <param name="question">The question the matrix answers.</param>
    /// <param name="matrix">The matrix.</param>
    public static ComparisonMatrix Tell(ComparisonQuestion question, ComparisonMatrix matrix)
    {
        var indicators = question.Indicators.ToDictionary(indicator => indicator.Id, Measured.By);
        var targets = question.Targets.ToLookup(target => target.Id);
        var rows = matrix.Rows.Select(row => row with { Narrative = Write(matrix, row, indicators[row.Indicator.Id], id => targets[id].First()) });
        return matrix with { Rows = [.. rows] };
    }

    private static Text Write(ComparisonMatrix matrix, ComparisonRow row, Measured measured, Func<string, Target> targetOf)
    {
        void AddFigure(TextBuilder sentence, ProvinceName province, ComparisonCell cell) => sentence
            .Add(province.Label)
            .Add(" ")
            .Add(cell.Target is { } target ? Prose.Promise(targetOf(target), measured) : Prose.Value(cell.Value!.Value, measured, cell.Observation!.FieldSize));

        var sentence = new TextBuilder().Add(row.Indicator.Name).Add(", ").Add(SubjectOf(row)).Add(":");
        var between = " ";
        foreach (var (number, cell) in row.Cells.Index().Where(column => column.Item.Rank is not null).OrderBy(column => column.Item.Rank))
        {
            AddFigure(sentence.Add(between), matrix.Provinces[number], cell);
            between = "; ";
        }

        if (between == "; ")
            sentence.Add(".");
        if (row.ReferenceCell is { Value: not null } reference)
        {
            sentence.Add(" Tham chiếu: ", " Reference: ");
            AddFigure(sentence, matrix.Reference!, reference);
            sentence.Add(".");
        }

        var empty = row.Cells.Zip(matrix.Provinces, (cell, province) => (cell.Missing, province.Label)).Where(column => column.Missing is not null);
        foreach (var alike in empty.GroupBy(column => column.Missing!.Value, column => column.Label))
            sentence.Add(" ").Add(Prose.List([.. alike])).Add(": ").Add(Reasons.TextOf(alike.Key)).Add(".");
        return sentence.ToText();
    }

    private static Text SubjectOf(ComparisonRow row) => row switch
    {
        { SeriesName: { } series } => new($"năm {row.Year} ({series.Vi})", $"{row.Year} ({series.En})"),
        { Horizon: { } horizon } => new($"mục tiêu đến năm {horizon}", $"targets for {horizon}"),
        _ => new("mục tiêu không nêu năm", "targets without a year"),
    };
}
