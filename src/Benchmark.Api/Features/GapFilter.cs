using Benchmark.Api.Http;
using Benchmark.Core.Targets;

namespace Benchmark.Api.Features;

/// <summary>Which gaps a link leads to: the values of its parameters in their canonical form, empty where they stand at their default.</summary>
/// <param name="Prefix">What every own path begins with; empty for nothing.</param>
internal sealed record GapFilter(string Prefix)
{
    /// <summary>The standing of the targets that are judged when none is named.</summary>
    public const string UsualStanding = "primary";

    /// <summary>Whether rows without a value are shown when nothing is said of it.</summary>
    public const string UsualHasValue = "false";

    /// <summary>The threshold set when none is named.</summary>
    public const string UsualThresholds = "eurostat";

    public IReadOnlyList<string> Document { get; init; } = [];

    public IReadOnlyList<string> HasValue { get; init; } = [UsualHasValue];

    public IReadOnlyList<string> Horizon { get; init; } = [];

    public IReadOnlyList<string> Indicator { get; init; } = [];

    public IReadOnlyList<string> Pace { get; init; } = [];

    public IReadOnlyList<string> Province { get; init; } = [];

    public IReadOnlyList<string> Release { get; init; } = [];

    public IReadOnlyList<string> Series { get; init; } = [];

    /// <summary>The standings; null for all.</summary>
    public IReadOnlySet<Standing>? Standing { get; init; } = new HashSet<Standing> { Core.Targets.Standing.Primary };

    public IReadOnlyList<string> Status { get; init; } = [];

    public IReadOnlyList<string> Thresholds { get; init; } = [UsualThresholds];

    public IReadOnlyList<string> UpTo { get; init; } = [];

    /// <summary>The link to the gaps.</summary>
    public string Gaps()
    {
        var link = new CanonicalRequest("/v1/gaps", capacity: 12, Prefix);
        link.Add("document", Document);
        link.Add("hasValue", Unless(HasValue, UsualHasValue));
        link.Add("horizon", Horizon);
        link.Add("indicator", Indicator);
        link.Add("pace", Pace);
        link.Add("province", Province, keepsOrder: true);
        link.Add("release", Release);
        link.Add("series", Series);
        link.Add("standing", Standing is null ? ["all"] : Unless([.. Standing.Select(Code.Of)], UsualStanding));
        link.Add("status", Status);
        link.Add("thresholds", Unless(Thresholds, UsualThresholds));
        link.Add("upTo", UpTo);
        return link.Link();
    }

    /// <summary>The link to the targets without a number among those that are selected.</summary>
    public string Milestones()
    {
        var link = new CanonicalRequest("/v1/targets", capacity: 7, Prefix);
        link.Add("comparator", [Code.Of(Comparator.Milestone)]);
        link.Add("document", Document);
        link.Add("horizon", Horizon);
        link.Add("indicator", Indicator);
        link.Add("province", Province);
        link.Add("release", Release);
        link.Add("standing", Standing is { } standings ? [.. standings.Select(Code.Of)] : []);
        return link.Link();
    }

    private static IReadOnlyList<string> Unless(IReadOnlyList<string> values, string usual) => values is [var only] && only == usual ? [] : values;
}
