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
        var counted = InOrder.Select(status => (Count: tally.Statuses[Code.Of(status)], Word: StatusText.Label(status))).Where(each => each.Count > 0).ToList();
        return new(
            string.Join("; ", counted.Select(each => $"{each.Count} {Lower(each.Word.Vi)}")),
            string.Join("; ", counted.Select(each => $"{each.Count} {Lower(each.Word.En)}")));
    }

    private static string Lower(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}
