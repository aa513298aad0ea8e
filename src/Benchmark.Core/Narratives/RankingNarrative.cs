using Benchmark.Core.Indicators;
using Benchmark.Core.Rankings;

namespace Benchmark.Core.Narratives;

/// <summary>The sentences of rankings: who leads with what, among how many, and how many are not ranked.</summary>
public static class RankingNarrative
{
    /// <summary>Tells a league table.</summary>
    /// <param name="question">The question the table answers.</param>
    /// <param name="table">The table.</param>
    public static LeagueTable Tell(LeagueQuestion question, LeagueTable table) => table with { Narrative = Write(table, Measured.By(question.Indicator)) };

    private static Text Write(LeagueTable table, Measured measured)
    {
        var subject = new Text(
            $"{table.Indicator.Name.Vi}, năm {table.Year} ({table.SeriesName.Vi})",
            $"{table.Indicator.Name.En}, {table.Year} ({table.SeriesName.En})");
        if (table.Rows.Count == 0)
            return new($"{subject.Vi}: chưa có số liệu.", $"{subject.En}: no value is known.");
        var first = Prose.List([.. table.Rows.Where(row => table.Leader.Contains(row.Province)).Select(row => row.Name)]);
        var value = Prose.Value(table.Rows[0].Value, measured, table.Rows[0].Observation.FieldSize);
        var missing = table.Excluded.Count == 0
            ? Text.Empty
            : new(
                $" {table.Excluded.Count} địa phương chưa có số liệu và không được xếp hạng.",
                $" {table.Excluded.Count} units have no value and are not ranked.");
        return new(
            $"{subject.Vi}: đứng đầu là {first.Vi} với {value.Vi}, trong {table.Units} địa phương được xếp hạng.{missing.Vi}",
            $"{subject.En}: {first.En} leads with {value.En}, among {table.Units} ranked units.{missing.En}");
    }
}
