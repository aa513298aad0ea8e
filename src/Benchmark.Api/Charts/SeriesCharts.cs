using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Narratives;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Charts;

/// <summary>The charts of figures year by year.</summary>
internal static class SeriesCharts
{
    private const int MostNames = 3;

    /// <summary>The lines that observations are: those of one province, indicator and series are one.</summary>
    public static IReadOnlyList<IReadOnlyList<Observation>> LinesOf(IEnumerable<Observation> observations) =>
    [
        .. observations.GroupBy(value => (value.Province, value.Indicator, value.Series))
            .Select(line => (IReadOnlyList<Observation>)[.. line.OrderBy(value => value.Year)]),
    ];

    /// <summary>Whether a goal of a year belongs beside the figures of a line.</summary>
    public static bool BelongsBeside(GapRow row, Observation value) =>
        row.Province == value.Province && row.Indicator == value.Indicator && row.Target is { Basis: Basis.AtYear, Horizon: not null }
        && GapCharts.IsDrawn(row) && (row.Series is null || row.Series == value.Series);

    /// <summary>The values of the country that stand beside a line: of the same indicator, series and years. None beside its own.</summary>
    /// <param name="observations">Every revision of the values of the indicator, those of the country among them.</param>
    /// <param name="line">The line.</param>
    /// <param name="country">The country.</param>
    public static IReadOnlyList<Observation> National(IEnumerable<Observation> observations, IReadOnlyList<Observation> line, string country)
    {
        if (line[0].Province == country || GapMark.IsPlace(line[0].Unit))
            return [];
        return
        [
            .. observations.Where(value => value.Province == country && value.Indicator == line[0].Indicator && value.Series == line[0].Series)
                .Where(value => value.Year >= line[0].Year && value.Year <= line[^1].Year)
                .GroupBy(value => value.Year)
                .Select(revisions => revisions.MaxBy(value => value.Revision)!)
                .OrderBy(value => value.Year),
        ];
    }

