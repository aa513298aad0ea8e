using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Narratives;

/// <summary>What is said of where a value is from.</summary>
internal enum Origin
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The way of measuring, where there are several.</summary>
    Series,

    /// <summary>That, and that it is preliminary.</summary>
    All,
}

/// <summary>The value of a row beside its target: written, and how far it is, how fast it moves and what follows.</summary>
internal sealed class JudgedText
{
    private readonly GapFigures _figures;
    private readonly GapInput _input;
    private readonly GapSubject _subject;
    private readonly KnownValue _newest;
    private readonly decimal _value;
    private readonly int _decimals;

    private JudgedText(GapFigures figures, GapInput input, GapSubject subject, KnownValue newest, decimal value)
    {
        (_figures, _input, _subject, _newest) = (figures, input, subject, newest);
        var marks = MarksOf(input);
        // Figures that count as the same are written the same.
        _value = marks.Find(mark => Exact.Same(mark, value)) is var same && marks.Exists(mark => Exact.Same(mark, value)) ? same : value;
        _decimals = DecimalsFor(_value, marks);
        Value = FigureText.WithUnit(FigureText.Number(_value, _decimals), subject.Measured, GapNarrative.IsOfOneYear(input));
    }

    /// <summary>The value with its unit; of a rank the number alone.</summary>
    public Text Value { get; }

    private Text Place => FigureText.Ordinal(_value);

    /// <summary>The value as a list has it: of a rank the place and among how many it is.</summary>
    public Text Listed => ListedIn(_subject.Measured);

    /// <summary>The gap with its sign, as the difference of the two figures that are read; null where there is none.</summary>
    public Text? SignedGap
    {
        get
        {
            if (_figures.Gap.Value is not { } gap)
                return null;
            var read = Math.Abs(FigureText.Round(_value, _decimals) - Mark);
            return FigureText.SignedDifference(Math.Sign(gap) * read, _subject.Measured, Exact.Normalize(read).Scale);
        }
    }

    /// <summary>The year of the value; of a mean the last of its years.</summary>
    public int Year => _newest.Year;

    /// <summary>The years a mean was computed from; null where the value is that of a year.</summary>
    public Period? MeanOf => _input.Basis == Basis.PeriodAverage ? _input.AverageOf ?? new Period(YearsOfMean()[0], _newest.Year) : null;

    // Of a mean and of a floor in every year all values are used.
    private bool IsPreliminary => _figures.Warnings.Any(warning => warning.Code == WarningCode.PreliminaryValue);

    private bool IsRank => Unit.KindOf(_input.Unit) == UnitKind.Rank;

    // A place among 63 and one among 34 are so many places apart only in name.
    private bool IsOfAnotherField => IsRank && _newest.FieldSize != _input.Target.FieldSize;

    private bool HigherIsBetter => _input.Direction == Direction.HigherIsBetter;

    private decimal Mark => _input.Target.PassMark!.Value;

    /// <summary>The value as a list has it that does not say beside it what it is related to: million VND per person, not million VND.</summary>
    /// <param name="measured">The unit.</param>
    public Text ListedIn(Measured measured) => FigureText.Value(_value, measured, _newest.FieldSize, _decimals, GapNarrative.IsOfOneYear(_input));

    /// <summary>Whether the value is a mean that is computed here.</summary>
    public bool IsComputedMean => _input.Basis == Basis.PeriodAverage && _input.AverageOf is null;

    /// <summary>The texts of a row whose value is judged.</summary>
    public static JudgedText Of(GapFigures figures, GapInput input, GapSubject subject, int year)
    {
        var newest = input.Values.First(value => value.Year == year);
        var value = input.Basis == Basis.PeriodAverage && input.AverageOf is null ? figures.Pace.ActualPerYear ?? newest.Value : newest.Value;
        return new JudgedText(figures, input, subject, newest, value);
    }

    /// <summary>What was found, and what follows from it.</summary>
    public Text Say(Origin origin, bool withPace, bool withGap = true) => Letters.Join(Found(origin), Clause(withPace, withGap), Text.Same("."));

    /// <summary>The value as a list has it, with the way it was measured.</summary>
    public Text ListedWithOrigin => Letters.Join(Listed, OriginOf(Origin.Series));

    /// <summary>Whether a narrative says already that the value is preliminary.</summary>
    public bool SaysPreliminary(Text narrative) => IsPreliminary && narrative.Vi.Contains(OriginOf(Origin.All).Vi, StringComparison.Ordinal);

    /// <summary>The verdict alone.</summary>
    public Text SayVerdict() => Letters.Join(StatusText.Of(_figures.Status), Text.Same(".")).Capital();

    private static List<decimal> MarksOf(GapInput input) =>
        [.. new[] { input.Target.PassMark, input.Low, input.Target.Stretch }.OfType<decimal>().Where(Exact.InRange).Distinct()];

