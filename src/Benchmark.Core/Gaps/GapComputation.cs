using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Gaps;

/// <summary>
/// The distance of a value to its target, the score, the pace and the verdict. A pure function of its input: the same input gives the same
/// figures for ever, and no order of values changes them.
/// </summary>
public static class GapComputation
{
    /// <summary>Computes every figure that exists; every other one is null with its reason.</summary>
    public static GapFigures Compute(GapInput input) => new Computation(input).Run();

    private sealed class Computation(GapInput input)
    {
        private const string GapFigure = "gap";
        private const string AttainmentFigure = "attainmentPercent";
        private const string ProgressFigure = "progressPercent";
        private const string ScoreFigure = "score";
        private const string PaceFigure = "pace";
        private const string RatioFigure = "pace.ratio";
        private const string StatusFigure = "status";
        private const string RankFigure = "rank";

        private readonly Ledger _ledger = new();
        private readonly List<Warning> _warnings = [];
        private readonly decimal _sign = input.Direction == Direction.HigherIsBetter ? 1m : -1m;
        private readonly UnitKind _unitKind = Unit.KindOf(input.Unit);
        private readonly IReadOnlyList<KnownValue> _known =
            [.. input.Values.Where(value => input.UpTo is null || value.Year <= input.UpTo).OrderBy(value => value.Year)];

        // Set once a value is judged.
        private IReadOnlyList<KnownValue> _usable = [];
        private KnownValue? _baseline;
        private decimal _value;
        private int _year;
        private Way _way = null!;

        private bool IsRank => _unitKind == UnitKind.Rank;

        private decimal PassMark => input.Target.PassMark!.Value;

        private bool AtHorizon => _year == input.Horizon;

        private bool HasLater => _known.Any(value => value.Year > input.Horizon);

        /// <summary>The horizon lies behind the release, behind the year looked at, or behind a known value.</summary>
        private bool HorizonIsOver => input.Horizon is { } horizon && (horizon < input.ReleaseYear || horizon < input.UpTo || HasLater);

        /// <summary>The unit ended before the target was due, and no value of the horizon year is known.</summary>
        private bool IsLapsed => input.UnitEnded && !_known.Any(value => value.Year == input.Horizon);

        /// <summary>Why nothing is said of a pace: there is no time left in which it could be kept. Null while there is.</summary>
        private Reason? PaceIsOver => AtHorizon || input.IsReplaced ? null : IsLapsed ? Reason.Lapsed : HorizonIsOver ? Reason.NoValueAtHorizon : null;

        private string PaceModelId => input.Basis == Basis.PeriodAverage ? AverageModel.Id : input.Pace.Id;

        private string? PaceUnit => (input.Basis == Basis.PeriodAverage ? AverageModel : input.Pace).UnitPerYear(input.Unit);

        // Rates of a period are averaged by turning them into levels, which is compound growth.
        private static PaceModel AverageModel => PaceModels.Find("compound")!;

