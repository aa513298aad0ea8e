using Benchmark.Api.Formats;
using Benchmark.Core.Indicators;

namespace Benchmark.Api.Charts;

/// <summary>The units of a field from the best to the worst, each with its own goal, and whose figures are missing.</summary>
internal sealed record RankingChart : Chart
{
    private const double Small = 12;
    private const double Line = 1.35;

    public required IReadOnlyList<Row> Rows { get; init; }

    public required Measured Measured { get; init; }

    /// <summary>The value of the country; null where there is none.</summary>
    public (decimal Value, Text Text)? National { get; init; }

    /// <summary>The units without a value, by name.</summary>
    public IReadOnlyList<Text> Missing { get; init; } = [];

    private bool IsPlace => GapMark.IsPlace(Measured.Unit);

    public override double HeightIn(double width, Language language) =>
        (Rows.Count * RowColumns.RowInPage) + 26 + (LinesOfMissing(width, language, Small).Count * Small * Line) + (Missing.Count > 0 ? 12 : 0);

    public override void Draw(Canvas canvas, Area area, double unit)
    {
        var language = canvas.Language;
        var size = Math.Max(11, Small * unit);
        var lines = LinesOfMissing(area.Width, language, size);
        var below = lines.Count == 0 ? 0 : (lines.Count * size * Line) + (10 * unit);
        var top = area with { Height = area.Height - below };
        var numbers = Rows.SelectMany(row => new[] { row.Value, row.Goal, row.BandEnd }).Append(National?.Value).OfType<decimal>().ToList();
        (decimal From, decimal To) ends = IsPlace
            ? (Math.Max(numbers.Max(), 2) + 1, 1)
            : (Math.Min(numbers.Min(), 0), Math.Max(numbers.Max(), 0) * 1.02m);
        var national = National is { } country ? (country.Value, $"{ChartWords.Country.In(language)} {country.Text.In(language)}") : ((decimal, string)?)null;
        var rows = Rows.Select(row => new BarRow(row.Rank, row.Name.In(language), row.ValueText.In(language), row.Value)
        {
            Goal = row.Goal,
            BandEnd = row.BandEnd,
            IsPreliminary = row.IsPreliminary,
        }).ToList();
        if (rows.Count > 0)
        {
            var room = Shortened.RoomIn(top, unit);
            var (shown, leftOut) = Shortened.Of(rows, some => new RowColumns(some, ends, national).Fits(some.Count == rows.Count ? top : room, unit));
            new RowColumns(shown, ends, national).Draw(canvas, Shortened.Say(canvas, top, leftOut, unit), unit);
        }

        foreach (var (number, line) in lines.Index())
            canvas.Write(new Label(area.X, area.Bottom - below + (10 * unit) + (((number + 0.8) * size) * Line), size, Ink.Secondary, line));
    }

    private IReadOnlyList<string> LinesOfMissing(double width, Language language, double size)
    {
        if (Missing.Count == 0)
            return [];
        var names = string.Join(", ", Missing.Select(name => name.In(language).Replace(' ', '\u00a0')));
        return TextWidth.Wrap(
            language == Language.Vi ? $"Chưa có số liệu ({Missing.Count}): {names}." : $"No figure found ({Missing.Count}): {names}.",
            size,
            width);
    }

    /// <summary>A unit with a value.</summary>
    /// <param name="Rank">Its place, as it is written; null where there is no place to tell.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Value">Its value.</param>
    /// <param name="ValueText">The value in words.</param>
    internal sealed record Row(string? Rank, Text Name, decimal? Value, Text ValueText)
    {
        /// <summary>The pass mark of its goal for the year; null where none was found.</summary>
        public decimal? Goal { get; init; }

        public decimal? BandEnd { get; init; }

        public bool IsPreliminary { get; init; }
    }
}
