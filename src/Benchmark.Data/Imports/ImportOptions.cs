using Benchmark.Core.DataSets;
using Benchmark.Data.Releases;

namespace Benchmark.Data.Imports;

/// <summary>How an import is made.</summary>
internal sealed record ImportOptions
{
    /// <summary>The author of a release where none is given.</summary>
    public const string DefaultAuthor = "data steward";

    /// <summary>Why the release is made; null when the set states it.</summary>
    public Text? Reason { get; init; }

    /// <summary>Who publishes it; null when the set states it.</summary>
    public string? Author { get; init; }

    /// <summary>Whether the set may replace the existing data, however many rows that deletes.</summary>
    public bool Replaces { get; init; }

    /// <summary>Check everything and change nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Leave a database alone that holds a release.</summary>
    public bool OnlyIfEmpty { get; init; }

    /// <summary>Whose sources it may write, checked with the rows in place; null for every source.</summary>
    public SourceLimits? Sources { get; init; }

    /// <summary>Whether what is left out of a row stays as it is.</summary>
    public bool Merges { get; init; }

    /// <summary>Whether what is allowed and rarely meant is an error.</summary>
    public bool Strict { get; init; }

    /// <summary>What <see cref="IfRelease"/> is called where a problem names it.</summary>
    public const string IfReleaseName = "ifRelease";

    /// <summary>The release that the rows were made from: a row that was changed since is refused; null when nothing is known of it.</summary>
    public string? IfRelease { get; init; }

    /// <summary>Whether the release that is the newest is one that the import may follow, by its id; null for any.</summary>
    public Func<string, bool>? OnlyAfter { get; init; }

    /// <summary>How a place in the set is written for who sent it; null where it is a file and a line.</summary>
    public Func<ImportProblem, string>? PlaceOf { get; init; }

    /// <summary>The entry in the journal that the import writes together with its release; null when it keeps none.</summary>
    public ImportRecord? Journal { get; init; }
}

/// <summary>What an import did.</summary>
/// <param name="Release">The release that it made, or would make if it were no dry run; null when it changes nothing.</param>
/// <param name="Newest">The release that was the newest before; null when there was none.</param>
internal sealed record ImportOutcome(LoadedRelease? Release, LoadedRelease? Newest)
{
    /// <summary>The first of the rows that it changed.</summary>
    public IReadOnlyList<Change> Rows { get; init; } = [];

    /// <summary>How many rows it changed.</summary>
    public int RowCount { get; init; }

    /// <summary>What is allowed in them and rarely meant.</summary>
    public IReadOnlyList<ImportWarning> Warnings { get; init; } = [];
}
