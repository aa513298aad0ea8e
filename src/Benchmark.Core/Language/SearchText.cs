using System.Globalization;
using System.Text;

namespace Benchmark.Core.Language;

/// <summary>Text as people type it: without diacritics, case, punctuation and the words for the kind of unit.</summary>
public static class SearchText
{
    private static readonly string[] Prefixes = ["thanh pho ", "tinh ", "tp "];
    private static readonly string[] Suffixes = [" province", " city"];

    /// <summary>"Tỉnh Hải Dương", "hai duong" and "HẢI-DƯƠNG" all fold to <c>hai duong</c>.</summary>
    public static string FoldName(string text)
    {
        var folded = Fold(text);
        var prefix = Prefixes.FirstOrDefault(start => folded.StartsWith(start, StringComparison.Ordinal));
        var bare = prefix is null ? folded : folded[prefix.Length..];
        var suffix = Suffixes.FirstOrDefault(end => bare.EndsWith(end, StringComparison.Ordinal));
        return suffix is null ? bare : bare[..^suffix.Length];
    }

    /// <summary>
    /// What two spellings of one name have in common: "Haiphong", "Hai-Phong" and "Hải Phòng" are <c>haiphong</c>, "Mĩ" and "Mỹ" are <c>mi</c>; empty for a
    /// text without letters and digits.
    /// </summary>
    public static string NameKey(string text) => Key(FoldName(text));

    /// <summary>
    /// Whether a text holds the words searched for. Each is found from its beginning, and the last may be cut short: "hai" finds Hải Phòng, not Thái Bình.
    /// Whole words are also found where the spaces are others: "haiphong" finds Hải Phòng. A search that folds to nothing finds nothing.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="search">What is searched for, folded.</param>
    public static bool Holds(string text, string search)
    {
        if (search.Length == 0)
            return false;
        var folded = Fold(text);
        return $" {WithOneI(folded)}".Contains($" {WithOneI(search)}", StringComparison.Ordinal) || HoldsJoined(folded.Split(' '), Key(search));
    }

    /// <summary>The words of a text, folded and with one letter for i and y; none for a text without letters and digits.</summary>
    public static IReadOnlyList<string> WordsOf(string text) => [.. FoldedWordsOf(text).Select(word => WrittenAsOne(word))];

    /// <summary>The words of a text, folded; none for a text without letters and digits.</summary>
    public static IReadOnlyList<string> FoldedWordsOf(string text) => Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Folded words without the spaces between them, with one letter for i and y; two numbers stay apart.</summary>
    // In one word y follows a letter that it does not follow in two: Hưng Yên, Hungyen.
    public static string WrittenAsOne(params ReadOnlySpan<string> words) => words is ["y"] ? "i" : WithOneI(Joined(words));

    /// <summary>Lower case, no diacritics, one space where anything but letters and digits stood.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(letter))
                folded.Append(IsD(char.ToLowerInvariant(letter)) ? 'd' : char.ToLowerInvariant(letter));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    private static string Key(string folded) => WrittenAsOne(folded.Split(' '));

    /// <summary>Whether some of the words, one after the other and each whole, are the key when they are joined.</summary>
    private static bool HoldsJoined(string[] words, string key)
    {
        for (var first = 0; first < words.Length; first++)
        {
            if (!words[first].StartsWith(key[0]))
                continue;
            for (var last = first; last < words.Length; last++)
            {
                var joined = WrittenAsOne(words.AsSpan(first..(last + 1)));
                if (joined.Length > key.Length)
                    break;
                if (joined == key)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The words without the spaces between them, but for those between two numbers: 1.2 is not 12.</summary>
    private static string Joined(ReadOnlySpan<string> words)
    {
        var joined = new StringBuilder();
        foreach (var word in words)
        {
            if (joined.Length > 0 && word.Length > 0 && char.IsDigit(joined[^1]) && char.IsDigit(word[0]))
                joined.Append(' ');
            joined.Append(word);
        }

        return joined.ToString();
    }

    /// <summary>I where y is another spelling of it: tỷ is tỉ and quý is quí, but tay is not tai.</summary>
    private static string WithOneI(string folded)
    {
        // Only what stands before a y decides, so that a word cut short is written like the whole.
        var letters = folded.ToCharArray();
        for (var index = 1; index < letters.Length; index++)
        {
            if (letters[index] == 'y' && (IsConsonant(letters[index - 1]) || (index > 1 && letters[index - 1] == 'u' && letters[index - 2] == 'q')))
                letters[index] = 'i';
        }

        return new string(letters);
    }

    private static bool IsConsonant(char letter) => char.IsLetter(letter) && letter is not ('a' or 'e' or 'i' or 'o' or 'u' or 'y');

    /// <summary>Whether a letter is đ, which does not decompose, or cannot be told from it by eye: eth and the African d, which old documents have.</summary>
    private static bool IsD(char lower) => lower is '\u0111' || LooksLikeD(lower);

    /// <summary>Whether a letter of either case cannot be told from Đ or đ by eye.</summary>
    public static bool LooksLikeD(char letter) => letter is '\u00D0' or '\u00F0' or '\u0189' or '\u0256';
}
