using Benchmark.Api.Formats;

namespace Benchmark.Api.Charts;

/// <summary>How large a picture is.</summary>
internal enum ChartSize
{
    /// <summary>1200 × 675: an article, a preview of a link.</summary>
    Wide,

    /// <summary>600 × 400: a column, a mail.</summary>
    Small,

    /// <summary>1080 × 1080: a post.</summary>
    Square,
}

/// <summary>The colors of a picture.</summary>
internal enum ColorScheme
{
    /// <summary>On white.</summary>
    Light,

    /// <summary>On black.</summary>
    Dark,

    /// <summary>Black and grey on white, for paper.</summary>
    Print,
}

/// <summary>The measures of a picture, in pixels.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Margin">The room at its sides.</param>
/// <param name="Title">The size of the letters of the title.</param>
/// <param name="Subtitle">Of the subtitle.</param>
/// <param name="Foot">Of the line of sources.</param>
/// <param name="Unit">What one pixel of a chart in a page is here.</param>
internal sealed record ChartMeasures(double Width, double Height, double Margin, double Title, double Subtitle, double Foot, double Unit)
{
    public static ChartMeasures Of(ChartSize size) => size switch
    {
        ChartSize.Small => new(600, 400, 20, 19, 13, 11.5, 1),
        ChartSize.Square => new(1080, 1080, 48, 38, 22, 17, 1.5),
        _ => new(1200, 675, 48, 34, 20, 16, 1.35),
    };

    public static Palette PaletteOf(ColorScheme scheme) => scheme switch
    {
        ColorScheme.Dark => Palette.Dark,
        ColorScheme.Print => Palette.Print,
        _ => Palette.Light,
    };
}
