using Benchmark.Core.Comparisons;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Narratives;

/// <summary>The sentences of comparisons: the known figures of a row from the best to the worst, the reference, and of whom no figure was found.</summary>
public static class ComparisonNarrative
{
    // More names than these are counted, not listed.
    private const int MostNames = 3;

    /// <summary>Adds the sentences to every row of a matrix.</summary>
    /// <param name="question">The question the matrix answers.</param>
    /// <param name="matrix">The matrix.</param>
    public static ComparisonMatrix Tell(ComparisonQuestion question, ComparisonMatrix matrix)
    {
        var columns = new Columns(question);
        return matrix with { Rows = [.. matrix.Rows.Select(row => new Telling(columns, row).Tell())] };
    }

    /// <summary>What all rows of a matrix have in common.</summary>
    private sealed class Columns
    {
        private readonly HashSet<Text> _shared;

        public Columns(ComparisonQuestion question)
        {
            Question = question;
            Indicators = question.Indicators.ToDictionary(indicator => indicator.Id);
            foreach (var target in question.Targets)
                Targets[target.Id] = target;
            AreCountry = question.Provinces.All(province => province.Kind == ProvinceKind.Country);
            _shared = [.. question.Provinces.DistinctBy(province => province.Id).CountBy(province => province.Name)
                .Where(name => name.Value > 1)
                .Select(name => name.Key)];
        }

        public ComparisonQuestion Question { get; }

        public Dictionary<string, Indicator> Indicators { get; }

        public Dictionary<string, Target> Targets { get; } = new(StringComparer.Ordinal);

        public bool AreCountry { get; }

        /// <summary>The bare name; two columns of one name are told apart even where there is little room.</summary>
        public Text NameOf(Province province) => _shared.Contains(province.Name) ? ProvinceLabel.InSentence(province) : province.Name;
    }

    private sealed class Telling
    {
        private readonly Columns _columns;
        private readonly ComparisonQuestion _question;
        private readonly ComparisonRow _row;
        private readonly Indicator _indicator;
        private readonly IndicatorName _name;
        private readonly Measured _measured;
        private readonly int _decimals;

        /// <summary>The known columns from the best to the worst.</summary>
        private readonly List<(Province Province, ComparisonCell Cell)> _known;
        private readonly List<Province> _missing;

        /// <summary>The columns whose target has no number.</summary>
        private readonly List<Province> _milestones;
        private readonly Series? _series;

        // A figure stands in the headline and in every way to say the row.
        private readonly Dictionary<ComparisonCell, Text> _figures = new(ReferenceEqualityComparer.Instance);

        public Telling(Columns shared, ComparisonRow row)
        {
            (_columns, _question, _row, _indicator) = (shared, shared.Question, row, shared.Indicators[row.Indicator.Id]);
            _name = IndicatorName.Of(_indicator, shared.AreCountry);
            _measured = FigureText.Brief(Measured.By(_indicator));
            var columns = _question.Provinces.Zip(row.Cells).ToList();
            // A class has no place, but a better one is still the better.
            var sign = _indicator.Direction == Direction.HigherIsBetter ? -1 : 1;
            _known = [.. columns.Where(column => column.Second.Value is not null)
                .OrderBy(column => column.Second.RankAmongKnown ?? sign * column.Second.Value)];
            // Of a unit that had ended before the year nothing is missing; a warning says that it had.
            var year = row.Horizon ?? row.Year;
            _missing = [.. columns.Where(column => column.Second is { Value: null, Missing: not Reason.Milestone } && !(column.First.ValidTo?.Year < year))
                .Select(column => column.First)];
            _milestones = [.. columns.Where(column => column.Second.Missing == Reason.Milestone).Select(column => column.First)];
            _series = row.Series is null ? null : _indicator.Series.First(series => series.Id == row.Series);
            _decimals = FigureText.DecimalsFor([.. row.Cells.Append(row.ReferenceCell).Select(cell => cell?.Value).OfType<decimal>()], []);
        }

        private bool IsOfTargets => _row.Measure == Measure.Target;

        private bool IsWhole => _known.Count == _row.Units;

        public ComparisonRow Tell() => _row with
        {
            Headline = Letters.Within(Sentences.LongestHeadline, Heads()),
            Narrative = Letters.Within(Sentences.LongestNarrative, Bodies()),
            Caveats = CaveatList.Of(_row.Warnings, _question.Provinces),
            Technical = TechnicalText.Of(_row.NotComputed.Select(entry => (entry.Figure, entry.Reason))),
        };

