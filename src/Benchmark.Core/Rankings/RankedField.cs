using Benchmark.Core.Indicators;

namespace Benchmark.Core.Rankings;

/// <summary>
/// A field and the places in it. A rank among some of the units is no rank: where one has no value, the others are placed among the known ones, and between the
/// best and the worst place that the missing values leave them.
/// </summary>
public sealed class RankedField
{
    private readonly Placing?[] _placings;

    /// <summary>Places the units of a field.</summary>
    /// <param name="units">What stands for each unit; null for one without a value.</param>
    /// <param name="direction">Which way is better.</param>
    /// <param name="ties">How equal values are ranked; the places among the known units are those of a competition in any case.</param>
    public RankedField(IReadOnlyList<Ranked?> units, Direction direction, Ties ties = Ties.Competition)
    {
        var known = new List<Ranked>(units.Count);
        foreach (var unit in units)
        {
            if (unit is not null)
                known.Add(unit);
        }

        (Units, Known) = (units.Count, known.Count);
        _placings = new Placing?[Units];
        var amongKnown = Ranking.Of(known, direction, Ties.Competition);
        var ranks = ties == Ties.Competition ? amongKnown : Ranking.Of(known, direction, ties);
        for (int number = 0, next = 0; number < Units; number++)
        {
            if (units[number] is null)
                continue;
            var place = (int)amongKnown[next];
            _placings[number] = IsWhole
                ? new Placing(place, new RankBounds(place, place), ranks[next], amongKnown.Count(other => other == place) > 1)
                : new Placing(place, new RankBounds(place, place + Units - Known), null, null);
            next++;
        }
    }

    /// <summary>How many units the field has.</summary>
    public int Units { get; }

    /// <summary>How many of them have a value.</summary>
    public int Known { get; }

    /// <summary>Whether ranks can be given: every unit has a value, and there are at least two.</summary>
    public bool IsWhole => Known == Units && Units >= 2;

    /// <summary>The place of a unit; null for one without a value.</summary>
    public Placing? this[int unit] => _placings[unit];
}

/// <summary>The place of a unit that has a value.</summary>
/// <param name="AmongKnown">1 and the number of known units that are strictly better.</param>
/// <param name="Bounds">The best and the worst rank it can have, whatever the missing values are; both are the rank in a whole field.</param>
/// <param name="Rank">The rank; null in a field that is not whole.</param>
/// <param name="Tied">Whether another unit has the same rank; null in a field that is not whole.</param>
public sealed record Placing(int AmongKnown, RankBounds Bounds, decimal? Rank, bool? Tied);

/// <summary>The ranks a unit can have as far as its field is known.</summary>
/// <param name="Best">The rank if no missing value is better.</param>
/// <param name="Worst">The rank if every missing value is better.</param>
public sealed record RankBounds(int Best, int Worst);

/// <summary>Which units a rank is among.</summary>
public enum RankScope
{
    /// <summary>The units of the country: those of the list the series is made for, or those that existed at the end of the year.</summary>
    Map,

    /// <summary>The provinces of the group asked for.</summary>
    Group,

    /// <summary>The columns of a comparison; the reference is none.</summary>
    Columns,
}

/// <summary>Whose a rank is.</summary>
public enum RankSource
{
    /// <summary>The place that was published, which is the value of a rank indicator.</summary>
    Official,

    /// <summary>It was computed here from the values of a whole field.</summary>
    Computed,
}