    /// <summary>As few decimals as keep the value on its side of every mark, and its distance the difference of the two figures that are read.</summary>
    private int DecimalsFor(decimal value, List<decimal> marks)
    {
        var fewest = FigureText.DecimalsFor([value], [.. marks]);
        for (var decimals = fewest; decimals <= fewest + 2; decimals++)
        {
            var read = Math.Abs(FigureText.Round(value, decimals) - Mark);
            if (read == FigureText.Round(Math.Abs(value - Mark), decimals))
                return decimals;
        }

        return fewest;
    }

    private List<int> YearsOfMean() =>
        [.. _input.Values.Select(value => value.Year).Where(year => year <= _newest.Year && (_input.Period?.Contains(year) ?? true)).Order()];

    private Text Found(Origin told)
    {
        var origin = OriginOf(told);
        var year = Letters.Year(_newest.Year);
        if (_figures.Years is { } years)
        {
            var phrase = years.Met == years.Known ? Phrase.FoundEveryAll : years.Met == 0 ? Phrase.FoundEveryNone : Phrase.FoundEverySome;
            return years.Known == 1
                ? Words.Say(Phrase.Found, ("year", year), ("value", Value), ("origin", origin))
                : Words.Say(
                    phrase,
                    ("met", Text.Same($"{years.Met}")),
                    ("known", Text.Same($"{years.Known}")),
                    ("year", year),
                    ("value", Value),
                    ("origin", origin));
        }

        if (MeanOf is { } mean)
        {
            var count = IsComputedMean ? YearsOfMean().Count : 0;
            return Words.Say(
                count == 1 ? Phrase.FoundAverageOne : count == 0 ? Phrase.FoundAverageOfficial : Phrase.FoundAverage,
                ("start", Letters.Year(mean.Start)),
                ("end", Letters.Year(mean.End)),
                ("years", Text.Same($"{count}")),
                ("value", Value),
                ("origin", origin));
        }

        if (IsRank)
        {
            var phrase = _newest.FieldSize is null ? Phrase.FoundRank : Phrase.FoundRankOf;
            return Words.Say(phrase, ("year", year), ("rank", Place), ("field", Text.Same($"{_newest.FieldSize}")));
        }

        return Unit.KindOf(_input.Unit) == UnitKind.Class ? Words.Say(Phrase.FoundClass, ("year", year), ("class", Value))
            : _subject.Indicator is null ? Words.Say(Phrase.FoundPosted, ("year", year), ("value", Value))
            : Words.Say(Phrase.Found, ("year", year), ("value", Value), ("origin", origin));
    }

    private Text OriginOf(Origin origin)
    {
        if (origin == Origin.Nothing)
            return Text.Empty;
        var isPreliminary = origin == Origin.All && IsPreliminary;
        if (_subject.Series is { } series)
            return Words.Say(isPreliminary ? Phrase.OriginNamedPreliminary : Phrase.Origin, ("series", series));
        return isPreliminary ? Words.Say(Phrase.OriginPreliminary) : Text.Empty;
    }

    /// <summary>What follows from the value, with the sign that leads to it.</summary>
    private Text Clause(bool withPace, bool withGap)
    {
        var isVerdictFirst = _figures.Status is Status.HorizonMet or Status.HorizonMissed;
        var gap = _figures.Gap.Value is null || !withGap || IsOfAnotherField ? null : Distance(isVerdictFirst);
        // Where it is not stated which years count, nobody can say that one of them broke the target.
        if (_figures.Years is { Expected: not null } years && _figures.Status is not (Status.Replaced or Status.Lapsed or Status.NotAssessable))
        {
            return Letters.Join(Text.Same(": "), years.Missed.Count > 0
                ? Words.Say(Phrase.JudgedEveryBroken, ("years", Lists.Of([.. years.Missed.Select(Letters.Year)])))
                : Words.Say(_figures.Status == Status.HorizonMet ? Phrase.JudgedHorizonMet : Phrase.JudgedEveryKept));
        }

        return _figures.Status switch
        {
            // Before it is due, where it stands is all that can be said.
            Status.Met => gap is null ? After(Phrase.JudgedMet, null) : Letters.Join(Text.Same(": "), gap),
            Status.HorizonMet => After(Phrase.JudgedHorizonMet, gap),
            Status.HorizonMissed => After(Phrase.JudgedHorizonMissed, gap),
            Status.Replaced => Before(gap, Phrase.JudgedReplaced),
            Status.Lapsed => Before(gap, Phrase.JudgedLapsed),
            Status.NotAssessable => Before(gap, Unjudged()),
            // A floor in every year has no pace.
            _ when _figures.Years is not null => Letters.Join(Text.Same(": "), gap ?? Words.Say(Phrase.JudgedAverageNotMet)),
            _ when _input.Basis == Basis.PeriodAverage => Average(gap, withPace),
            var status => Moving(status, gap, withPace ? Pace() : null),
        };
    }