        public GapFigures Run()
        {
            if (input.Comparator == Comparator.Milestone)
                return Absent(Reason.Milestone);

            _usable = [.. _known.Where(value => InPeriod(value.Year) && (input.Horizon is null || value.Year <= input.Horizon))];
            if (_usable.Count == 0)
                return Absent(_known.Count > 0 && _known[0].Year > input.Horizon ? Reason.NoObservationByHorizon : Reason.NoObservation);
            if (input.Basis == Basis.PeriodAverage && input.Period is null)
                return Absent(Reason.PeriodUnknown);
            if (input.AverageOf is not null && (input.Basis != Basis.PeriodAverage || input.AverageOf != input.Period))
                return Absent(Reason.OtherPeriod);

            var judged = _usable[^1];
            var looksAtEveryYear = input.Basis == Basis.PeriodAverage && input.AverageOf is null;
            if (input.Target.PassMark is not { } mark || !Exact.InRange(mark)
                || !(looksAtEveryYear ? _usable.All(value => Exact.InRange(value.Value)) : Exact.InRange(judged.Value)))
                return Absent(Reason.OutOfRange);
            if (looksAtEveryYear && _usable.Any(value => value.Value <= -100))
                return Absent(Reason.NonpositiveValue);

            _year = judged.Year;
            // An average and a floor in every year look at each year of their period, so they have no baseline.
            _baseline = input.Basis == Basis.AtYear && _usable[0].Year < _year ? _usable[0] : null;
            var value = looksAtEveryYear ? Term.Named("v", AverageSoFar()) : Term.Input("v", judged.Value);
            try
            {
                _value = value.Value;
            }
            catch (OverflowException)
            {
                return Absent(Reason.OutOfRange);
            }

            _way = new Way(
                Term.Input("d", _sign),
                _baseline is null ? null : Term.Input("b", _baseline.Value),
                _baseline is null ? null : Term.Input("t0", _baseline.Year),
                value,
                Term.Input("t", _year),
                Term.Input("T", PassMark),
                input.Horizon is { } horizon ? Term.Input("h", horizon) : null);
            WarnOfTheValues(judged);

            if (_unitKind == UnitKind.Class)
                return JudgeClass();

            var gap = ComputeGap();
            var attainment = ComputeAttainment();
            var progress = ComputeProgress();
            var score = ComputeScore();
            var (pace, ratio, refused) = input.Basis switch
            {
                Basis.AtYear => ComputePace(gap.Met!.Value),
                Basis.EveryYear => NoPace(),
                _ => ComputeAveragePace(),
            };
            var years = input.Basis == Basis.EveryYear ? CountYears() : null;
            var status = StatusOfTheUnit()
                ?? (input.Basis == Basis.PeriodAverage ? AverageStatus(gap.Met!.Value, ratio, refused)
                : years is not null ? EveryYearStatus(years)
                : AtYearStatus(gap.Met!.Value, ratio, refused));
            var rank = IsRank ? ComputeRank(judged) : null;

            return new GapFigures
            {
                Year = _year,
                // A number that is not computed with is not told either; its figures say why.
                Baseline = _baseline is null || !Exact.InRange(_baseline.Value) ? null : new Baseline(_baseline.Year, _baseline.Value),
                Gap = gap,
                AttainmentPercent = attainment,
                ProgressPercent = progress,
                Score = score,
                Pace = pace,
                Years = years,
                Status = status,
                Thresholds = input.Thresholds.Id,
                Rank = rank,
                NotComputed = _ledger.NotComputed,
                Warnings = _warnings,
                Explain = _ledger.Explain,
            };
        }

        private static bool IsBreak(int year, KnownValue from, int to) => year > from.Year && year <= to;

        private bool InPeriod(int year) => input.Period?.Contains(year) ?? true;

        private bool Better(decimal x, decimal y) => Exact.MoreThan(_sign * x, _sign * y);

        private bool Passes(decimal mark, bool strict) =>
            strict ? Exact.MoreThan(_sign * _value, _sign * mark) : Exact.AtLeast(_sign * _value, _sign * mark);

        private decimal? ToldWorst() => input.Worst is { } worst && Exact.InRange(worst) ? worst : null;

        private bool HasBreak() => _baseline is not null && input.Breaks.Any(year => IsBreak(year, _baseline, _year));

        /// <summary>The row of a target that nothing can judge: every figure null for one reason.</summary>
        private GapFigures Absent(Reason reason)
        {
            foreach (var block in new[] { GapFigure, AttainmentFigure, ProgressFigure, ScoreFigure, PaceFigure })
                _ledger.Refuse(block, reason);
            // What has no number is not judged, whatever became of its unit.
            var status = reason == Reason.Milestone ? NotAssessable(reason) : StatusOfTheUnit() ?? NotAssessable(reason);
            if (IsRank)
                _ledger.Refuse(RankFigure, reason);

            return new GapFigures
            {
                Year = null,
                Baseline = null,
                Gap = new Gap(null, Unit.OfDifference(input.Unit), null, null, null, null, null),
                AttainmentPercent = null,
                ProgressPercent = null,
                Score = new Score(null, null, null, ToldWorst(), IsRank ? null : input.Target.PassMark, input.Score.Id),
                Pace = new Pace(PaceModelId, null, null, null, null, null, null, PaceUnit),
                Years = null,
                Status = status,
                Thresholds = input.Thresholds.Id,
                Rank = IsRank && input.Target.PassMark is { } goal
                    ? new RankGoal(null, null, goal, input.Target.FieldSize, null, null, null, null, null)
                    : null,
                NotComputed = _ledger.NotComputed,
                Warnings = _warnings,
                Explain = _ledger.Explain,
            };
        }

