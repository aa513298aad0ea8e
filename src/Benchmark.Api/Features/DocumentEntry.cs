using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Benchmark.Core.Gaps;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;

namespace Benchmark.Api.Features;

/// <summary>A document that sets targets, and what became of them.</summary>
public record DocumentEntry : Source
{
    [SetsRequiredMembers]
    internal DocumentEntry(Source source, DocumentPromises promises)
        : base(source) =>
        (SetBy, Replaces, ReplacedBy, Counts) = (promises.SetBy, promises.Replaces, promises.ReplacedBy, promises.Counts);

    /// <summary>Who set most of its targets, as far as that is known of any.</summary>
    [JsonPropertyOrder(1)]
    public TargetSetter SetBy { get; }

    /// <summary>The other documents of which it replaced a target, by id.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyList<string> Replaces { get; }

    /// <summary>The other documents that replaced a target of it, by id.</summary>
    [JsonPropertyOrder(3)]
    public IReadOnlyList<string> ReplacedBy { get; }

    /// <summary>How its targets stand, whatever their standing.</summary>
    [JsonPropertyOrder(4)]
    public GapTally Counts { get; }
}
