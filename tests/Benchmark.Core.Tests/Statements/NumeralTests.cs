using System.Globalization;
using Benchmark.Core.Statements;

namespace Benchmark.Tests.Core.Statements;

public sealed class NumeralTests
{
    // A point or a comma is what the language says; where only one reading is a number, it is that one.
    [Theory]
    [InlineData("vi", "17,3", "17.3", 1, null)]
    [InlineData("en", "17.3", "17.3", 1, null)]
    [InlineData("vi", "17.3", "17.3", 1, null)]
    [InlineData("en", "17,3", "17.3", 1, null)]
    [InlineData("vi", "1.234", "1234", 0, "1.234")]
    [InlineData("en", "1,234", "1234", 0, "1.234")]
    [InlineData("vi", "1,234", "1.234", 3, "1234")]
    [InlineData("en", "1.234", "1.234", 3, "1234")]
    [InlineData("vi", "0,732", "0.732", 3, null)]
    [InlineData("en", "1,234,567.5", "1234567.5", 1, null)]
    [InlineData("vi", "1.234.567,5", "1234567.5", 1, null)]
    [InlineData("en", "1.234.567", "1234567", 0, null)]
    [InlineData("vi", "35", "35", 0, null)]
    [InlineData("en", "17.30", "17.30", 2, null)]
    public void A_number_is_read_in_its_language(string language, string digits, string value, int decimals, string? other)
    {
        var numeral = Numeral.Read(digits, Code.Parse<Language>(language));

        Assert.Equal(
            (Number(value), decimals, other is null ? null : Number(other)),
            (numeral!.Value.Value, numeral.Value.Decimals, numeral.Value.Other));
    }

    [Theory]
    [InlineData("17.3.2025")]
    [InlineData("1,2,3")]
    [InlineData("007")]
    [InlineData("00.5")]
    [InlineData("12,34.5")]
    [InlineData("1.2345.678")]
    [InlineData("12345678901234567")]
    [InlineData("1234567890123456789")]
    public void What_is_no_number_is_not_read(string digits)
    {
        Assert.Null(Numeral.Read(digits, Language.Vi));
        Assert.Null(Numeral.Read(digits, Language.En));
    }

    private static decimal? Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