    private static Text After(Phrase verdict, Text? gap) => Letters.Join(Text.Same(": "), Words.Say(verdict), gap ?? Text.Empty);

    private Text Before(Text? gap, Phrase verdict)
    {
        var said = Words.Say(verdict, ("horizon", Text.Same($"{_input.Horizon}")));
        return gap is null ? Letters.Join(Text.Same("; "), said) : Letters.Join(Text.Same(": "), gap, Text.Same("; "), said);
    }

    private static Text Moving(Status status, Text? gap, Text? pace)
    {
        var phrase = status switch
        {
            Status.OnTrack => Phrase.JudgedOnTrack,
            Status.Progressing => Phrase.JudgedProgressing,
            Status.Slow => Phrase.JudgedSlow,
            _ => Phrase.JudgedRegressing,
        };
        var then = Words.Say(Phrase.Then);
        var between = status == Status.OnTrack ? Text.Empty : then;
        var verdict = gap is null
            ? status == Status.OnTrack ? Letters.Join(Text.Same(", "), StatusText.Of(status)) : Letters.Join(then, Words.Say(phrase))
            : Letters.Join(Text.Same(": "), gap, between, Words.Say(phrase));
        return pace is null ? verdict : Letters.Join(verdict, Text.Same(": "), pace);
    }

    /// <summary>A mean that is not complete yet says where it stands and what is left to do, never how fast it moves.</summary>
    private Text Average(Text? gap, bool withPace)
    {
        if (_figures.Gap.Met == true)
            return After(Phrase.JudgedAverageMet, gap is null ? null : Letters.Join(Text.Same(", "), gap));
        if (!withPace || _figures.Pace.RequiredFromNow is not { } needed)
            return Letters.Join(Text.Same(": "), gap ?? Words.Say(Phrase.JudgedAverageNotMet));
        var value = FigureText.WithUnit(FigureText.Number(needed), _subject.Measured);
        return Letters.Join(
            Text.Same(": "),
            gap ?? Words.Say(Phrase.JudgedAverageNotMet),
            Text.Same("; "),
            Words.Say(Phrase.NeededFromNow, ("value", value)));
    }

    private Phrase Unjudged() => _figures.NotComputed.First(entry => entry.Figure == "status").Reason switch
    {
        Reason.NoValueAtHorizon => Phrase.UnjudgedAtHorizon,
        Reason.OpenHorizon => Phrase.UnjudgedOpen,
        Reason.FieldSizeChanged or Reason.FieldSizeUnknown => Phrase.UnjudgedField,
        Reason.MethodBreak => Phrase.UnjudgedBreak,
        Reason.IncompletePeriod => Phrase.UnjudgedPeriod,
        Reason.OrdinalClass => Phrase.JudgedClassNotMet,
        _ => Phrase.UnjudgedPace,
    };

    /// <summary>The distance in words, on the side on which it is.</summary>
    /// <param name="afterVerdict">Whether the target is named already, and the distance is joined to that.</param>
    private Text Distance(bool afterVerdict)
    {
        var distance = DistanceOf(afterVerdict);
        // Some go on without a comma.
        var isJoined = !afterVerdict || distance.Vi[0] == ',';
        return isJoined ? distance : Letters.Join(Text.Same(", "), distance);
    }

    private Text DistanceOf(bool afterVerdict)
    {
        if (_input.Target.Strict && Exact.Same(_value, Mark))
            return Words.Say(Phrase.StrictlyEqual, ("value", Value), ("goal", GapNarrative.GoalOf(_input, _subject)!));
        var isMet = _figures.Gap.Met == true;
        return IsRank ? DistanceOfRank(afterVerdict)
            : isMet ? HigherIsBetter || _input.Target.Stretch is not null ? Past(afterVerdict) : BelowLimit()
            : HigherIsBetter ? Behind(afterVerdict) : AboveLimit();
    }

    private Text DistanceOfRank(bool afterVerdict)
    {
        if (_value == Mark)
            return Words.Say(Phrase.AtRank);
        var phrase = _value > Mark
            ? afterVerdict ? Phrase.BehindItRank : Phrase.BehindRank
            : afterVerdict ? Phrase.PastItRank : Phrase.PastRank;
        return Words.Say(phrase, ("gap", Difference(Mark)));
    }

    private Text Behind(bool afterVerdict) => _input.Comparator switch
    {
        Comparator.About => Words.Say(Phrase.BehindMark, ("gap", Difference(Mark)), ("mark", Written(Mark))),
        Comparator.Range => Words.Say(Phrase.BehindRange, ("gap", Difference(Mark))),
        _ => Words.Say(afterVerdict ? Phrase.BehindIt : Phrase.Behind, ("gap", Difference(Mark))),
    };

