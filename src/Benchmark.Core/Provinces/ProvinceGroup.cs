namespace Benchmark.Core.Provinces;

/// <summary>A named set of provinces. Wherever a list of provinces stands, <c>group:</c> and its id stand for its members.</summary>
/// <param name="Id">Kebab-case id.</param>
/// <param name="Name">The name.</param>
/// <param name="Description">Which provinces it holds.</param>
/// <param name="Members">The provinces: those with a place among the headline provinces by that place, then the others by name.</param>
public sealed record ProvinceGroup(string Id, Text Name, Text Description, IReadOnlyList<Province> Members) : INoun
{
    /// <summary>What tells a group from a province in a list.</summary>
    public const string Prefix = "group:";

    /// <summary>Whether it holds every unit of a day; of a year it is the units of that year.</summary>
    public bool IsMap { get; init; }

    /// <summary>How a list of provinces names it.</summary>
    public string Key => Prefix + Id;

    Text INoun.Label => Name;
}
