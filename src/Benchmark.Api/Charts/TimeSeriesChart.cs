using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;

namespace Benchmark.Api.Charts;

/// <summary>Figures year by year: one line as columns with the goals of the years, several as lines.</summary>
internal sealed record TimeSeriesChart : Chart
{
    private const double Smallest = 11;
    private const double LineHeight = 1.15;
    private const double MostShareOfNames = 0.4;
    private const double InPage = 320;

    public required IReadOnlyList<Line> Lines { get; init; }

    public required Measured Measured { get; init; }

    /// <summary>The goals of the years, where there is one line.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>The same of the country, where there is one line and it is another's; null for nothing.</summary>
    public Line? National { get; init; }

    /// <summary>Whether the years have columns.</summary>
    private static bool HasColumns(IReadOnlyList<Line> lines, Measured measured) =>
        lines.Count == 1 && !GapMark.IsPlace(measured.Unit) && lines[0].Breaks.Count == 0;

    public override double HeightIn(double width, Language language) =>
        Lines.Count < 2 ? InPage : Math.Max(InPage, 24 + All.Sum(line => HeightOfLabel(line, width, language)));

    /// <summary>The lines, and that of the country behind them.</summary>
    private IReadOnlyList<Line> All => National is null ? Lines : [.. Lines, National];

    public override void Draw(Canvas canvas, Area area, double unit)
    {
        if (Lines.Count == 0)
            return;
        if (!HasColumns(Lines, Measured) || !TryDrawColumns(canvas, area, unit))
            DrawLines(canvas, area, unit);
    }

    private (int First, int Last) Years()
    {
        var years = Lines.SelectMany(line => line.Values.Select(value => value.Year)).Concat(Goals.Select(goal => goal.Year)).ToList();
        return (years.Min(), years.Max());
    }

