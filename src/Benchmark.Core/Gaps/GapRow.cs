using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Core.Claims;
using Benchmark.Core.Observations;
using Benchmark.Core.Targets;

namespace Benchmark.Core.Gaps;

/// <summary>One target of a province judged by one series: the inputs, every figure, why the others are missing, and the sentence.</summary>
public sealed record GapRow : GapFigures
{
    /// <summary>Puts the inputs beside the figures.</summary>
    [SetsRequiredMembers]
    public GapRow(GapFigures figures, GapInput input, Target target, string? series, Observation? observation)
        : base(figures) => (Input, Province, Indicator, Series, Target, Observation) = (input, target.Province, target.Indicator, series, target, observation);

    /// <summary>What the figures were computed from, for those who tell the row.</summary>
    [JsonIgnore]
    public GapInput Input { get; }

    /// <summary>The id of the row: the target and, where there is one, the series that judges it, joined by a tilde.</summary>
    [JsonPropertyOrder(-1)]
    public string Id => GapPlace.IdOf(Target.Id, Series);

    /// <summary>The province.</summary>
    public string Province { get; }

    /// <summary>The indicator.</summary>
    public string Indicator { get; }

    /// <summary>The series that judges; null when the province has no value in any that may.</summary>
    public string? Series { get; }

    /// <summary>The target.</summary>
    public Target Target { get; init; }

    /// <summary>The judged value; of an average the newest of its values.</summary>
    public Observation? Observation { get; init; }

    /// <summary>What the row says in this release, as `/v1/verify` takes it.</summary>
    public string? Claim => ClaimId.Print(Id, Target.Checksum);
}
