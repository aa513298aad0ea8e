using Benchmark.Core.Indicators;

namespace Benchmark.Core.Comparisons;

/// <summary>A row of a comparison as a sentence in both languages: the cells from the best to the worst, the reference, and who is missing.</summary>
internal static class ComparisonNarrative
{
    public static Text Write(ComparisonRow row, Indicator indicator, IReadOnlyList<Entry> entries, Entry? reference)
    {
        var subject = SubjectOf(row);
        var shown = entries.Where(entry => entry.Cell.Value is not null).OrderBy(entry => entry.Cell.Rank).Select(entry => Figure(entry, indicator)).ToList();
        var missing = entries.Where(entry => entry.Cell.Value is null)
            .GroupBy(entry => entry.Cell.Missing!.Value)
            .Select(group => (Names: Prose.List([.. group.Select(entry => Prose.Name(entry.Province))]), Reason: Reasons.TextOf(group.Key)))
            .ToList();
        var against = reference?.Cell.Value is null ? null : Figure(reference, indicator);

        var vi = $"{indicator.Name.Vi}, {subject.Vi}: {string.Join("; ", shown.Select(figure => figure.Vi))}";
        var en = $"{indicator.Name.En}, {subject.En}: {string.Join("; ", shown.Select(figure => figure.En))}";
        if (shown.Count > 0)
            (vi, en) = ($"{vi}.", $"{en}.");
        if (against is not null)
            (vi, en) = ($"{vi} Tham chiếu: {against.Vi}.", $"{en} Reference: {against.En}.");
        foreach (var (names, reason) in missing)
            (vi, en) = ($"{vi.TrimEnd()} {names.Vi}: {reason.Vi}.", $"{en.TrimEnd()} {names.En}: {reason.En}.");
        return new(vi, en);
    }

    private static Text SubjectOf(ComparisonRow row) => row switch
    {
        { Measure: Measure.Observation } => new($"năm {row.Year} ({row.SeriesName!.Vi})", $"{row.Year} ({row.SeriesName.En})"),
        { Horizon: { } horizon } => new($"mục tiêu đến năm {horizon}", $"targets for {horizon}"),
        _ => new("mục tiêu không nêu năm", "targets without a year"),
    };

    private static Text Figure(Entry entry, Indicator indicator)
    {
        var name = Prose.Name(entry.Province);
        var figure = entry.Target is { } target
            ? Prose.Promise(target, Measured.By(indicator))
            : Prose.Value(entry.Cell.Value!.Value, Measured.By(indicator), entry.Cell.Observation!.FieldSize);
        return new($"{name.Vi} {figure.Vi}", $"{name.En} {figure.En}");
    }
}
