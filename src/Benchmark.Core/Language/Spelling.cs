using System.Globalization;
using System.Text;

namespace Benchmark.Core.Language;

/// <summary>
/// A text letter by letter, each with its diacritics. Who leaves diacritics out may mean the name; who writes others than it has means another one.
/// </summary>
public sealed class Spelling
{
    // The marks of the five tones. They belong to a syllable: "Hoà" and "Hòa" are two ways to write one.
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";

    private readonly IReadOnlyList<Syllable> _syllables;

    private Spelling(IReadOnlyList<Syllable> syllables) => _syllables = syllables;

    /// <summary>The words, folded.</summary>
    public IReadOnlyList<string> Words => [.. _syllables.Select(syllable => syllable.Folded)];

    /// <summary>Reads a text; whatever is no letter and no digit parts words.</summary>
    public static Spelling Of(string text)
    {
        var (syllables, letters, tones) = (new List<Syllable>(), new List<Letter>(), new StringBuilder());
        var whole = text.Normalize(NormalizationForm.FormD);
        for (var index = 0; index < whole.Length; index++)
        {
            var letter = whole[index];
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                if (letters.Count == 0)
                    continue;
                if (Tones.Contains(letter))
                    tones.Append(letter);
                else
                    letters[^1] = letters[^1] with { Marks = letters[^1].Marks + letter };
            }
            else if (char.IsLetterOrDigit(letter))
            {
                var folded = SearchText.Fold(letter.ToString());
                // A letter that folds to another one is that letter with a stroke.
                letters.Add(new Letter(folded, folded == char.ToLowerInvariant(letter).ToString() ? "" : "-"));
            }
            else
            {
                End();
            }
        }

        End();
        return new Spelling(syllables);

        void End()
        {
            if (letters.Count > 0)
                syllables.Add(new Syllable([.. letters], tones.ToString()));
            letters.Clear();
            tones.Clear();
        }
    }

    /// <summary>The same without some words at its beginning and at its end.</summary>
    public Spelling Without(int first, int last) => new([.. _syllables.Skip(first).SkipLast(last)]);

    /// <summary>
    /// Whether this may be a name as people write it: the same letters, with or without spaces, one letter for i and y, and no diacritics but those of the
    /// name.
    /// </summary>
    public bool MayBe(Spelling name)
    {
        var (own, other) = (SearchText.WrittenAsOne([.. Words]), SearchText.WrittenAsOne([.. name.Words]));
        if (own.Length == 0 || own != other)
            return false;
        var written = _syllables.SelectMany(syllable => syllable.Letters).ToList();
        var letters = name._syllables.SelectMany(syllable => syllable.Letters).ToList();
        if (written.Count != letters.Count || written.Where((letter, index) => !letter.Marks.All(letters[index].Marks.Contains)).Any())
            return false;
        // Written in one word a text has all tones at once, in the order of the syllables; apart, each syllable has its own.
        return _syllables.Count == name._syllables.Count
            ? _syllables.Zip(name._syllables).All(pair => pair.First.Tones.All(pair.Second.Tones.Contains))
            : IsWithin(string.Concat(_syllables.Select(each => each.Tones)), string.Concat(name._syllables.Select(each => each.Tones)));
    }

    /// <summary>Whether all signs of a text stand in another in the same order.</summary>
    private static bool IsWithin(string part, string whole)
    {
        var at = 0;
        foreach (var sign in whole)
        {
            if (at < part.Length && part[at] == sign)
                at++;
        }

        return at == part.Length;
    }

    private sealed record Letter(string Folded, string Marks);

    private sealed record Syllable(IReadOnlyList<Letter> Letters, string Tones)
    {
        public string Folded { get; } = string.Concat(Letters.Select(letter => letter.Folded));
    }
}
