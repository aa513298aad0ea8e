using Benchmark.Core.DataSets;

namespace Benchmark.Data.Imports;

/// <summary>Why an import was not accepted. Nothing was changed.</summary>
/// <param name="problems">What was found.</param>
/// <param name="message">The reason in a sentence.</param>
/// <param name="count">How many problems there are, found or counted.</param>
internal class ImportFailure(IReadOnlyList<ImportProblem> problems, Text message, int count = 0) : Exception(message.En)
{
    /// <summary>The reason in a sentence.</summary>
    public Text Reason => message;

    /// <summary>What was found, in the order of the files; of very many the first.</summary>
    public IReadOnlyList<ImportProblem> Problems => problems;

    public static ImportFailure Of(ImportProblems problems) => new(
        problems.InOrder(),
        problems switch
        {
            { AreTooMany: true } => new Text(
                $"Bộ dữ liệu có hơn {ImportProblems.Most} lỗi; phần còn lại không được đọc và không có gì bị thay đổi.",
                $"The data set has more than {ImportProblems.Most} problems; the rest was not read and nothing was changed."),
            { Count: 1 } => new("Bộ dữ liệu có 1 lỗi; không có gì bị thay đổi.", "The data set has 1 problem; nothing was changed."),
            _ => new(
                $"Bộ dữ liệu có {problems.Count} lỗi; không có gì bị thay đổi.",
                $"The data set has {problems.Count} problems; nothing was changed."),
        },
        problems.Count);

    /// <summary>How many problems there are, found or counted.</summary>
    public int Count => count;
}
