using System.Globalization;
using System.Runtime.CompilerServices;

namespace Benchmark.Core.Provinces;

/// <summary>What tells a province from another of the same name.</summary>
public static class ProvinceLabel
{
    // Every cell of an answer names its province; the name is written once for as long as the province is known.
    private static readonly ConditionalWeakTable<Province, Text> Labels = [];

    /// <summary>The name of a province, with the days its territory began or ended, because another one may bear the same name.</summary>
    public static Text Of(Province province) => Labels.GetValue(province, Write);

    /// <summary>The name in a sentence: "Hải Phòng (trước sáp nhập)"; with its days where there is no other way to tell it.</summary>
    public static Text InSentence(Province province) => province.ShortLabel ?? Of(province);

    /// <summary>Every text by which an answer ever told a province from others, in both languages.</summary>
    public static IEnumerable<string> All(Province province)
    {
        var (label, brief) = (Of(province), InSentence(province));
        return [label.Vi, label.En, brief.Vi, brief.En];
    }

    private static Text Write(Province province) => (province.ValidFrom, province.ValidTo) switch
    {
        (_, { } end) => Words.Say(Phrase.UnitUntil, ("name", province.Name), ("day", DayOf(end))),
        ({ } start, _) => Words.Say(Phrase.UnitFrom, ("name", province.Name), ("day", DayOf(start))),
        _ => province.Name,
    };

    private static Text DayOf(DateOnly day) => new($"{day.Day}/{day.Month}/{day.Year}", day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
}
