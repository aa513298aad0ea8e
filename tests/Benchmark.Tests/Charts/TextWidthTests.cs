using System.Text;
using Benchmark.Api.Formats;
using Benchmark.Tests.Support;
using SkiaSharp;

namespace Benchmark.Tests.Charts;

/// <summary>The room that a text is given before it is drawn, held against the font that pictures are painted in.</summary>
public sealed class TextWidthTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    // How far the widest text may be above its room: nothing that is seen.
    private const double Tolerance = 1.005;

    [Fact]
    public async Task No_text_of_a_chart_is_wider_than_its_room()
    {
        var font = new PictureFont();
        using var regular = new SKFont(font.FromFamilyName("", SKFontStyleWeight.Normal, SKFontStyleWidth.Normal, SKFontStyleSlant.Upright), 100);
        using var bold = new SKFont(font.FromFamilyName("", SKFontStyleWeight.SemiBold, SKFontStyleWidth.Normal, SKFontStyleSlant.Upright), 100);
        Assert.NotSame(regular.Typeface, bold.Typeface);
        var texts = await ChartTexts.Of(api);
        Assert.True(texts.Count > 1000, $"{texts.Count} texts.");

        var wrong = texts
            .Select(text => (text.Value, text.IsBold, Room: TextWidth.Of(text.Value, 100, text.IsBold), Font: text.IsBold ? bold : regular))
            .Select(text => (text.Value, text.IsBold, text.Room, Width: text.Font.MeasureText(text.Value)))
            .Where(text => text.Width > text.Room * Tolerance)
            .Select(text => $"“{text.Value}”{(text.IsBold ? ", bold" : "")}: {text.Width:0} of {text.Room:0}")
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
    }

    [Fact]
    public async Task The_font_of_pictures_has_every_letter_of_every_chart()
    {
        using var font = new SKFont(
            new PictureFont().FromFamilyName("", SKFontStyleWeight.Normal, SKFontStyleWidth.Normal, SKFontStyleSlant.Upright),
            100);

        var missing = (await ChartTexts.Of(api)).SelectMany(text => text.Value.EnumerateRunes()).Distinct()
            .Where(rune => !Rune.IsWhiteSpace(rune) && !font.ContainsGlyph(rune.Value))
            .ToList();

        Assert.Empty(missing);
        // What the data do not hold today.
        Assert.All("ẮẰẲẴẶẤẦẨẪẬĐẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỴỶỸắằẳẵặấầẩẫậđếềểễệốồổỗộớờởỡợứừửữựỳỵỷỹ", letter => Assert.True(font.ContainsGlyph(letter), $"{letter}"));
    }

    [Theory]
    [InlineData("Thành phố Hồ Chí Minh, Bà Rịa - Vũng Tàu, Thừa Thiên Huế", 200, 14)]
    [InlineData("Tốc độ tăng GRDP năm 2025: 8 trong 19 địa phương có số liệu đạt mục tiêu của mình", 500, 19)]
    public void A_text_is_wrapped_evenly_and_within_its_room(string text, double room, double size)
    {
        var lines = TextWidth.Wrap(text, size, room);

        Assert.Equal(text, string.Join(' ', lines));
        Assert.All(lines, line => Assert.True(TextWidth.Of(line, size) <= room, line));
        Assert.True(lines.Count > 1);
        // No line is less than half of the longest, unless words are longer than that.
        Assert.True(lines.Min(line => TextWidth.Of(line, size)) > lines.Max(line => TextWidth.Of(line, size)) * 0.4);
    }
}
