using Benchmark.Core.Comparisons;
using Benchmark.Core.Indicators;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Narratives;

/// <summary>The sentences of comparisons: the known cells of a row from the best to the worst, the reference, and who is missing.</summary>
public static class ComparisonNarrative
{
    /// <summary>Tells every row of a matrix.</summary>
    /// <param name="question">The question the matrix answers.</param>
    /// <param name="matrix">The matrix.</param>
    public static ComparisonMatrix Tell(ComparisonQuestion question, ComparisonMatrix matrix)
    {
        var indicators = question.Indicators.ToDictionary(indicator => indicator.Id, Measured.By);
        var targets = new Dictionary<string, Target>(question.Targets.Count, StringComparer.Ordinal);
        foreach (var target in question.Targets)
            targets[target.Id] = target;
        var rows = new ComparisonRow[matrix.Rows.Count];
        for (var number = 0; number < rows.Length; number++)
            rows[number] = matrix.Rows[number] with { Narrative = Write(matrix, matrix.Rows[number], indicators[matrix.Rows[number].Indicator.Id], targets) };
        return matrix with { Rows = rows };
    }

    private static Text Write(ComparisonMatrix matrix, ComparisonRow row, Measured measured, Dictionary<string, Target> targets)
    {
        void AddFigure(TextBuilder sentence, ProvinceName province, ComparisonCell cell) => sentence
            .Add(province.Label)
            .Add(" ")
            .Add(cell.Target is { } target ? Prose.Promise(targets[target], measured) : Prose.Value(cell.Value!.Value, measured, cell.Observation!.FieldSize));

        var sentence = new TextBuilder().Add(row.Indicator.Name).Add(", ").Add(SubjectOf(row)).Add(":");
        var between = " ";
        foreach (var (number, cell) in row.Cells.Index().Where(column => column.Item.Value is not null).OrderBy(column => column.Item.RankAmongKnown))
        {
            AddFigure(sentence.Add(between), matrix.Provinces[number], cell);
            between = "; ";
        }

        if (between == "; ")
            sentence.Add(".");
        if (row is { Known: 1, Units: > 1 })
            sentence.Add(" Trong các địa phương được so, mới biết một con số.", " Of the units compared one figure is known.");
        if (row.ReferenceCell is { Value: not null } reference)
        {
            sentence.Add(" Tham chiếu: ", " Reference: ");
            AddFigure(sentence, matrix.Reference!, reference);
            sentence.Add(".");
        }

        // In most rows nothing is missing.
        if (row.Cells.Any(cell => cell.Missing is not null))
            AddMissing(sentence, row, matrix.Provinces);
        return sentence.ToText();
    }

    private static void AddMissing(TextBuilder sentence, ComparisonRow row, IReadOnlyList<ProvinceName> provinces)
    {
        var empty = row.Cells.Zip(provinces, (cell, province) => (cell.Missing, province.Label)).Where(column => column.Missing is not null);
        foreach (var alike in empty.GroupBy(column => column.Missing!.Value, column => column.Label))
            sentence.Add(" ").Add(Prose.List([.. alike])).Add(": ").Add(Reasons.TextOf(alike.Key)).Add(".");
    }

    private static Text SubjectOf(ComparisonRow row) => row switch
    {
        { SeriesName: { } series } => new($"năm {row.Year} ({series.Vi})", $"{row.Year} ({series.En})"),
        { Horizon: { } horizon } => new($"mục tiêu đến năm {horizon}", $"targets for {horizon}"),
        _ => new("mục tiêu không nêu năm", "targets without a year"),
    };
}
