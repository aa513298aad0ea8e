namespace Benchmark.Api.Features;

/// <summary>What became of an import.</summary>
public enum ImportState
{
    /// <summary>It made a release.</summary>
    Published,

    /// <summary>Everything was there already, so it made no release.</summary>
    Unchanged,

    /// <summary>It would make a release; this was a dry run.</summary>
    DryRun,
}
