using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Statements;

/// <summary>The figures of a release that sentences are compared with.</summary>
/// <param name="Release">The release.</param>
/// <param name="Targets">Targets, whatever their standing.</param>
/// <param name="Observations">Observations, every revision.</param>
public sealed record StatementFigures(string Release, IReadOnlyList<Target> Targets, IReadOnlyList<Observation> Observations);

/// <summary>Compares what a text says with what is known.</summary>
/// <param name="statement">The text.</param>
/// <param name="now">The figures of the release.</param>
/// <param name="earlier">Those of releases before it, the newest first.</param>
/// <param name="own">The sentences that the service writes about what the text names.</param>
public sealed class StatementCheck(
    Statement statement,
    StatementFigures now,
    IReadOnlyList<StatementFigures> earlier,
    IReadOnlyList<OwnSentence> own)
{
    private const int LongestQuote = 120;

    // A figure written so coarsely that it differs by more says something else to a reader.
    private const decimal MostRounding = 0.05m;

    /// <summary>Every figure of the text, in order; a sentence without one that was not understood is an entry too.</summary>
    public IReadOnlyList<CheckedFigure> Check()
    {
        var (found, isDoubted) = (new List<CheckedFigure>(), false);
        var behind = 0;
        foreach (var sentence in statement.Sentences)
        {
            if (sentence.Span.First < behind)
                continue;
            if (OwnSentences.Find(statement.Text, sentence.Span.First, own) is { } match)
            {
                behind = match.To;
                found.AddRange(EndOf(match.To) == '?' ? match.Figures.Select(Asked) : match.Figures);
                continue;
            }

            if (sentence.Readings.Count == 0)
            {
                isDoubted |= IsDoubt(sentence.Span);
                found.AddRange(NotUnderstood(sentence.Span));
            }
            else
            {
                var figures = Judge(sentence.Readings);
                found.AddRange(sentence.Span.End == '?' ? figures.Select(Asked) : figures);
            }
        }

        return isDoubted ? [.. found.Select(figure => figure.Verdict == Verdict.Unknown ? figure : Doubted(figure))] : found;
    }

    /// <summary>The verdict over all: the worst.</summary>
    public static Verdict Worst(IReadOnlyList<CheckedFigure> figures) =>
        figures.Count == 0 ? Verdict.Unknown : figures.Max(figure => figure.Verdict);

    private static CheckedFigure Asked(CheckedFigure figure) =>
        figure with { Verdict = Verdict.Unknown, Reason = VerdictReason.Question, Why = Words.Say(VerdictReason.Question) };

    private static CheckedFigure Doubted(CheckedFigure figure) =>
        figure with { Verdict = Verdict.Unknown, Reason = VerdictReason.Doubted, Why = Words.Say(VerdictReason.Doubted) };

    private char EndOf(int piece) =>
        statement.Sentences.Where(sentence => sentence.Span.First + sentence.Span.Count == piece).Select(sentence => sentence.Span.End).FirstOrDefault('.');

    private bool IsDoubt(SentenceSpan span)
    {
        var words = $" {string.Join(' ', statement.Text.Pieces.Skip(span.First).Take(span.Count).Select(piece => piece.Key))} ";
        return Shapes.Both.Any(shapes => shapes.Doubt.Any(doubt => words.Contains($" {doubt} ", StringComparison.Ordinal)));
    }

    private IEnumerable<CheckedFigure> NotUnderstood(SentenceSpan span)
    {
        var pieces = statement.Text.Pieces.Skip(span.First).Take(span.Count).ToList();
        var numbers = pieces.FindAll(piece => piece.Kind == PieceKind.Number && SentenceParser.YearOf(piece) is null);
        var reason = span.End == '?' ? VerdictReason.Question : VerdictReason.NotUnderstood;
        if (numbers.Count > 0)
            return numbers.Select(number => Entry(number.Start, number.Length, reason));
        var words = $" {string.Join(' ', pieces.Select(piece => piece.Key))} ";
        if (span.End != '?' && Shapes.Both.Any(shapes => shapes.InWords.Any(number => words.Contains($" {number} ", StringComparison.Ordinal))))
            reason = VerdictReason.NumberInWords;
        return [Entry(pieces[0].Start, Math.Min(pieces[^1].End - pieces[0].Start, LongestQuote), reason)];

        CheckedFigure Entry(int start, int length, VerdictReason why) => new()
        {
            Start = start,
            Length = length,
            Quote = statement.Text.Text.Substring(start, length),
            Value = null,
            Verdict = Verdict.Unknown,
            Reason = why,
            Why = Words.Say(why),
        };
    }

    private IReadOnlyList<CheckedFigure> Judge(IReadOnlyList<Reading> readings)
    {
        var resolved = readings.SelectMany(Resolve).ToList();
        var fitting = resolved.FindAll(each => each.Fault is null).DistinctBy(each => each.Meaning).ToList();
        return fitting.Count switch
        {
            0 => [.. resolved[0].Reading.Figures.Select(figure => Figure(figure, Finding.Unknown(resolved[0].Fault!.Value)))],
            1 => Judge(fitting[0]),
            _ => [.. fitting[0].Reading.Figures.Select(figure => Figure(figure, Finding.Unknown(VerdictReason.AmbiguousIndicator)))],
        };
    }

    private static IEnumerable<Resolved> Resolve(Reading reading)
    {
        var isCountry = reading.Province!.Provinces.All(province => province.Kind == ProvinceKind.Country);
        var named = reading.Meant.Where(each => each.OfCountry is null || each.OfCountry == isCountry).Select(each => each.Indicator).Distinct().ToList();
        if (named.Count == 0)
            return [new Resolved(reading, null!, 1, VerdictReason.NotUnderstood)];
        var units = reading.Figures.Select(figure => figure.Unit).ToList();
        return named.Select(indicator =>
        {
            var factors = units.ConvertAll(unit => reading.Kind == ShapeKind.Change ? UnitFit.OfDifference(indicator, unit) : UnitFit.Of(indicator, unit));
            return factors.TrueForAll(factor => factor is not null) && factors.Distinct().Count() == 1
                ? new Resolved(reading, indicator, factors[0]!.Value, null)
                : new Resolved(reading, indicator, 1, units.Exists(unit => unit.Kind is WrittenUnitKind.None or WrittenUnitKind.Place)
                    ? VerdictReason.UnitMissing
                    : VerdictReason.UnitDiffers);
        });
    }

    private IReadOnlyList<CheckedFigure> Judge(Resolved said) => said.Reading.Kind switch
    {
        ShapeKind.Value => [Figure(said.Reading.Value!, OfDirection(said))],
        ShapeKind.Latest => [Figure(said.Reading.Value!, Latest(said))],
        ShapeKind.Target or ShapeKind.Goal => [Figure(said.Reading.Value!, Target(said))],
        ShapeKind.Change => [Figure(said.Reading.Value!, Change(said))],
        _ => Path(said),
    };

    private CheckedFigure Figure(WrittenValue written, Finding finding)
    {
        var (first, last) = (statement.Text.Pieces[written.From], statement.Text.Pieces[written.To - 1]);
        return new CheckedFigure
        {
            Start = first.Start,
            Length = last.End - first.Start,
            Quote = statement.Text.Text[first.Start..last.End],
            Value = written.Low.Value,
            High = written.High?.Value,
            Unit = UnitFit.CodeOf(written.Unit),
            Comparator = written.Comparator,
            Verdict = finding.Verdict,
            Reason = finding.Reason,
            Why = finding.Say(),
            Row = finding.Row,
        };
    }

    /// <summary>A value, or how much something grew or fell in a year: what fell has a rate below zero.</summary>
    private Finding OfDirection(Resolved said)
    {
        var written = said.Reading.Value!;
        if (said.Reading.IsUp is not { } isUp)
            return OfYear(said, written, said.Reading.Year);
        if (Unit.KindOf(said.Indicator.Unit) != UnitKind.Rate)
            return Finding.Unknown(VerdictReason.NotUnderstood);
        var fallen = written with { Low = new Numeral(-written.Low.Value, written.Low.Decimals, -written.Low.Other) };
        if (!isUp && (written.Comparator is not (null or Comparator.About) || written.IsNearly))
            return Finding.Unknown(VerdictReason.BoundOnly);
        var found = OfYear(said, isUp ? written : fallen, said.Reading.Year);
        return found.Reason == VerdictReason.FigureDiffers && OfYear(said, isUp ? fallen : written, said.Reading.Year) is { Passes: true, Row: { } row }
            ? new Finding(Verdict.Contradicted, VerdictReason.DirectionDiffers, row)
            : found;
    }

    private Finding OfYear(Resolved said, WrittenValue written, int? asked)
    {
        if (asked is not { } year)
            return Finding.Unknown(VerdictReason.YearMissing);
        var (province, fault) = InYear(said.Reading.Province!, year);
        if (province is null)
            return Finding.Unknown(fault);
        var found = AmongRows(said, written, [.. RowsOf(now, said, province, year)], now.Release);
        if (found.Verdict != Verdict.Contradicted && found.Reason is not (VerdictReason.NoRow or VerdictReason.FieldDiffers))
            return found;
        foreach (var namesake in Namesakes(said.Reading.Province!, province))
        {
            var rows = RowsOf(now, said, namesake, year).ToList();
            if (rows.Count > 0
                && (AmongRows(said, written, rows, now.Release) is { Passes: true } or { Reason: VerdictReason.FieldMissing }
                    || (found.Reason == VerdictReason.FieldDiffers && rows.Exists(row => row.FieldSize == written.Field))))
                return Finding.Unknown(VerdictReason.AmbiguousTerritory);
        }

        if (found.Verdict != Verdict.Contradicted && found.Reason != VerdictReason.NoRow)
            return found;
        foreach (var release in earlier)
        {
            if (AmongRows(said, written, [.. RowsOf(release, said, province, year)], release.Release) is { Passes: true, Row: { } row })
                return new Finding(Verdict.Stale, VerdictReason.EarlierRelease, row);
        }

        return found;
    }

    /// <summary>The values of a year in every yearly series, every revision.</summary>
    private static IEnumerable<Observation> RowsOf(StatementFigures figures, Resolved said, Province province, int year) => figures.Observations.Where(row =>
        row.Province == province.Id && row.Indicator == said.Indicator.Id && row.Year == year
        && (province.ValidTo is not { } end || row.Year <= end.Year)
        && said.SeriesOf(row) is { AverageOf: null });

    private static Finding AmongRows(Resolved said, WrittenValue written, IReadOnlyList<Observation> rows, string release)
    {
        var newest = rows.GroupBy(row => row.Series).Select(each => each.MaxBy(row => row.Revision)!)
            .OrderByDescending(row => said.SeriesOf(row)!.Preferred)
            .ThenBy(row => row.Series, StringComparer.Ordinal)
            .ToList();
        if (newest.Count == 0)
            return Finding.Unknown(VerdictReason.NoRow);
        var judging = newest.FindAll(row => said.SeriesOf(row)!.JudgesTargets);
        if (written.Field is { } field)
        {
            if (judging.Exists(row => row.FieldSize == field))
                judging = judging.FindAll(row => row.FieldSize == field);
            else if (judging.Count > 0)
                return OfOtherField(judging[0], judging.TrueForAll(row => row.FieldSize is not null));
        }

        if (written.IsCountryWide && judging.Exists(row => row.FieldSize is null))
            return Finding.Unknown(VerdictReason.FieldDiffers);
        var findings = judging.ConvertAll(row => Compare(row, written, said, release));
        if (written.Field is null
            && Unit.KindOf(said.Indicator.Unit) == UnitKind.Rank
            && judging.Select(row => row.FieldSize).Distinct().Count() > 1
            && findings.Exists(finding => finding.Passes)
            && !findings.TrueForAll(finding => finding.Passes))
            return new Finding(Verdict.Unknown, VerdictReason.FieldMissing, findings.Find(finding => finding.Passes)!.Row);
        if (findings.OrderBy(finding => finding.Verdict).FirstOrDefault() is not { } best)
        {
            // What measures something else neither confirms nor refutes.
            return new Finding(Verdict.Unknown, VerdictReason.OtherSeries, Row(newest[0], release));
        }

        if (best.Verdict != Verdict.Contradicted)
            return findings.Find(finding => finding.Verdict == best.Verdict)!;
        var replaced = rows.Where(row => said.SeriesOf(row)!.JudgesTargets && newest.TrueForAll(each => each.Id != row.Id) && IsOfField(row))
            .OrderByDescending(row => row.Revision)
            .FirstOrDefault(row => Compare(row, written, said, release).Passes);
        if (replaced is not null)
            return new Finding(Verdict.Stale, VerdictReason.OlderRevision, Row(replaced, release));
        return newest.Find(row => !judging.Contains(row) && IsOfField(row) && Compare(row, written, said, release).Passes) is { } other
            ? new Finding(Verdict.Unknown, VerdictReason.OtherSeries, Row(other, release))
            : findings[0];

        Finding OfOtherField(Observation row, bool isKnown) =>
            new(isKnown ? Verdict.Contradicted : Verdict.Unknown, VerdictReason.FieldDiffers, Row(row, release));

        bool IsOfField(Observation row) => written.Field is null || row.FieldSize == written.Field;
    }

    private static Finding Compare(Observation row, WrittenValue written, Resolved said, string release)
    {
        var found = Row(row, release);
        var value = written.Low.Value * said.Factor;
        if (written.Comparator is { } comparator and not Comparator.About)
        {
            var holds = comparator switch
            {
                Comparator.AtLeast => row.Value >= value,
                Comparator.MoreThan => row.Value > value,
                Comparator.AtMost => row.Value <= value,
                Comparator.LessThan => row.Value < value,
                _ => row.Value >= value && row.Value <= written.High!.Value.Value * said.Factor,
            };
            return holds
                ? new Finding(Verdict.Unknown, VerdictReason.BoundOnly, found)
                : new Finding(Verdict.Contradicted, VerdictReason.ComparatorDiffers, found);
        }

        var match = Match(row.Value, written.Low, said.Factor, isExact: Unit.KindOf(said.Indicator.Unit) is UnitKind.Rank or UnitKind.Class);
        if (written.IsNearly && match.Verdict is Verdict.Verified or Verdict.Rounded)
            match = row.Value < value ? match : (Verdict.Unknown, VerdictReason.BoundOnly);
        return new Finding(match.Verdict, match.Reason, found);
    }

    internal static (Verdict Verdict, VerdictReason Reason) Match(decimal row, Numeral written, decimal factor, bool isExact)
    {
        if (written.Value * factor == row)
            return (Verdict.Verified, VerdictReason.Equal);
        if (isExact)
            return (Verdict.Contradicted, VerdictReason.FigureDiffers);
        if (RoundsTo(row / factor, written.Value, written.Decimals))
        {
            return Math.Abs(written.Value * factor - row) <= MostRounding * Math.Abs(row)
                ? (Verdict.Rounded, VerdictReason.RoundedValue)
                : (Verdict.Unknown, VerdictReason.TooCoarse);
        }

        return written.Other is { } other && (other * factor == row || RoundsTo(row / factor, other, 3))
            ? (Verdict.Unknown, VerdictReason.AmbiguousNumber)
            : (Verdict.Contradicted, VerdictReason.FigureDiffers);
    }

    private static bool RoundsTo(decimal row, decimal written, int decimals) =>
        decimal.Round(row, decimals, MidpointRounding.AwayFromZero) == written || decimal.Round(row, decimals, MidpointRounding.ToEven) == written;

    private Finding Latest(Resolved said)
    {
        var provinces = said.Reading.Province!.Provinces.Where(province => province.ValidTo is null).ToList();
        if (provinces.Count != 1 || said.Reading.Province.Era == Era.Former)
            return Finding.Unknown(provinces.Count == 0 ? VerdictReason.NotOfThisTime : VerdictReason.AmbiguousTerritory);
        var rows = now.Observations.Where(row => row.Province == provinces[0].Id && row.Indicator == said.Indicator.Id
            && said.SeriesOf(row) is { AverageOf: null, JudgesTargets: true }).ToList();
        if (rows.Count == 0)
            return Finding.Unknown(VerdictReason.NoRow);
        var newest = rows.Max(row => row.Year);
        var found = AmongRows(said, said.Reading.Value!, rows.FindAll(row => row.Year == newest), now.Release);
        if (found.Verdict != Verdict.Contradicted)
            return found;
        foreach (var namesake in Namesakes(said.Reading.Province, provinces[0]))
        {
            if (AmongRows(said, said.Reading.Value!, [.. RowsOf(now, said, namesake, newest)], now.Release).Passes)
                return Finding.Unknown(VerdictReason.AmbiguousTerritory);
        }

        foreach (var year in rows.Select(row => row.Year).Distinct().OrderDescending().Where(year => year != newest))
        {
            if (AmongRows(said, said.Reading.Value!, rows.FindAll(row => row.Year == year), now.Release) is { Passes: true, Row: { } row })
                return new Finding(Verdict.Stale, VerdictReason.OlderYear, row);
        }

        return found;
    }

    private Finding Target(Resolved said)
    {
        if (said.Reading.Year is not { } year)
            return Finding.Unknown(VerdictReason.YearMissing);
        var named = said.Reading.Province!;
        var provinces = Chosen(named);
        var current = provinces.Where(province => !province.EndedBefore(year) && BeganBy(province, year)).ToList();
        if (named.Era is Era.Named or Era.Former)
            current = [.. provinces];
        if (provinces.Count == 0)
            return Finding.Unknown(VerdictReason.NotOfThisTime);
        if (current.Count > 1)
            return Finding.Unknown(VerdictReason.AmbiguousTerritory);
        var found = current.Count == 1 ? AmongTargets(now, said, current[0], year) : Finding.Unknown(VerdictReason.NotOfThisTime);
        if (found.Verdict != Verdict.Contradicted && found.Reason is not (VerdictReason.NoRow or VerdictReason.NotOfThisTime))
            return found;
        foreach (var ended in provinces.Except(current))
        {
            if (AmongTargets(now, said, ended, year) is { Passes: true, Row: { } row })
                return new Finding(Verdict.Stale, VerdictReason.EndedTerritory, row);
        }

        foreach (var release in earlier)
        {
            if (current.Count == 1 && AmongTargets(release, said, current[0], year) is { Passes: true, Row: { } row })
                return new Finding(Verdict.Stale, VerdictReason.EarlierRelease, row);
        }

        return found;
    }

    private static bool BeganBy(Province province, int year) => province.ValidFrom is not { } start || start.Year <= year;

    private static Finding AmongTargets(StatementFigures figures, Resolved said, Province province, int year)
    {
        var written = said.Reading.Value!;
        var isGoal = said.Reading.Kind == ShapeKind.Goal;
        var due = figures.Targets.Where(target => target.Province == province.Id && target.Indicator == said.Indicator.Id && target.Horizon == year
            && target.Low is not null).ToList();
        if (due.Count == 0)
            return Finding.Unknown(VerdictReason.NoRow);
        var measured = due.FindAll(target => target.Basis == Basis.AtYear);
        if (measured.Count == 0)
            return new Finding(Verdict.Unknown, VerdictReason.OtherBasis, Row(due[0], due, province, said.Indicator, figures.Release));
        var ordered = measured.OrderBy(target => target.Standing == Standing.Superseded)
            .ThenBy(target => target.Adoption is Adoption.Draft or Adoption.Scenario)
            .ThenBy(target => target.Standing)
            .ThenBy(target => target.Id, StringComparer.Ordinal);
        var sameFigure = ordered.Where(target => IsSameFigure(target, written, said.Factor)).ToList();
        var same = sameFigure.Find(target => IsSameBound(target, written, isGoal));
        var otherBasis = due.Find(target => target.Basis != Basis.AtYear && target.Standing != Standing.Superseded
            && IsSameFigure(target, written, said.Factor) && (written.Comparator is null || IsSameBound(target, written, isGoal)));
        if (otherBasis is not null && same is null or { Standing: Standing.Superseded })
            return new Finding(Verdict.Unknown, VerdictReason.OtherBasis, Row(otherBasis, due, province, said.Indicator, figures.Release));
        if (same is not null)
        {
            var row = Row(same, due, province, said.Indicator, figures.Release);
            return same.Standing == Standing.Superseded ? new Finding(Verdict.Stale, VerdictReason.SupersededTarget, row)
                : same.Adoption is Adoption.Draft or Adoption.Scenario ? new Finding(Verdict.Unknown, VerdictReason.DraftTarget, row)
                : new Finding(Verdict.Verified, VerdictReason.Equal, row);
        }

        if (sameFigure.Count > 0)
        {
            var isLoose = isGoal || written.Comparator is null or Comparator.About || written.IsNearly;
            return new Finding(
                isLoose ? Verdict.Unknown : Verdict.Contradicted,
                VerdictReason.ComparatorDiffers,
                Row(sameFigure[0], due, province, said.Indicator, figures.Release));
        }

        var isOther = written.Low.Other is { } other && measured.Exists(target => target.Low == other * said.Factor);
        return new Finding(
            isOther ? Verdict.Unknown : Verdict.Contradicted,
            isOther ? VerdictReason.AmbiguousNumber : VerdictReason.FigureDiffers,
            Row(ordered.First(), due, province, said.Indicator, figures.Release));
    }

    private static bool IsSameFigure(Target target, WrittenValue written, decimal factor) =>
        written.Low.Value * factor == target.Low && (written.High is { } high ? high.Value * factor == target.High : target.High is null);

    private static bool IsSameBound(Target target, WrittenValue written, bool isGoal) => !written.IsNearly && target.Comparator switch
    {
        // A bare figure is read as "at least" where more is better, and as "at most" where less is.
        Comparator.AtLeast => written.Comparator is Comparator.AtLeast || (written.Comparator is null && target.Direction == Direction.HigherIsBetter),
        Comparator.AtMost => written.Comparator is Comparator.AtMost || (written.Comparator is null && target.Direction == Direction.LowerIsBetter),
        Comparator.RankAtMost => isGoal && (written.Field is null || written.Field == target.Normalized.FieldSize),
        var comparator => written.Comparator == comparator,
    };

    private Finding Change(Resolved said)
    {
        var named = said.Reading.Province!;
        var found = ChangeOf(said);
        return found.Verdict == Verdict.Contradicted && named.Provinces.Any(province => named.Era == Era.Unsaid && named.Provinces.Count > 1
            && ChangeOf(said with { Reading = said.Reading with { Province = new NamedProvince([province], Era.Named) } }).Passes)
            ? Finding.Unknown(VerdictReason.AmbiguousTerritory)
            : found;
    }

    private Finding ChangeOf(Resolved said)
    {
        var reading = said.Reading;
        if (Unit.KindOf(said.Indicator.Unit) is UnitKind.Rank or UnitKind.Class)
            return Finding.Unknown(VerdictReason.NotUnderstood);
        var (pairs, fault) = PairsOf(said);
        if (pairs.Count == 0)
            return Finding.Unknown(fault);
        Finding? first = null;
        foreach (var (before, after) in pairs)
        {
            var difference = after.Value - before.Value;
            var row = Row(after, now.Release) with { Value = difference, Unit = Unit.OfDifference(said.Indicator.Unit) };
            var written = reading.Value!;
            var match = Match(Math.Abs(difference), written.Low, said.Factor, isExact: false);
            var finding = written.Comparator is not (null or Comparator.About) || written.IsNearly ? new Finding(Verdict.Unknown, VerdictReason.BoundOnly, row)
                : match.Verdict is Verdict.Verified or Verdict.Rounded && difference > 0 != reading.IsUp
                    ? new Finding(Verdict.Contradicted, VerdictReason.DirectionDiffers, row)
                    : new Finding(match.Verdict, match.Reason, row);
            if (finding.Passes)
                return finding;
            first ??= finding;
        }

        return first!;
    }

    private IReadOnlyList<CheckedFigure> Path(Resolved said)
    {
        var (from, to) = (said.Reading.Value1!, said.Reading.Value2!);
        var findings = new[] { OfYear(said, from, said.Reading.Year1), OfYear(said, to, said.Reading.Year2) };
        var isRank = Unit.KindOf(said.Indicator.Unit) is UnitKind.Rank or UnitKind.Class;
        if (findings[0] is { Passes: true, Row: { } before } && findings[1] is { Passes: true, Row: { } after })
        {
            var fault = isRank ? Finding.Unknown(VerdictReason.NotUnderstood)
                : before.Series != after.Series
                    || said.Reading.Year1 >= said.Reading.Year2
                    || PairsOf(said).Pairs.All(pair => pair.After.Series != after.Series)
                    ? Finding.Unknown(VerdictReason.OtherSeries)
                : after.Value > before.Value != said.Reading.IsUp || after.Value == before.Value
                    ? new Finding(Verdict.Contradicted, VerdictReason.DirectionDiffers, after)
                : null;
            if (fault is not null)
                return [Figure(from, fault), Figure(to, fault)];
        }
        else if (findings.Any(finding => finding.Passes))
        {
            // Half of a sentence is not true by itself.
            findings = [.. findings.Select(finding => finding.Passes ? new Finding(Verdict.Unknown, VerdictReason.NotUnderstood, finding.Row) : finding)];
        }

        return [Figure(from, findings[0]), Figure(to, findings[1])];
    }

    /// <summary>The values of two years in each series that has both, measured in the same way.</summary>
    private (IReadOnlyList<(Observation Before, Observation After)> Pairs, VerdictReason Fault) PairsOf(Resolved said)
    {
        if (said.Reading is not { Year1: { } start, Year2: { } end } || start >= end)
            return ([], VerdictReason.NotUnderstood);
        var (first, firstFault) = InYear(said.Reading.Province!, start);
        var (last, lastFault) = InYear(said.Reading.Province!, end);
        if (first is null || last is null)
            return ([], first is null ? firstFault : lastFault);
        if (first.Id != last.Id)
            return ([], VerdictReason.AmbiguousTerritory);
        var (before, after) = (RowsOf(now, said, first, start).ToList(), RowsOf(now, said, first, end).ToList());
        IReadOnlyList<(Observation, Observation)> pairs =
        [
            .. from series in said.Indicator.Series
               where series.JudgesTargets && !series.Breaks.Any(year => year > start && year <= end)
               orderby series.Preferred descending, series.Id
               let old = before.Where(row => row.Series == series.Id).MaxBy(row => row.Revision)
               let young = after.Where(row => row.Series == series.Id).MaxBy(row => row.Revision)
               where old is not null && young is not null
               select (old, young),
        ];
        return (pairs, VerdictReason.NoRow);
    }

    private static IReadOnlyList<Province> Chosen(NamedProvince named) => named.Era switch
    {
        Era.Former => [.. named.Provinces.Where(province => province.ValidTo is not null)],
        Era.New => [.. named.Provinces.Where(province => province.ValidFrom is not null && province.ValidTo is null)],
        _ => named.Provinces,
    };

    /// <summary>The others of a name that is said alone.</summary>
    private static IEnumerable<Province> Namesakes(NamedProvince named, Province chosen) =>
        named.Era == Era.Unsaid ? named.Provinces.Where(province => province.Id != chosen.Id) : [];

    /// <summary>The territory of a name in a year; in the year of a merger a name alone may be either.</summary>
    private static (Province? Province, VerdictReason Fault) InYear(NamedProvince named, int year)
    {
        var then = Chosen(named).Where(province => BeganBy(province, year) && (province.ValidTo is not { } end || year <= end.Year)).ToList();
        return then.Count == 1 ? (then[0], default) : (null, then.Count == 0 ? VerdictReason.NotOfThisTime : VerdictReason.AmbiguousTerritory);
    }

    /// <summary>A reason as a sentence.</summary>
    internal static Text Say(VerdictReason reason, StatedRow? row) => Words.Say(
        reason,
        ("value", ValueOf(row)),
        ("release", Text.Same(row?.Release ?? "–")),
        ("year", Text.Same($"{row?.Year}")));

    private static Text ValueOf(StatedRow? row)
    {
        if (row?.Value is not { } value)
            return Text.Same("–");
        var low = FigureText.Stated(value);
        return row.High is { } high && high != value ? new Text($"{low.Vi}–{FigureText.Stated(high).Vi}", $"{low.En}–{FigureText.Stated(high).En}") : low;
    }

    /// <summary>A value as a row to compare with.</summary>
    public static StatedRow Row(Observation row, string release) => new()
    {
        Kind = StatedRowKind.Observation,
        Id = row.Id,
        Province = row.Province,
        Indicator = row.Indicator,
        Year = row.Year,
        Series = row.Series,
        Value = row.Value,
        Unit = row.Unit,
        FieldSize = row.FieldSize,
        Source = row.Source,
        Release = release,
        Claim = row.Claim,
        Warnings = row.Certainty == Certainty.Preliminary ? [new Warning(WarningCode.PreliminaryValue, Words.Say(WarningCode.PreliminaryValue), null)] : [],
    };

    /// <summary>A target as a row to compare with.</summary>
    public static StatedRow Row(Target row, IReadOnlyList<Target> all, Province province, Indicator indicator, string release) => new()
    {
        Kind = StatedRowKind.Target,
        Id = row.Id,
        Province = row.Province,
        Indicator = row.Indicator,
        Year = row.Horizon,
        Series = row.Series,
        Value = row.Low,
        High = row.High,
        Unit = row.Unit,
        Comparator = row.Comparator,
        FieldSize = row.Normalized.FieldSize,
        Source = row.Source,
        Document = row.Document,
        Release = release,
        Claim = row.Claim,
        Warnings = [.. WarningsOf(row, all, province, indicator)],
    };

    private static IEnumerable<Warning> WarningsOf(Target row, IReadOnlyList<Target> all, Province province, Indicator indicator)
    {
        if (row.HorizonReading == HorizonReading.Inferred)
            yield return TargetWarnings.HorizonInferred("year");
        if (row.Horizon is { } horizon && province.EndedBefore(horizon))
            yield return ProvinceWarnings.Ended(province, "province");
        if (TargetWarnings.Competing(row, all) is { Count: > 0 } competing)
            yield return TargetWarnings.CompetingTargets(competing, Measured.By(indicator), province.Kind == ProvinceKind.Country, "value");
        if (TargetWarnings.OfAdoption(row, "id") is { } adoption)
            yield return adoption;
    }

    /// <summary>A reading with one indicator.</summary>
    private sealed record Resolved(Reading Reading, Indicator Indicator, decimal Factor, VerdictReason? Fault)
    {
        public string Meaning => string.Join(
            '|',
            Reading.Kind,
            Indicator.Id,
            string.Join(',', Reading.Province!.Provinces.Select(province => province.Id)),
            Reading.Province.Era,
            Reading.Year,
            Reading.Year1,
            Reading.Year2,
            string.Join(',', Reading.Figures.Select(figure =>
                (figure.Low.Value * Factor / 1.0000m, figure.High?.Value * Factor, figure.Comparator, figure.IsNearly, figure.Field, figure.IsCountryWide))),
            Reading.IsUp);

        public Series? SeriesOf(Observation row) => Indicator.Series.FirstOrDefault(series => series.Id == row.Series);
    }

    /// <summary>What was found of a figure.</summary>
    private sealed record Finding(Verdict Verdict, VerdictReason Reason, StatedRow? Row)
    {
        public bool Passes => Verdict is Verdict.Verified or Verdict.Rounded;

        public static Finding Unknown(VerdictReason reason) => new(Verdict.Unknown, reason, null);

        public Text Say() => StatementCheck.Say(Reason, Row);
    }
}
