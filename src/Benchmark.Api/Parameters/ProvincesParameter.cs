using Benchmark.Api.Http;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Parameters;

/// <summary>Provinces by id, name or code, read on the day that <c>on</c> names; none means all.</summary>
internal sealed class ProvincesParameter(IReadOnlyList<Province> all) : Nouns<Province>(all), IParameter<ProvincesParameter>
{
    public static Shape Shape => Shape.Texts;

    public static ProvincesParameter Read(Reading reading) => new(Of(reading));

    /// <summary>The provinces that a parameter names.</summary>
    public static IReadOnlyList<Province> Of(Reading reading)
    {
        var day = reading.Day;
        return reading.Nouns("province", text => reading.Catalog.MatchProvince(text, day));
    }
}

/// <summary>Provinces in the order in which they are answered; none means all, by id.</summary>
internal sealed class OrderedProvincesParameter(IReadOnlyList<Province> all) : Nouns<Province>(all), IParameter<OrderedProvincesParameter>
{
    public static Shape Shape => Shape.Texts;

    public override bool KeepsOrder => true;

    public static OrderedProvincesParameter Read(Reading reading) => new(ProvincesParameter.Of(reading));
}

/// <summary>The columns of a comparison, in their order; the headline provinces where none is named.</summary>
internal sealed class HeadlineProvincesParameter(IReadOnlyList<Province> all, bool isDefault) : Nouns<Province>(all), IParameter<HeadlineProvincesParameter>
{
    public static Shape Shape => Shape.Texts;

    public override bool KeepsOrder => true;

    public override IReadOnlyList<string> Canonical => isDefault ? [] : Ids;

    public static HeadlineProvincesParameter Read(Reading reading)
    {
        var named = ProvincesParameter.Of(reading);
        var usual = reading.Catalog.HeadlineProvinces;
        return named.Count == 0 || named.SequenceEqual(usual) ? new(usual, isDefault: true) : new(named, isDefault: false);
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
        var country = reading.Catalog.Country;
        return ProvincesParameter.Of(reading) is [var named, ..] && named.Id != country.Id ? new(named, [named.Id]) : new(country, []);
    }
}
