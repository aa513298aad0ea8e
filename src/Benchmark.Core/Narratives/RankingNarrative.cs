using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Rankings;

namespace Benchmark.Core.Narratives;

/// <summary>
/// The sentences of rankings: who is first of a whole field, and by what; of any other only how many figures are known, and which is the best of them.
/// </summary>
public static class RankingNarrative
{
    /// <summary>Adds the sentences to a league table.</summary>
    /// <param name="question">The question the table answers.</param>
    /// <param name="table">The table.</param>
    public static LeagueTable Tell(LeagueQuestion question, LeagueTable table)
    {
        IReadOnlyList<Telling> ways = question.Group is { IsMap: false } group
            ? [new(question, table, Words.Say(Phrase.InGroup, ("group", group.Name))), new(question, table, Words.Say(Phrase.InGroupChosen))]
            : [new(question, table, Text.Empty)];
        return table with
        {
            Headline = Letters.Within(Sentences.LongestHeadline, ways.SelectMany(way => way.Heads())),
            Narrative = Letters.Within(Sentences.LongestNarrative, ways.SelectMany(way => way.Bodies())),
            // The narrative says how many are known.
            Caveats = CaveatList.Of([.. table.Warnings.Where(warning => warning.Code != WarningCode.CoverageLow)]),
            Technical = TechnicalText.Of(table.NotComputed.Select(entry => (entry.Figure, entry.Reason))),
        };
    }

    private sealed class Telling(LeagueQuestion question, LeagueTable table, Text within)
    {
        // More names than these are counted, not listed.
        private const int MostNames = 3;

        private readonly Measured _measured = FigureText.Brief(Measured.By(question.Indicator));
        private readonly int _decimals = FigureText.DecimalsFor([.. table.Rows.Select(row => row.Value)], []);
        private readonly IndicatorName _name = IndicatorName.Of(question.Indicator, ofCountry: false);
        private readonly List<LeagueRow> _best = [.. table.Rows.Where(row => row.RankAmongKnown == 1)];

        private bool IsWhole => table.Known == table.Units && table.Known > 1;

        private bool IsOfficial => question.Indicator.Kind == IndicatorKind.Rank;

        private bool IsHigh => question.Indicator.Direction == Direction.HigherIsBetter || IsOfficial;

        public IEnumerable<Text> Heads()
        {
            yield return Head(withFigure: true);
            yield return Head(withFigure: false);
            yield return Head(withFigure: false, isBrief: true);
        }

        public IEnumerable<Text> Bodies()
        {
            yield return Body(What(brief: false), Origin(), Next(withLast: true));
            yield return Body(What(brief: true), Origin(), Next(withLast: true));
            yield return Body(What(brief: true), Origin(), Next(withLast: false));
            yield return Body(What(brief: true), Origin(), Text.Empty);
            yield return Body(What(brief: true), Text.Empty, Text.Empty);
            yield return Head(withFigure: false, isBrief: true);
        }

        private Text Head(bool withFigure, bool isBrief = false)
        {
            var isPartial = table.Known > 1 && table.Leader is null;
            var figure = !withFigure || table.Rows.Count == 0 ? Text.Empty
                : isPartial ? Letters.Join(Text.Same(" "), Figure(_best[0]))
                : Words.Say(Phrase.CompareFigure, ("figure", Figure(_best[0])));
            var phrase = table.Rows.Count == 0 ? Phrase.LeagueHeadNone
                : table.Known == 1 ? Phrase.LeagueHeadOne
                : isPartial ? isBrief ? Phrase.LeagueHeadKnown : IsHigh ? Phrase.LeagueHeadPartial : Phrase.LeagueHeadPartialLow
                : IsWhole ? Phrase.LeagueHeadFirst
                // The first of a field is a fact; that it leads those of whom nothing is known is none.
                : Phrase.LeagueHeadFirstOfKnown;
            return Say(phrase, ("figure", figure), ("what", _name.Brief)).Capital();
        }

