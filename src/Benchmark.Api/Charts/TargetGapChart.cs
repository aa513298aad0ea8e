using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;

namespace Benchmark.Api.Charts;

/// <summary>How far each value is from its goal: a dot, an upright stroke, and what lies between.</summary>
internal sealed record TargetGapChart : Chart
{
    private const double RowInPage = 50;
    private const double StackedRowInPage = 66;
    private const double LeastRoomy = 34;
    private const double Stacked = 420;
    private const double Radius = 7;

    public required IReadOnlyList<GapMark> Marks { get; init; }

    public required Measured Measured { get; init; }

    /// <summary>What distances are counted in, as it is written behind a number.</summary>
    public required Text UnitOfDistance { get; init; }

    private bool IsPlace => GapMark.IsPlace(Measured.Unit);

    public override double HeightIn(double width, Language language) => 30 + (Marks.Count * (width < Stacked ? StackedRowInPage : RowInPage));

    public override void Draw(Canvas canvas, Area area, double unit)
    {
        var isStacked = area.Width < Stacked * unit && area.Width < 500;
        var least = (isStacked ? StackedRowInPage - 8 : LeastRoomy) * unit;
        var isRoomy = Marks.Count > 0 && (area.Height - (22 * unit)) / Marks.Count >= least;
        if (isRoomy && (TryDrawRoomy(canvas, area, unit, isStacked) || Brief.TryDrawRoomy(canvas, area, unit, isStacked)))
            return;
        // In a page there is as much height as the rows need.
        DrawDense(canvas, area, unit);
    }

    private TargetGapChart Brief => this with { Marks = [.. Marks.Select(mark => mark.Brief)] };

    private (decimal From, decimal To) Ends()
    {
        var numbers = Marks.SelectMany(mark => new[] { mark.PassMark, mark.BandEnd, mark.Value }).OfType<decimal>().DefaultIfEmpty().ToList();
        if (IsPlace)
            return (Math.Max(numbers.Max(), 2), 1);
        return (Math.Min(numbers.Min(), 0), Math.Max(numbers.Max(), 0));
    }

    private bool TryDrawRoomy(Canvas canvas, Area area, double unit, bool isStacked)
    {
        var language = canvas.Language;
        var (name, small, label) = (15 * unit, Math.Max(11, 12 * unit), 14 * unit);
        var nameWidth = isStacked ? 0 : Marks.Max(mark => Math.Max(
            TextWidth.Of(mark.Name.In(language), name, isBold: true),
            mark.Note is { } note ? TextWidth.Of(note.In(language), small) : 0)) + (18 * unit);
        if (nameWidth > area.Width * 0.42)
            return false;
        var distances = GapMark.Distances(Marks);
        var distanceUnit = UnitOfDistance.In(language);
        string DistanceOf(GapMark mark) => distances.TryGetValue(mark, out var distance) ? $"{distance.In(language)} {distanceUnit}" : "";
        var gapWidth = isStacked ? 0 : Marks.Max(mark => TextWidth.Of(DistanceOf(mark), label)) + (14 * unit);
        var start = area.X + nameWidth + (10 * unit);
        // Beside a mark stands its goal; where that is not enough, both labels of a row stand right of its marks.
        foreach (var isTogether in new[] { false, true })
        {
            var room = Marks.Max(mark => TextWidth.Of(GoalOf(mark, isStacked).In(language), label, isBold: true) + (!isTogether ? 0
                : mark.Value is null ? TextWidth.Of(ChartWords.NoFigure.In(language), small) + (26 * unit)
                : TextWidth.Of(ValueOf(mark, isStacked).In(language), label, isBold: true) + (22 * unit))) + (16 * unit);
            var scale = ScaleOf(start, area.Right - gapWidth - room, isStacked);
            if (scale.End - scale.Start < area.Width * 0.22)
                return false;
            var head = 22 * unit;
            var pitch = Math.Min((area.Height - head) / Marks.Count, (isStacked ? 74 : 72) * unit);
            var rows = Marks.Select((mark, number) => new Area(area.X, area.Y + head + (number * pitch), area.Width, pitch)).ToList();
            var labels = Marks.Zip(rows, (mark, row) => LabelsOf(mark, scale, row, area.Right - gapWidth, isStacked, isTogether, language, unit)).ToList();
            if (!isTogether && labels.Exists(each => each is null))
                continue;
            DrawAxis(canvas, area, scale, area.Y + head, small, isStacked, unit);
            foreach (var (number, mark) in Marks.Index())
            {
                if (mark.IsReference && number > 0)
                    canvas.Add(new Segment(area.X, rows[number].Y, area.Right, rows[number].Y, Ink.Border, 1));
                DrawName(canvas, mark, rows[number], isStacked, unit);
                DrawMark(canvas, mark, rows[number], scale, isStacked, unit);
                foreach (var text in labels[number]!)
                    canvas.WriteOnPaper(text);
                if (!isStacked && DistanceOf(mark) is { Length: > 0 } distance)
                    canvas.Write(new Label(area.Right, MiddleOf(rows[number], isStacked) + (0.36 * label), label, Ink.Secondary, distance, Anchor.End));
            }

            return true;
        }

        return false;
    }

