using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;

namespace Benchmark.Api.Charts;

/// <summary>Value minus pass mark: to the right what passes, to the left what falls short.</summary>
internal sealed record DifferenceChart : Chart
{
    private const double RowInPage = 24;
    private const double Smallest = 11;
    private const double LineHeight = 1.2;
    private const double Head = 22;
    private const double Gap = 28;
    private const double LeastBar = 24;

    public required IReadOnlyList<GapMark> Marks { get; init; }

    public override double HeightIn(double width, Language language) => 24 + (Marks.Count * RowInPage);

    public override void Draw(Canvas canvas, Area area, double unit)
    {
        if (Marks.Count == 0)
            return;
        var room = Shortened.RoomIn(area, unit);
        var (shown, leftOut) = Shortened.Of(Marks, some => Fits(some, some.Count == Marks.Count ? area : room, canvas.Language, unit));
        var top = Shortened.Say(canvas, area, leftOut, unit);
        var (columns, pitch, width) = LayoutOf(shown.Count, top, unit);
        var perColumn = (int)Math.Ceiling(shown.Count / (double)columns);
        var size = Area.Within(pitch / 1.5, Smallest, 14 * unit);
        var texts = Texts(canvas.Language);
        for (var column = 0; column < columns; column++)
        {
            var part = new Area(top.X + (column * (width + (Gap * unit))), top.Y, width, top.Height);
            var some = shown.Skip(column * perColumn).Take(perColumn).Select(mark => (mark, texts[mark])).ToList();
            if (some.Count > 0)
                DrawColumn(canvas, some, part, Head * unit, pitch, size, unit);
        }
    }

    private static (int Columns, double Pitch, double Width) LayoutOf(int count, Area area, double unit)
    {
        var height = area.Height - (Head * unit);
        var columns = Math.Max(1, (int)Math.Ceiling(count * Smallest * LineHeight / height));
        var perColumn = Math.Ceiling(count / (double)columns);
        return (columns, Math.Min(height / perColumn, 32 * unit), (area.Width - (Gap * unit * (columns - 1))) / columns);
    }

    private bool Fits(IReadOnlyList<GapMark> some, Area area, Language language, double unit)
    {
        var (_, pitch, width) = LayoutOf(some.Count, area, unit);
        var name = Marks.Max(mark => TextWidth.Of(mark.NameIn(language), Smallest)) + (8 * unit);
        var label = Texts(language).Values.Max(text => TextWidth.Of(text, Smallest, isBold: true)) + (8 * unit);
        return pitch >= Smallest * 1.03 && width - name - (2 * label) >= LeastBar * unit;
    }

    private void DrawColumn(
        Canvas canvas,
        List<(GapMark Mark, string Text)> some,
        Area area,
        double head,
        double pitch,
        double size,
        double unit)
    {
        var language = canvas.Language;
        var name = Marks.Max(mark => TextWidth.Of(mark.NameIn(language), size)) + (8 * unit);
        var label = Texts(language).Values.Max(text => TextWidth.Of(text, size, isBold: true)) + (8 * unit);
        var least = Math.Min(Marks.Min(mark => mark.Gap!.Value), 0);
        var most = Math.Max(Marks.Max(mark => mark.Gap!.Value), 0);
        var start = area.X + name + (least < 0 ? label : 4 * unit);
        var scale = new Scale(least, most == least ? least + 1 : most, start, Math.Max(start, area.Right - (most > 0 ? label : 4 * unit)));
        var zero = scale.At(0);
        var text = Math.Max(Smallest, 12 * unit);
        WriteSides(canvas, area, zero, area.Y + (head * 0.6), text, unit);
        foreach (var (number, (mark, written)) in some.Index())
        {
            var middle = area.Y + head + ((number + 0.5) * pitch);
            var baseline = middle + (0.35 * size);
            canvas.Write(new Label(area.X, baseline, size, Ink.Text, mark.NameIn(language)));
            var end = scale.At(mark.Gap!.Value);
            var height = Math.Min(pitch * 0.62, 20 * unit);
            var isGood = mark.Gap >= 0;
            canvas.Add(new Box(Math.Min(zero, end), middle - (height / 2), Math.Max(Math.Abs(end - zero), 1), height, isGood ? Ink.Met : Ink.Missed));
            canvas.Write(isGood
                ? new Label(end + (5 * unit), baseline, size, Ink.Text, written, IsBold: true)
                : new Label(end - (5 * unit), baseline, size, Ink.Text, written, Anchor.End, IsBold: true));
        }

        canvas.Add(new Segment(zero, area.Y + head, zero, area.Y + head + (some.Count * pitch), Ink.Text, 1.5 * unit));
    }

    /// <summary>Says what the two sides mean; of one that is empty nothing.</summary>
    private void WriteSides(Canvas canvas, Area area, double zero, double baseline, double size, double unit)
    {
        var (gap, hasLeft, hasRight) = (6 * unit, Marks.Any(mark => mark.Gap < 0), Marks.Any(mark => mark.Gap >= 0));
        var (missed, met) = Words(isBrief: false);
        var (toLeft, toRight) = WidthsOf(missed, met);
        if ((hasLeft ? toLeft : 0) + (hasRight ? toRight : 0) + (2 * gap) > area.Width)
        {
            (missed, met) = Words(isBrief: true);
            (toLeft, toRight) = WidthsOf(missed, met);
        }

        (string Missed, string Met) Words(bool isBrief) => (
            $"← {(isBrief ? ChartWords.ShortBrief : ChartWords.Short).In(canvas.Language)}",
            $"{(isBrief ? ChartWords.ReachedBrief : ChartWords.Reached).In(canvas.Language)} →");

        (double Left, double Right) WidthsOf(string left, string right) => (TextWidth.Of(left, size, isBold: true), TextWidth.Of(right, size, isBold: true));

        var middle = Area.Within(zero, area.X + (hasLeft ? toLeft + gap : 0), area.Right - (hasRight ? toRight + gap : 0));
        if (hasLeft)
            canvas.Write(new Label(middle - gap, baseline, size, Ink.Missed, missed, Anchor.End, IsBold: true));
        if (hasRight)
            canvas.Write(new Label(middle + gap, baseline, size, Ink.Met, met, IsBold: true));
    }

    /// <summary>The differences with their signs, all with as many decimals as one needs.</summary>
    private Dictionary<GapMark, string> Texts(Language language) =>
        GapMark.Distances(Marks).ToDictionary(each => each.Key, each => each.Value.In(language));
}

/// <summary>A difference as a chart writes it.</summary>
internal static class SignedText
{
    private static readonly NumberFormatInfo Vietnamese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−" };
    private static readonly NumberFormatInfo English = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NegativeSign = "−" };

    /// <summary>With its sign and a fixed number of decimals; with more where it would look like none.</summary>
    public static Text Of(decimal difference, int decimals)
    {
        while (difference != 0 && FigureText.Round(difference, decimals) == 0 && decimals < 28)
            decimals++;
        var size = Math.Abs(FigureText.Round(difference, decimals));
        var sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
        var number = Fixed(size, decimals);
        return new(sign + number.Vi, sign + number.En);
    }

    /// <summary>A number with a fixed number of decimals, as a column has it.</summary>
    public static Text Fixed(decimal number, int decimals) => new(number.ToString($"N{decimals}", Vietnamese), number.ToString($"N{decimals}", English));
}
