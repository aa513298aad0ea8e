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
        var (syllables, letters) = (new List<Syllable>(), new List<Letter>());
        var whole = text.Normalize(NormalizationForm.FormD);
        for (var index = 0; index < whole.Length; index++)
        {
            var letter = whole[index];
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                if (letters.Count == 0)
                    continue;
                letters[^1] = Tones.Contains(letter)
                    ? letters[^1] with { Tones = letters[^1].Tones + letter }
                    : letters[^1] with { Marks = letters[^1].Marks + letter };
            }
            else if (char.IsLetterOrDigit(letter))
            {
                var folded = SearchText.Fold(letter.ToString());
                // A letter that folds to another one is that letter with a stroke.
                letters.Add(new Letter(folded, folded == char.ToLowerInvariant(letter).ToString() ? "" : "-", ""));
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
                syllables.Add(new Syllable([.. letters]));
            letters.Clear();
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
        // A tone may stand on any letter of its syllable, also where the text has no spaces that would part them.
        var letters = name._syllables.SelectMany(syllable => syllable.Letters.Select(letter => letter with { Tones = syllable.Tones })).ToList();
        return written.Count == letters.Count && written.Zip(letters).All(pair =>
            pair.First.Marks.All(pair.Second.Marks.Contains) && pair.First.Tones.All(pair.Second.Tones.Contains));
    }

    private sealed record Letter(string Folded, string Marks, string Tones);

    private sealed record Syllable(IReadOnlyList<Letter> Letters)
    {
        public string Tones { get; } = string.Concat(Letters.Select(letter => letter.Tones));

        public string Folded { get; } = string.Concat(Letters.Select(letter => letter.Folded));
    }
}