    private Scale ScaleOf(double start, double end, bool isStacked)
    {
        var (from, to) = Ends();
        if (IsPlace)
            return new Scale(from, to, start, end);
        var ticks = TicksOf(isStacked);
        return new Scale(ticks[0], ticks[^1], start, end);
    }

    private IReadOnlyList<decimal> TicksOf(bool isStacked)
    {
        var (from, to) = Ends();
        return IsPlace ? [from, 1] : Ticks.Between(Math.Min(from, to), Math.Max(from, to), isStacked ? 3 : 4);
    }

    private void DrawAxis(Canvas canvas, Area area, Scale scale, double top, double size, bool isStacked, double unit)
    {
        var ticks = TicksOf(isStacked);
        foreach (var (number, tick) in ticks.Index())
        {
            var x = scale.At(tick);
            canvas.Add(new Segment(x, top - (6 * unit), x, area.Bottom, Ink.Grid, 1));
            canvas.WriteWhereFree(area, new Label(
                x,
                top - (10 * unit),
                size,
                Ink.Hint,
                AxisText.Of(tick, Measured, isEnd: number == 0 || number == ticks.Count - 1).In(canvas.Language),
                number == 0 ? Anchor.Start : Anchor.Middle));
        }
    }

    // Where rows are narrow, the year and the pass mark of an "about" have no room beside the marks.
    private static Text ValueOf(GapMark mark, bool isStacked) => isStacked ? mark.ValueText! : mark.Label!;

    private static Text GoalOf(GapMark mark, bool isStacked) => isStacked ? mark.Goal : mark.GoalWithMark;

    private static double MiddleOf(Area row, bool isStacked) => row.Y + ((isStacked ? 0.68 : 0.5) * row.Height);

    private static void DrawName(Canvas canvas, GapMark mark, Area row, bool isStacked, double unit)
    {
        var (name, small) = (15 * unit, Math.Max(11, 12 * unit));
        var (title, y) = (mark.Name.In(canvas.Language), MiddleOf(row, isStacked));
        if (isStacked)
        {
            var written = canvas.Write(new Label(row.X, row.Y + (19 * unit), name, Ink.Text, title, IsBold: true));
            var behind = row.X + written.Width + (6 * unit);
            var notes = new[] { Dated(mark.Note), Dated(mark.BriefNote), mark.When }.OfType<Text>()
                .Select(text => new Label(behind, row.Y + (19 * unit), small, Ink.Secondary, text.In(canvas.Language)));
            canvas.WriteWhereFree(row, notes);
            return;

            // What has no room behind the figure stands behind the name.
            Text? Dated(Text? text) => text is null || mark.When is not { } when ? text : new($"{text.Vi} · {when.Vi}", $"{text.En} · {when.En}");
        }

        canvas.Write(new Label(row.X, y + (mark.Note is null ? 5 * unit : -1 * unit), name, Ink.Text, title, IsBold: true));
        if (mark.Note is { } note)
            canvas.Write(new Label(row.X, y + (15 * unit), small, Ink.Secondary, note.In(canvas.Language)));
    }

    private static void DrawMark(Canvas canvas, GapMark mark, Area row, Scale scale, bool isStacked, double unit)
    {
        var y = MiddleOf(row, isStacked);
        canvas.Add(new Segment(scale.Start, y, scale.End, y, Ink.Grid, 1));
        var (goal, half) = (scale.At(mark.PassMark), Math.Min(12 * unit, row.Height * 0.36));
        if (mark.BandEnd is { } bandEnd)
        {
            var band = new Box(Math.Min(goal, scale.At(bandEnd)), y - (half * 0.75), Math.Abs(scale.At(bandEnd) - goal), half * 1.5, Ink.Zone, Ink.Border);
            canvas.Add(KeyShape.Band, band);
        }

        if (mark.Value is { } judged)
            canvas.Add(new Segment(scale.At(judged), y, goal, y, Ink.Soft, 5 * unit));
        canvas.Add(KeyShape.Goal, new Segment(goal, y - half, goal, y + half, Ink.Goal, 3.5 * unit));
        if (mark.Value is { } value)
            Charts.Marks.DrawValue(canvas, scale.At(value), y, Radius * unit, mark.IsPreliminary, unit);
        else
            canvas.Add(new Dot(scale.Start + (6 * unit), y, 5.5 * unit, Ink.Paper, Ink.Border, 2 * unit));
    }