        private Text Body(Text named, Text origin, Text following)
        {
            var (what, next) = (("what", named), ("next", following));
            if (table.Rows.Count == 0)
                return Say(Phrase.LeagueNone, what).Capital();
            var figure = ("figure", Figure(_best[0]));
            var phrase = table.Known == 1 ? IsOfficial ? Phrase.LeagueOneRank : Phrase.LeagueOne
                : IsOfficial ? table.Leader is null ? Phrase.LeagueRankKnown : IsWhole ? Phrase.LeagueRankFirst : Phrase.LeagueRankFirstOfKnown
                : IsWhole ? IsHigh ? Phrase.LeagueFirstHigh : Phrase.LeagueFirstLow
                : IsHigh ? Phrase.LeaguePartialHigh : Phrase.LeaguePartialLow;
            return Say(phrase, what, figure, next, ("origin", origin)).Capital();
        }

        /// <summary>What is ranked; that it is a rank is said by the sentence.</summary>
        private Text What(bool brief)
        {
            var name = brief ? _name.Brief : _name.Full;
            if (!IsOfficial)
                return name;
            var rank = Words.Say(Phrase.RankWord);
            var (before, after) = ($"{rank.Vi} ", $" {rank.En}");
            return new Text(
                name.Vi.StartsWith(before, StringComparison.Ordinal) ? name.Vi[before.Length..] : name.Vi,
                name.En.Replace(after, "", StringComparison.Ordinal));
        }

        private Text When() => Letters.Join(
            question.Series.AverageOf is { } mean
                ? Words.Say(Phrase.WhenMean, ("start", Letters.Year(mean.Start)), ("end", Letters.Year(mean.End)))
                : Words.Say(Phrase.WhenYear, ("year", Letters.Year(table.Year))),
            within);

        private Text Origin() => question.Indicator.Series.Count > 1 && !IsOfficial && question.Series.AverageOf is null
            && !question.Series.Name.En.Contains($"{table.Year}", StringComparison.Ordinal)
            ? Words.Say(Phrase.Origin, ("series", IndicatorName.WithinSentence(question.Series.Name)))
            : Text.Empty;

        /// <summary>Who follows, and who is last of a whole field.</summary>
        private Text Next(bool withLast)
        {
            var after = table.Rows.Skip(_best.Count).Take(2).ToList();
            if (!IsWhole || IsOfficial || after.Count < 2 || table.Rows.Count < 4)
                return Text.Empty;
            return Words.Say(
                withLast ? Phrase.LeagueNextLast : Phrase.LeagueNext,
                ("names", Lists.Of([.. after.Select(NameFigure)])),
                ("last", NameFigure(table.Rows[^1])));
        }

        private Text Say(Phrase phrase, params ReadOnlySpan<(string Name, Text Part)> parts) => Words.Say(
            phrase,
            [
                .. parts,
                ("names", Names()),
                ("when", When()),
                ("known", Text.Same($"{table.Known}")),
                ("units", Text.Same($"{table.Units}")),
                ("of", question.Series.FieldSize is { } size ? Words.Say(Phrase.LeagueOf, ("field", Text.Same($"{size}"))) : Text.Empty),
            ]);

        private Text Names() => _best.Count > MostNames
            ? Words.Say(Phrase.CompareMany, ("count", Text.Same($"{_best.Count}")))
            : _best.Count == 0 ? Text.Empty
            : Lists.Of([.. _best.Select(row => NameOf(row.Province))]);

        /// <summary>
        /// The name; told from another territory where one of the same name is ranked too, and where the unit was none at the end of the year, when the bare
        /// name was that of another. A group can have units of both kinds.
        /// </summary>
        private Text NameOf(string id)
        {
            var unit = question.Units.First(each => each.Id == id);
            var isOfYear = unit.ExistedOn(new DateOnly(table.Year, 12, 31));
            return isOfYear && !question.Units.Any(other => other.Id != id && other.Name == unit.Name) ? unit.Name : ProvinceLabel.InSentence(unit);
        }

        private Text NameFigure(LeagueRow row) => Words.Say(Phrase.NameFigure, ("name", NameOf(row.Province)), ("figure", Figure(row)));

        private Text Figure(LeagueRow row) =>
            FigureText.Value(row.Value, _measured, row.FieldSize, _decimals, ofOneYear: question.Series.AverageOf is null);
    }
}
