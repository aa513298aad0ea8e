using Benchmark.Api.Formats;

namespace Benchmark.Api.Charts;

/// <summary>Puts a chart on paper: alone, with all that tells what it is, or in a page, which says that itself.</summary>
internal static class ChartFrame
{
    /// <summary>A chart in a wide page.</summary>
    public const double WideInPage = 760;

    /// <summary>A chart on a small screen.</summary>
    public const double NarrowInPage = 328;

    // A little larger than the letters of each line; stacked diacritics need it.
    private const double TitleLine = 1.28;
    private const double TextLine = 1.4;
    private const int MostTitleLines = 2;

    private const int MostSources = 6;

    /// <summary>The picture of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="address">The path of the page with just its figures; it is written where it has room.</param>
    /// <param name="size">How large it is.</param>
    /// <param name="scheme">Its colors.</param>
    public static Picture Picture(Chart chart, string address, ChartSize size, ColorScheme scheme) =>
        new(publication => Draw(chart, address, ChartMeasures.Of(size), publication), ChartMeasures.PaletteOf(scheme));

    /// <summary>A chart as part of a page.</summary>
    public static Drawing InPage(Chart chart, double width, Language language)
    {
        var height = chart.HeightIn(width, language);
        var (canvas, top) = WithKey(chart, language, (0, 0, width), 1, below => new Area(0, below + (below > 0 ? 8 : 0), width, height), beside: default);
        return new Drawing(width, Math.Ceiling(top.Bottom), language, chart.Title.In(language), chart.Description.In(language), canvas.Shapes);
    }

    private static Drawing Draw(Chart chart, string address, ChartMeasures measures, Publication publication)
    {
        var language = publication.Language;
        var frame = new Canvas(language);
        var (left, room) = (measures.Margin, measures.Width - (2 * measures.Margin));
        var y = measures.Margin * 0.4;
        var (titleSize, title) = Fit(chart.Title.In(language), measures.Title, room);
        foreach (var line in title)
            frame.Write(new Label(left, y += titleSize * TitleLine, titleSize, Ink.Text, line, IsBold: true));
        y += measures.Subtitle * 0.35;
        var (subtitleSize, subtitle) = FitSubtitle(chart.Subtitle.In(language), measures.Subtitle, room);
        foreach (var line in subtitle)
            frame.Write(new Label(left, y += measures.Subtitle * TextLine, subtitleSize, Ink.Secondary, line));
        var end = left + (24 * measures.Unit) + (subtitle is [.., var last] ? TextWidth.Of(last, subtitleSize) : 0);
        var beside = new Area(end, y - (13 * measures.Unit), left + room - end, 0);
        y += 10 * measures.Unit;
        var foot = Foot(chart, address, publication, measures, room);
        var footTop = measures.Height - (measures.Margin * 0.35) - (foot.Count * measures.Foot * TextLine) - (measures.Foot * 0.4);
        frame.Add(new Segment(left, footTop, left + room, footTop, Ink.Rule));
        foreach (var (number, line) in foot.Index())
            frame.Write(new Label(left, footTop + (measures.Foot * (1.35 + (number * TextLine))), measures.Foot, Ink.Secondary, line));
        var (canvas, _) = WithKey(chart, language, (left, y, room), measures.Unit, below =>
        {
            var top = below + (6 * measures.Unit);
            return new Area(left, top, room, footTop - top - (8 * measures.Unit));
        }, beside);
        return new Drawing(
            measures.Width,
            measures.Height,
            language,
            chart.Title.In(language),
            chart.Description.In(language),
            [.. frame.Shapes, .. canvas.Shapes]);
    }

    /// <summary>Draws the marks, and above them the key of those that were drawn: how they are drawn depends on the room that the key leaves.</summary>
    private static (Canvas Canvas, Area Area) WithKey(
        Chart chart,
        Language language,
        (double X, double Y, double Width) place,
        double unit,
        Func<double, Area> below,
        Area beside)
    {
        List<KeyMark> key = [.. chart.Key];
        var hasGrown = false;
        while (true)
        {
            // Where the key takes the room of the marks that it explains, it stands beside the subtitle, if it can; else a word too many is better than a
            // mark without one.
            var width = KeyMark.WidthOf(key, language, unit);
            var isBeside = hasGrown && width <= beside.Width;
            var canvas = new Canvas(language);
            var height = KeyMark.Draw(canvas, key, isBeside ? beside.Right - width : place.X, isBeside ? beside.Y : place.Y, place.Width, unit);
            var area = below(place.Y + (isBeside ? 0 : height));
            chart.Draw(canvas, area, unit);
            var drawn = chart.Key.Where(mark => canvas.Has(mark.Shape)).ToList();
            var isExplained = drawn.TrueForAll(key.Contains);
            if (isExplained && (hasGrown || drawn.Count == key.Count))
                return (canvas, area);
            hasGrown |= !isExplained;
            key = hasGrown ? [.. chart.Key.Where(mark => key.Contains(mark) || drawn.Contains(mark))] : drawn;
        }
    }

