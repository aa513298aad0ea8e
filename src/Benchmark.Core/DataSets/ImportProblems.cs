namespace Benchmark.Core.DataSets;

/// <summary>The problems of an import. All are counted and the first are kept, so that a hostile file fills no memory.</summary>
public sealed class ImportProblems
{
    /// <summary>How many are found at most. Whoever made so many mistakes made one of them everywhere.</summary>
    public const int Most = 10_000;

    private const int Kept = 1000;

    private static readonly IReadOnlyList<string> Files = [.. DataSetFiles.All.Select(schema => schema.File), DataSetFiles.Deletions.File];

    private readonly List<ImportProblem> _problems = [];
    private readonly HashSet<string> _files = [];

    /// <summary>How many there are, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>Whether looking for more serves nobody.</summary>
    public bool AreTooMany => Count > Most;

    /// <summary>Takes a problem.</summary>
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
        [.. _problems.OrderBy(problem => Files.IndexOf(problem.File)).ThenBy(problem => problem.Line ?? 0)];
}
