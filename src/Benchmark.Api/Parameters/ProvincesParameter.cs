using Benchmark.Api.Http;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Parameters;

/// <summary>The provinces that a list names, by themselves or in groups, each once, in the order they were written.</summary>
/// <param name="All">The provinces.</param>
/// <param name="Terms">What names them: ids, and keys of groups.</param>
/// <param name="Groups">The groups among that.</param>
internal sealed record ProvinceSelection(IReadOnlyList<Province> All, IReadOnlyList<string> Terms, IReadOnlyList<ProvinceGroup> Groups)
{
    /// <summary>What a parameter names.</summary>
    public static ProvinceSelection Of(Reading reading)
    {
        if (!reading.IsGiven)
            return new([], [], []);
        var (catalog, day) = (reading.Catalog, reading.Day);
        var (all, terms, groups) = (new List<Province>(), new List<string>(), new List<ProvinceGroup>());
        foreach (var value in reading.Given)
        {
            if (!value.StartsWith(ProvinceGroup.Prefix, StringComparison.Ordinal))
            {
                var named = reading.Noun("province", value, text => catalog.MatchProvince(text, day));
                all.AddRange(named);
                terms.AddRange(named.Select(province => province.Id));
                continue;
            }

            foreach (var group in Group(reading, value))
            {
                all.AddRange(group.Members);
                terms.Add(group.Key);
                groups.Add(group);
            }
        }

        return new([.. all.DistinctBy(province => province.Id)], [.. terms.Distinct()], [.. groups.Distinct()]);
    }

    /// <summary>The group that a value names; nothing where it names none, which is reported.</summary>
    public static IReadOnlyList<ProvinceGroup> Group(Reading reading, string value) =>
        reading.Noun("group", value, reading.Catalog.Groups.Match, reading.Catalog.Groups.Keys);
}

/// <summary>A list of provinces; a group in it stays a group in links.</summary>
/// <param name="selection">The provinces.</param>
internal abstract class Provinces(ProvinceSelection selection) : Nouns<Province>(selection.All)
{
    /// <summary>The groups that were named.</summary>
    public IReadOnlyList<ProvinceGroup> Groups => selection.Groups;

    public override IReadOnlyList<string> Canonical => selection.Terms;
}

/// <summary>Provinces by id, name or code, read on the day that <c>on</c> names, or groups; none means all.</summary>
internal sealed class ProvincesParameter(ProvinceSelection selection) : Provinces(selection), IParameter<ProvincesParameter>
{
    public static Shape Shape => Shape.Texts;

    public static ProvincesParameter Read(Reading reading) => new(ProvinceSelection.Of(reading));
}

/// <summary>Provinces in the order in which they are answered; none means all, by id.</summary>
internal sealed class OrderedProvincesParameter(ProvinceSelection selection) : Provinces(selection), IParameter<OrderedProvincesParameter>
{
    public static Shape Shape => Shape.Texts;

    public override bool KeepsOrder => true;

    public static OrderedProvincesParameter Read(Reading reading) => new(ProvinceSelection.Of(reading));
}

/// <summary>The columns of a comparison, in their order; the headline provinces where none is named.</summary>
internal sealed class HeadlineProvincesParameter(ProvinceSelection selection) : Provinces(selection), IParameter<HeadlineProvincesParameter>
{
    public static Shape Shape => Shape.Texts;

    public override bool KeepsOrder => true;

    public static HeadlineProvincesParameter Read(Reading reading)
    {
        var named = ProvinceSelection.Of(reading);
        var usual = reading.Catalog.HeadlineProvinces;
        return new(named.All.Count == 0 || (named.Groups.Count == 0 && named.All.SequenceEqual(usual)) ? new(usual, [], []) : named);
    }
}

/// <summary>The group whose provinces are ranked.</summary>
/// <param name="Group">The group; null for the units of the country.</param>
/// <param name="Canonical">Its key.</param>
internal sealed record RankedGroupParameter(ProvinceGroup? Group, IReadOnlyList<string> Canonical) : IParameter<RankedGroupParameter>
{
    public static Shape Shape => Shape.Text;

    public static RankedGroupParameter Read(Reading reading)
    {
        if (reading.Text is not { } text)
            return new(null, []);
        return ProvinceSelection.Group(reading, text) is [var group] ? new(group, [group.Key]) : new(null, []);
    }
}

/// <summary>The province that others are compared with; the country where none is named.</summary>
/// <param name="Province">The province.</param>
/// <param name="Canonical">Its id; empty for the country.</param>
internal sealed record ReferenceParameter(Province Province, IReadOnlyList<string> Canonical) : IParameter<ReferenceParameter>
{
    public static Shape Shape => Shape.Text;

    public static ReferenceParameter Read(Reading reading)
    {
        var (catalog, day) = (reading.Catalog, reading.Day);
        var country = catalog.Country;
        return reading.Nouns("province", text => catalog.MatchProvince(text, day)) is [var named, ..] && named.Id != country.Id
            ? new(named, [named.Id])
            : new(country, []);
    }
}
