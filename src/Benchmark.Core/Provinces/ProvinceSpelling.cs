namespace Benchmark.Core.Provinces;

/// <summary>Whether a text names a province and no other place that is called alike.</summary>
public static class ProvinceSpelling
{
    // A city of a province often bears the name of the province: the word before or behind the name tells which is meant.
    private static readonly (string[] Words, ProvinceKind Kind)[] Before =
        [(["thanh", "pho"], ProvinceKind.City), (["tp"], ProvinceKind.City), (["tinh"], ProvinceKind.Province)];

    private static readonly (string Word, ProvinceKind Kind)[] Behind = [("city", ProvinceKind.City), ("province", ProvinceKind.Province)];

    /// <summary>
    /// Whether a text is a name of a province as people write it: without diacritics or with its own, in any case, with or without the word for the kind of
    /// unit, where that is its kind.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="province">The province.</param>
    public static bool Fits(string text, Province province)
    {
        if (text.Contains(':'))
            return ProvinceIndex.Codes(province).Contains(text, StringComparer.OrdinalIgnoreCase);
        var (written, kind) = Bare(Spelling.Of(text));
        return Names(province).Any(name =>
        {
            var (bare, own) = Bare(Spelling.Of(name));
            return written.MayBe(bare) && (kind is null || kind == own || kind == province.Kind);
        });
    }

    private static IEnumerable<string> Names(Province province) =>
        [province.Id, province.Name.Vi, province.Name.En, .. province.Aliases, .. ProvinceLabel.All(province)];

    /// <summary>A name without the word for the kind of unit, and that kind; null where no word says it.</summary>
    private static (Spelling Name, ProvinceKind? Kind) Bare(Spelling name)
    {
        var words = name.Words;
        var before = Before.FirstOrDefault(each => words.Count > each.Words.Length && words.Take(each.Words.Length).SequenceEqual(each.Words));
        var behind = Behind.FirstOrDefault(each => words.Count > 1 && words[^1] == each.Word);
        if (before.Words is null && behind.Word is null)
            return (name, null);
        // Two words that contradict each other are no name of anything.
        ProvinceKind? kind = before.Words is null ? behind.Kind : before.Kind;
        return before.Words is not null && behind.Word is not null && before.Kind != behind.Kind
            ? (name, kind)
            : (name.Without(before.Words?.Length ?? 0, behind.Word is null ? 0 : 1), kind);
    }
}
