using System.Globalization;
using System.Text.RegularExpressions;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Releases;
using Benchmark.Core.Schemas;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Core.Themes;

namespace Benchmark.Core.DataSets;

/// <summary>Reads a row and checks the rules between its cells. The rules between rows are in <see cref="DataSetRules"/>.</summary>
internal static partial class RowRules
{
    public static Release ReadRelease(RowReader row)
    {
        row.RequiredCell("id");
        var id = row.Matching("id", ReleaseIdPattern(), new("ngày và số thứ tự như 2026-11-21.1", "a date and a number like 2026-11-21.1")) ?? "";
        var text = row.RequiredCell("published_at");
        if (!DateTimeOffset.TryParseExact(text, ReleaseSchema.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var publishedAt)
            && text.Length > 0)
        {
            row.Problem("published_at", text, DataFaults.NotATime);
        }

        return new Release(id, publishedAt, row.RequiredCell("author"), row.RequiredText("reason"));
    }

    public static Deletion ReadDeletion(RowReader row)
    {
        var deletion = new Deletion(row.Code<Noun>("noun"), row.RequiredCell("id"), row.Line);
        if (deletion.Noun == Noun.Observation && deletion.Id.Length > 0 && ObservationName.Read(deletion.Id) is null)
            row.Problem("id", DataFaults.NotAnObservationId);
        return deletion;
    }

    public static Source ReadSource(RowReader row)
    {
        foreach (var name in new[] { "title", "issuer" })
        {
            if (row.OptionalCell(name) is { } single && row.OptionalText(name) is not null)
                row.Problem(name, single, DataFaults.TextTwice(name));
        }

        return Source.Read(row);
    }

    public static Province ReadProvince(RowReader row)
    {
        var province = Province.Read(row);
        if (province.ValidFrom > province.ValidTo)
            row.Problem("valid_to", DataFaults.EndsBeforeStart);
        if (province.ValidTo is null != province.Successor is null)
            row.Problem("successor", DataFaults.SuccessorWithoutEnd);
        return province;
    }

    public static Theme ReadTheme(RowReader row) => Theme.Read(row);

    public static Indicator ReadIndicator(RowReader row)
    {
        var indicator = Indicator.Read(row);
        CheckUnit(row, indicator);
        CheckPace(row, indicator);
        CheckScore(row, indicator);
        return indicator;
    }

    public static Series ReadSeries(RowReader row) => Series.Read(row);

    public static Target ReadTarget(RowReader row, IReadOnlyDictionary<string, Indicator> indicators)
    {
        var indicator = indicators.GetValueOrDefault(row.RequiredCell("indicator"));
        var target = Target.Read(row, indicator?.Direction ?? default);
        CheckFigures(row, target, indicator);
        CheckHorizon(row, target);
        return target;
    }

    public static Observation ReadObservation(RowReader row, Func<string, Indicator?> findIndicator, Func<string, string, Series?> findSeries)
    {
        var (id, series) = (row.RequiredCell("indicator"), row.RequiredCell("series"));
        var indicator = findIndicator(id);
        var observation = Observation.Read(row, indicator?.Unit ?? "", findSeries(id, series)?.FieldSize, newestRevision: null);
        if (observation.SecondSource is not null && observation.SecondSource == observation.Source)
            row.Problem("second_source", DataFaults.SameSourceTwice);
        if (indicator is not null && row.Number("value") is not null)
            DataSetRules.CheckValue(observation, indicator, row.Problem);
        return observation;
    }

    private static void CheckUnit(RowReader row, Indicator indicator)
    {
        var expected = Unit.KindOf(indicator.Unit) switch
        {
            UnitKind.Rank => IndicatorKind.Rank,
            UnitKind.Milestone => IndicatorKind.Milestone,
            UnitKind.Class => IndicatorKind.Band,
            _ => IndicatorKind.Number,
        };
        if (!Unit.IsKnown(indicator.Unit) && indicator.Unit.Length > 0)
            row.Problem("unit", DataFaults.UnknownUnit(indicator.Unit));
        else if (indicator.Kind != expected)
            row.Problem("unit", DataFaults.UnitOfKind(expected, indicator.Kind));
        if (indicator.Kind == IndicatorKind.Rank && indicator.Direction != Direction.LowerIsBetter)
            row.Problem("direction", DataFaults.RankDirection);
        if (indicator.RatioScale && !Unit.AllowsRatios(indicator.Unit))
            row.Problem("ratio_scale", DataFaults.NoRatios);
        if (indicator.Kind != IndicatorKind.Milestone && indicator.UnitName is null)
            row.Problem("unit_name_vi", null, DataFaults.UnitNameMissing);
        if (indicator.Short is { } name && (name.Vi.Length > Indicator.LongestShort || name.En.Length > Indicator.LongestShort))
            row.Problem("short_vi", DataFaults.ShortTooLong);
        if (indicator.Minimum > indicator.Maximum)
            row.Problem("maximum", DataFaults.MaximumBelowMinimum);
    }

