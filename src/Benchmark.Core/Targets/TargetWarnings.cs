using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;

namespace Benchmark.Core.Targets;

/// <summary>The warnings that belong to a target wherever it is shown.</summary>
public static class TargetWarnings
{
    /// <summary>The horizon is our reading.</summary>
    public static Warning HorizonInferred(string at) => new(
        WarningCode.HorizonInferred,
        new Text(
            "Nguồn để ngỏ năm đích; năm này là cách hiểu của chúng tôi, lý do ghi ở phần ghi chú của mục tiêu.",
            "The source leaves the horizon open; this year is our reading, and the target's note says why."),
        at);

    /// <summary>Another document states another figure.</summary>
    public static Warning CompetingTargets(IReadOnlyList<Target> competing, string at)
    {
        var ids = string.Join(", ", competing.Select(target => target.Id));
        return new Warning(
            WarningCode.CompetingTargets,
            new Text($"Văn bản khác nêu con số khác cho cùng năm đích: {ids}.", $"Another document states another figure for the same horizon: {ids}."),
            at);
    }

    /// <summary>The target was replaced.</summary>
    public static Warning Superseded(Target successor, Indicator indicator, string at)
    {
        var figure = successor.Low is { } low ? Exact.Print(low) + (successor.High is { } high ? $"–{Exact.Print(high)}" : "") : "";
        var document = successor.Document ?? successor.Source;
        return new Warning(
            WarningCode.SupersededTarget,
            new Text(
                $"Mục tiêu này đã được thay bằng mức {figure} {indicator.UnitName?.Vi} của {document}.",
                $"The target was replaced by {figure} {indicator.UnitName?.En} of {document}."),
            at);
    }

    /// <summary>An earlier target asks for as much or more.</summary>
    public static Warning LaterTargetNotHigher(IReadOnlyList<Target> earlier, string at)
    {
        var ids = string.Join(", ", earlier.Select(target => target.Id));
        return new Warning(
            WarningCode.LaterTargetNotHigher,
            new Text($"Mục tiêu cho năm sớm hơn đã ở mức này hoặc cao hơn: {ids}.", $"A target for an earlier year is as high or higher: {ids}."),
            at);
    }

    /// <summary>What is to be known of how firm a target is; null for one that was adopted or assigned, or of which that is not known.</summary>
    public static Warning? OfAdoption(Target target, string at) => target.Adoption switch
    {
        Adoption.Draft or Adoption.Scenario => new Warning(
            WarningCode.DraftTarget,
            new Text(
                "Mục tiêu mới ở mức dự thảo hoặc kịch bản, chưa tìm thấy văn bản thông qua.",
                "The target is a draft or a scenario; a document that adopts it was not found."),
            at),
        Adoption.Statement => new Warning(
            WarningCode.StatementTarget,
            new Text("Mục tiêu do lãnh đạo hoặc báo cáo nêu, chưa tìm thấy văn bản.", "A leader or a report named the target; a document was not found."),
            at),
        _ => null,
    };

    /// <summary>The primary targets of earlier horizons that ask for as much as a primary target, or for more.</summary>
    public static IReadOnlyList<Target> NotLower(Target target, IReadOnlyList<Target> all) =>
        target.Standing != Standing.Primary || target.Normalized.PassMark is not { } mark
        ? []
        :
        [
            .. all.Where(other => other.Standing == Standing.Primary
                    && other.Province == target.Province
                    && other.Indicator == target.Indicator
                    && other.Basis == target.Basis
                    && other.Horizon < target.Horizon
                    && other.Normalized.PassMark is { } earlier
                    && (target.Direction == Direction.HigherIsBetter ? Exact.AtLeast(earlier, mark) : Exact.AtLeast(mark, earlier)))
                .OrderBy(other => other.Horizon),
        ];

    /// <summary>The targets in force for the same province, indicator and horizon that promise something else.</summary>
    public static IReadOnlyList<Target> Competing(Target target, IReadOnlyList<Target> all) =>
    [
        .. all.Where(other => other.Province == target.Province
            && other.Indicator == target.Indicator
            && other.Horizon == target.Horizon
            && other.Id != target.Id
            && other.Standing != Standing.Superseded
            && !other.PromisesTheSameAs(target)),
    ];
}