    private bool TryDrawColumns(Canvas canvas, Area area, double unit)
    {
        var (language, line, years) = (canvas.Language, Lines[0], Years());
        var (size, small) = (13 * unit, Math.Max(11, 12 * unit));
        var count = years.Last - years.First + 1;
        var pitch = area.Width / count;
        if (line.Values.Any(value => TextWidth.Of(value.Text.In(language), size, isBold: true) + (4 * unit) > pitch) && !(size > 11 && Shrinks()))
            return false;
        // Where the words of one goal have no room, none stands there, and the mark is enough.
        var goalTexts = Goals.Count > 0
            && Goals.All(goal => TextWidth.Of(goal.Text.In(language), small) + (4 * unit) <= pitch)
            && TextWidth.Of(ChartWords.NoGoal.In(language), small) + (4 * unit) <= pitch;
        var national = National?.Values.Where(value => value.Year >= years.First && value.Year <= years.Last).ToList() ?? [];
        var numbers = line.Values.Select(value => value.Value)
            .Concat(Goals.SelectMany(goal => new[] { goal.Mark, goal.BandEnd ?? goal.Mark }))
            .Concat(national.Select(value => value.Value))
            .ToList();
        var (least, most) = (Math.Min(numbers.Min(), 0), Math.Max(numbers.Max(), 0));
        var (top, bottom) = (area.Y + (24 * unit), area.Bottom - ((goalTexts ? 46 : 26) * unit) - (least < 0 ? 20 * unit : 0));
        var scale = new Scale(least, most == least ? least + 1 : most, bottom, top);
        var zero = scale.At(0);
        double Middle(int year) => area.X + ((year - years.First + 0.5) * pitch);
        var width = Math.Min(pitch * 0.52, 64 * unit);
        foreach (var value in line.Values)
        {
            var y = scale.At(value.Value);
            var column = new Box(Middle(value.Year) - (width / 2), Math.Min(y, zero), width, Math.Max(Math.Abs(zero - y), 1), Ink.Value);
            if (value.IsPreliminary)
                canvas.Add(KeyShape.PreliminaryColumn, column with { Fill = Ink.Soft, Stroke = Ink.Value, StrokeWidth = 2 * unit });
            else
                canvas.Add(KeyShape.Column, column);
        }

        canvas.Add(new Segment(area.X, zero, area.Right, zero, Ink.Border, 1));
        if (national.Count > 1)
        {
            var points = national.Select(value => new Point(Middle(value.Year), scale.At(value.Value)));
            canvas.Add(new Trace([.. points], null, Ink.Reference, 1.75 * unit, Dash.Dashed));
        }

        foreach (var value in national)
            canvas.Add(KeyShape.Reference, new Dot(Middle(value.Year), scale.At(value.Value), 3.2 * unit, Ink.Reference, Ink.Paper, 1.5 * unit));
        foreach (var goal in Goals)
        {
            var (x, y, half) = (Middle(goal.Year), scale.At(goal.Mark), width * 0.66);
            if (goal.BandEnd is { } far)
                canvas.Add(new Box(x - half, Math.Min(y, scale.At(far)), 2 * half, Math.Max(1, Math.Abs(scale.At(far) - y)), Ink.Zone, Ink.Border));
            canvas.Add(KeyShape.Level, new Segment(x - half, y, x + half, y, Ink.Goal, 3.5 * unit));
        }

        foreach (var value in line.Values)
        {
            var (x, y) = (Middle(value.Year), scale.At(value.Value));
            // Above everything that stands in the way of the column.
            var marks = Goals.Where(goal => goal.Year == value.Year).SelectMany(goal => new[] { goal.Mark, goal.BandEnd ?? goal.Mark })
                .Concat(national.Where(each => each.Year == value.Year).Select(each => each.Value))
                .Select(scale.At)
                .ToList();
            var edge = value.Value < 0 ? Math.Max(y, zero) : y;
            while (value.Value >= 0 && marks.Any(mark => mark < edge + (2 * unit) && mark > edge - (size * 1.5)))
                edge = marks.Where(mark => mark < edge + (2 * unit) && mark > edge - (size * 1.5)).Min() - (4 * unit);
            canvas.WriteOnPaper(new Label(
                x,
                value.Value < 0 ? edge + (size * 1.1) : edge - (6 * unit),
                size,
                Ink.Value,
                value.Text.In(language),
                Anchor.Middle,
                IsBold: true));
        }

        var foot = area.Bottom - ((goalTexts ? 28 : 8) * unit);
        foreach (var year in Enumerable.Range(years.First, count))
        {
            canvas.Write(new Label(Middle(year), foot, size, Ink.Text, $"{year}", Anchor.Middle, IsBold: true));
            if (!goalTexts)
                continue;
            var goal = Goals.FirstOrDefault(each => each.Year == year);
            canvas.Write(new Label(
                Middle(year),
                foot + (20 * unit),
                small,
                goal is null ? Ink.Hint : Ink.Secondary,
                (goal?.Text ?? ChartWords.NoGoal).In(language),
                Anchor.Middle));
        }

        return true;

        bool Shrinks()
        {
            while (size > 11 && line.Values.Any(value => TextWidth.Of(value.Text.In(language), size, isBold: true) + (4 * unit) > pitch))
                size -= 0.5;
            size = Math.Max(size, 11);
            return line.Values.All(value => TextWidth.Of(value.Text.In(language), size, isBold: true) + (4 * unit) <= pitch);
        }
    }

    private void DrawLines(Canvas canvas, Area area, double unit)
    {
        var language = canvas.Language;
        var size = Math.Max(11, 12 * unit);
        var most = area.Width * MostShareOfNames;
        var all = All;
        var labels = all.Select(line => (Line: line, Texts: LabelOf(line, language, size, most))).ToList();
        while (size > Smallest && labels.Sum(label => label.Texts.Count) * size * LineHeight > area.Height - (24 * unit))
        {
            size = Math.Max(Smallest, size - 0.5);
            labels = [.. all.Select(line => (line, LabelOf(line, language, size, most)))];
        }

        var room = labels.Max(label => label.Texts.Max(text => TextWidth.Of(text, size, isBold: true))) + (16 * unit);
        var figures = all.SelectMany(line => line.Values.Select(value => value.Value))
            .Concat(Goals.SelectMany(goal => new[] { goal.Mark, goal.BandEnd ?? goal.Mark }))
            .ToList();
        var plot = Plot.Draw(canvas, area, unit, Measured, figures, Years(), null, room);
        foreach (var goal in Goals)
        {
            var (x, y) = (plot.X(goal.Year), plot.Y(goal.Mark));
            canvas.Add(KeyShape.Level, new Segment(x - (9 * unit), y, x + (9 * unit), y, Ink.Goal, 3 * unit));
        }

        foreach (var (number, line) in all.Index())
        {
            var ink = InkOf(line, number);
            foreach (var run in line.Values.GroupBy(value => line.Breaks.Count(year => year <= value.Year)))
            {
                var points = run.Select(value => new Point(plot.X(value.Year), plot.Y(value.Value))).ToList();
                if (points.Count > 1)
                    canvas.Add(new Trace(points, null, ink, 2.25 * unit, line == National ? Dash.Dashed : Dash.None));
            }

            foreach (var value in line.Values)
            {
                var (x, y) = (plot.X(value.Year), plot.Y(value.Value));
                if (value.IsPreliminary)
                    canvas.Add(KeyShape.Preliminary, new Dot(x, y, 3.5 * unit, Ink.Paper, ink, 2 * unit));
                else
                    canvas.Add(new Dot(x, y, 4 * unit, ink));
            }
        }

        WriteEnds(canvas, plot, labels, size, unit, area);
    }

