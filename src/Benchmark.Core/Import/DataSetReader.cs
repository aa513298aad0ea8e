using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Import;

/// <summary>
/// Turns the files of a data set into a data set, or into every problem they have. The cells are read first, each row by itself; what rows say of each
/// other is checked by <see cref="DataSetRules"/> on the rows that could be read.
/// </summary>
public static partial class DataSetReader
{
    /// <summary>Reads a data set.</summary>
    /// <param name="tables">The files that are there.</param>
    /// <param name="unreadable">Problems found before: files that are missing or no CSV.</param>
    public static ImportResult Read(IReadOnlyList<ImportTable> tables, IReadOnlyList<ImportProblem> unreadable)
    {
        var problems = new List<ImportProblem>(unreadable);
        foreach (var table in tables)
            CheckHeader(table, problems);

        var releases = Rows(tables, DataSetTables.ReleaseFile, problems, ReadRelease);
        var series = Rows(tables, DataSetTables.SeriesFile, problems, ReadSeries);
        var indicators = Rows(tables, DataSetTables.IndicatorFile, problems, ReadIndicator);
        var byId = indicators.DistinctBy(indicator => indicator.Item.Id).ToDictionary(indicator => indicator.Item.Id, indicator => indicator.Item);
        var fieldSizes = series.DistinctBy(each => (each.Item.Indicator, each.Item.Id)).ToDictionary(each => (each.Item.Indicator, each.Item.Id), each => each.Item.FieldSize);

        var rows = new DataSetRows(
            releases,
            Rows(tables, DataSetTables.SourceFile, problems, ReadSource),
            Rows(tables, DataSetTables.ProvinceFile, problems, ReadProvince),
            indicators,
            series,
            Rows(tables, DataSetTables.TargetFile, problems, reader => ReadTarget(reader, byId)),
            Rows(tables, DataSetTables.ObservationFile, problems, reader => ReadObservation(reader, byId, fieldSizes)),
            tables.Where(table => table.Columns.Contains("id")).ToDictionary(table => table.File, Keys));
        DataSetRules.Check(rows, problems);
        if (problems.Count > 0)
        {
            var order = DataSetTables.Columns.Keys.ToList();
            return new ImportResult(null, [.. problems.OrderBy(problem => order.IndexOf(problem.File)).ThenBy(problem => problem.Line ?? 0)]);
        }

        var seriesOf = series.Select(each => each.Item).OrderBy(each => each.Id, StringComparer.Ordinal).ToLookup(each => each.Indicator);
        return new ImportResult(
            new DataSet(
                releases[0].Item,
                Items(rows.Sources),
                Items(rows.Provinces),
                [.. Items(indicators).Select(indicator => indicator with { Series = [.. seriesOf[indicator.Id]] })],
                Items(rows.Targets),
                WithIds(Items(rows.Observations))),
            []);
    }

