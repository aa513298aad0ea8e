using Benchmark.Core.Comparisons;
using Benchmark.Core.Indicators;

namespace Benchmark.Core.Narratives;

/// <summary>A row of a comparison as a sentence in both languages: the cells from the best to the worst, the reference, and who is missing.</summary>
internal static class ComparisonNarrative
{
    /// <param name="key">What tells the row from the others of the indicator.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="columns">The figures of the columns.</param>
    /// <param name="ranks">The rank of each; 0 for one without a figure.</param>
    /// <param name="reference">The figure of the reference; null without one.</param>
    public static Text Write(ComparisonRowKey key, Indicator indicator, IReadOnlyList<Entry> columns, int[] ranks, Entry? reference)
    {
        var measured = Measured.By(indicator);
        var sentence = new TextBuilder().Add(indicator.Name).Add(", ").Add(SubjectOf(key)).Add(":");
        var between = " ";
        foreach (var (number, _) in ranks.Index().Where(column => column.Item > 0).OrderBy(column => column.Item))
        {
            AddFigure(sentence.Add(between), columns[number], measured);
            between = "; ";
        }

        if (between == "; ")
            sentence.Add(".");
        if (reference?.Value is not null)
        {
            sentence.Add(" Tham chiếu: ", " Reference: ");
            AddFigure(sentence, reference, measured);
            sentence.Add(".");
        }

        var told = new List<Reason>();
        foreach (var entry in columns)
        {
            if (entry.Missing is not { } reason || told.Contains(reason))
                continue;
            told.Add(reason);
            var names = columns.Where(other => other.Missing == reason).Select(other => Prose.Name(other.Province)).ToList();
            sentence.Add(" ").Add(Prose.List(names)).Add(": ").Add(Reasons.TextOf(reason)).Add(".");
        }

        return sentence.ToText();
    }

    private static Text SubjectOf(ComparisonRowKey key) => key switch
    {
        { Series: { } series } => new($"năm {key.Year} ({series.Name.Vi})", $"{key.Year} ({series.Name.En})"),
        { Horizon: { } horizon } => new($"mục tiêu đến năm {horizon}", $"targets for {horizon}"),
        _ => new("mục tiêu không nêu năm", "targets without a year"),
    };

    private static void AddFigure(TextBuilder sentence, Entry entry, Measured measured) => sentence
        .Add(Prose.Name(entry.Province))
        .Add(" ")
        .Add(entry.Target is { } target ? Prose.Promise(target, measured) : Prose.Value(entry.Value!.Value, measured, entry.Observation!.FieldSize));
}
