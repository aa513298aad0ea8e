using Benchmark.Core.Import;

namespace Benchmark.Api.Import;

/// <summary>Why a data set was not accepted.</summary>
internal sealed class ImportFailure(IReadOnlyList<ImportProblem> problems, string message) : Exception(message)
{
    // A terminal is no place for a million lines; who mends a hundred runs the check again.
    private const int LinesShown = 100;

    /// <summary>The problems, one a line, as many as a person will read.</summary>
    public IEnumerable<string> Lines =>
        problems.Count <= LinesShown
            ? problems.Select(problem => problem.ToString())
            : problems.Take(LinesShown).Select(problem => problem.ToString()).Append($"… and {problems.Count - LinesShown} more");

    /// <summary>The data set of a result that has no problem.</summary>
    /// <exception cref="ImportFailure">It has one.</exception>
    public static DataSet Accepted(ImportResult result) =>
        result.Data ?? throw new ImportFailure(
            result.Problems,
            result.Problems.Count == 1 ? "The data set has 1 problem; nothing was changed." : $"The data set has {result.Problems.Count} problems; nothing was changed.");
}
