using System.Globalization;

namespace Benchmark.Core.Numbers;

/// <summary>
/// The rules every figure obeys: decimals throughout, one rounding at the end, comparison with a tolerance, a range outside of which
/// nothing is computed, and one way of printing.
/// </summary>
public static class Exact
{
    /// <summary>Two figures closer than this are the same figure: met, ties, cut-offs and coverage are all compared with it.</summary>
    public const decimal Tolerance = 1e-9m;

    /// <summary>The decimals a computed figure keeps.</summary>
    public const int Decimals = 10;

    private const decimal Smallest = 1e-10m;
    private const decimal Largest = 1e17m;

    // Dividing by a one with 28 zeros makes .NET drop the trailing zeros a decimal carries (35 − 29.480 is 5.520 otherwise).
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The figure as it leaves: rounded to 10 decimals, half to even, without trailing zeros and without a negative zero.</summary>
    public static decimal Round(decimal value) => Normalize(decimal.Round(value, Decimals, MidpointRounding.ToEven));

    /// <summary>The same number without trailing zeros and without a negative zero.</summary>
    public static decimal Normalize(decimal value)
    {
        if (value == 0m)
            return 0m;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        // Nearly every figure fits into 64 bits, where taking off zeros takes an eighth of the division: more than a tenth of the time of a list of gaps.
        if (bits[2] != 0)
            return value / One;
        var digits = (ulong)(uint)bits[1] << 32 | (uint)bits[0];
        var scale = value.Scale;
        for (; scale > 0 && digits % 10 == 0; scale--)
            digits /= 10;
        return new decimal((int)digits, (int)(digits >> 32), 0, value < 0m, scale);
    }

    /// <summary>The number as text: full precision, a point for the decimals, no exponent, the same in every culture.</summary>
    public static string Print(decimal value) => Normalize(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>Equal within the tolerance.</summary>
    public static bool Same(decimal x, decimal y) => Math.Abs(x - y) <= Tolerance;

    /// <summary>x ≥ y, where a shortfall within the tolerance still counts.</summary>
    public static bool AtLeast(decimal x, decimal y) => x >= y - Tolerance;

    /// <summary>x &gt; y by more than the tolerance.</summary>
    public static bool MoreThan(decimal x, decimal y) => x > y + Tolerance;

    /// <summary>Whether a value may be computed with: 0, or a magnitude from 1e-10 to 1e17.</summary>
    public static bool InRange(decimal value) => value == 0m || (Math.Abs(value) >= Smallest && Math.Abs(value) <= Largest);

    /// <summary>A double as a decimal with all the digits it has; the plain conversion keeps 15 of its 17.</summary>
    /// <exception cref="OverflowException">The double is not finite or too large for a decimal.</exception>
    public static decimal FromDouble(double value) =>
        double.IsFinite(value)
            ? decimal.Parse(value.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
            : throw new OverflowException("The result is not a finite number.");

    /// <summary>How many significant digits a decimal is written with.</summary>
    public static int SignificantDigits(decimal value) => Print(Math.Abs(value)).Replace(".", "", StringComparison.Ordinal).Trim('0').Length;
}
