using Benchmark.Api.Formats;

namespace Benchmark.Api.Charts;

/// <summary>How far each value is from its pass mark: to the right what passes, to the left what falls short.</summary>
internal sealed record DifferenceChart : Chart
{
    private const double RowInPage = 24;
    private const double Smallest = 11;
    private const double LineHeight = 1.2;
    private const double Head = 22;
    private const double Gap = 28;
    private const double LeastBar = 24;

    // Names may be long, but what is compared is the bars.
    private const double LeastShareOfBars = 0.25;
    private const double MostShareOfNames = 0.45;

    public required IReadOnlyList<GapMark> Marks { get; init; }

    public override double HeightIn(double width, Language language) => 24 + (Marks.Count * RowInPage);

    public override void Draw(Canvas canvas, Area area, double unit)
    {
        if (Marks.Count == 0)
            return;
        if (Marks.Any(mark => mark.Note != mark.BriefNote) && !Fits(Marks, area, canvas.Language, unit, area.Width * LeastShareOfBars))
        {
            (this with { Marks = [.. Marks.Select(mark => mark.Brief)] }).Draw(canvas, area, unit);
            return;
        }

        var room = Shortened.RoomIn(area, unit);
        var (shown, leftOut) = Shortened.Of(Marks, some => Fits(some, some.Count == Marks.Count ? area : room, canvas.Language, unit, LeastBar * unit));
        var top = Shortened.Say(canvas, area, leftOut, unit);
        var (columns, pitch, width) = LayoutOf(shown.Count, top, unit);
        var perColumn = (int)Math.Ceiling(shown.Count / (double)columns);
        var size = Area.Within(pitch / 1.5, Smallest, 14 * unit);
        while (size > Smallest && BarsWidth(width, canvas.Language, size, unit) < width * LeastShareOfBars)
            size = Math.Max(Smallest, size - 0.5);
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

    private bool Fits(IReadOnlyList<GapMark> some, Area area, Language language, double unit, double leastBar)
    {
        var (_, pitch, width) = LayoutOf(some.Count, area, unit);
        return pitch >= Smallest * 1.03 && BarsWidth(width, language, Smallest, unit) >= leastBar;
    }

    /// <summary>The room that names and labels of a size leave for bars.</summary>
    private double BarsWidth(double width, Language language, double size, double unit) =>
        width - NameWidth(width, language, size, unit) - (2 * LabelWidth(language, size, unit));

    private double NameWidth(double width, Language language, double size, double unit)
    {
        var whole = Marks.Max(mark => TextWidth.Of(mark.NameIn(language), size)) + (8 * unit);
        // Names that are long even in the smallest letters are cut.
        return size > Smallest ? whole : Math.Min(whole, width * MostShareOfNames);
    }

    private double LabelWidth(Language language, double size, double unit) =>
        Texts(language).Values.Max(text => TextWidth.Of(text, size, isBold: true)) + (8 * unit);

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
        var (name, label) = (NameWidth(area.Width, language, size, unit), LabelWidth(language, size, unit));
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
            canvas.Write(new Label(area.X, baseline, size, Ink.Text, TextWidth.Cut(mark.NameIn(language), size, name - (8 * unit))));
            var end = scale.At(mark.Gap!.Value);
            var height = Math.Min(pitch * 0.62, 20 * unit);
            var isGood = mark.Row.Gap.Met == true;
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
        var (gap, hasLeft, hasRight) = (6 * unit, Marks.Any(mark => mark.Row.Gap.Met != true), Marks.Any(mark => mark.Row.Gap.Met == true));
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
