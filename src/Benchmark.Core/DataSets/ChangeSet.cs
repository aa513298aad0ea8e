namespace Benchmark.Core.DataSets;

/// <summary>What an import brings.</summary>
/// <param name="Tables">The files that are there and could be opened. A file of deletions is one of them.</param>
/// <param name="IsWhole">Whether this is the whole data set, so that what it does not hold is deleted; otherwise only what it names changes.</param>
public sealed record ChangeSet(IReadOnlyList<ImportTable> Tables, bool IsWhole)
{
    /// <summary>The problems found so far. Reading the rows of a file may add some.</summary>
    public ImportProblems Problems { get; init; } = new();

    /// <summary>Whether what is left out of a row stays as it is; otherwise it is empty.</summary>
    public bool Merges { get; init; }

    /// <summary>A file of the set, or null when it is not there.</summary>
    public ImportTable? Find(string file) => Tables.FirstOrDefault(table => table.File == file);
}
