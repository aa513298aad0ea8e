using System.Globalization;
using System.Text;

namespace Benchmark.Core.Numbers;

/// <summary>
/// A number as JSON writes it. What it is depends on its value and not on its spelling (JSON Schema 2020-12, section 4.2.3): 2025.0 and 2.025e3 are the whole
/// number 2025.
/// </summary>
public static class WrittenNumber
{
    // What lies farther from the point is far outside the range of every computation; a client must not choose how long its digits get.
    private const long MostPlaces = 400;

    /// <summary>
    /// The number in plain digits: no exponent, no zeros that say nothing. Looking at the digits finds what no type holds: 1e-400 is not 0.
    /// </summary>
    /// <param name="text">A number that is valid JSON.</param>
    public static string Plain(ReadOnlySpan<char> text)
    {
        var negative = text[0] == '-';
        var mantissa = negative ? text[1..] : text;
        var places = 0L;
        if (mantissa.IndexOfAny('e', 'E') is >= 0 and var mark)
        {
            places = ExponentOf(mantissa[(mark + 1)..]);
            mantissa = mantissa[..mark];
        }

        var point = mantissa.IndexOf('.');
        var written = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        var digits = written.TrimStart('0');
        // How many of the digits stand before the point.
        var whole = places + (point < 0 ? mantissa.Length : point) - (written.Length - digits.Length);
        digits = digits.TrimEnd('0');
        if (digits.Length == 0)
            return "0";

        whole = Math.Clamp(whole, -MostPlaces, digits.Length + MostPlaces);
        var plain = new StringBuilder(negative ? "-" : "");
        if (whole <= 0)
            plain.Append("0.").Append('0', (int)-whole).Append(digits);
        else if (whole >= digits.Length)
            plain.Append(digits).Append('0', (int)whole - digits.Length);
        else
            plain.Append(digits, 0, (int)whole).Append('.').Append(digits, (int)whole, digits.Length - (int)whole);
        return plain.ToString();
    }

    /// <summary>The exponent; one that is too long for a number is the largest of its sign, and any mantissa a body can hold is shorter.</summary>
    private static long ExponentOf(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) ? exponent
        : text[0] == '-' ? int.MinValue : int.MaxValue;
}
