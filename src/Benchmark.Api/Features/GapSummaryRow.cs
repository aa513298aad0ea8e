using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Core.Gaps;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>How the targets of a group stand, and where to read on.</summary>
public sealed record GapSummaryRow : GapTally
{
    [SetsRequiredMembers]
    private GapSummaryRow(GapTally tally, GapGrouping by, string? id, Text name, GapSummaryLinks links)
        : base(tally) => (By, Id, Name, Links) = (by, id, name, links);

    /// <summary>What is put together.</summary>
    [JsonPropertyOrder(-3)]
    public GapGrouping By { get; }

    /// <summary>The province, indicator, theme, horizon or document; null of the targets of which no document is known.</summary>
    [JsonPropertyOrder(-2)]
    public string? Id { get; }

    /// <summary>What it is called.</summary>
    [JsonPropertyOrder(-1)]
    public Text Name { get; }

    /// <summary>Where to read on.</summary>
    [JsonPropertyOrder(1)]
    public GapSummaryLinks Links { get; }

    /// <summary>The row of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="by">What it puts together.</param>
    /// <param name="indicators">The indicators asked about.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="filter">What the gaps were filtered by.</param>
    internal static GapSummaryRow Of(GapGroup group, GapGrouping by, IReadOnlyList<Indicator> indicators, Catalog catalog, GapFilter filter)
    {
        var (gaps, milestones) = (filter, filter);
        IReadOnlyList<string> only = group.Id is null ? [] : [group.Id];
        switch (by)
        {
            case GapGrouping.Province:
                gaps = milestones = filter with { Province = only };
                break;
            case GapGrouping.Indicator:
                gaps = filter with { Indicator = only };
                break;
            case GapGrouping.Theme:
                // The parameters know no theme.
                var ofTheme = indicators.Where(indicator => indicator.Theme == group.Id).ToLookup(indicator => indicator.Kind == IndicatorKind.Milestone);
                gaps = filter with { Indicator = [.. ofTheme[false].Select(indicator => indicator.Id)] };
                milestones = filter with { Indicator = [.. ofTheme[true].Select(indicator => indicator.Id)] };
                break;
            case GapGrouping.Horizon:
                gaps = milestones = filter with { Horizon = only };
                break;
            default:
                gaps = milestones = filter with { Document = only };
                break;
        }

        var links = group.Id is null
            ? new GapSummaryLinks(null, null)
            : new GapSummaryLinks(gaps.Gaps(), group.Tally.Milestones == 0 ? null : milestones.Milestones());
        return new GapSummaryRow(group.Tally, by, group.Id, NameOf(group.Id, by, catalog), links);
    }

    private static Text NameOf(string? id, GapGrouping by, Catalog catalog) => (by, id) switch
    {
        (_, null) => new("Không rõ văn bản", "No document known"),
        (GapGrouping.Province, _) => ProvinceLabel.InSentence(catalog.FindProvince(id)!),
        (GapGrouping.Indicator, _) => catalog.FindIndicator(id)!.Name,
        (GapGrouping.Theme, _) => catalog.NameOfTheme(id),
        (GapGrouping.Document, _) => catalog.FindSource(id)!.Title,
        (_, GapSummary.Open) => new("Không nêu năm", "No year stated"),
        _ => Text.Same(id),
    };
}

/// <summary>Where to read on about a group; each link holds the filters of the request.</summary>
/// <param name="Gaps">Its gaps; null of the targets of which no document is known, which no filter selects.</param>
/// <param name="Milestones">Its targets without a number; null when there are none.</param>
public sealed record GapSummaryLinks(string? Gaps, string? Milestones);