        private IEnumerable<Text> Heads()
        {
            yield return Head(ProvinceLabel.InSentence, true);
            yield return Head(_columns.NameOf, true);
            yield return Head(_columns.NameOf, false);
            yield return Subject(brief: true, withSeries: false);
        }

        private IEnumerable<Text> Bodies()
        {
            yield return Body(ProvinceLabel.InSentence, brief: false, withSeries: true, int.MaxValue);
            yield return Body(ProvinceLabel.InSentence, brief: true, withSeries: true, int.MaxValue);
            yield return Body(_columns.NameOf, brief: true, withSeries: true, int.MaxValue);
            yield return Body(_columns.NameOf, brief: true, withSeries: false, int.MaxValue);
            yield return Body(_columns.NameOf, brief: true, withSeries: true, MostNames);
            yield return Body(_columns.NameOf, brief: true, withSeries: false, MostNames);
            yield return Body(_columns.NameOf, brief: true, withSeries: false, MostNames, withReference: false);
            yield return Body(_columns.NameOf, brief: true, withSeries: false, 1);
            yield return Body(_columns.NameOf, brief: true, withSeries: false, 1, withReference: false);
            yield return Head(_columns.NameOf, false);
        }

        private Text Head(Func<Province, Text> nameOf, bool withFigure)
        {
            var subject = Subject(brief: true, withSeries: false);
            if (_known.Count == 0)
            {
                return _milestones.Count > 0
                    ? Words.Say(Phrase.CompareMilestones, ("subject", subject), ("names", Listed(_milestones, nameOf, Phrase.CompareMany)))
                    : Words.Say(Phrase.CompareNone, ("subject", subject), ("units", Text.Same($"{_row.Units}")));
            }

            var best = _known[0];
            var figure = !withFigure ? Text.Empty
                : _known.Count == 1 ? Letters.Join(Text.Same(" "), Figure(best.Province, best.Cell))
                : Words.Say(Phrase.CompareFigure, ("figure", Figure(best.Province, best.Cell)));
            var leaders = _known.TakeWhile(column => column.Cell.RankAmongKnown == best.Cell.RankAmongKnown && column.Cell.Value == best.Cell.Value)
                .Select(column => nameOf(column.Province))
                .ToList();
            var isList = IsClass && _known.Count > 1 && leaders.Count < _known.Count && _known.Count <= MostNames;
            var names = isList
                ? Lists.Of([.. _known.Select(column =>
                    Letters.Join(nameOf(column.Province), Text.Same(" "), Figure(column.Province, column.Cell)))])
                : leaders.Count <= MostNames ? Lists.Of(leaders) : Words.Say(Phrase.CompareMany, ("count", Text.Same($"{leaders.Count}")));
            if (_known.Count == 1 && (_row.Horizon ?? _row.Year) is { } year && _series?.AverageOf is null)
            {
                // One is no comparison.
                return Words.Say(
                    IsOfTargets ? Phrase.CompareOneTarget : Phrase.CompareOneValue,
                    ("names", names),
                    ("year", Letters.Year(year)),
                    ("what", _name.Brief),
                    ("figure", Figure(best.Province, best.Cell))).Capital();
            }

            var phrase = _known.Count == 1 ? Phrase.CompareOne
                : isList ? Phrase.CompareList
                : !IsWhole || (IsClass && leaders.Count < _known.Count) ? Phrase.ComparePartial
                : leaders.Count == _known.Count ? Phrase.CompareEqual
                : leaders.Count > 1 ? _indicator.Direction == Direction.HigherIsBetter || IsRank ? Phrase.CompareTiedHigh : Phrase.CompareTiedLow
                : _indicator.Direction == Direction.HigherIsBetter || IsRank ? Phrase.CompareHigh
                : Phrase.CompareLow;
            return Words.Say(
                phrase,
                ("subject", subject),
                ("names", names),
                ("figure", figure),
                ("known", Text.Same($"{_known.Count}")),
                ("units", Text.Same($"{_row.Units}")));
        }

        private bool IsClass => Unit.KindOf(_measured.Unit) == UnitKind.Class;

        private bool IsRank => Unit.KindOf(_measured.Unit) is UnitKind.Rank or UnitKind.Class;