    private Text AboveLimit() => _input.Comparator is Comparator.About or Comparator.Range
        ? Words.Say(Phrase.AboveLimitMark, ("gap", Difference(Mark)), ("mark", Written(Mark)))
        : Words.Say(Phrase.AboveLimit, ("gap", Difference(Mark)));

    private Text Past(bool afterVerdict)
    {
        if (_input.Target.Stretch is { } stretch)
        {
            var isBeyond = HigherIsBetter ? _value > stretch : _value < stretch;
            return isBeyond ? Words.Say(HigherIsBetter ? Phrase.PastRange : Phrase.BelowRange, ("gap", Difference(stretch))) : Words.Say(Phrase.WithinRange);
        }

        if (_input.Comparator != Comparator.About)
            return _value == Mark ? Words.Say(Phrase.AtTarget) : Words.Say(afterVerdict ? Phrase.PastIt : Phrase.Past, ("gap", Difference(Mark)));
        var low = _input.Low!.Value;
        return _value > low ? Words.Say(Phrase.PastAbout, ("gap", Difference(low)))
            : _value == low ? Words.Say(Phrase.AtTarget)
            : Words.Say(Phrase.WithinAbout, ("value", Written(low)));
    }

    private Text BelowLimit()
    {
        if (_input.Comparator != Comparator.About)
            return _value == Mark ? Words.Say(Phrase.AtLimit) : Words.Say(Phrase.BelowLimit, ("gap", Difference(Mark)));
        var low = _input.Low!.Value;
        return _value < low ? Words.Say(Phrase.BelowLimitAbout, ("gap", Difference(low)))
            : _value == low ? Words.Say(Phrase.AtTarget)
            : Words.Say(Phrase.WithinAbout, ("value", Written(low)));
    }

    /// <summary>The difference of the two figures as they are read.</summary>
    private Text Difference(decimal mark)
    {
        var read = FigureText.Round(_value, _decimals) - mark;
        return FigureText.Difference(read, _subject.Measured, Exact.Normalize(read).Scale);
    }

    private Text Written(decimal mark) =>
        FigureText.WithUnit(FigureText.Stated(mark), _subject.Measured, GapNarrative.IsOfOneYear(_input));

    /// <summary>How fast it moved and how fast it had to; null where that is not known.</summary>
    private Text? Pace()
    {
        if (_figures.Status == Status.Regressing && _figures.Baseline is { } baseline && !Exact.Same(baseline.Value, _value))
        {
            var change = _value - baseline.Value;
            var moved = Moved(change, FigureText.Difference(change, _subject.Measured, FigureText.DecimalsFor([change], [0])));
            return Words.Say(Phrase.Since, ("change", moved), ("year", Letters.Year(baseline.Year)));
        }

        if (_figures.Pace is not { ActualPerYear: { } actual, RequiredPerYear: { } required })
            return null;
        var year = ("year", Text.Same($"{_figures.Baseline?.Year}"));
        // Two figures that differ are not to look alike, and a small one not like none.
        var decimals = FigureText.DecimalsFor([Math.Abs(actual), Math.Abs(required)], [0], FigureText.UsualDecimals);
        if (FigureText.Round(actual, decimals) == 0)
            return Words.Say(Phrase.PaceNone, year, ("required", Change(required, decimals)));
        return Math.Sign(actual) == Math.Sign(required)
            ? Words.Say(Phrase.PaceSame, year, ("actual", Change(actual, decimals)), ("needed", PerYear(required, decimals)))
            : Words.Say(Phrase.PaceOther, year, ("actual", Change(actual, decimals)), ("required", Change(required, decimals)));
    }

    private Text Change(decimal perYear, int decimals) => Moved(perYear, PerYear(perYear, decimals));

    private Text PerYear(decimal perYear, int decimals)
    {
        var number = FigureText.Number(Math.Abs(perYear), decimals);
        return _figures.Pace.Unit == Unit.PercentPerYear
            ? Words.Say(Phrase.PercentPerYear, ("number", number))
            : Unit.KindOf(_input.Unit) is UnitKind.Share or UnitKind.Rate
            // The distance to the goal said already that they are percentage points.
            ? Letters.Join(number, Text.Same(" "), Words.Say(number.En == "1" ? Phrase.PacePoint : Phrase.PacePoints))
            : FigureText.Difference(perYear, _subject.Measured, decimals);
    }

    // A smaller rank is a better one.
    private Text Moved(decimal change, Text distance) => Words.Say(
        (IsRank, change > 0) switch
        {
            (true, true) => Phrase.DownRank,
            (true, false) => Phrase.UpRank,
            (false, true) => Phrase.Up,
            (false, false) => Phrase.Down,
        },
        ("change", distance));
}
