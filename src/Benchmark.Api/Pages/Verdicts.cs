using Benchmark.Core.Gaps;

namespace Benchmark.Api.Pages;

/// <summary>How verdicts are counted for readers.</summary>
internal static class Verdicts
{
    /// <summary>The order in which they stand.</summary>
    public static readonly IReadOnlyList<Status> InOrder =
    [
        Status.HorizonMet, Status.Met, Status.OnTrack, Status.Progressing, Status.Slow, Status.Regressing, Status.HorizonMissed, Status.NotAssessable,
        Status.Lapsed, Status.Replaced,
    ];

    /// <summary>How many targets have each verdict, as a list in a sentence: 3 đạt, 2 đạt, tính đến nay; none where nothing is counted.</summary>
    public static Text Listed(GapTally tally)
    {
        var counted = Counted(tally).Select(each => (each.Count, Word: Within(each.Status, each.Count))).ToList();
        return new(
            string.Join("; ", counted.Select(each => $"{each.Count} {each.Word.Vi}")),
            string.Join("; ", counted.Select(each => $"{each.Count} {each.Word.En}")));
    }

    /// <summary>How many targets have each verdict that any has, in order.</summary>
    public static IEnumerable<(Status Status, int Count)> Counted(GapTally tally) =>
        InOrder.Select(status => (Status: status, Count: tally.Statuses[Code.Of(status)])).Where(each => each.Count > 0);

    /// <summary>The word of a verdict behind its number.</summary>
    public static Text Within(Status status, int count)
    {
        var word = StatusText.Label(status);
        var english = Lower(word.En);
        return new(Lower(word.Vi), count == 1 ? english : english.Replace("needs ", "need ", StringComparison.Ordinal));
    }

    /// <summary>Several tallies as one.</summary>
    public static GapTally Sum(IEnumerable<GapTally> tallies)
    {
        var all = tallies.ToList();
        var statuses = InOrder.ToDictionary(Code.Of, status => all.Sum(tally => tally.Statuses[Code.Of(status)]), StringComparer.Ordinal);
        return new GapTally(
            all.Sum(tally => tally.Targets),
            all.Sum(tally => tally.Milestones),
            all.Sum(tally => tally.Rows),
            all.Sum(tally => tally.Judged),
            all.Sum(tally => tally.Met),
            null,
            null,
            statuses,
            []);
    }

    private static string Lower(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}
