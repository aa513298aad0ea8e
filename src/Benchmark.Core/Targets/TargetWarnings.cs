using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Sources;

namespace Benchmark.Core.Targets;

/// <summary>The warnings that belong to a target wherever it is shown.</summary>
public static class TargetWarnings
{
    /// <summary>The horizon is our reading.</summary>
    public static Warning HorizonInferred(string at) => new(WarningCode.HorizonInferred, Words.Say(WarningCode.HorizonInferred), at);

    /// <summary>Another document states another figure.</summary>
    /// <param name="competing">The other targets, of the same unit.</param>
    /// <param name="measured">Their unit.</param>
    /// <param name="ofCountry">Whether they are targets of the country.</param>
    /// <param name="at">What it concerns.</param>
    public static Warning CompetingTargets(IReadOnlyList<Target> competing, Measured measured, bool ofCountry, string at) => new(
        WarningCode.CompetingTargets,
        Words.Say(
            WarningCode.CompetingTargets,
            ("goals", Lists.Of(
                [.. competing.OrderBy(target => target.Low).Select(target => GoalText.Of(target, measured, ofCountry)).Distinct()],
                Phrase.Or))),
        at)
    {
        Subject = new WarningSubject(Targets: [.. competing.Select(target => target.Id)]),
    };

    /// <summary>The target was replaced.</summary>
    /// <param name="successor">The target that replaced it.</param>
    /// <param name="document">The document that sets it, or where it was read.</param>
    /// <param name="measured">Its unit.</param>
    /// <param name="ofCountry">Whether it is a target of the country.</param>
    /// <param name="at">What it concerns.</param>
    public static Warning Superseded(Target successor, Source document, Measured measured, bool ofCountry, string at) => new(
        WarningCode.SupersededTarget,
        Words.Say(
            WarningCode.SupersededTarget,
            ("goal", GoalText.Of(successor, measured, ofCountry)),
            ("document", document.Number is { } number
                ? Words.Say(Phrase.DocumentNumber, ("number", Text.Same(number)))
                : Words.Say(Phrase.DocumentTitle, ("title", document.Title)))),
        at)
    {
        Subject = new WarningSubject(Targets: [successor.Id], Document: document.Id),
    };

    /// <summary>An earlier target asks for as much or more.</summary>
    /// <param name="earlier">The earlier targets, of the same unit.</param>
    /// <param name="measured">Their unit.</param>
    /// <param name="ofCountry">Whether they are targets of the country.</param>
    /// <param name="at">What it concerns.</param>
    public static Warning LaterTargetNotHigher(IReadOnlyList<Target> earlier, Measured measured, bool ofCountry, string at) => new(
        WarningCode.LaterTargetNotHigher,
        Words.Say(
            WarningCode.LaterTargetNotHigher,
            ("level", Words.Say(earlier[0].Direction == Direction.HigherIsBetter || Unit.KindOf(measured.Unit) == UnitKind.Rank
                ? Phrase.LevelHigher
                : Phrase.LevelStricter)),
            ("goals", Lists.Of([.. earlier.Select(target => Words.Say(
                Phrase.GoalForYear,
                ("goal", GoalText.Of(target, measured, ofCountry)),
                ("year", Text.Same($"{target.Horizon}"))))]))),
        at)
    {
        Subject = new WarningSubject(Targets: [.. earlier.Select(target => target.Id)]),
    };

    /// <summary>What is to be known of how firm a target is; null for one that was adopted or assigned, or of which that is not known.</summary>
    public static Warning? OfAdoption(Target target, string at) => target.Adoption switch
    {
        Adoption.Draft or Adoption.Scenario => new Warning(WarningCode.DraftTarget, Words.Say(WarningCode.DraftTarget), at),
        Adoption.Statement => new Warning(WarningCode.StatementTarget, Words.Say(WarningCode.StatementTarget), at),
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
