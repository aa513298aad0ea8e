using Benchmark.Api.Formats;

namespace Benchmark.Api.Charts;

/// <summary>How large the frame is in which a chart stands in the page of another.</summary>
/// <param name="Width">Its width in pixels.</param>
/// <param name="Height">Its height in pixels, with room for lines that wrap.</param>
internal readonly record struct EmbedSize(int Width, int Height)
{
    /// <summary>The room for marks in a frame of the usual width.</summary>
    public const double WideDrawing = 568;

    /// <summary>The width below which a chart is drawn narrow.</summary>
    private const int Narrow = 560;

    private const int CardWidth = 340;

    // What else stands on a card: two lines of sources and the line below; where there is a value, its figures and the bar.
    private const int CardHeight = 150;
    private const int CardHeightOfValue = 80;
    private const int UsualWidth = 600;
    private const int UsualHeight = 560;
    private const int NarrowHeight = 690;

    // The title, the subtitle, the key, the sources and the line below.
    private const double Around = 290;

    /// <summary>The frame of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="most">The most width and height that there is; null for any.</param>
    public static EmbedSize Of(Chart chart, (int? Width, int? Height) most = default)
    {
        var card = chart as TargetCardChart;
        var width = card is null ? UsualWidth : CardWidth;
        width = Math.Min(width, most.Width ?? width);
        int height;
        if (card is not null)
        {
            height = (int)Math.Ceiling(Math.Max(HeightOf(card, Language.Vi, width), HeightOf(card, Language.En, width)) / 10) * 10;
        }
        else
        {
            var isNarrow = width < Narrow;
            var drawn = Math.Max(
                chart.HeightIn(isNarrow ? ChartFrame.NarrowInPage : WideDrawing, Language.Vi),
                chart.HeightIn(isNarrow ? ChartFrame.NarrowInPage : WideDrawing, Language.En));
            height = Math.Max(isNarrow ? NarrowHeight : UsualHeight, (int)Math.Ceiling((drawn + Around) / 10) * 10);
        }

        return new EmbedSize(width, Math.Min(height, most.Height ?? height));
    }

    /// <summary>The height of a card as a page: that of its lines, at the sizes of the stylesheet.</summary>
    private static double HeightOf(TargetCardChart card, Language language, int width)
    {
        var room = width - 54;
        return CardHeight
            + (card.Mark.Value is null ? 0 : CardHeightOfValue)
            + (LinesOf(card.Place, 14) * 21)
            + (LinesOf(card.Promise, 16, isBold: true) * 22.4)
            + (card.Caveat is { } caveat ? 12 + (LinesOf(caveat, 14, less: 24) * 21) : 0);

        int LinesOf(Text text, double size, bool isBold = false, double less = 0) =>
            TextWidth.Wrap(text.In(language), size, room - less, isBold).Count;
    }
}
