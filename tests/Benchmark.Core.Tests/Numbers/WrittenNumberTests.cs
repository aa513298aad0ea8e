using Benchmark.Core.Numbers;

namespace Benchmark.Tests.Core.Numbers;

/// <summary>
/// A number is what it is worth, however it is spelled (JSON Schema 2020-12, section 4.2.3: "1.0" and "1" are equal). The expected digits follow from moving
/// the point by the exponent.
/// </summary>
public sealed class WrittenNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.000", "0")]
    [InlineData("0e400", "0")]
    [InlineData("-0.0E-99999999999", "0")]
    [InlineData("2025", "2025")]
    [InlineData("2025.0", "2025")]
    [InlineData("2.025e3", "2025")]
    [InlineData("20250E-1", "2025")]
    [InlineData("5e-05", "0.00005")]
    [InlineData("1.75e1", "17.5")]
    [InlineData("1.75E+1", "17.5")]
    [InlineData("-0.00120", "-0.0012")]
    [InlineData("100e-1", "10")]
    [InlineData("9223372036854775807.00", "9223372036854775807")]
    public void It_is_written_in_plain_digits(string json, string plain) => Assert.Equal(plain, WrittenNumber.Plain(json));

    // More digits than a decimal has, and never 0; not more than a client may ask for either.
    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e99999999999")]
    [InlineData("1e2147483647")]
    public void What_is_too_large_stays_large(string json)
    {
        var plain = WrittenNumber.Plain(json).TrimStart('-');

        Assert.False(decimal.TryParse(plain, out _));
        Assert.InRange(plain.Length, 30, 500);
    }

    [Theory]
    [InlineData("1e-400")]
    [InlineData("1e-324")]
    [InlineData("-1e-99999999999")]
    [InlineData("0.00001e-2147483648")]
    public void What_is_too_small_is_not_0(string json)
    {
        var plain = WrittenNumber.Plain(json);

        Assert.Equal("1", plain.Replace("0", "", StringComparison.Ordinal).Trim('-', '.'));
        Assert.InRange(plain.Length, 300, 500);
    }
}