        private void WarnOfTheValues(KnownValue judged)
        {
            var used = input.Basis == Basis.AtYear || input.AverageOf is not null ? [judged] : _usable;
            if (used.Any(value => value.Preliminary))
                Warn(WarningCode.PreliminaryValue, "observation");
            if (used.Any(value => value.Revised))
                Warn(WarningCode.RevisedValue, "observation");

            if (HasLater)
                Warn(WarningCode.LaterValueIgnored, "observation", ("horizon", Written(input.Horizon)));
            // A verdict that lapsed is not given on an older value.
            if (input.Horizon is { } horizon && _year < horizon && HorizonIsOver && !IsLapsed)
            {
                Warn(WarningCode.NoValueAtHorizon, "observation", ("horizon", Written(horizon)), ("year", Written(_year)));
            }

            if (_baseline is not null && input.Period is not null && _baseline.Year > input.Period.Start)
            {
                Warn(WarningCode.BaselineYearShifted, "baseline", ("start", Written(input.Period.Start)), ("year", Written(_baseline.Year)));
            }

            if (HasBreak() || (input.Basis != Basis.AtYear && input.Breaks.Any(year => IsBreak(year, _usable[0], _year))))
                Warn(WarningCode.MethodBreak, "series");
        }

        /// <summary>The verdict that comes before every figure: replaced, then lapsed; null when neither decides.</summary>
        private Status? StatusOfTheUnit()
        {
            var (status, reason) = input.IsReplaced
                ? (Status.Replaced, Reason.Superseded)
                : IsLapsed ? (Status.Lapsed, Reason.Lapsed) : (Status.NotAssessable, Reason.OutOfRange);
            if (status == Status.NotAssessable)
                return null;
            _ledger.Refuse(StatusFigure, reason);
            return status;
        }

        /// <summary>An ordinal class is reached or not; no figure measures by how much.</summary>
        private GapFigures JudgeClass()
        {
            foreach (var block in new[] { GapFigure, AttainmentFigure, ProgressFigure, ScoreFigure, PaceFigure })
                _ledger.Refuse(block, Reason.OrdinalClass);
            var met = Passes(PassMark, input.Target.Strict);
            WarnIfMetAtAdoption();
            var status = StatusOfTheUnit()
                ?? (AtHorizon ? met ? Status.HorizonMet : Status.HorizonMissed
                : met ? Status.Met
                : NotAssessable(HorizonIsOver ? Reason.NoValueAtHorizon : Reason.OrdinalClass));
            return new GapFigures
            {
                Year = _year,
                Baseline = null,
                Gap = new Gap(null, null, null, null, met, met, null),
                AttainmentPercent = null,
                ProgressPercent = null,
                Score = new Score(null, null, null, null, null, input.Score.Id),
                Pace = new Pace(PaceModelId, null, null, null, null, null, null, null),
                Years = null,
                Status = status,
                Thresholds = input.Thresholds.Id,
                Rank = null,
                NotComputed = _ledger.NotComputed,
                Warnings = _warnings,
                Explain = _ledger.Explain,
            };
        }

        /// <summary>A promise that was kept before it was made. A mean is not measured by one year, and a floor in every year begins when it is set.</summary>
        private void WarnIfMetAtAdoption()
        {
            if (input.Basis != Basis.AtYear || _known.FirstOrDefault(known => known.Year < input.SetIn && IsPassedBy(known.Value)) is not { } early)
                return;
            Warn(WarningCode.MetAtAdoption, "target", ("year", Written(early.Year)), ("set", Written(input.SetIn)));
        }

