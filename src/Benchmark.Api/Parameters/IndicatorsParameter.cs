using Benchmark.Api.Http;
using Benchmark.Core.Indicators;
using Benchmark.Core.Rankings;

namespace Benchmark.Api.Parameters;

/// <summary>Indicators by id; none means all.</summary>
internal sealed class IndicatorsParameter(IReadOnlyList<Indicator> all) : Nouns<Indicator>(all), IParameter<IndicatorsParameter>
{
    public static Shape Shape => Shape.Texts;

    public static IndicatorsParameter Read(Reading reading) => new(Of(reading));

    /// <summary>The indicators that a parameter names.</summary>
    public static IReadOnlyList<Indicator> Of(Reading reading) => reading.Nouns("indicator", reading.Catalog.MatchIndicator);
}

/// <summary>The indicators of a comparison; the headline indicators where none is named.</summary>
internal sealed class HeadlineIndicatorsParameter(IReadOnlyList<Indicator> all, bool isDefault) : Nouns<Indicator>(all), IParameter<HeadlineIndicatorsParameter>
{
    public static Shape Shape => Shape.Texts;

    public override IReadOnlyList<string> Canonical => isDefault ? [] : Ids;

    public static HeadlineIndicatorsParameter Read(Reading reading)
    {
        var named = IndicatorsParameter.Of(reading);
        var usual = reading.Catalog.HeadlineIndicators;
        return named.Count == 0 || (named.Count == usual.Count && named.All(usual.Contains))
            ? new(usual, isDefault: true)
            : new(named, isDefault: false);
    }
}

/// <summary>The indicator that is ranked.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Canonical">Its id.</param>
internal sealed record RankedIndicatorParameter(Indicator Indicator, IReadOnlyList<string> Canonical) : IParameter<RankedIndicatorParameter>
{
    public static Shape Shape => Shape.Text;

    public static RankedIndicatorParameter Read(Reading reading)
    {
        if (!reading.IsGiven)
            reading.RefuseMissing([.. reading.Catalog.Indicators.Where(each => each.Series.Count > 0).Select(each => each.Id)]);
        if (IndicatorsParameter.Of(reading) is not [var named, ..])
            return new(reading.Catalog.Indicators[0], []);
        if (named.Series.Count == 0)
        {
            reading.RefuseMeaning(
                named.Id,
                ErrorCodes.NoValues,
                "Chưa có số liệu nào của chỉ tiêu này để xếp hạng.",
                "Nothing measures this indicator, so there is nothing to rank.");
        }
        else if (!LeagueTable.Ranks(named))
        {
            reading.RefuseMeaning(
                named.Id,
                ErrorCodes.NotRankable,
                "Chỉ tiêu này chia địa phương thành các nhóm; không xếp hạng được.",
                "This indicator puts units into classes, which cannot be ranked.");
        }

        return new(named, [named.Id]);
    }
}
