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

    /// <summary>Whether it stands apart, as what the others are held against.</summary>
    public bool IsReference { get; init; }

    /// <summary>What the target asks for, in few words.</summary>
    public required Text Goal { get; init; }

    /// <summary>The value that is judged, in words; null where there is none.</summary>
    public required Text? ValueText { get; init; }

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
        return
        [
            .. rows.Select(row => provinces.Count > 1 && row.Province == catalog.Country.Id
                    ? Of(row, catalog, (ChartWords.Country.Capital(), names.NameOf(row).Note)) with { IsReference = true }
                    : Of(row, catalog, names.NameOf(row)))
                .OrderBy(mark => mark.IsReference)
                .ThenByDescending(mark => mark.Gap is not null)
                .ThenByDescending(mark => mark.Gap)
                .ThenByDescending(mark => mark.Value is not null),
        ];
    }

    /// <summary>One target.</summary>
    public static GapMark Of(GapRow row, Catalog catalog, (Text Name, Text? Note) name)
    {
        var measured = Measured.By(catalog.FindIndicator(row.Indicator)!);
        return new GapMark(row, name.Name, name.Note)
        {
            Goal = GoalText.Brief(row.Target, measured, row.Province == catalog.Country.Id),
            ValueText = Told.Value(row, measured),
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
        return marks.Where(mark => mark.Gap is not null).ToDictionary(mark => mark, mark => SignedText.Of(mark.Gap!.Value, decimals));
    }

    /// <summary>The values of rows as a column has them, all with as many decimals; null where there is none.</summary>
    public static IReadOnlyDictionary<GapMark, Text> Values(IReadOnlyList<GapMark> marks, Measured measured)
    {
        var known = marks.Where(mark => mark.Value is not null).ToList();
        // What is no plain number has words of its own; other units stand in the subtitle.
        if (Unit.KindOf(measured.Unit) is UnitKind.Rank or UnitKind.Class)
            return known.ToDictionary(mark => mark, mark => mark.ValueText!);
        var sign = Unit.KindOf(measured.Unit) is UnitKind.Share or UnitKind.Rate ? "%" : "";
        // A value must not be rounded onto a pass mark.
        var decimals = FigureText.DecimalsFor(
            [.. known.Select(mark => mark.Value!.Value)],
            [.. known.Select(mark => mark.PassMark)],
            known.Count == 0 ? 0 : known.Max(mark => Math.Min((int)Exact.Normalize(mark.Value!.Value).Scale, MostDecimals)));
        return known.ToDictionary(mark => mark, mark =>
        {
            var number = SignedText.Fixed(mark.Value!.Value, decimals);
            return new Text($"{number.Vi}{sign}", $"{number.En}{sign}");
        });
    }

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

/// <summary>What tells the rows of a chart apart: whatever differs among them.</summary>
internal sealed class RowNames
{
    private readonly Catalog _catalog;
    private readonly bool _haveProvinces;
    private readonly bool _haveIndicators;
    private readonly bool _haveHorizons;
    private readonly HashSet<string> _several;

    public RowNames(IReadOnlyList<GapRow> rows, Catalog catalog)
    {
        _catalog = catalog;
        _haveProvinces = rows.Select(row => row.Province).Distinct().Count() > 1;
        _haveIndicators = rows.Select(row => row.Indicator).Distinct().Count() > 1;
        _haveHorizons = rows.Select(row => Told.Deadline(row.Target)).Distinct().Count() > 1;
        _several = [.. rows.CountBy(row => (row.Province, row.Indicator, row.Target.Horizon, row.Target.Period))
            .Where(each => each.Value > 1)
            .Select(each => KeyOf(each.Key.Province, each.Key.Indicator))];
    }

    public (Text Name, Text? Note) NameOf(GapRow row)
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
            parts.Add(IndicatorName.Of(_catalog.FindIndicator(row.Indicator)!, row.Province == _catalog.Country.Id).Brief.Capital());
        if (_haveHorizons || parts.Count == 0)
            parts.Add(Told.Deadline(row.Target).Capital());
        if (_several.Contains(KeyOf(row.Province, row.Indicator)) && DocumentOf(row.Target) is { } document)
            parts.Add(document);
        var rest = parts.Skip(1).ToList();
        return (parts[0], rest.Count == 0 ? null : new(string.Join(" · ", rest.Select(part => part.Vi)), string.Join(" · ", rest.Select(part => part.En))));
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
