using System.Globalization;
using Benchmark.Core.Numbers;

namespace Benchmark.Tests.Core.Numbers;

/// <summary>The rules of section 10 of the methods.</summary>
public sealed class ExactTests
{
    [Theory]
    // "35 − 29.48 = 5.52" and "35 − 29.480 prints 5.520: normalize before writing".
    [InlineData("35", "29.480", "5.52")]
    // "tests that can fail are 11.2 − 16 = −4.8 and 12.6 − 10.5 = 2.1".
    [InlineData("11.2", "16", "-4.8")]
    [InlineData("12.6", "10.5", "2.1")]
    [InlineData("0.7955", "0.7326", "0.0629")]
    [InlineData("1.500", "1.5", "0")]
    [InlineData("100", "0", "100")]
    [InlineData("100000000000000000", "0.0000000001", "99999999999999999.9999999999")]
    public void A_difference_prints_its_digits_and_no_more(string from, string minus, string printed) =>
        Assert.Equal(printed, Exact.Print(Parse(from) - Parse(minus)));

    [Fact]
    public void Zero_has_no_sign_and_no_scale()
    {
        var negative = new decimal(0, 0, 0, isNegative: true, scale: 3);

        // Otherwise the test proves nothing: the zero at hand has a sign and a scale.
        Assert.NotEqual(0, decimal.GetBits(negative)[3]);
        Assert.Equal("0", Exact.Print(negative));
        Assert.Equal(0, decimal.GetBits(Exact.Normalize(negative))[3]);
        Assert.Equal(0, decimal.GetBits(Exact.Round(-0.00000000001m))[3]);
    }

    [Theory]
    // Half to even at the tenth decimal.
    [InlineData("0.12345678905", "0.123456789")]
    [InlineData("0.12345678915", "0.1234567892")]
    [InlineData("0.12345678925", "0.1234567892")]
    [InlineData("-0.12345678915", "-0.1234567892")]
    [InlineData("0.123456789051", "0.1234567891")]
    [InlineData("66.66666666666666", "66.6666666667")]
    [InlineData("2.50", "2.5")]
    public void A_figure_is_rounded_half_to_even_at_ten_decimals(string value, string rounded) =>
        Assert.Equal(rounded, Exact.Round(Parse(value)).ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("5", 1)]
    [InlineData("100", 1)]
    [InlineData("0.05", 1)]
    [InlineData("-17.340", 4)]
    [InlineData("1002", 4)]
    [InlineData("123456789.012345", 15)]
    [InlineData("1234567890.123456", 16)]
    public void Significant_digits_are_those_between_the_outer_zeros(string value, int digits) => Assert.Equal(digits, Exact.SignificantDigits(Parse(value)));

    [Theory]
    [InlineData("1", "1", true, true, false)]
    // A difference of 1e-9 is still none.
    [InlineData("1", "1.000000001", true, true, false)]
    [InlineData("1", "1.0000000011", false, false, false)]
    [InlineData("1.000000001", "1", true, true, false)]
    [InlineData("1.0000000011", "1", false, true, true)]
    public void Figures_are_compared_with_a_tolerance(string x, string y, bool same, bool atLeast, bool moreThan) =>
        Assert.Equal((same, atLeast, moreThan), (Exact.Same(Parse(x), Parse(y)), Exact.AtLeast(Parse(x), Parse(y)), Exact.MoreThan(Parse(x), Parse(y))));

    [Theory]
    [InlineData("0", true)]
    [InlineData("1e-10", true)]
    [InlineData("-1e-10", true)]
    [InlineData("9.9e-11", false)]
    [InlineData("1e17", true)]
    [InlineData("-1e17", true)]
    [InlineData("100000000000000001", false)]
    public void Values_are_computed_with_from_1e_minus_10_to_1e17(string value, bool inRange) => Assert.Equal(inRange, Exact.InRange(Parse(value)));

    [Fact]
    public void A_double_keeps_its_seventeen_digits() => Assert.Equal(0.30000000000000004m, Exact.FromDouble(0.1 + 0.2));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e29)]
    public void A_double_without_a_decimal_is_an_overflow(double value) =>
        Assert.NotEqual("", Assert.Throws<OverflowException>(() => Exact.FromDouble(value)).Message);

    [Fact]
    public void Printing_does_not_depend_on_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Vietnamese writes 17,34.
            CultureInfo.CurrentCulture = new CultureInfo("vi-VN") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal("-17.34", Exact.Print(-17.340m));
            Assert.Equal(0.5m, Exact.FromDouble(0.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static decimal Parse(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
