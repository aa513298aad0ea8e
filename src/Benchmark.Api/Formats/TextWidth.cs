using System.Globalization;
using System.Text;

namespace Benchmark.Api.Formats;

/// <summary>
/// How wide a text is at most before it is drawn, whichever of the fonts it is drawn in: an SVG names several, and the reader's machine chooses. The widths are
/// parts of the size of the letters; a test holds them against the fonts.
/// </summary>
internal static class TextWidth
{
    private const double Bold = 1.06;
    private const double Space = 0.29;
    private const double Narrow = 0.38;
    private const double Wide = 0.92;
    private const double Digit = 0.65;
    private const double Capital = 0.75;
    private const double Usual = 0.596;
    private const double Horned = 0.66;

    private const string NarrowLetters = "iljft.,'|!:;()–-·’“”/";
    private const char Horn = '\u031b';
    private const string WideLetters = "mwMW%−→←+=…";

    /// <summary>The width of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of its letters.</param>
    /// <param name="isBold">Whether it is bold.</param>
    public static double Of(string text, double size, bool isBold = false)
    {
        var sum = 0d;
        foreach (var letter in text)
            sum += Of(letter);
        return sum * size * (isBold ? Bold : 1);
    }

    /// <summary>A text that is cut, and says so, where it is wider than its room.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of its letters.</param>
    /// <param name="room">The room.</param>
    /// <param name="isBold">Whether it is bold.</param>
    public static string Cut(string text, double size, double room, bool isBold = false)
    {
        if (Of(text, size, isBold) <= room)
            return text;
        var letters = StringInfo.ParseCombiningCharacters(text);
        for (var count = letters.Length - 1; count > 0; count--)
        {
            var cut = text[..letters[count]].TrimEnd(' ', '\u00a0', ',', '·', '(') + "…";
            if (Of(cut, size, isBold) <= room)
                return cut;
        }

        return "…";
    }

    /// <summary>A text on lines of about the same length, none wider than there is room; one word may be.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of its letters.</param>
    /// <param name="room">The room for a line.</param>
    /// <param name="isBold">Whether it is bold.</param>
    public static IReadOnlyList<string> Wrap(string text, double size, double room, bool isBold = false)
    {
        var lines = Fill(text, size, room, isBold);
        if (lines.Count < 2)
            return lines;
        // The narrowest room that takes as few lines makes them even.
        var (least, most) = (room / 2, room);
        for (var step = 0; step < 12; step++)
        {
            var middle = (least + most) / 2;
            if (Fill(text, size, middle, isBold).Count > lines.Count)
                least = middle;
            else
                most = middle;
        }

        return Fill(text, size, most, isBold);
    }

    private static List<string> Fill(string text, double size, double room, bool isBold)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var width = 0d;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (next, space) = (Of(word, size, isBold), Of(" ", size, isBold));
            if (line.Length > 0 && width + space + next > room)
            {
                lines.Add(line.ToString());
                line.Clear();
                width = 0;
            }

            if (line.Length > 0)
            {
                line.Append(' ');
                width += space;
            }

            line.Append(word);
            width += next;
        }

        if (line.Length > 0)
            lines.Add(line.ToString());
        return lines;
    }

    private static double Of(char letter)
    {
        if (letter is ' ' or '\u00a0')
            return Space;
        if (char.IsAsciiDigit(letter))
            return Digit;
        if (NarrowLetters.Contains(letter))
            return Narrow;
        if (WideLetters.Contains(letter))
            return Wide;
        if (!char.IsAscii(letter) && letter.ToString().Normalize(NormalizationForm.FormD)[0] is 'i' or 'I')
            return Narrow;
        // ư is as wide as u with its horn.
        if (!char.IsAscii(letter) && letter.ToString().Normalize(NormalizationForm.FormD).Contains(Horn) && char.IsLower(letter))
            return Horned;
        return char.GetUnicodeCategory(letter) == UnicodeCategory.UppercaseLetter ? Capital : Usual;
    }
}
