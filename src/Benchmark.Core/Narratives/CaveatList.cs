using Benchmark.Core.Provinces;

namespace Benchmark.Core.Narratives;

/// <summary>Chooses what is printed beside a figure, from the warnings of its row.</summary>
internal static class CaveatList
{
    private const int Most = 5;
    private const int MostNames = 3;

    // Worst first: what makes the figure no promise or no verdict at all, then what speaks against it, then what it rests on. What is not among them
    // concerns the method alone.
    private static readonly WarningCode[] ByWeight =
    [
        WarningCode.SupersededTarget,
        WarningCode.DraftTarget,
        WarningCode.StatementTarget,
        WarningCode.SeriesDisagree,
        WarningCode.CompetingTargets,
        WarningCode.CoverageLow,
        WarningCode.MixedBasis,
        WarningCode.MixedFieldSize,
        WarningCode.NoValueAtHorizon,
        WarningCode.StrictBoundary,
        WarningCode.BandApplied,
        WarningCode.MethodBreak,
        WarningCode.FieldSizeChanged,
        WarningCode.LinearAndCompoundDisagree,
        WarningCode.MetAtAdoption,
        WarningCode.MetButRegressing,
        WarningCode.LaterTargetNotHigher,
        WarningCode.HorizonInferred,
        WarningCode.PeriodUnknown,
        WarningCode.EndedProvince,
        WarningCode.PreliminaryValue,
        WarningCode.RevisedValue,
        WarningCode.LaterValueIgnored,
        WarningCode.SmallRankDifference,
        WarningCode.StrictBeatsEqual,
        WarningCode.ProjectionOutOfBounds,
    ];

    /// <summary>The caveats of some warnings, each sentence once.</summary>
    public static IReadOnlyList<Caveat> Of(IReadOnlyList<Warning> warnings) => warnings.Count == 0
        ? []
        :
        [
            .. warnings.Select(warning => (Weight: Array.IndexOf(ByWeight, warning.Code), Warning: warning))
                .Where(each => each.Weight >= 0)
                .OrderBy(each => each.Weight)
                .Select(each => new Caveat(Code.Of(each.Warning.Code), each.Warning.Message))
                .Distinct()
                .Take(Most),
        ];

    /// <summary>The caveats of the warnings of a row with a cell per province: each names the provinces it concerns.</summary>
    public static IReadOnlyList<Caveat> Of(IReadOnlyList<Warning> warnings, IReadOnlyList<Province> columns)
    {
        if (warnings.Count == 0)
            return [];
        var named = warnings.GroupBy(warning => (warning.Code, warning.Message)).Select(alike =>
        {
            var provinces = alike.Select(warning => ColumnOf(warning.At, columns)).ToList();
            // A sentence about the whole row, or one that names its unit, needs no name.
            return provinces.Contains(null) || alike.Key.Code == WarningCode.EndedProvince
                ? alike.First()
                : alike.First() with { Message = WithNames(alike.Key.Message, [.. provinces.Select(province => ProvinceLabel.InSentence(province!))]) };
        });
        return Of([.. named]);
    }

    private static Text WithNames(Text message, IReadOnlyList<Text> names)
    {
        var listed = names.Count <= MostNames ? Lists.Of(names) : Words.Say(Phrase.CompareMany, ("count", Text.Same($"{names.Count}")));
        return Words.Say(Phrase.CaveatOf, ("names", listed), ("caveat", Letters.Lowered(message))).Capital();
    }

    private static Province? ColumnOf(string? at, IReadOnlyList<Province> columns) =>
        at is not null && at.StartsWith("cells[", StringComparison.Ordinal) && int.TryParse(at.AsSpan(6, at.IndexOf(']') - 6), out var number)
            ? columns[number]
            : null;
}
