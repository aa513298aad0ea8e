using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Charts;

/// <summary>A target beside the value that judges it, as charts draw it.</summary>
/// <param name="Row">The row, with its figures as text.</param>
/// <param name="Name">What tells it from the other rows.</param>
/// <param name="Note">What tells it further; null for nothing.</param>
internal sealed record GapMark(GapRow Row, Text Name, Text? Note)
{
    private const int MostDecimals = 2;

    /// <summary>The note that is left where there is little room: how it was measured and whether it counts is said of all in the subtitle.</summary>
    public Text? BriefNote { get; init; }

    /// <summary>The mark with the name that it has where there is little room.</summary>
    public GapMark Brief => this with { Note = BriefNote };

    /// <summary>Whether it stands apart, as what the others are held against.</summary>
    public bool IsReference { get; init; }

    /// <summary>What the target asks for, in few words.</summary>
    public required Text Goal { get; init; }

    /// <summary>The value that is judged, in words; null where there is none.</summary>
    public required Text? ValueText { get; init; }

    /// <summary>Of which year or years the value is, where those of the rows differ; null where the subtitle says it.</summary>
    public Text? When { get; init; }

    /// <summary>The value as it stands beside its mark; null where there is none.</summary>
    public Text? Label => ValueText is { } text ? Dated(text) : null;

    /// <summary>What the target asks for, and the value that passes where it is another.</summary>
    public Text GoalWithMark => Row.Target.Comparator == Comparator.About && BandEnd is not null
        ? new($"{Goal.Vi} (mức đạt {PassMarkText.Vi})", $"{Goal.En} (pass mark {PassMarkText.En})")
        : Goal;

    /// <summary>The value that passes, as it stands behind the goal with its unit.</summary>
    public required Text PassMarkText { get; init; }

    /// <summary>The value that is judged; null where there is none.</summary>
    public decimal? Value => Row.Observation is null ? null : Told.Mean(Row) ?? Row.Observation.Value;

    /// <summary>The value that passes.</summary>
    public decimal PassMark => Row.Target.Normalized.PassMark!.Value;

    /// <summary>The far end of a range, or of the band of an "about"; null where the goal is one number.</summary>
    public decimal? BandEnd => Row.Target switch
    {
        { Comparator: Comparator.Range, Normalized.Stretch: { } far } when far != PassMark => far,
        { Comparator: Comparator.About, Low: { } stated } when stated != PassMark => stated + (stated - PassMark),
        _ => null,
    };

    /// <summary>The distance between the two; positive is good. Null where there is none.</summary>
    public decimal? Gap => Row.Gap.Value;

    /// <summary>The distance, in words.</summary>
    public Text? GapText => Row.Gap.Text;

    public bool IsPreliminary => Told.IsPreliminary(Row);

    /// <summary>Whether the best is first: a rank, or a class counted from 1.</summary>
    public static bool IsPlace(string unit) => unit is Unit.Rank or Unit.Group;

    /// <summary>The rows of a chart: of each target one, nearest to its pass mark first, what has no value last, the country behind them.</summary>
    /// <param name="rows">The rows, with their figures as text; each has a pass mark.</param>
    /// <param name="catalog">What they are called.</param>
    public static IReadOnlyList<GapMark> Of(IReadOnlyList<GapRow> rows, Catalog catalog)
    {
        var provinces = rows.Select(row => row.Province).Distinct().ToList();
        var names = new RowNames(rows, catalog);
        var known = rows.Where(row => row.Observation is not null).ToList();
        var areOfSeveral = known.Select(row => row.Observation!.Year).Distinct().Count() > 1;
        // Among figures of one year a mean is told.
        var areMixed = known.Select(row => Told.Mean(row) is null).Distinct().Count() > 1;
        return
        [
            .. rows.Select(row => provinces.Count > 1 && row.Province == catalog.Country.Id
                    ? Of(row, catalog, names.NameOf(row) with { Name = ChartWords.Country.Capital() }) with { IsReference = true }
                    : Of(row, catalog, names.NameOf(row)))
                .Select(mark => mark.Value is not null && (areOfSeveral || (areMixed && Told.Mean(mark.Row) is not null))
                    ? mark with { When = Told.Years(mark.Row) }
                    : mark)
                .OrderBy(mark => mark.IsReference)
                .ThenByDescending(mark => mark.Gap is not null)
                .ThenByDescending(mark => mark.Gap)
                .ThenByDescending(mark => mark.Value is not null),
        ];
    }