    /// <summary>The chart of lines, of which there is at least one.</summary>
    /// <param name="lines">The lines; of one unit.</param>
    /// <param name="goals">Where there is one line, the rows of gaps of its goals.</param>
    /// <param name="national">Where there is one line and it is another's, the values of the country by the same series.</param>
    /// <param name="catalog">What is called what.</param>
    /// <param name="missing">The provinces that were asked for and have no figure here.</param>
    public static TimeSeriesChart Of(
        IReadOnlyList<IReadOnlyList<Observation>> lines,
        IReadOnlyList<GapRow> goals,
        IReadOnlyList<Observation> national,
        Catalog catalog,
        IReadOnlyList<string> missing)
    {
        var all = lines.SelectMany(line => line).ToList();
        var indicators = all.Select(value => value.Indicator).Distinct().ToList();
        var provinces = all.Select(value => value.Province).Distinct().ToList();
        var series = all.Select(value => (value.Indicator, value.Series)).Distinct().ToList();
        var first = catalog.FindIndicator(indicators[0])!;
        var measured = Measured.By(first);
        var drawn = lines.Select(line => new TimeSeriesChart.Line(
            NameOf(line[0]),
            [.. line.Select(value => ValueOf(value, catalog))],
            SeriesOf(line[0], catalog).Breaks)
        {
            IsReference = provinces.Count > 1 && line[0].Province == catalog.Country.Id,
            Group = provinces.Count > 1 ? provinces.IndexOf(line[0].Province) : null,
        }).ToList();
        var country = national.Count == 0 ? null
            : new TimeSeriesChart.Line(ChartWords.Country, [.. national.Select(value => ValueOf(value, catalog))], SeriesOf(national[0], catalog).Breaks)
            {
                IsReference = true,
            };
        var yearly = goals.OrderBy(goal => goal.Target.Horizon).DistinctBy(goal => goal.Target.Horizon).ToList();
        var marks = yearly.Select(goal => GapMark.Of(goal, catalog, new RowName(Text.Empty)))
            .Select(mark => new TimeSeriesChart.Goal(mark.Row.Target.Horizon!.Value, mark.PassMark, mark.BandEnd, mark.Goal))
            .ToList();
        return new TimeSeriesChart
        {
            Title = TitleOf(),
            Subtitle = SubtitleOf(),
            Key =
            [
                new(KeyShape.Column, ChartWords.Figure),
                new(KeyShape.PreliminaryColumn, ChartWords.Preliminary),
                new(KeyShape.Preliminary, ChartWords.Preliminary),
                new(KeyShape.Level, ChartWords.GoalOfYear),
                new(KeyShape.Reference, ChartWords.Country),
            ],
            Description = DescriptionOf(),
            FigureSources = [.. all.Concat(national).SelectMany(value => new[] { value.Source, value.SecondSource }).OfType<string>().Distinct()],
            GoalSources = [.. goals.Select(goal => goal.Target.Document ?? goal.Target.Source).Distinct()],
            Path = provinces is [var place] ? $"/v1/profiles/{place}" : "/v1/observations",
            Lines = drawn,
            Measured = measured,
            Goals = marks,
            National = country,
        };

        Text NameOf(Observation value)
        {
            var parts = new List<Text>();
            if (provinces.Count > 1)
                parts.Add(ProvinceLabel.InSentence(catalog.FindProvince(value.Province)!));
            if (indicators.Count > 1)
                parts.Add(IndicatorName.Of(catalog.FindIndicator(value.Indicator)!, value.Province == catalog.Country.Id).Brief);
            if (series.Count > indicators.Count)
                parts.Add(IndicatorName.WithinSentence(SeriesOf(value, catalog).Name));
            return new(string.Join(", ", parts.Select(part => part.Vi)), string.Join(", ", parts.Select(part => part.En)));
        }

        // The newest figure, or how many lines there are: what they mean together nobody has judged.
        Text TitleOf()
        {
            var what = indicators.Count == 1 ? IndicatorName.Of(first, provinces.All(each => each == catalog.Country.Id)).Brief.Capital() : null;
            var who = provinces is [var one] ? ProvinceLabel.InSentence(catalog.FindProvince(one)!) : null;
            var subject = (what, who) switch
            {
                ({ } measure, { } place) => new Text($"{measure.Vi} của {place.Vi}", $"{measure.En} of {place.En}"),
                ({ } measure, null) => new Text($"{measure.Vi} của {Places().Vi}", $"{measure.En} of {Places().En}"),
                (null, { } place) => new Text($"{indicators.Count} chỉ tiêu của {place.Vi}", $"{indicators.Count} indicators of {place.En}"),
                _ => new Text(
                    $"{indicators.Count} chỉ tiêu của {Places().Vi}",
                    $"{indicators.Count} indicators of {Places().En}"),
            };
            var (from, to) = (all.Min(value => value.Year), all.Max(value => value.Year));
            if (drawn is not [{ Values: [.., var newest] } line])
                return new($"{subject.Vi}, {Span(from, to)}", $"{subject.En}, {Span(from, to)}");
            var met = yearly.Where(goal => goal.Target.Horizon <= newest.Year && goal.Status is Status.HorizonMet or Status.HorizonMissed).ToList();
            if (met.Count > 1)
            {
                var reached = met.Count(goal => goal.Status == Status.HorizonMet);
                return new(
                    $"{subject.Vi}: {newest.Text.Vi} năm {newest.Year}; đạt {reached} trong {met.Count} mục tiêu năm",
                    $"{subject.En}: {newest.Text.En} in {newest.Year}; {reached} of {met.Count} goals of a year reached");
            }

            return line.Values.Count > 1
                ? new(
                    $"{subject.Vi}: {newest.Text.Vi} năm {newest.Year}, {line.Values[0].Text.Vi} năm {line.Values[0].Year}",
                    $"{subject.En}: {newest.Text.En} in {newest.Year}, {line.Values[0].Text.En} in {line.Values[0].Year}")
                : new($"{subject.Vi}: {newest.Text.Vi} năm {newest.Year}", $"{subject.En}: {newest.Text.En} in {newest.Year}");
        }

        // The country is no province.
        Text Places()
        {
            var count = provinces.Count(each => each != catalog.Country.Id);
            var named = count == 1
                ? ProvinceLabel.InSentence(catalog.FindProvince(provinces.First(each => each != catalog.Country.Id))!)
                : new Text($"{count} địa phương", $"{count} provinces");
            return count == provinces.Count ? named : new($"{named.Vi} và {ChartWords.Country.Vi}", $"{named.En} and {ChartWords.Country.En}");
        }

        Text SubtitleOf()
        {
            var name = indicators.Count == 1
                ? IndicatorName.Of(first, provinces.All(each => each == catalog.Country.Id)).Full.Capital()
                : new Text($"{indicators.Count} chỉ tiêu", $"{indicators.Count} indicators");
            var unit = GapCharts.SymbolOf(first.Unit, catalog);
            var how = series.Count == 1 && first.Series.Count > 1 ? IndicatorName.WithinSentence(SeriesOf(all[0], catalog).Name)
                : series.Count > indicators.Count ? new Text("nhiều cách đo, không nối với nhau", "several measures, never joined")
                : Text.Empty;
            var without = MissingText(missing, catalog);
            return new($"{name.Vi}, {unit.Vi}{Behind(how.Vi)}{without.Vi}", $"{name.En}, {unit.En}{Behind(how.En)}{without.En}");
        }

        Text DescriptionOf() => new(Described(Language.Vi), Described(Language.En));

        string Described(Language language)
        {
            var parts = drawn.Concat(country is null ? [] : [country]).Select(line =>
            {
                var head = line.Name.In(language) is { Length: > 0 } named ? $"{named}: " : "";
                return head + string.Join("; ", line.Values.Select(value => $"{value.Year} {value.Text.In(language)}"
                    + (value.IsPreliminary ? language == Language.Vi ? ", sơ bộ" : ", preliminary" : "")));
            }).ToList();
            if (marks.Count > 0)
            {
                parts.Add((language == Language.Vi ? "Mục tiêu: " : "Goals: ")
                    + string.Join("; ", marks.Select(goal => $"{goal.Year} {goal.Text.In(language)}")));
            }

            return string.Join(". ", parts) + ".";
        }
    }

    // A subtitle has room for a few names.
    private static Text MissingText(IReadOnlyList<string> missing, Catalog catalog)
    {
        if (missing.Count == 0)
            return Text.Empty;
        var names = missing.Select(id => ProvinceLabel.InSentence(catalog.FindProvince(id)!)).ToList();
        return missing.Count > MostNames
            ? new($"; chưa có số liệu của {missing.Count} địa phương", $"; no figure found for {missing.Count} provinces")
            : new(
                $"; chưa có số liệu của {string.Join(", ", names.Select(name => name.Vi))}",
                $"; no figure found for {string.Join(", ", names.Select(name => name.En))}");
    }

    private static string Behind(string text) => text.Length == 0 ? "" : $", {text}";

    private static string Span(int from, int to) => from == to ? $"{from}" : $"{from}–{to}";

    private static Series SeriesOf(Observation value, Catalog catalog) =>
        catalog.FindIndicator(value.Indicator)!.Series.First(series => series.Id == value.Series);

    private static TimeSeriesChart.Figure ValueOf(Observation value, Catalog catalog) => new(
        value.Year,
        value.Value,
        DisplayText.Show(value, catalog.FindIndicator(value.Indicator)!).Text!,
        value.Certainty == Certainty.Preliminary);
}