    /// <summary>The labels of a row: the value on the outer side of its dot, the goal on that of its mark. Null where they have no room there.</summary>
    private static IReadOnlyList<Label>? LabelsOf(
        GapMark mark,
        Scale scale,
        Area row,
        double right,
        bool isStacked,
        bool isTogether,
        Language language,
        double unit)
    {
        var (size, gap) = (14 * unit, 6 * unit);
        var baseline = MiddleOf(row, isStacked) + (0.36 * size);
        var goal = scale.At(mark.PassMark);
        var far = mark.BandEnd is { } bandEnd ? scale.At(bandEnd) : goal;
        var (first, last) = (Math.Min(goal, far) - (2 * unit), Math.Max(goal, far) + (2 * unit));
        Label Goal(double x, Anchor anchor = Anchor.Start) => new(x, baseline, size, Ink.Text, GoalOf(mark, isStacked).In(language), anchor, IsBold: true);
        // The paper behind a text is a little wider than the text.
        var bounds = new Area(scale.Start - (4 * unit), row.Y - row.Height, right - scale.Start + unit, 3 * row.Height);
        if (mark.Value is not { } value)
        {
            var small = Math.Max(11, 12 * unit);
            var none = new Label(scale.Start + (17 * unit), baseline - (0.36 * (size - small)), small, Ink.Hint, ChartWords.NoFigure.In(language));
            var beyond = Goal(last + gap);
            if (none.Left + none.Width < first - gap)
                return bounds.Holds(beyond.Bounds) ? [beyond, none] : null;
            var behind = none with { X = beyond.Left + beyond.Width + (10 * unit) };
            return isTogether || bounds.Holds(behind.Bounds) ? [beyond, behind] : null;
        }

        var (x, radius) = (scale.At(value), Radius * unit);
        Label Value(double at, Anchor anchor = Anchor.Start) => new(at, baseline, size, Ink.Value, ValueOf(mark, isStacked).In(language), anchor, IsBold: true);
        if (x + radius < first && Value(x - radius - gap, Anchor.End) is var left && bounds.Holds(left.Bounds) && bounds.Holds(Goal(last + gap).Bounds))
            return [left, Goal(last + gap)];
        if (x - radius > last && Value(x + radius + gap) is var beside && bounds.Holds(beside.Bounds))
        {
            if (Goal(first - gap, Anchor.End) is var before && bounds.Holds(before.Bounds))
                return [beside, before];
            if (Goal(beside.Left + beside.Width + (10 * unit)) is var after && (isTogether || bounds.Holds(after.Bounds)))
                return [beside, after];
        }

        var inside = Value(Math.Max(last, x + radius) + gap);
        var next = Goal(inside.Left + inside.Width + (10 * unit));
        return isTogether || bounds.Holds(next.Bounds) ? [inside, next] : null;
    }

    private void DrawDense(Canvas canvas, Area area, double unit)
    {
        var language = canvas.Language;
        var (from, to) = Ends();
        var (values, distances) = (GapMark.Values(Marks, Measured), GapMark.Distances(Marks));
        var rows = Marks.Select(mark => new BarRow(
            null,
            mark.NameIn(language),
            (values.GetValueOrDefault(mark) ?? ChartWords.NoFigureBrief).In(language),
            mark.Value)
        {
            Goal = mark.PassMark,
            BandEnd = mark.BandEnd,
            Difference = distances.GetValueOrDefault(mark)?.In(language),
            IsPreliminary = mark.IsPreliminary,
            IsPickedOut = mark.IsReference,
        }).ToList();
        (decimal, decimal) ends = IsPlace ? (from + 1, to) : (from, to * 1.03m);
        if (Marks.Any(mark => mark.Note != mark.BriefNote) && !new RowColumns(rows, ends, null).HasBarsIn(area, unit))
        {
            Brief.DrawDense(canvas, area, unit);
            return;
        }

        var room = Shortened.RoomIn(area, unit);
        var (shown, leftOut) = Shortened.Of(rows, some => new RowColumns(some, ends, null).Fits(some.Count == rows.Count ? area : room, unit));
        if (shown.Count > 0)
            new RowColumns(shown, ends, null).Draw(canvas, Shortened.Say(canvas, area, leftOut, unit), unit);
    }
}

/// <summary>A number on an axis.</summary>
internal static class AxisText
{
    /// <summary>The number; a percent sign stands at the ends of the axis, and other units in the subtitle.</summary>
    public static Text Of(decimal number, Measured measured, bool isEnd)
    {
        var written = FigureText.Stated(number);
        return Unit.KindOf(measured.Unit) switch
        {
            UnitKind.Share or UnitKind.Rate when isEnd => ColumnText.WithPercent(written, measured),
            UnitKind.Rank => FigureText.Value(number, measured, null, 0, ofOneYear: true),
            _ => written,
        };
    }
}