        private bool IsPassedBy(decimal value) => input.Target.Strict ? Better(value, PassMark) : !Better(PassMark, value);

        private void WarnIfOutOfBounds(decimal? projected)
        {
            if (projected is not { } value || !(Exact.MoreThan(input.Minimum ?? value, value) || Exact.MoreThan(value, input.Maximum ?? value)))
                return;
            Warn(WarningCode.ProjectionOutOfBounds, "pace.projectedAtHorizon");
        }

        private void Warn(WarningCode code, string at, params ReadOnlySpan<(string Name, Text Part)> parts) =>
            _warnings.Add(new Warning(code, Words.Say(code, parts), at));

        private static Text Written(int? number) => Text.Same($"{number}");

        private Gap ComputeGap()
        {
            var distance = _way.Direction * (_way.Value - _way.PassMark);
            var value = _ledger.Figure("gap.value", null, () => distance);
            var remaining = _ledger.Figure("gap.remaining", null, () => Term.Max(0, -distance));
            var relative = _ledger.Figure(
                "gap.relativePercent",
                Ledger.First(IsRank ? Reason.RankGoal : null, Exact.Same(PassMark, 0) ? Reason.ZeroTarget : null),
                () => 100 * distance / Term.Abs(_way.PassMark));

            var met = Passes(PassMark, input.Target.Strict);
            var metWithoutBand = input.Target.Band is null ? met : Passes(input.Low!.Value, strict: false);
            var stretchMet = input.Target.Stretch is { } stretch ? Passes(stretch, strict: false) : (bool?)null;
            if (input.Target.Strict && Exact.Same(_value, PassMark))
                Warn(WarningCode.StrictBoundary, GapFigure);
            WarnIfMetAtAdoption();
            if (met && !metWithoutBand)
                Warn(WarningCode.BandApplied, GapFigure);

            return new Gap(value, Unit.OfDifference(input.Unit), remaining, relative, met, metWithoutBand, stretchMet);
        }

        private decimal? ComputeAttainment()
        {
            var higher = _sign > 0;
            var refused = Ledger.First(
                IsRank ? Reason.RankGoal : input.RatioScale ? null : Reason.NoTrueZero,
                _value < 0 || (!higher && _value == 0) ? Reason.NonpositiveValue : null,
                PassMark <= 0 ? Reason.NonpositiveTarget : null);
            return _ledger.Figure(AttainmentFigure, refused, () => higher ? 100 * _way.Value / _way.PassMark : 100 * _way.PassMark / _way.Value);
        }

        private decimal? ComputeProgress()
        {
            var refused = IsRank ? Reason.RankGoal
                : input.Basis == Basis.EveryYear ? Reason.EveryYearFloor
                : _unitKind == UnitKind.Rate ? Reason.GrowthRate
                : _baseline is null ? Reason.SingleObservation
                : Ledger.First(
                    Exact.InRange(_baseline.Value) ? null : Reason.OutOfRange,
                    HasBreak() ? Reason.MethodBreak : null,
                    Exact.Same(_baseline.Value, PassMark) ? Reason.BaselineAtTarget : null,
                    Better(_baseline.Value, PassMark) ? Reason.BaselinePastTarget : null);
            return _ledger.Figure(ProgressFigure, refused, () => 100 * (_way.Value - _way.Baseline!) / (_way.PassMark - _way.Baseline!));
        }