        private Text Body(Func<Province, Text> nameOf, bool brief, bool withSeries, int mostNames, bool withReference = true)
        {
            var sentence = new TextBuilder();
            sentence.Add(Subject(brief, withSeries));
            if (_known.Count == 0)
            {
                sentence.Add(_milestones.Count > 0
                    ? Letters.Join(Text.Same(": "), Words.Say(Phrase.MilestoneTargets, ("names", Listed(_milestones, nameOf, Phrase.CompareMany))))
                    : Words.Say(Phrase.CompareNothing));
            }
            else
            {
                var shown = _known.Count <= mostNames ? _known : _known[..mostNames];
                var between = ": ";
                foreach (var (province, cell) in shown)
                {
                    sentence.Add(between).Add(nameOf(province)).Add(" ").Add(Figure(province, cell));
                    between = "; ";
                }

                if (_known.Count > shown.Count && !IsWhole)
                {
                    // The last of some is not the last.
                    var others = _known.Count - shown.Count;
                    sentence.Add(Words.Say(others == 1 ? Phrase.CompareOthersOne : Phrase.CompareOthers, ("count", Text.Same($"{others}"))));
                }
                else if (_known.Count > shown.Count)
                {
                    var (last, lastCell) = _known[^1];
                    var others = _known.Count - shown.Count - 1;
                    sentence.Add(Words.Say(
                        others == 0 ? Phrase.CompareLast : others == 1 ? Phrase.CompareLastOfOne : Phrase.CompareLastOf,
                        ("count", Text.Same($"{others}")),
                        ("name", nameOf(last)),
                        ("figure", Figure(last, lastCell))));
                }

                sentence.Add(".");
            }

            if (withReference)
                AddReference(sentence);
            AddMissing(sentence, nameOf);
            return sentence.ToText();
        }

        private void AddReference(TextBuilder sentence)
        {
            if (_row.ReferenceCell is not { Value: not null } cell || _question.Reference is not { } reference)
                return;
            var phrase = reference.Kind != ProvinceKind.Country ? Phrase.ReferenceOther : IsOfTargets ? Phrase.ReferenceTarget : Phrase.ReferenceValue;
            sentence.Add(" ").Add(Words.Say(phrase, ("name", ProvinceLabel.InSentence(reference)), ("figure", Figure(reference, cell))));
        }

        private void AddMissing(TextBuilder sentence, Func<Province, Text> nameOf)
        {
            if (_missing.Count == 0 || _known.Count + _milestones.Count == 0)
                return;
            var names = Listed(_missing, nameOf, Phrase.CompareRest);
            var phrase = !IsOfTargets ? Phrase.MissingValue : _row.Horizon is null ? Phrase.MissingOpenTarget : Phrase.MissingTarget;
            sentence.Add(" ").Add(Words.Say(phrase, ("year", Text.Same($"{_row.Horizon ?? _row.Year}")), ("names", names)));
        }

        private static Text Listed(List<Province> provinces, Func<Province, Text> nameOf, Phrase counted) => provinces.Count <= MostNames
            ? Lists.Of([.. provinces.Select(nameOf)])
            : Words.Say(counted, ("count", Text.Same($"{provinces.Count}")));

        private Text Figure(Province province, ComparisonCell cell)
        {
            if (!_figures.TryGetValue(cell, out var figure))
                _figures[cell] = figure = Write(province, cell);
            return figure;
        }

        private Text Write(Province province, ComparisonCell cell)
        {
            if (cell.Target is { } target)
                return GoalText.Of(_columns.Targets[target], _measured, province.Kind == ProvinceKind.Country);
            return FigureText.Value(cell.Value!.Value, _measured, cell.Observation?.FieldSize, _decimals, ofOneYear: _series?.AverageOf is null);
        }

        private Text Subject(bool brief, bool withSeries)
        {
            var what = ("what", brief ? _name.Brief : _name.Full);
            if (IsOfTargets)
            {
                return (_row.Horizon is { } horizon
                    ? Words.Say(Phrase.SubjectTargets, what, ("year", Letters.Year(horizon)))
                    : Words.Say(Phrase.SubjectOpenTargets, what)).Capital();
            }

            var subject = _series!.AverageOf is { } mean
                ? Words.Say(Phrase.SubjectMean, what, ("start", Letters.Year(mean.Start)), ("end", Letters.Year(mean.End)))
                : Words.Say(Phrase.SubjectValues, what, ("year", Letters.Year(_row.Year!.Value)));
            // A year within the name is that of the row.
            var isNamed = withSeries
                && _series.AverageOf is null
                && !_series.Name.En.Contains($"{_row.Year}", StringComparison.Ordinal)
                && _indicator.Series.Count > 1
                && _indicator.Kind == IndicatorKind.Number;
            return (isNamed
                ? Letters.Join(subject, Words.Say(Phrase.Origin, ("series", IndicatorName.WithinSentence(_series.Name))))
                : subject).Capital();
        }
    }
}
