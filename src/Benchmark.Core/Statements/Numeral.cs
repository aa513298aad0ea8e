using System.Globalization;

namespace Benchmark.Core.Statements;

/// <summary>A number as a text writes it.</summary>
/// <param name="Value">What it is in the language of the sentence.</param>
/// <param name="Decimals">How many digits stand behind the decimal mark.</param>
/// <param name="Other">What it is to readers of the other language; null where it can be read in one way only.</param>
public readonly record struct Numeral(decimal Value, int Decimals, decimal? Other)
{
    // Sixteen, times the largest multiple that a text can write (10^12), still fit a decimal; a longer number is not read.
    private const int MostDigits = 16;
    private const int Group = 3;

    /// <summary>Reads digits with their separators; null for what is no number: a date, a version, a number with zeros before it.</summary>
    /// <param name="digits">Digits, points and commas.</param>
    /// <param name="language">The language: 1.234 is more than a thousand in Vietnamese, and little more than one in English.</param>
    public static Numeral? Read(string digits, Core.Language.Language language)
    {
        if (digits.Count(char.IsAsciiDigit) > MostDigits)
            return null;
        var (points, commas) = (digits.Count(letter => letter == '.'), digits.Count(letter => letter == ','));
        if (points + commas == 0)
            return Whole(digits) is { } whole ? new Numeral(whole, 0, null) : null;
        if (points > 0 && commas > 0)
        {
            // The last mark is the decimal one, whatever the language.
            var (mark, group) = digits.LastIndexOf('.') > digits.LastIndexOf(',') ? ('.', ',') : (',', '.');
            return digits.Count(letter => letter == mark) > 1 ? null : Decimal(digits, mark, group);
        }

        var only = points > 0 ? '.' : ',';
        var grouped = Grouped(digits, only);
        if (points + commas > 1)
            return grouped is { } many ? new Numeral(many, 0, null) : null;
        var written = Decimal(digits, only, null);
        if (grouped is not { } thousands || written is not { } number)
            return written;
        var isDecimal = only == (language == Core.Language.Language.Vi ? ',' : '.');
        return isDecimal ? number with { Other = thousands } : new Numeral(thousands, 0, number.Value);
    }

    private static Numeral? Decimal(string digits, char mark, char? group)
    {
        var at = digits.IndexOf(mark);
        var (before, after) = (digits[..at], digits[(at + 1)..]);
        if ((group is { } sign && before.Contains(sign) ? Grouped(before, sign) : Whole(before)) is not { } whole || !after.All(char.IsAsciiDigit))
            return null;
        return new Numeral(whole + decimal.Parse($"0.{after}", CultureInfo.InvariantCulture), after.Length, null);
    }

    private static decimal? Whole(string digits) =>
        digits.Length > 0 && digits.All(char.IsAsciiDigit) && (digits[0] != '0' || digits.Length == 1)
            ? decimal.Parse(digits, CultureInfo.InvariantCulture)
            : null;

    private static decimal? Grouped(string digits, char sign)
    {
        var groups = digits.Split(sign);
        return groups[0].Length is > 0 and <= Group && groups[0][0] != '0' && groups.Skip(1).All(group => group.Length == Group)
            ? Whole(string.Concat(groups))
            : null;
    }
}