    /// <summary>One target.</summary>
    public static GapMark Of(GapRow row, Catalog catalog, RowName name)
    {
        var measured = Measured.By(catalog.FindIndicator(row.Indicator)!);
        return new GapMark(row, name.Name, name.Note)
        {
            BriefNote = name.BriefNote,
            Goal = GoalText.Brief(row.Target, measured, row.Province == catalog.Country.Id),
            ValueText = Told.Value(row, measured),
            PassMarkText = ColumnText.WithPercent(FigureText.Stated(row.Target.Normalized.PassMark!.Value), measured),
        };
    }

    /// <summary>The name on one line, with what tells it further.</summary>
    public string NameIn(Language language) => Note is { } note ? $"{Name.In(language)}, {note.In(language)}" : Name.In(language);

    /// <summary>The distances of rows with their signs, all with as many decimals as one needs; null where there is none.</summary>
    public static IReadOnlyDictionary<GapMark, Text> Distances(IReadOnlyList<GapMark> marks)
    {
        var decimals = marks.Select(mark => mark.Gap).OfType<decimal>()
            .Select(gap => Math.Min((int)Exact.Normalize(gap).Scale, MostDecimals))
            .DefaultIfEmpty()
            .Max();
        // Hundredths of hundreds say nothing and take room.
        if (marks.Any(mark => Math.Abs(mark.Gap ?? 0) >= 100))
            decimals = Math.Min(decimals, 1);
        return marks.Where(mark => mark.Gap is not null).ToDictionary(mark => mark, mark => ColumnText.Signed(mark.Gap!.Value, decimals));
    }

    /// <summary>The values of rows as a column has them, all with as many decimals; null where there is none.</summary>
    public static IReadOnlyDictionary<GapMark, Text> Values(IReadOnlyList<GapMark> marks, Measured measured)
    {
        var known = marks.Where(mark => mark.Value is not null).ToList();
        // What is no plain number has words of its own; other units stand in the subtitle.
        if (Unit.KindOf(measured.Unit) is UnitKind.Rank or UnitKind.Class)
            return known.ToDictionary(mark => mark, mark => mark.Label!);
        // A value must not be rounded onto a pass mark.
        var decimals = FigureText.DecimalsFor(
            [.. known.Select(mark => mark.Value!.Value)],
            [.. known.Select(mark => mark.PassMark)],
            known.Count == 0 ? 0 : known.Max(mark => Math.Min((int)Exact.Normalize(mark.Value!.Value).Scale, MostDecimals)));
        return known.ToDictionary(
            mark => mark,
            mark => mark.Dated(ColumnText.WithPercent(ColumnText.Fixed(mark.Value!.Value, decimals), measured)));
    }

    private Text Dated(Text value) => When is { } when ? new($"{value.Vi} ({when.Vi})", $"{value.En} ({when.En})") : value;

    /// <summary>What the mark says, in words.</summary>
    public Text InWords()
    {
        var value = ValueText is { } text
            ? new Text(
                $"số liệu {Told.YearOf(Row).Vi} {text.Vi}{(IsPreliminary ? ", sơ bộ" : "")}",
                $"figure {Told.YearOf(Row).En} {text.En}{(IsPreliminary ? ", preliminary" : "")}")
            : new Text("chưa tìm thấy số liệu", "no figure found");
        var gap = GapText is { } distance ? new Text($", chênh lệch {distance.Vi}", $", difference {distance.En}") : Text.Empty;
        var name = Note is null ? Name : new Text($"{Name.Vi}, {Note.Vi}", $"{Name.En}, {Note.En}");
        return new(
            $"{name.Vi}: mục tiêu {Goal.Vi}, {value.Vi}{gap.Vi}",
            $"{name.En}: goal {Goal.En}, {value.En}{gap.En}");
    }
}

