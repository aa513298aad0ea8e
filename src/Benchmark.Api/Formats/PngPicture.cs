using SkiaSharp;
using Svg.Skia;

namespace Benchmark.Api.Formats;

/// <summary>The same drawing as pixels, painted of its SVG in the font of the program: the machine needs none.</summary>
internal static class PngPicture
{
    public static readonly Format Format = new()
    {
        Id = "png",
        MediaType = "image/png",
        Extension = "png",
        Meaning = "The same picture as pixels, in one language.",
        MadeOf = [typeof(Picture)],
        InLanguage = true,
        NamesAddress = true,
        IsCompressed = true,
        IsCostly = true,
        WriteInMemory = content =>
        {
            var picture = content.Get<Picture>();
            return Paint(picture.Draw(content.Publication), picture.Palette);
        },
    };

    // Half the time of the usual level for a tenth more bytes.
    private static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.Sub, 4);

    /// <summary>The pixels of a drawing.</summary>
    public static byte[] Paint(Drawing drawing, Palette palette)
    {
        using var picture = new SKSvg();
        picture.Settings.TypefaceProviders = [new PictureFont()];
        using var svg = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(SvgPicture.OfFile(drawing, palette)));
        picture.Load(svg);
        using var bitmap = new SKBitmap((int)drawing.Width, (int)drawing.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.DrawPicture(picture.Picture);
        using var pixels = bitmap.PeekPixels();
        using var written = pixels.Encode(Encoding);
        return written!.ToArray();
    }
}