        private Score ComputeScore()
        {
            var method = input.Score;
            var refused = IsRank ? Reason.RankGoal
                : input.Worst is not { } worst ? Reason.NoWorstBound
                : Ledger.First(
                    Exact.InRange(worst) ? null : Reason.OutOfRange,
                    method.Refuses(_value, PassMark, worst),
                    Exact.Same(PassMark, worst) ? Reason.ZeroRange : null,
                    Better(worst, PassMark) ? Reason.WorstBeyondTarget : null);
            Term Raw() => method.Raw(_way.Value, _way.PassMark, Term.Input("w", input.Worst!.Value));

            var value = _ledger.Figure("score.value", refused, () => Term.Clamp(Raw(), 0, 100));
            var raw = _ledger.Figure("score.raw", refused, Raw);
            _ledger.Gather(ScoreFigure, 2, "value");
            var clipped = raw is null ? (Clipped?)null
                : Exact.MoreThan(raw.Value, 100) ? Clipped.High
                : Exact.MoreThan(0, raw.Value) ? Clipped.Low
                : null;
            if (clipped is not null)
                Warn(WarningCode.Clipped, ScoreFigure);

            return new Score(value, raw, clipped, IsRank ? null : ToldWorst(), IsRank ? null : PassMark, method.Id);
        }

        private (Pace Pace, decimal? Ratio, Reason? Refused) ComputePace(bool met)
        {
            var model = input.Pace;
            if (PaceIsOver is { } over)
                return PaceThatIsOver(
                    model.Id,
                    over,
                    () => _ledger.Figure("pace.actualPerYear", RefusesPath(model), () => model.ActualPerYear(_way)),
                    model.UnitPerYear(input.Unit));
            var path = RefusesPath(model);
            var time = input.Horizon is null ? Reason.OpenHorizon : AtHorizon ? Reason.HorizonPassed : (Reason?)null;
            var toTarget = Ledger.First(path, time);
            var ratioRefused = Ledger.First(toTarget, AtTarget());
            // At the horizon nothing is left to pace, so what is still needed is null for the reason of the whole block.
            var fromNow = AtHorizon
                ? toTarget
                : Ledger.First(
                    model.Refuses(_unitKind),
                    IsRank ? FieldReason(_usable[^1].FieldSize) : null,
                    time,
                    met ? null : model.RefusesFromNow(_value, PassMark));

            var pace = new Pace(
                model.Id,
                _ledger.Figure("pace.actualPerYear", Ledger.First(path, AtHorizon ? Reason.HorizonPassed : null), () => model.ActualPerYear(_way)),
                _ledger.Figure("pace.requiredPerYear", toTarget, () => model.RequiredPerYear(_way)),
                _ledger.Figure(RatioFigure, ratioRefused, () => model.Ratio(_way)),
                _ledger.Figure("pace.expectedNow", toTarget, () => model.ExpectedNow(_way)),
                _ledger.Figure("pace.requiredFromNow", fromNow, () => met ? 0 : model.RequiredFromNow(_way)),
                _ledger.Figure("pace.projectedAtHorizon", toTarget, () => model.ProjectedAtHorizon(_way)),
                model.UnitPerYear(input.Unit));
            var refused = _ledger.ReasonOf(RatioFigure);
            _ledger.Gather(PaceFigure, 6, "ratio");
            WarnIfOutOfBounds(pace.ProjectedAtHorizon);
            return (pace, pace.Ratio, refused);
        }

        /// <summary>The pace when no time is left: what was achieved stays, everything about what is left is null for one reason.</summary>
        private (Pace Pace, decimal? Ratio, Reason? Refused) PaceThatIsOver(string model, Reason over, Func<decimal?> actual, string? unit)
        {
            var perYear = actual();
            _ledger.Refuse(PaceFigure, over);
            return (new Pace(model, perYear, null, null, null, null, null, unit), null, over);
        }

        private Reason? RefusesPath(PaceModel model)
        {
            if (model.Refuses(_unitKind) is { } kind)
                return kind;
            var field = !IsRank ? null : _baseline is null ? FieldReason(_usable[^1].FieldSize) : FieldReason(_usable[^1].FieldSize, _baseline.FieldSize);
            return _baseline is null
                ? Ledger.First(field, Reason.SingleObservation)
                : Ledger.First(
                    field,
                    Exact.InRange(_baseline.Value) ? null : Reason.OutOfRange,
                    HasBreak() ? Reason.MethodBreak : null,
                    model.RefusesPath(_baseline.Value, _value, PassMark));
        }