    private static IReadOnlyList<Observation> WithIds(IReadOnlyList<Observation> observations)
    {
        var newest = observations.GroupBy(each => (each.Province, each.Indicator, each.Year, each.Series)).ToDictionary(group => group.Key, group => group.Max(each => each.Revision));
        return
        [
            .. observations.Select(each => each with
            {
                Id = Observation.IdOf(each.Province, each.Indicator, each.Year, each.Series, each.Revision, newest[(each.Province, each.Indicator, each.Year, each.Series)]),
            }),
        ];
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\.[1-9][0-9]*$")]
    private static partial Regex ReleaseIdPattern();

    [GeneratedRegex("^[0-9]{2}$")]
    private static partial Regex GsoPattern();

    [GeneratedRegex("^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
    private static partial Regex IsoPattern();

    [GeneratedRegex(@"^[a-z0-9-]+\.[a-z0-9-]+\.([0-9]{4}|open)\.[a-z0-9-]+$")]
    private static partial Regex TargetIdPattern();

    private static IReadOnlyList<T> Items<T>(IReadOnlyList<Read<T>> rows) => [.. rows.Select(row => row.Item)];

    private static void CheckHeader(ImportTable table, List<ImportProblem> problems)
    {
        var expected = DataSetTables.Columns[table.File];
        foreach (var column in expected.Except(table.Columns))
            problems.Add(new ImportProblem(table.File, 1, column, null, "is missing from the header"));
        foreach (var column in table.Columns.Except(expected))
            problems.Add(new ImportProblem(table.File, 1, column, null, $"is no column of this file; it has {string.Join(", ", expected)}"));
        foreach (var column in table.Columns.CountBy(column => column).Where(count => count.Value > 1))
            problems.Add(new ImportProblem(table.File, 1, column.Key, null, "stands in the header more than once"));
        foreach (var row in table.Rows.Where(row => row.Values.Count != table.Columns.Count))
            problems.Add(new ImportProblem(table.File, row.Line, null, null, $"has {row.Values.Count} cells, the header has {table.Columns.Count}"));
    }

    private static List<Read<T>> Rows<T>(IReadOnlyList<ImportTable> tables, string file, List<ImportProblem> problems, Func<RowReader, T> read)
    {
        var rows = new List<Read<T>>();
        if (tables.FirstOrDefault(table => table.File == file) is not { } table || DataSetTables.Columns[file].Except(table.Columns).Any())
            return rows;

        foreach (var row in table.Rows.Where(row => row.Values.Count == table.Columns.Count))
        {
            var reader = new RowReader(table, row, problems);
            var item = read(reader);
            if (reader.IsWhole)
                rows.Add(new Read<T>(item, row.Line));
        }

        return rows;
    }

    /// <summary>The ids of a file that was read, also of rows that have another problem: a reference to them is not a second one.</summary>
    private static HashSet<string> Keys(ImportTable table)
    {
        var id = table.Columns.IndexOf("id");
        var indicator = table.File == DataSetTables.SeriesFile ? table.Columns.IndexOf("indicator") : -1;
        return [.. table.Rows.Where(row => row.Values.Count == table.Columns.Count).Select(row => indicator < 0 ? row.Values[id] : $"{row.Values[indicator]}/{row.Values[id]}")];
    }

    private static Release ReadRelease(RowReader row)
    {
        row.Required("id");
        var id = row.Matching("id", ReleaseIdPattern(), "a date and a number like 2026-11-21.1") ?? "";
        var text = row.Required("published_at");
        if (!DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var publishedAt) && text.Length > 0)
            row.Problem("published_at", text, "must be a time with its offset like 2026-11-21T00:00:00+07:00");
        return new Release(id, publishedAt, row.Required("author"), row.RequiredText("reason"));
    }

    private static Source ReadSource(RowReader row)
    {
        var url = row.Optional("url");
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out _) && (url.StartsWith("http://", StringComparison.Ordinal) || url.StartsWith("https://", StringComparison.Ordinal))))
            row.Problem("url", url, "must be an address that begins with http:// or https://");
        return new Source
        {
            Id = row.Id("id"),
            Kind = row.Code<SourceKind>("kind"),
            Number = row.Optional("number"),
            Title = row.Required("title"),
            Issuer = row.Required("issuer"),
            PublishedOn = row.PartialDate("published_on"),
            Url = url,
            Note = row.OptionalText("note"),
        };
    }

    private static Province ReadProvince(RowReader row)
    {
        var province = new Province
        {
            Id = row.Id("id"),
            Name = row.RequiredText("name"),
            Aliases = row.Optional("aliases")?.Split('|') ?? [],
            Kind = row.Code<ProvinceKind>("kind"),
            Region = row.OptionalText("region"),
            Codes = new ProvinceCodes(
                row.Matching("gso", GsoPattern(), "two digits"),
                row.Matching("iso", IsoPattern(), "a code of ISO 3166 like VN-61")),
            ValidFrom = row.Date("valid_from"),
            ValidTo = row.Date("valid_to"),
            Successor = row.Optional("successor"),
            Headline = row.Integer("headline", 1, 1000),
            Source = row.Required("source"),
            Note = row.OptionalText("note"),
        };
        if (province.ValidFrom > province.ValidTo)
            row.Problem("valid_to", row.Optional("valid_to"), "lies before valid_from");
        if (province.ValidTo is null != province.Successor is null)
            row.Problem("successor", province.Successor, "must be given exactly where valid_to is: a territory that ended has a successor");
        return province;
    }

    private static Indicator ReadIndicator(RowReader row)
    {
        var pace = row.Required("pace");
        var indicator = new Indicator
        {
            Id = row.Id("id"),
            Name = row.RequiredText("name"),
            Kind = row.Code<IndicatorKind>("kind"),
            Unit = row.Id("unit"),
            UnitName = row.OptionalText("unit_name"),
            Direction = row.Code<Direction>("direction"),
            Theme = row.Id("theme"),
            Headline = row.Integer("headline", 1, 1000),
            Minimum = row.Number("minimum"),
            Maximum = row.Number("maximum"),
            Worst = row.Number("worst"),
            WorstReason = row.OptionalText("worst_reason"),
            ScoreMethod = row.Optional("score_method"),
            Pace = pace == "none" ? null : pace,
            RatioScale = row.YesNo("ratio_scale"),
            Decimals = row.Integer("decimals", 0, 10),
            Source = row.Required("source"),
            Note = row.OptionalText("note"),
        };
        CheckUnit(row, indicator);
        CheckScore(row, indicator);
        return indicator;
    }

    private static void CheckUnit(RowReader row, Indicator indicator)
    {
        var unitKind = Unit.KindOf(indicator.Unit);
        var expected = unitKind switch { UnitKind.Rank => IndicatorKind.Rank, UnitKind.Milestone => IndicatorKind.Milestone, _ => IndicatorKind.Number };
        if (indicator.Kind != expected)
            row.Problem("unit", indicator.Unit, $"belongs to the kind {Code.Of(expected)}, not to {Code.Of(indicator.Kind)}");
        if (indicator.Kind == IndicatorKind.Rank && indicator.Direction != Direction.LowerIsBetter)
            row.Problem("direction", Code.Of(indicator.Direction), "must be lower-is-better for a rank: 1 is best");
        if (indicator.RatioScale && !Unit.AllowsRatios(indicator.Unit))
            row.Problem("ratio_scale", "yes", "must be no: ratios of rates and ranks have no meaning");
        if (indicator.Kind != IndicatorKind.Milestone && indicator.UnitName is null)
            row.Problem("unit_name_vi", null, "is required for everything but milestones");
        if (indicator.Minimum > indicator.Maximum)
            row.Problem("maximum", row.Optional("maximum"), "is smaller than minimum");

        if (indicator.Kind == IndicatorKind.Milestone)
        {
            if (indicator.Pace is not null)
                row.Problem("pace", indicator.Pace, "must be none for a milestone");
        }
        else if (indicator.Pace is null || PaceModels.Find(indicator.Pace) is not { } model)
        {
            row.Problem("pace", indicator.Pace ?? "none", $"must be one of {string.Join(", ", PaceModels.All.Select(each => each.Id))}");
        }
        else if (model.Refuses(unitKind) is not null)
        {
            row.Problem("pace", indicator.Pace, $"has no meaning for the unit {indicator.Unit}");
        }
    }

    private static void CheckScore(RowReader row, Indicator indicator)
    {
        if (indicator.Worst is null != indicator.ScoreMethod is null)
            row.Problem("score_method", indicator.ScoreMethod, "must be given exactly where worst is");
        if (indicator.Worst is null)
            return;
        if (indicator.Kind != IndicatorKind.Number)
            row.Problem("worst", row.Optional("worst"), "must be empty for ranks and milestones: they have no score");
        if (indicator.WorstReason is null)
            row.Problem("worst_reason_vi", null, "is required beside a worst bound");
        if (indicator.ScoreMethod is { } id && ScoreMethods.Find(id) is null)
            row.Problem("score_method", id, $"must be one of {string.Join(", ", ScoreMethods.All.Select(method => method.Id))}");
    }

    private static Series ReadSeries(RowReader row)
    {
        var breaks = new List<int>();
        foreach (var part in row.Optional("breaks")?.Split(' ') ?? [])
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200 && !breaks.Contains(year))
                breaks.Add(year);
            else
                row.Problem("breaks", part, "must be years separated by single spaces, each once");
        }

        return new Series
        {
            Indicator = row.Required("indicator"),
            Id = row.Id("id"),
            Name = row.RequiredText("name"),
            FieldSize = row.Integer("field_size", 1, 1000),
            Map = row.Integer("map", 1, 1000),
            AverageOf = row.OptionalPeriod("average_start", "average_end"),
            JudgesTargets = row.YesNo("judges_targets"),
            Preferred = row.YesNo("preferred"),
            Breaks = [.. breaks.Order()],
            Note = row.OptionalText("note"),
        };
    }

    private static Target ReadTarget(RowReader row, IReadOnlyDictionary<string, Indicator> indicators)
    {
        var comparator = row.Code<Comparator>("comparator");
        var low = row.Number("low");
        var high = row.Number("high");
        var band = row.Number("band");
        var fieldSize = row.Integer("field_size", 1, 1000);
        row.Required("id");
        var indicator = indicators.GetValueOrDefault(row.Required("indicator"));
        var target = new Target
        {
            Id = row.Matching("id", TargetIdPattern(), "province, indicator, horizon (or open) and document joined by points") ?? "",
            Province = row.Required("province"),
            Indicator = row.Required("indicator"),
            Horizon = row.Year("horizon"),
            HorizonStated = row.Year("horizon_stated"),
            HorizonReading = row.Code<HorizonReading>("horizon_reading"),
            Period = row.OptionalPeriod("period_start", "period_end"),
            Basis = row.Code<Basis>("basis"),
            Comparator = comparator,
            Low = low,
            High = high,
            Unit = row.Required("unit"),
            Series = row.Optional("series"),
            Normalized = NormalizedTarget.From(comparator, indicator?.Direction ?? default, low, high, band, fieldSize),
            Standing = row.Code<Standing>("standing"),
            SupersededBy = row.Optional("superseded_by"),
            Statement = row.RequiredText("statement"),
            Document = row.Optional("document"),
            Source = row.Required("source"),
            Certainty = row.Code<TargetCertainty>("certainty"),
            Note = row.OptionalText("note"),
        };
        CheckFigures(row, target, band, fieldSize, indicator);
        CheckHorizon(row, target);
        return target;
    }

    private static void CheckFigures(RowReader row, Target target, decimal? band, int? fieldSize, Indicator? indicator)
    {
        Given(row, "low", target.Comparator != Comparator.Milestone, "a milestone has none, every other target has one");
        Given(row, "high", target.Comparator == Comparator.Range, "only a range has an upper end");
        Given(row, "band", target.Comparator == Comparator.About, "only an about has a band");
        if (target.High <= target.Low)
            row.Problem("high", row.Optional("high"), "must be larger than low");
        if (band <= 0)
            row.Problem("band", row.Optional("band"), "must be larger than 0");
        if (fieldSize is not null && target.Comparator != Comparator.RankAtMost)
            row.Problem("field_size", row.Optional("field_size"), "only a rank goal has a field size");
        if (target.Comparator == Comparator.RankAtMost && target.Low is { } goal && (goal != Math.Floor(goal) || goal < 1 || goal > (fieldSize ?? int.MaxValue)))
            row.Problem("low", row.Optional("low"), "must be a whole place from 1 to the field size");
        if (indicator is null)
            return;

        if (!NormalizedTarget.Fits(target.Comparator, indicator.Kind, indicator.Direction))
            row.Problem("comparator", Code.Of(target.Comparator), $"contradicts {indicator.Id}, a {Code.Of(indicator.Kind)} of which {Code.Of(indicator.Direction)}");
        if (target.Unit != indicator.Unit)
            row.Problem("unit", target.Unit, $"must be the unit of {indicator.Id}, {indicator.Unit}");
        CheckBounds(row, "low", target.Low, indicator);
        CheckBounds(row, "high", target.High, indicator);
        if (target.Basis == Basis.PeriodAverage && Unit.KindOf(indicator.Unit) != UnitKind.Rate)
            row.Problem("basis", Code.Of(target.Basis), "only growth rates have a period average");
    }

    private static void Given(RowReader row, string column, bool expected, string rule)
    {
        var text = row.Optional(column);
        if (text is not null != expected)
            row.Problem(column, text, expected ? $"is required: {rule}" : $"must be empty: {rule}");
    }

    private static void CheckBounds(RowReader row, string column, decimal? value, Indicator indicator)
    {
        if (value < indicator.Minimum)
            row.Problem(column, row.Optional(column), $"is smaller than {indicator.Minimum}, the smallest value of {indicator.Id}");
        if (value > indicator.Maximum)
            row.Problem(column, row.Optional(column), $"is larger than {indicator.Maximum}, the largest value of {indicator.Id}");
    }

    private static void CheckHorizon(RowReader row, Target target)
    {
        if (target.Horizon is null != (target.HorizonReading == HorizonReading.Open))
            row.Problem("horizon", row.Optional("horizon"), "must be empty exactly where horizon_reading is open");
        if (target.HorizonReading == HorizonReading.Stated && target.HorizonStated != target.Horizon)
            row.Problem("horizon_stated", row.Optional("horizon_stated"), "must equal horizon where horizon_reading is stated");
        if (target.HorizonReading == HorizonReading.Inferred && target.Note is null)
            row.Problem("note_vi", null, "is required where the horizon is inferred: it says why this year");
        if (target.Basis == Basis.PeriodAverage && target.Period is null)
            row.Problem("period_start", null, "is required for a period-average");
        if (target.Period is not null && target.Horizon is not null && target.Period.End != target.Horizon)
            row.Problem("period_end", row.Optional("period_end"), "must be the horizon");
        var horizon = target.Horizon?.ToString(CultureInfo.InvariantCulture) ?? "open";
        if (target.Id.Length > 0 && !target.Id.StartsWith($"{target.Province}.{target.Indicator}.{horizon}.", StringComparison.Ordinal))
            row.Problem("id", target.Id, $"must begin with {target.Province}.{target.Indicator}.{horizon}.");
        if (target.Standing == Standing.Superseded != target.SupersededBy is not null)
            row.Problem("superseded_by", target.SupersededBy, "must be given exactly where standing is superseded");
    }

    private static Observation ReadObservation(
        RowReader row,
        IReadOnlyDictionary<string, Indicator> indicators,
        IReadOnlyDictionary<(string Indicator, string Series), int?> fieldSizes)
    {
        row.Required("value");
        var value = row.Number("value");
        var indicator = indicators.GetValueOrDefault(row.Required("indicator"));
        var series = row.Required("series");
        var year = row.RequiredInteger("year", 1900, 2200);
        var revision = row.RequiredInteger("revision", 1, 1000);
        var fieldSize = fieldSizes.GetValueOrDefault((row.Required("indicator"), series));
        var observation = new Observation
        {
            Id = "",
            Province = row.Required("province"),
            Indicator = row.Required("indicator"),
            Year = year,
            Series = series,
            Value = value ?? 0,
            Unit = indicator?.Unit ?? "",
            FieldSize = fieldSize,
            Certainty = row.Code<Certainty>("certainty"),
            Vintage = row.PartialDate("vintage"),
            Revision = revision,
            Source = row.Required("source"),
            SecondSource = row.Optional("second_source"),
            Note = row.OptionalText("note"),
        };
        if (observation.SecondSource == observation.Source)
            row.Problem("second_source", observation.SecondSource, "must be another source than source");
        if (indicator is not null)
            CheckBounds(row, "value", value, indicator);
        if (indicator?.Kind == IndicatorKind.Rank && value is { } rank && (rank != Math.Floor(rank) || rank > (fieldSize ?? int.MaxValue)))
            row.Problem("value", row.Optional("value"), "must be a whole place from 1 to the field size of the series");
        return observation;
    }
}

/// <summary>A row that could be read, with the line it stands on.</summary>
internal sealed record Read<T>(T Item, int Line);

/// <summary>Every row that could be read, and the ids of all rows of the files that could.</summary>
internal sealed record DataSetRows(
    IReadOnlyList<Read<Release>> Releases,
    IReadOnlyList<Read<Source>> Sources,
    IReadOnlyList<Read<Province>> Provinces,
    IReadOnlyList<Read<Indicator>> Indicators,
    IReadOnlyList<Read<Series>> Series,
    IReadOnlyList<Read<Target>> Targets,
    IReadOnlyList<Read<Observation>> Observations,
    IReadOnlyDictionary<string, HashSet<string>> Ids);
