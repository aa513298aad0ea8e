namespace Benchmark.Core.Provinces;

/// <summary>The warnings that belong to a province wherever it is shown.</summary>
public static class ProvinceWarnings
{
    /// <summary>The territory ended; names the successor.</summary>
    public static Warning Ended(Province province, string? at) => new(
        WarningCode.EndedProvince,
        Words.Say(
            WarningCode.EndedProvince,
            ("name", ProvinceLabel.InSentence(province)),
            ("successor", province.SuccessorLabel ?? Text.Same(province.Successor ?? ""))),
        at)
    {
        Subject = new WarningSubject(Province: province.Id, Successor: province.Successor),
    };

    /// <summary>A warning for every province that has ended, once each.</summary>
    public static IReadOnlyList<Warning> Ended(IEnumerable<Province> provinces) =>
        [.. provinces.Where(province => province.ValidTo is not null).DistinctBy(province => province.Id).Select(province => Ended(province, "province"))];
}