        private Reason? AtTarget() => _baseline is not null && Exact.Same(_baseline.Value, PassMark) ? Reason.BaselineAtTarget : null;

        /// <summary>Why ranks cannot be set beside their goal: not all of one known field.</summary>
        private Reason? FieldReason(params ReadOnlySpan<int?> sizes)
        {
            var unknown = input.Target.FieldSize is null;
            var first = input.Target.FieldSize;
            foreach (var size in sizes)
            {
                if (size is not null && first is not null && size != first)
                    return Reason.FieldSizeChanged;
                unknown |= size is null;
                first ??= size;
            }

            return unknown ? Reason.FieldSizeUnknown : null;
        }

        private (Pace Pace, decimal? Ratio, Reason? Refused) NoPace()
        {
            _ledger.Refuse(PaceFigure, Reason.EveryYearFloor);
            return (new Pace(input.Pace.Id, null, null, null, null, null, null, PaceUnit), null, Reason.EveryYearFloor);
        }

        /// <summary>Eurostat turns growth rates into levels first; the mean is therefore geometric.</summary>
        private Term AverageSoFar() => 100 * (Term.Pow(GrowthSoFar(), 1 / (Term)_usable.Count) - 1);

        private Term GrowthSoFar() =>
            Term.Named("Π(1 + g_i)", _usable.Select(known => 1 + (Term)known.Value / 100).Aggregate((left, right) => left * right));

        private (Pace Pace, decimal? Ratio, Reason? Refused) ComputeAveragePace()
        {
            if (PaceIsOver is { } over)
                return PaceThatIsOver(AverageModel.Id, over, () => _ledger.Figure("pace.actualPerYear", null, () => _way.Value), PaceUnit);
            var years = input.Period!.Years();
            var known = input.AverageOf is null ? _usable.Count : years;
            var ratioRefused = Exact.Same(PassMark, 0) ? Reason.ZeroTarget : (Reason?)null;
            var fromNow = known == years || AtHorizon ? Reason.HorizonPassed : PassMark <= -100 ? Reason.NonpositiveTarget : (Reason?)null;
            Term RequiredFromNow()
            {
                var m = Term.Input("m", years);
                var promised = Term.Pow(1 + _way.PassMark / 100, m);
                return 100 * (Term.Pow(promised / GrowthSoFar(), 1 / (m - Term.Input("k", known))) - 1);
            }

            var pace = new Pace(
                AverageModel.Id,
                _ledger.Figure("pace.actualPerYear", null, () => _way.Value),
                _ledger.Figure("pace.requiredPerYear", null, () => _way.PassMark),
                _ledger.Figure(RatioFigure, ratioRefused, () => _way.Direction * _way.Value / Term.Abs(_way.PassMark)),
                _ledger.Figure("pace.expectedNow", null, () => _way.PassMark),
                _ledger.Figure("pace.requiredFromNow", fromNow, RequiredFromNow),
                _ledger.Figure("pace.projectedAtHorizon", null, () => _way.Value),
                PaceUnit);
            return (pace, pace.Ratio, _ledger.ReasonOf(RatioFigure));
        }

        private YearCount CountYears()
        {
            // Without stated years nobody can say which years count, so only the newest does.
            var counted = input.Period is null ? [_usable[^1]] : _usable;
            if (input.Period is null)
            {
                _ledger.Refuse("years.expected", Reason.PeriodUnknown);
                Warn(WarningCode.PeriodUnknown, "years");
            }

            IReadOnlyList<int> missed = [.. counted.Where(known => !IsPassedBy(known.Value)).Select(known => known.Year)];
            return new YearCount(counted.Count - missed.Count, counted.Count, input.Period?.Years(), missed);
        }