    /// <summary>A title on few lines: one that is long has smaller letters.</summary>
    private static (double Size, IReadOnlyList<string> Lines) Fit(string title, double size, double room)
    {
        for (var smaller = size; ; smaller -= size * 0.05)
        {
            var lines = TextWidth.Wrap(title, smaller, room, isBold: true);
            if (lines.Count <= MostTitleLines || smaller < size * 0.75)
                return (smaller, lines);
        }
    }

    /// <summary>A subtitle; one that is a little too long for a line has smaller letters.</summary>
    private static (double Size, IReadOnlyList<string> Lines) FitSubtitle(string subtitle, double size, double room)
    {
        var smaller = Math.Max(11, size * 0.88);
        var (usual, tight) = (TextWidth.Wrap(subtitle, size, room), TextWidth.Wrap(subtitle, smaller, room));
        return tight.Count < usual.Count ? (smaller, tight) : (size, usual);
    }

    /// <summary>The sources, the release and the address, on two lines at most where that is possible: what has no room is counted.</summary>
    private static IReadOnlyList<string> Foot(Chart chart, string address, Publication publication, ChartMeasures measures, double room)
    {
        for (var most = MostSources; most > 0; most--)
        {
            foreach (var path in new[] { address, chart.Path })
            {
                var lines = TextWidth.Wrap(FootOf(chart, path, publication, most), measures.Foot, room);
                if (lines.Count <= 2 && lines.All(line => TextWidth.Of(line, measures.Foot) <= room))
                    return lines;
            }
        }

        return TextWidth.Wrap(FootOf(chart, "/", publication, 0), measures.Foot, room);
    }

    private static string FootOf(Chart chart, string path, Publication publication, int most)
    {
        var language = publication.Language;
        string Say(string vi, string en) => language == Language.Vi ? vi : en;
        var parts = new List<string>();
        if (Listed(chart.FigureSources, isDocument: false) is { Length: > 0 } figures)
            parts.Add(chart.GoalSources.Count > 0 ? $"{figures} {Say("(số\u00a0liệu)", "(figures)")}" : figures);
        if (Listed(chart.GoalSources, isDocument: true) is { Length: > 0 } goals)
            parts.Add($"{goals} {Say("(mục\u00a0tiêu)", "(goals)")}");
        var host = publication.Address is { } known ? known[(known.IndexOf("://", StringComparison.Ordinal) + 3)..] : "";
        var sources = parts.Count == 0 ? "" : $"{Say("Nguồn", "Source")}: {string.Join("; ", parts)}. ";
        return $"{sources}{Say("Tính toán", "Computation")}: {publication.Publisher}, {Say("bản dữ liệu", "data release")}\u00a0{publication.Release.Id} · "
            + $"{host}{publication.Prefix}{path}";

        string Listed(IReadOnlyList<string> ids, bool isDocument)
        {
            var names = ids.Select(id => publication.Sources.FirstOrDefault(source => source.Id == id))
                .OfType<CitedSource>()
                .Select(source => NameOf(source, isDocument, language))
                .Distinct()
                .ToList();
            if (names.Count <= Math.Max(most, 1))
                return string.Join(", ", names);
            return most <= 1
                ? isDocument ? Say($"{names.Count} văn bản", $"{names.Count} documents") : Say($"{names.Count} nguồn", $"{names.Count} sources")
                : $"{string.Join(", ", names.Take(most - 1))} {Say($"và {names.Count - most + 1} nguồn khác", $"and {names.Count - most + 1} more")}";
        }
    }

    private static string NameOf(CitedSource source, bool isDocument, Language language) =>
        isDocument && source.Number is { } number ? number
        : source.Issuer.In(language) is { Length: > 0 } issuer ? issuer
        : source.Title.In(language);
}
