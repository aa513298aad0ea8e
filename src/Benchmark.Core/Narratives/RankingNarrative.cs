using Benchmark.Core.Indicators;
using Benchmark.Core.Rankings;

namespace Benchmark.Core.Narratives;

/// <summary>The sentences of rankings: who leads a whole field with what; of any other only how many values are known, and which is the best of them.</summary>
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
        var best = table.Rows.Where(row => row.RankAmongKnown == 1).ToList();
        var names = Prose.List([.. best.Select(row => row.Name)]);
        var value = Prose.Value(best[0].Value, measured, best[0].Observation.FieldSize);
        if (table.Leader is not null && table.Known == table.Units)
        {
            return new(
                $"{subject.Vi}: đứng đầu là {names.Vi} với {value.Vi}, trong {table.Units} địa phương được xếp hạng.",
                $"{subject.En}: {names.En} leads with {value.En}, among {table.Units} ranked units.");
        }

        var sentence = new TextBuilder().Add(subject).Add(table.Known == 1
            ? new Text($": mới biết một con số, của {names.Vi}: {value.Vi}.", $": one figure is known, that of {names.En}: {value.En}.")
            : new Text(
                $": mới biết số liệu của {table.Known} trên {table.Units} địa phương; tốt nhất trong số đó là {names.Vi} với {value.Vi}.",
                $": {table.Known} of {table.Units} units are known; the best of these is {names.En} with {value.En}."));
        // A place that was published is a rank, whoever else is known.
        if (best[0].RankSource is null)
            sentence.Add($" Chưa thể xếp hạng {table.Units} địa phương.", $" The {table.Units} units cannot be ranked.");
        return sentence.ToText();
    }
}