        private Status AtYearStatus(bool met, decimal? ratio, Reason? refused)
        {
            if (AtHorizon)
                return met ? Status.HorizonMet : Status.HorizonMissed;
            var comparable = _baseline is not null && !HasBreak() && (!IsRank || _baseline.FieldSize == _usable[^1].FieldSize);
            var fell = comparable && Better(_baseline!.Value, _value);
            if (met)
            {
                if (fell)
                    Warn(WarningCode.MetButRegressing, StatusFigure, ("year", Written(_baseline!.Year)));
                return Status.Met;
            }

            if (HorizonIsOver)
                return NotAssessable(Reason.NoValueAtHorizon);
            if (ratio is not null)
            {
                var status = input.Thresholds.ClassOf(ratio.Value);
                WarnIfModelsDisagree(status);
                return status;
            }

            if (refused == Reason.BaselineAtTarget)
                return fell ? Status.Regressing : Status.Slow;
            return NotAssessable(refused!.Value);
        }

        private Status EveryYearStatus(YearCount years)
        {
            if (!AtHorizon)
                return HorizonIsOver ? NotAssessable(Reason.NoValueAtHorizon) : input.Thresholds.ClassOf((decimal)years.Met / years.Known);
            return years.Met < years.Known ? Status.HorizonMissed
                : years.Known == years.Expected ? Status.HorizonMet
                : NotAssessable(Reason.IncompletePeriod);
        }

        private Status AverageStatus(bool met, decimal? ratio, Reason? refused)
        {
            if (!AtHorizon && HorizonIsOver)
                return NotAssessable(Reason.NoValueAtHorizon);
            if (!AtHorizon)
                return ratio is null ? NotAssessable(refused!.Value) : input.Thresholds.ClassOf(ratio.Value);
            if (input.AverageOf is null && _usable.Count < input.Period!.Years())
                return NotAssessable(Reason.IncompletePeriod);
            return met ? Status.HorizonMet : Status.HorizonMissed;
        }

        private Status NotAssessable(Reason reason)
        {
            _ledger.Refuse(StatusFigure, reason);
            return Status.NotAssessable;
        }

        private void WarnIfModelsDisagree(Status status)
        {
            foreach (var other in PaceModels.All.Where(model => model != input.Pace))
            {
                if (Ledger.First(RefusesPath(other), AtTarget()) is not null || StatusIn(other) is not { } otherStatus || otherStatus == status)
                    continue;
                Warn(
                    WarningCode.LinearAndCompoundDisagree,
                    StatusFigure,
                    ("model", IndicatorName.WithinSentence(other.Name)),
                    ("status", StatusText.Of(otherStatus)));
            }
        }

        private Status? StatusIn(PaceModel model)
        {
            try
            {
                return input.Thresholds.ClassOf(Exact.Round(model.Ratio(_way).Value));
            }
            catch (ArithmeticException)
            {
                return null;
            }
        }

        private RankGoal ComputeRank(KnownValue judged)
        {
            var goalField = input.Target.FieldSize;
            var field = judged.FieldSize;
            var scaledRefused = field is null || goalField is null ? Reason.FieldSizeUnknown : (Reason?)null;
            var percentileRefused = field is null ? Reason.FieldSizeUnknown : field == 1 ? Reason.FieldTooSmall : (Reason?)null;
            var rank = Term.Input("rank", judged.Value);
            var goal = Term.Input("N", PassMark);
            Term Field() => Term.Input("n", field!.Value);

            var places = _ledger.Figure("rank.places", null, () => rank - goal);
            var scaledGoal = _ledger.Figure(
                "rank.scaledGoal",
                scaledRefused,
                () => Term.Max(1, Term.Floor(goal * Field() / Term.Input("n0", goalField!.Value))));
            var percentile = _ledger.Figure("rank.percentileScore", percentileRefused, () => 100 * (Field() - rank) / (Field() - 1));
            if (field is not null && goalField is not null && field != goalField)
            {
                Warn(WarningCode.FieldSizeChanged, RankFigure, ("goal-field", Written(goalField)), ("field", Written(field)));
            }

            return new RankGoal(
                judged.Value,
                field,
                PassMark,
                goalField,
                places,
                scaledGoal,
                judged.Value <= PassMark,
                scaledGoal is null ? null : judged.Value <= scaledGoal,
                percentile);
        }
    }
}