    private static void CheckPace(RowReader row, Indicator indicator)
    {
        if (indicator.Kind is IndicatorKind.Milestone or IndicatorKind.Band)
        {
            if (indicator.Pace is not null)
                row.Problem("pace", DataFaults.MilestonePace);
        }
        else if (indicator.Pace is null || PaceModels.Find(indicator.Pace) is not { } model)
        {
            row.Problem("pace", indicator.Pace ?? IndicatorSchema.NoPace, DataFaults.NotOneOf(PaceModels.All.Select(each => each.Id)));
        }
        else if (model.Refuses(Unit.KindOf(indicator.Unit)) is not null)
        {
            row.Problem("pace", DataFaults.PaceOfUnit(indicator.Unit));
        }
    }

    private static void CheckScore(RowReader row, Indicator indicator)
    {
        if (indicator.Worst is null != indicator.ScoreMethod is null)
            row.Problem("score_method", DataFaults.ScoreWithoutWorst);
        if (indicator.Worst is null)
            return;
        if (indicator.Kind != IndicatorKind.Number)
            row.Problem("worst", DataFaults.WorstWithoutScore);
        if (indicator.WorstReason is null)
            row.Problem("worst_reason_vi", null, DataFaults.WorstReasonMissing);
        if (indicator.ScoreMethod is { } id && ScoreMethods.Find(id) is null)
            row.Problem("score_method", DataFaults.NotOneOf(ScoreMethods.All.Select(method => method.Id)));
    }

    private static void CheckFigures(RowReader row, Target target, Indicator? indicator)
    {
        // Of a target the band and the field are kept only where its comparator has them.
        var (band, fieldSize) = (row.Number("band"), row.WholeNumber("field_size", 1, 1000));
        Given(
            row,
            "low",
            target.Comparator != Comparator.Milestone,
            new("cột mốc không có, mọi mục tiêu khác đều có", "a milestone has none, every other target has one"));
        Given(row, "high", target.Comparator == Comparator.Range, new("chỉ một khoảng mới có đầu trên", "only a range has an upper end"));
        Given(row, "band", target.Comparator == Comparator.About, new("chỉ mục tiêu \"khoảng\" mới có biên độ", "only an about has a band"));
        if (target.High <= target.Low)
            row.Problem("high", DataFaults.HighBelowLow);
        if (band <= 0)
            row.Problem("band", DataFaults.BandNotPositive);
        if (fieldSize is not null && target.Comparator != Comparator.RankAtMost)
            row.Problem("field_size", DataFaults.FieldSizeOfNoRank);
        if (target.Comparator == Comparator.RankAtMost && target.Low is { } goal
            && (goal != Math.Floor(goal) || goal < 1 || goal > (fieldSize ?? int.MaxValue)))
        {
            row.Problem("low", DataFaults.NotAPlaceGoal);
        }

        if (indicator is not null)
            DataSetRules.CheckTarget(target, indicator, row.Problem);
    }

    private static void Given(RowReader row, string column, bool expected, Text rule)
    {
        var text = row.OptionalCell(column);
        if (text is not null != expected)
            row.Problem(column, text, expected ? DataFaults.MustBeGiven(rule) : DataFaults.MustBeEmpty(rule));
    }

    private static void CheckHorizon(RowReader row, Target target)
    {
        if (target.Horizon is null != (target.HorizonReading == HorizonReading.Open))
            row.Problem("horizon", DataFaults.HorizonOpen);
        if (target.HorizonReading == HorizonReading.Stated && target.HorizonStated != target.Horizon)
            row.Problem("horizon_stated", DataFaults.HorizonStated);
        if (target.HorizonReading == HorizonReading.Inferred && target.Note is null)
            row.Problem("note_vi", null, DataFaults.HorizonInferred);
        if (target.Basis == Basis.PeriodAverage && target.Period is null)
            row.Problem("period_start", null, DataFaults.AverageWithoutPeriod);
        if (target.Period is not null && target.Horizon is not null && target.Period.End != target.Horizon)
            row.Problem("period_end", DataFaults.PeriodNotToHorizon);
        var horizon = target.Horizon?.ToString(CultureInfo.InvariantCulture) ?? "open";
        var start = $"{target.Province}.{target.Indicator}.{horizon}.";
        if (target.Id.Length > 0 && !target.Id.StartsWith(start, StringComparison.Ordinal))
            row.Problem("id", DataFaults.TargetId(start));
        if (target.Standing == Standing.Superseded != target.SupersededBy is not null)
            row.Problem("superseded_by", DataFaults.SupersededWithoutSuccessor);
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\.[1-9][0-9]*$")]
    private static partial Regex ReleaseIdPattern();
}