    /// <summary>Names each line at its end; where they end close to each other, the names are pushed apart and led to.</summary>
    private void WriteEnds(
        Canvas canvas,
        Plot plot,
        IReadOnlyList<(Line Line, IReadOnlyList<string> Texts)> labels,
        double size,
        double unit,
        Area area)
    {
        var pitch = size * LineHeight;
        var ends = labels
            .Select((label, number) => (label.Line, label.Texts, Number: number, Y: plot.Y(label.Line.Values[^1].Value), Height: label.Texts.Count * pitch))
            .OrderBy(end => end.Y)
            .ToList();
        var tops = ends.Select(end => end.Y - (end.Height / 2)).ToArray();
        for (var index = 0; index < tops.Length; index++)
            tops[index] = Math.Max(tops[index], index == 0 ? area.Y : tops[index - 1] + ends[index - 1].Height + 1);
        var bottom = area.Bottom - (2 * unit);
        for (var index = tops.Length - 1; index >= 0; index--)
        {
            tops[index] = Math.Min(tops[index], bottom - ends[index].Height);
            bottom = tops[index] - 1;
        }

        foreach (var (index, end) in ends.Index())
        {
            var ink = InkOf(end.Line, end.Number);
            var (x, middle) = (plot.Area.Right + (8 * unit), tops[index] + (end.Height / 2));
            var last = plot.X(end.Line.Values[^1].Year);
            if (Math.Abs(middle - end.Y) > 3 * unit || last < plot.Area.Right - (30 * unit))
                canvas.Add(new Segment(last + (6 * unit), end.Y, x - (3 * unit), middle, Ink.Border, 0.75 * unit, Dash.Dotted));
            foreach (var (number, text) in end.Texts.Index())
                canvas.Write(new Label(x, tops[index] + ((number + 0.8) * pitch), size, ink, text, IsBold: number == 0));
        }
    }

    // The unit stands in the subtitle.
    private double HeightOfLabel(Line line, double width, Language language) =>
        (LabelOf(line, language, Smallest, width * MostShareOfNames).Count * Smallest * LineHeight) + 1;

    private IReadOnlyList<string> LabelOf(Line line, Language language, double size, double room)
    {
        var newest = FigureText.Number(line.Values[^1].Value);
        var written = ColumnText.WithPercent(newest, Measured);
        return TextWidth.Wrap($"{written.In(language)} {line.Name.In(language)}", size, room, isBold: true);
    }

    // Lines of one group have one color: they are told apart by where they end.
    private Ink InkOf(Line line, int number) => line == National || line.IsReference ? Ink.Reference : ((line.Group ?? number) % 3) switch
    {
        0 => Ink.Value,
        1 => Ink.Met,
        _ => Ink.Swap,
    };

    /// <summary>The values of one province, indicator and series.</summary>
    /// <param name="Name">What tells it from the others.</param>
    /// <param name="Values">The values, oldest first.</param>
    /// <param name="Breaks">The years before which the way of measuring changed.</param>
    internal sealed record Line(Text Name, IReadOnlyList<Figure> Values, IReadOnlyList<int> Breaks)
    {
        public bool IsReference { get; init; }

        /// <summary>Which lines it belongs with; null where each stands for itself.</summary>
        public int? Group { get; init; }
    }

    /// <summary>A value of a year.</summary>
    internal sealed record Figure(int Year, decimal Value, Text Text, bool IsPreliminary);

    /// <summary>The goal of a year.</summary>
    internal sealed record Goal(int Year, decimal Mark, decimal? BandEnd, Text Text);
}
