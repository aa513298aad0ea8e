namespace Benchmark.Core.Schemas;

/// <summary>What a row of a data set is; each has a file and a table of its own.</summary>
public enum Noun
{
    /// <summary>A source or document.</summary>
    Source,

    /// <summary>A province.</summary>
    Province,

    /// <summary>A theme.</summary>
    Theme,

    /// <summary>An indicator.</summary>
    Indicator,

    /// <summary>A series of an indicator.</summary>
    Series,

    /// <summary>A target.</summary>
    Target,

    /// <summary>An observation.</summary>
    Observation,
}
