using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Releases;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;

namespace Benchmark.Core.DataSets;

/// <summary>Reads rows into nouns, each row by itself; what rows say of each other is checked by <see cref="ChangeReader"/>.</summary>
public static partial class DataSetReader
{
    /// <summary>Reads a data set that is small enough for the memory into a data set, or into every problem it has.</summary>
    /// <param name="tables">The files that are there.</param>
    /// <param name="unreadable">Problems found before: files that are missing or no CSV.</param>
    public static ImportResult Read(IReadOnlyList<ImportTable> tables, IReadOnlyList<ImportProblem> unreadable)
    {
        var problems = new ImportProblems();
        foreach (var problem in unreadable)
            problems.Add(problem);
        var reader = new ChangeReader(new ChangeSet(tables, IsWhole: true) { Problems = problems }, DataFrame.Empty, (_, _) => false);
        var observations = reader.Observations().ToList();
        var revisions = observations
            .Select(row => new RevisionRow(row.Item.Province, row.Item.Indicator, row.Item.Year, row.Item.Series, row.Item.Revision, row.Item.Vintage, row.Line))
            .OrderBy(row => (row.Province, row.Indicator, row.Year, row.Series, row.Revision))
            .ToList();
        reader.CheckUnique(revisions);
        reader.CheckRevisions(revisions);
        return problems.Count > 0
            ? new ImportResult(null, problems.InOrder())
            : new ImportResult(new DataSet(reader.Release!, reader.Frame.Sources, reader.Frame.Provinces, reader.Frame.Indicators, reader.Frame.Targets, WithIds([.. observations.Select(row => row.Item)])), []);
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

    internal static Release ReadRelease(RowReader row)
    {
        row.Required("id");
        var id = row.Matching("id", ReleaseIdPattern(), "a date and a number like 2026-11-21.1") ?? "";
        var text = row.Required("published_at");
        if (!DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var publishedAt) && text.Length > 0)
            row.Problem("published_at", text, "must be a time with its offset like 2026-11-21T00:00:00+07:00");
        return new Release(id, publishedAt, row.Required("author"), row.RequiredText("reason"));
    }

    internal static Deletion ReadDeletion(RowReader row)
    {
        var deletion = new Deletion(row.Code<Noun>("noun"), row.Required("id"), row.Line);
        if (deletion.Noun == Noun.Observation && deletion.Id.Length > 0 && ObservationName.Read(deletion.Id) is null)
            row.Problem("id", "must be province, indicator, year and series joined by points, with .r1, .r2 … behind where there are several revisions");
        return deletion;
    }

    internal static Source ReadSource(RowReader row)
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

    internal static Province ReadProvince(RowReader row)
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

    internal static Indicator ReadIndicator(RowReader row)
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

    internal static Series ReadSeries(RowReader row)
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

    internal static Target ReadTarget(RowReader row, IReadOnlyDictionary<string, Indicator> indicators)
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
        if (indicator is not null)
            DataSetRules.CheckTarget(target, indicator, row.Problem);
    }

    private static void Given(RowReader row, string column, bool expected, string rule)
    {
        var text = row.Optional(column);
        if (text is not null != expected)
            row.Problem(column, text, expected ? $"is required: {rule}" : $"must be empty: {rule}");
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

    internal static Observation ReadObservation(RowReader row, Func<string, Indicator?> findIndicator, Func<string, string, Series?> findSeries)
    {
        row.Required("value");
        var value = row.Number("value");
        var indicator = row.Required("indicator");
        var series = row.Required("series");
        var year = row.RequiredInteger("year", 1900, 2200);
        var revision = row.RequiredInteger("revision", 1, 1000);
        var measured = findIndicator(indicator);
        var observation = new Observation
        {
            Id = "",
            Province = row.Required("province"),
            Indicator = indicator,
            Year = year,
            Series = series,
            Value = value ?? 0,
            Unit = measured?.Unit ?? "",
            FieldSize = findSeries(indicator, series)?.FieldSize,
            Certainty = row.Code<Certainty>("certainty"),
            Vintage = row.PartialDate("vintage"),
            Revision = revision,
            Source = row.Required("source"),
            SecondSource = row.Optional("second_source"),
            Note = row.OptionalText("note"),
        };
        if (observation.SecondSource == observation.Source)
            row.Problem("second_source", observation.SecondSource, "must be another source than source");
        if (measured is not null && value is not null)
            DataSetRules.CheckValue(observation, measured, row.Problem);
        return observation;
    }
}
