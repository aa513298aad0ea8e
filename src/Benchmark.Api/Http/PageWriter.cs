using Benchmark.Api.Formats;

namespace Benchmark.Api.Http;

/// <summary>Writes pages. Here stands what is asked of it: pages know the answers of every feature, which nothing of HTTP may.</summary>
internal abstract class PageWriter
{
    /// <summary>The page of an answer.</summary>
    /// <param name="content">The answer.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="cancellation">Ends it.</param>
    public abstract Task<byte[]> WriteAsync(Content content, AnswerRequest request, CancellationToken cancellation);

    /// <summary>The page of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="request">The request it is told to.</param>
    public abstract Task<byte[]> WriteAsync(ProblemDocument problem, HttpRequest request);

    /// <summary>The page of a kind of problem, or of several.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="request">The request it is told to.</param>
    public abstract Task<byte[]> WriteAsync(IReadOnlyList<ProblemKind> kinds, HttpRequest request);

    /// <summary>The page of a data set.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="request">The request it is told to.</param>
    public abstract Task<byte[]> WriteAsync(DatasetAnswer dataset, HttpRequest request);
}
