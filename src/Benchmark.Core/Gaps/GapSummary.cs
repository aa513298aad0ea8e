using System.Globalization;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;
using Benchmark.Core.Themes;

namespace Benchmark.Core.Gaps;

/// <summary>Counts rows of gaps by what their targets have in common. Each target counts once, however many series judge it.</summary>
public static class GapSummary
{
    /// <summary>The id of the group of targets without a year.</summary>
    public const string Open = "open";

    /// <summary>
    /// The groups that have rows: provinces in the order of the question, themes in their own, horizons by year with the open one last, everything else by id,
    /// the targets without a document last.
    /// </summary>
    /// <param name="question">The question the rows answer.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="by">What is put together.</param>
    /// <param name="themes">The themes that have a name and a place.</param>
    public static IReadOnlyList<GapGroup> Compute(GapQuestion question, IReadOnlyList<GapRow> rows, GapGrouping by, IReadOnlyList<Theme> themes)
    {
        var themeOf = question.Indicators.ToDictionary(indicator => indicator.Id, indicator => indicator.Theme, StringComparer.Ordinal);
        var milestones = GapTable.Milestones(question).ToLookup(GroupOf, StringComparer.Ordinal);
        var places = by switch
        {
            GapGrouping.Province => question.Provinces.Select(province => province.Id),
            GapGrouping.Theme => themes.OrderBy(theme => theme.Order).Select(theme => theme.Id),
            _ => [],
        };
        var place = places.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        return
        [
            .. rows.GroupBy(row => GroupOf(TargetKey.Of(row.Target)), StringComparer.Ordinal)
                .OrderBy(group => group.Key.Length == 0)
                .ThenBy(group => place.GetValueOrDefault(group.Key, int.MaxValue))
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new GapGroup(group.Key.Length == 0 ? null : group.Key, Count(question, [.. group], milestones[group.Key].Count()))),
        ];

        // A dictionary has no null for a key; digits stand before the letters of the open horizon.
        string GroupOf(TargetKey target) => by switch
        {
            GapGrouping.Province => target.Province,
            GapGrouping.Indicator => target.Indicator,
            GapGrouping.Theme => themeOf[target.Indicator],
            GapGrouping.Horizon => target.Horizon?.ToString(CultureInfo.InvariantCulture) ?? Open,
            GapGrouping.Document => target.Document ?? "",
            _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
        };
    }

    /// <summary>How the targets of some rows stand.</summary>
    /// <param name="question">The question the rows answer.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="milestones">How many targets of the selection have no number.</param>
    public static GapTally Count(GapQuestion question, IReadOnlyList<GapRow> rows, int milestones)
    {
        var preferred = question.Indicators.SelectMany(indicator => indicator.Series)
            .Where(series => series.Preferred)
            .Select(series => ((string, string?))(series.Indicator, series.Id))
            .ToHashSet();
        // A milestone may have a row as well, which says that it has no number.
        var judgeable = rows.Where(row => row.Target.Comparator != Comparator.Milestone).ToList();
        var counted = judgeable
            .GroupBy(row => row.Target.Id, StringComparer.Ordinal)
            .Select(target => target.FirstOrDefault(row => preferred.Contains((row.Indicator, row.Series))) ?? target.First())
            .ToList();
        var statuses = Enum.GetValues<Status>()
            .ToDictionary(status => Code.Of(status), status => counted.Count(row => row.Status == status), StringComparer.Ordinal);
        var judged = counted.Count(row => row.Status is not (Status.NotAssessable or Status.Lapsed or Status.Replaced));
        var met = counted.Count(row => row.Status is Status.Met or Status.HorizonMet);
        var missing = new List<NotComputed>();
        if (judged == 0)
            missing.Add(new NotComputed("sharePercent", Reason.NothingJudged));
        if (counted.Count == 0)
            missing.Add(new NotComputed("coveragePercent", Reason.NoTarget));
        return new GapTally(
            counted.Count,
            milestones,
            judgeable.Count,
            judged,
            met,
            Percent(met, judged),
            Percent(judged, counted.Count),
            statuses,
            missing);
    }

    private static decimal? Percent(int part, int whole) => whole == 0 ? null : Exact.Round(100m * part / whole);
}

/// <summary>The targets that a summary puts together.</summary>
/// <param name="Id">The province, indicator, theme, horizon or document; null of the targets of which no document is known.</param>
/// <param name="Tally">How they stand.</param>
public sealed record GapGroup(string? Id, GapTally Tally);
