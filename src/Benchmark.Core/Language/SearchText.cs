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

    /// <summary>Whether a text, folded, holds the words searched for, each from its beginning: "hai" finds Hải Phòng, not Thái Bình.</summary>
    /// <param name="text">The text.</param>
    /// <param name="search">What is searched for, folded.</param>
    public static bool Holds(string text, string search) => $" {Fold(text)}".Contains($" {search}", StringComparison.Ordinal);

    /// <summary>Lower case, no diacritics, one space where anything but letters and digits stood.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(letter))
                // Đ is a letter of its own and does not decompose.
                folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }
}
