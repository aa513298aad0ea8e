using Benchmark.Core.DataSets;

namespace Benchmark.Api.Data;

/// <summary>Why an import was not accepted. Nothing was changed.</summary>
/// <param name="problems">What was found.</param>
/// <param name="message">The reason in a sentence.</param>
internal sealed class ImportFailure(IReadOnlyList<ImportProblem> problems, string message) : Exception(message)
{
    /// <summary>What was found, in the order of the files; of very many the first.</summary>
    public IReadOnlyList<ImportProblem> Problems => problems;

    public static ImportFailure Of(ImportProblems problems) => new(
        problems.InOrder(),
        problems switch
        {
            { AreTooMany: true } => $"The data set has more than {ImportProblems.Most} problems; the rest was not read and nothing was changed.",
            { Count: 1 } => "The data set has 1 problem; nothing was changed.",
            _ => $"The data set has {problems.Count} problems; nothing was changed.",
        })
    {
        Count = problems.Count,
    };

    /// <summary>How many problems there are, found or counted.</summary>
    public int Count { get; private init; }
}
