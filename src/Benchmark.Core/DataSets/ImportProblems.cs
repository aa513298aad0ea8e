namespace Benchmark.Core.DataSets;

/// <summary>The problems of an import. All are counted and the first are kept, so that a hostile file fills no memory.</summary>
public sealed class ImportProblems
{
    /// <summary>The most that are looked for. A set with so many usually repeats one in every row.</summary>
    public const int Most = 10_000;

    private const int Kept = 1000;

    private static readonly IReadOnlyList<string> Files = [.. DataSetFiles.All.Select(schema => schema.File), DataSetFiles.Deletions.File];

    private readonly List<ImportProblem> _problems = [];
    private readonly HashSet<string> _files = [];

    /// <summary>How many there are, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there are so many that further checks are pointless.</summary>
    public bool AreTooMany => Count > Most;

    /// <summary>Adds a problem.</summary>
    public void Add(ImportProblem problem)
    {
        Count++;
        _files.Add(problem.File);
        if (_problems.Count < Kept)
            _problems.Add(problem.Bounded());
    }

    /// <summary>Whether there is one in a file.</summary>
    public bool Concern(string file) => _files.Contains(file);

    /// <summary>Those that were kept, in the order of the files and lines.</summary>
    public IReadOnlyList<ImportProblem> InOrder() =>
        [.. _problems.OrderBy(problem => Files.IndexOf(problem.File)).ThenBy(problem => problem.Line ?? 0).ThenBy(PlaceOfColumn)];

    private static int PlaceOfColumn(ImportProblem problem) =>
        problem is { Line: > 1, Column: { } column } && DataSetFiles.Find(problem.File) is { } schema ? schema.FileColumns.IndexOf(column) : -1;
}
