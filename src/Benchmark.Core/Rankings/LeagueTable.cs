using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;

namespace Benchmark.Core.Rankings;

/// <summary>Which league table to make, and from what.</summary>
public sealed record LeagueQuestion
{
    /// <summary>The indicator.</summary>
    public required Indicator Indicator { get; init; }

    /// <summary>The series.</summary>
    public required Series Series { get; init; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The units of the field.</summary>
    public required IReadOnlyList<Province> Units { get; init; }

    /// <summary>The group they are; null for the units of the country.</summary>
    public ProvinceGroup? Group { get; init; }

    /// <summary>The newest revision of each value of this indicator, series and year.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>What else the indicator can be ranked on.</summary>
    public IReadOnlyList<OtherField> Others { get; init; } = [];

    /// <summary>How equal values are ranked; says nothing of a rank indicator.</summary>
    public Ties Ties { get; init; }

    /// <summary>How many decimals the values are rounded to before ranking; null ranks them as they are. Says nothing of a rank indicator.</summary>
    public int? Rounded { get; init; }
}

/// <summary>The league table of one indicator, year and series.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Series">The series.</param>
/// <param name="SeriesName">Its name.</param>
/// <param name="Year">The year.</param>
/// <param name="Map">Which list of units the series covers; null when it covers those that existed in the year.</param>
/// <param name="Ties">How equal values are ranked; null of a rank indicator, whose places were published.</param>
/// <param name="RankOn">What the ranks stand on: <c>raw</c>, or <c>rounded-k</c>; null of a rank indicator.</param>
/// <param name="RankScope">Which units the ranks are among.</param>
/// <param name="Units">How many units the field has.</param>
/// <param name="Known">How many of them have a value.</param>
/// <param name="Leader">Every province of rank 1; null when it is not known who that is.</param>
/// <param name="Median">The median of the values; null of a field that is not whole, and of a rank indicator.</param>
/// <param name="GapUnit">The unit of the gaps.</param>
/// <param name="Rows">The units with a value, best first, then by id.</param>
/// <param name="Excluded">The units without a value, by id.</param>
/// <param name="Others">What else the indicator can be ranked on: every other series and year with a value, in the order in which they would be chosen.</param>
/// <param name="NotComputed">Why figures are null; without a province of every row.</param>
/// <param name="Warnings">What a reader must know; <c>at</c> is a path within the table.</param>
public sealed record LeagueTable(
    RowIndicator Indicator,
    string Series,
    Text SeriesName,
    int Year,
    int? Map,
    Ties? Ties,
    string? RankOn,
    RankScope RankScope,
    int Units,
    int Known,
    IReadOnlyList<string>? Leader,
    decimal? Median,
    string? GapUnit,
    IReadOnlyList<LeagueRow> Rows,
    IReadOnlyList<ExcludedUnit> Excluded,
    IReadOnlyList<OtherField> Others,
    IReadOnlyList<CellNotComputed> NotComputed,
    IReadOnlyList<Warning> Warnings) : Sentences
{
    /// <summary>What ranks stand on when values are taken as they are.</summary>
    public const string Raw = "raw";

    /// <summary>Whether values of an indicator can be ranked: a class from 1 to n is compared, never ranked.</summary>
    public static bool Ranks(Indicator indicator) => indicator.Kind is IndicatorKind.Number or IndicatorKind.Rank;

    /// <summary>The table of a question. Units without a value have no place.</summary>
    public static LeagueTable Compute(LeagueQuestion question) => new Computation(question).ToTable();

    private static IEnumerable<Warning> WarningsOf(LeagueQuestion question, IReadOnlyCollection<LeagueRow> rows)
    {
        if (rows.Any(row => row.Observation.Certainty == Certainty.Preliminary))
            yield return new Warning(WarningCode.PreliminaryValue, Words.Say(Phrase.PreliminarySome), "rows");
        if (rows.Count > 0 && rows.Count < question.Units.Count)
        {
            var phrase = question.Indicator.Kind == IndicatorKind.Rank ? Phrase.CoverageLowRanks : Phrase.CoverageLowValues;
            var said = Words.Say(phrase, ("known", Text.Same($"{rows.Count}")), ("units", Text.Same($"{question.Units.Count}")));
            yield return new Warning(WarningCode.CoverageLow, said, "rows");
        }

        if (question.Series.Breaks.Contains(question.Year))
            yield return new Warning(WarningCode.MethodBreak, Words.Say(Phrase.MethodBreakYear), "year");
    }

    /// <summary>The figures of one table, and why some of them are null.</summary>
    private sealed class Computation
    {
        private readonly LeagueQuestion _question;
        private readonly RankedField _field;
        private readonly decimal _sign;
        private readonly decimal? _best;
        private readonly decimal? _median;

        // Of a rank indicator the value is the place that was published, whatever is known of the others.
        private readonly bool _isOfficial;
        private readonly Dictionary<string, Observation> _values;
        private readonly List<CellNotComputed> _notComputed = [];

        public Computation(LeagueQuestion question)
        {
            _question = question;
            _values = question.Observations.ToDictionary(observation => observation.Province, StringComparer.Ordinal);
            _sign = question.Indicator.Direction == Direction.HigherIsBetter ? 1m : -1m;
            _isOfficial = question.Indicator.Kind == IndicatorKind.Rank;
            _field = new RankedField(
                [.. question.Units.Select(unit => _values.TryGetValue(unit.Id, out var value) ? new Ranked(Printed(value.Value)) : null)],
                question.Indicator.Direction,
                question.Ties);
            var known = question.Units.Where(unit => _values.ContainsKey(unit.Id)).Select(unit => _values[unit.Id].Value).ToList();
            _best = known.Count > 1 ? _sign * known.Max(value => _sign * value) : null;
            _median = _isOfficial || !_field.IsWhole ? null : Quantile.Median(known);
        }

        public LeagueTable ToTable()
        {
            Explain();
            var rows = _question.Units.Index()
                .Where(unit => _values.ContainsKey(unit.Item.Id))
                .Select(unit => Row(unit.Item, _field[unit.Index]!))
                .OrderBy(row => row.Rank ?? row.RankAmongKnown)
                .ThenBy(row => row.Province, StringComparer.Ordinal)
                .ToList();
            if (_best is null && rows.Count > 0)
                _notComputed.Add(new CellNotComputed("gapToLeader", rows[0].Province, Reason.PartialField));
            var leaders = LeadersOf(rows);
            if (leaders is null)
                _notComputed.Add(new CellNotComputed("leader", null, Reason.PartialField));
            var indicator = _question.Indicator;
            return new LeagueTable(
                new RowIndicator(indicator.Id, indicator.Name, indicator.Unit, indicator.Direction),
                _question.Series.Id,
                _question.Series.Name,
                _question.Year,
                _question.Series.Map,
                _isOfficial ? null : _question.Ties,
                _isOfficial ? null : _question.Rounded is { } places ? $"rounded-{places}" : Raw,
                _question.Group is null ? RankScope.Map : RankScope.Group,
                _field.Units,
                _field.Known,
                leaders,
                _median is null ? null : Exact.Round(_median.Value),
                Unit.OfDifference(indicator.Unit),
                rows,
                [
                    .. _question.Units
                        .Where(unit => !_values.ContainsKey(unit.Id))
                        .OrderBy(unit => unit.Id, StringComparer.Ordinal)
                        .Select(unit => new ExcludedUnit(IdOf(unit), unit.Id, unit.Name, unit.Label, Reason.NoObservation)),
                ],
                _question.Others,
                _notComputed,
                [.. WarningsOf(_question, rows)]);
        }

        private void Explain()
        {
            void Missing(Reason reason, params ReadOnlySpan<string> figures)
            {
                foreach (var figure in figures)
                    _notComputed.Add(new CellNotComputed(figure, null, reason));
            }

            if (!_isOfficial)
            {
                if (!_field.IsWhole)
                    Missing(Reason.PartialField, "rank", "tied", "percentile", "quartile", "median", "gapToMedian");
                return;
            }

            if (!_field.IsWhole)
                Missing(Reason.PartialField, "tied");
            if (_question.Series.FieldSize is null)
                Missing(Reason.FieldSizeUnknown, "percentile", "quartile");
            else if (_question.Series.FieldSize == 1)
                Missing(Reason.FieldTooSmall, "percentile");
            Missing(Reason.RankGoal, "median", "gapToMedian");
        }

        private LeagueRow Row(Province unit, Placing placing)
        {
            var observation = _values[unit.Id];
            var value = observation.Value;
            var rank = _isOfficial ? value : placing.Rank;
            int? fieldSize = _isOfficial ? _question.Series.FieldSize : null;
            // On competition ranks, however ties are shown.
            var (place, of) = _isOfficial ? (value, fieldSize) : (placing.AmongKnown, _field.IsWhole ? _field.Units : null);
            return new LeagueRow(
                IdOf(unit),
                unit.Id,
                unit.Name,
                unit.Label,
                value,
                observation,
                rank,
                _isOfficial ? RankSource.Official : rank is null ? null : RankSource.Computed,
                fieldSize,
                placing.AmongKnown,
                rank is null ? placing.Bounds : null,
                placing.Tied,
                _best is null ? null : Exact.Round(_sign * (value - _best.Value)),
                _median is null ? null : Exact.Round(_sign * (value - _median.Value)),
                of > 1 ? Exact.Round(100 * (of.Value - place) / (of.Value - 1)) : null,
                of is null ? null : 1 + (int)Math.Floor(4 * (place - 1) / of.Value));
        }

        private string IdOf(Province unit) => $"{unit.Id}.{_question.Indicator.Id}.{_question.Year}.{_question.Series.Id}";

        private List<string>? LeadersOf(List<LeagueRow> rows)
        {
            if (_isOfficial)
                return rows.FindAll(row => row.Rank == 1) is { Count: > 0 } first ? [.. first.Select(row => row.Province)] : null;
            return _field.IsWhole ? [.. rows.Where(row => row.RankAmongKnown == 1).Select(row => row.Province)] : null;
        }

        private decimal Printed(decimal value) =>
            _isOfficial || _question.Rounded is not { } places ? value : decimal.Round(value, places, MidpointRounding.AwayFromZero);
    }
}

/// <summary>A unit with a value.</summary>
/// <param name="Id">The id of the row: province, indicator, year and series, joined by points.</param>
/// <param name="Province">The province.</param>
/// <param name="Name">Its name.</param>
/// <param name="Label">Its name with the days its territory began or ended.</param>
/// <param name="Value">Its value.</param>
/// <param name="Observation">The observation.</param>
/// <param name="Rank">Its rank in a whole field, a half where ties share an average; of a rank indicator the official place. Null in any other field.</param>
/// <param name="RankSource">Whether the rank was published or computed; null without a rank.</param>
/// <param name="FieldSize">Of a rank indicator, how many units were ranked; null when that is not known, and of other indicators.</param>
/// <param name="RankAmongKnown">1 and the number of known units that are strictly better; no rank where some units have no value.</param>
/// <param name="RankBounds">The best and the worst rank it can have, whatever the missing values are; null where the rank is given.</param>
/// <param name="Tied">Whether another unit has the same rank; null in a field that is not whole.</param>
/// <param name="GapToLeader">The distance to the best known value, never positive; null when no other is known.</param>
/// <param name="GapToMedian">The distance to the median; negative is behind. Null without a median.</param>
/// <param name="Percentile">100 for the first of the field, 0 for the last.</param>
/// <param name="Quartile">1 for the best quarter of the field to 4.</param>
public sealed record LeagueRow(
    string Id,
    string Province,
    Text Name,
    Text Label,
    decimal Value,
    Observation Observation,
    decimal? Rank,
    RankSource? RankSource,
    int? FieldSize,
    int RankAmongKnown,
    RankBounds? RankBounds,
    bool? Tied,
    decimal? GapToLeader,
    decimal? GapToMedian,
    decimal? Percentile,
    int? Quartile)
{
    /// <summary>The value as a sentence writes it; null unless asked for.</summary>
    public Text? Text { get; init; }

    /// <summary>What the observation says in this release, as `/v1/verify` takes it.</summary>
    public string? Claim => Observation.Claim;
}

/// <summary>A unit without a value, which has no place.</summary>
/// <param name="Id">The id of the row, made as that of a unit with a value.</param>
/// <param name="Province">The province.</param>
/// <param name="Name">Its name.</param>
/// <param name="Label">Its name with the days its territory began or ended.</param>
/// <param name="Reason">Why.</param>
public sealed record ExcludedUnit(string Id, string Province, Text Name, Text Label, Reason Reason);