/// <summary>What a row is called.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Note">What tells it further; null for nothing.</param>
/// <param name="BriefNote">What is left of the note where there is little room.</param>
internal sealed record RowName(Text Name, Text? Note = null, Text? BriefNote = null);

/// <summary>What tells the rows of a chart apart: whatever differs among them.</summary>
internal sealed class RowNames
{
    private readonly Catalog _catalog;
    private readonly bool _haveProvinces;
    private readonly bool _haveIndicators;
    private readonly bool _haveHorizons;
    private readonly bool _haveSeries;
    private readonly bool _areSeveral;
    private readonly HashSet<string> _several;

    public RowNames(IReadOnlyList<GapRow> rows, Catalog catalog)
    {
        _catalog = catalog;
        _haveProvinces = rows.Select(row => row.Province).Distinct().Count() > 1;
        _haveIndicators = rows.Select(row => row.Indicator).Distinct().Count() > 1;
        _haveHorizons = rows.Select(row => Told.Deadline(row.Target)).Distinct().Count() > 1;
        _haveSeries = rows.Where(row => row.Series is not null).Select(row => (row.Indicator, row.Series)).Distinct().Count()
            > rows.Where(row => row.Series is not null).Select(row => row.Indicator).Distinct().Count();
        _areSeveral = rows.Count > 1;
        _several = [.. rows.CountBy(row => (row.Province, row.Indicator, row.Target.Horizon, row.Target.Period))
            .Where(each => each.Value > 1)
            .Select(each => KeyOf(each.Key.Province, each.Key.Indicator))];
    }

    public RowName NameOf(GapRow row)
    {
        var parts = new List<Text>();
        if (_haveProvinces)
        {
            var (name, note) = Plain(_catalog.FindProvince(row.Province)!);
            parts.Add(name);
            if (note is not null)
                parts.Add(note);
        }

        if (_haveIndicators)
            parts.Add(IndicatorName.Of(_catalog.FindIndicator(row.Indicator)!, row.Province == _catalog.Country.Id).Brief);
        if (_haveHorizons || parts.Count == 0)
            parts.Add(Told.Deadline(row.Target));
        if (_several.Contains(KeyOf(row.Province, row.Indicator)) && DocumentOf(row.Target) is { } document)
            parts.Add(document);
        var brief = NoteOf(parts);
        if (_haveSeries && _catalog.FindIndicator(row.Indicator)!.Series is [_, _, ..] all
            && all.FirstOrDefault(series => series.Id == row.Series) is { } series)
        {
            parts.Add(IndicatorName.WithinSentence(series.Name));
        }

        if (_areSeveral && GapCharts.WhyNotCounted(row) is { } why)
            parts.Add(why);
        return new RowName(parts[0].Capital(), NoteOf(parts), brief);

        static Text? NoteOf(List<Text> parts) => parts.Count < 2 ? null
            : new(string.Join(" · ", parts.Skip(1).Select(part => part.Vi)), string.Join(" · ", parts.Skip(1).Select(part => part.En)));
    }

    /// <summary>The name of a province, and apart from it what tells it from another of that name.</summary>
    public static (Text Name, Text? Note) Plain(Province province)
    {
        var label = ProvinceLabel.InSentence(province);
        return label == province.Name ? (label, null) : (province.Name, new(Rest(label.Vi, province.Name.Vi), Rest(label.En, province.Name.En)));

        static string Rest(string label, string name) =>
            label.StartsWith(name, StringComparison.Ordinal) ? label[name.Length..].Trim(' ', '(', ')') : label;
    }

    private static string KeyOf(string province, string indicator) => $"{province} {indicator}";

    private Text? DocumentOf(Target target) =>
        _catalog.FindSource(target.Document ?? target.Source) is { } source ? source.Number is { } number ? Text.Same(number) : source.Issuer : null;
}
