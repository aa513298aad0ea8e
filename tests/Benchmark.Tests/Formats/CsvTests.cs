using System.Text;
using Benchmark.Api.Formats;

namespace Benchmark.Tests.Formats;

public sealed class CsvTests
{
    [Theory]
    // Texts that a spreadsheet runs: https://owasp.org/www-community/attacks/CSV_Injection
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84 24", "'+84 24")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("＠x", "'＠x")]
    [InlineData(" =1", " =1")]
    [InlineData("a=1", "a=1")]
    // RFC 4180, section 2, rules 6 and 7.
    [InlineData("một, hai", "\"một, hai\"")]
    [InlineData("\"quý 1\"", "\"\"\"quý 1\"\"\"")]
    [InlineData("dòng 1\r\ndòng 2", "\"dòng 1\r\ndòng 2\"")]
    [InlineData("Đường Nguyễn Huệ", "Đường Nguyễn Huệ")]
    [InlineData("=\"a\",\"b\"", "\"'=\"\"a\"\",\"\"b\"\"\"")]
    // Codes are texts.
    [InlineData("01", "\"01\"")]
    [InlineData("1e5", "\"1e5\"")]
    [InlineData("2022-08", "2022-08")]
    public void A_text_is_quoted_as_the_standard_says_and_never_run(string text, string written) => Assert.Equal($"a,b\r\n{written},\r\n", Write(text, null));

    [Fact]
    public void Numbers_flags_dates_and_codes_are_written_as_in_JSON()
    {
        Assert.Equal("a,b\r\n-4.8,5.52\r\n", Write(-4.8m, 5.520m));
        Assert.Equal("a,b\r\n0,116.6666666667\r\n", Write(-0.0m, 116.6666666667m));
        Assert.Equal("a,b\r\n100000000000000000,0.0000000001\r\n", Write(1e17m, 1e-10m));
        Assert.Equal("a,b\r\n-3,true\r\n", Write(-3, true));
        Assert.Equal("a,b\r\n2025-07-01,false\r\n", Write(new DateOnly(2025, 7, 1), false));
        Assert.Equal("a,b\r\nvi,\r\n", Write(Language.Vi, null));
    }

    [Fact]
    public void Only_who_asks_for_a_byte_order_mark_gets_one()
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], Bytes(byteOrderMark: true, "x", null)[..3]);
        Assert.Equal((byte)'a', Bytes(byteOrderMark: false, "x", null)[0]);
    }

    // The cells of the trial in a spreadsheet of the Vietnamese locale: 17.34 was a text there, and -57.125 was −57125.
    [Fact]
    public void With_a_decimal_comma_a_semicolon_stands_between_the_cells()
    {
        Assert.Equal("a;b\r\n-57,125;17,34\r\n", Write(-57.125m, 17.340m, decimalComma: true));
        Assert.Equal("a;b\r\n-3;true\r\n", Write(-3, true, decimalComma: true));
        Assert.Equal("a;b\r\nmột, hai;\"ba; bốn\"\r\n", Write("một, hai", "ba; bốn", decimalComma: true));
        // Codes are texts, however their decimals would be written.
        Assert.Equal("a;b\r\n\"01\";\"1,5\"\r\n", Write("01", "1,5", decimalComma: true));
        Assert.Equal("a;b\r\n'=1+1;2025-07-01\r\n", Write("=1+1", new DateOnly(2025, 7, 1), decimalComma: true));
    }

    [Fact]
    public void Rows_are_written_while_they_are_read()
    {
        using var stream = new MemoryStream();
        var written = new List<long>();
        var rows = Enumerable.Range(0, 100_000).Select(number =>
        {
            written.Add(stream.Length);
            return (object)number;
        });

        Assert.Equal(
            100_000,
            Csv.Write(Table.Of(Title, [new Column<object>("a", Title, row => row)], new([]), rows), stream, byteOrderMark: false, decimalComma: false).Count());

        // Never more than a buffer behind: 100,000 numbers are 700 kB.
        Assert.True(written[^1] > stream.Length - 200_000, $"{written[^1]} of {stream.Length}");
    }

    private static readonly Text Title = new("bảng", "table");

    private static string Write(object? a, object? b, bool decimalComma = false) =>
        Encoding.UTF8.GetString(Bytes(byteOrderMark: false, a, b, decimalComma));

    private static byte[] Bytes(bool byteOrderMark, object? a, object? b, bool decimalComma = false)
    {
        using var stream = new MemoryStream();
        var table = Table.Of<object?[]>(Title, [new("a", Title, row => row[0]), new("b", Title, row => row[1])], new([]), [[a, b]]);
        Assert.Single(Csv.Write(table, stream, byteOrderMark, decimalComma));
        return stream.ToArray();
    }
}
