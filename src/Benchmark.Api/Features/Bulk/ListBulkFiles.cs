using Benchmark.Api.Http;

namespace Benchmark.Api.Features.Bulk;

/// <summary>Lists the files of a whole release, with what a mirror checks its copy by.</summary>
internal sealed class ListBulkFiles(BulkFiles files) : DataEndpoint<ListBulkFiles.Request, ListBulkFiles.Question, IReadOnlyList<BulkEntry>>
{
    public override void Configure() => Reads<DataRules<Request>>(
        "/v1/bulk",
        "List the files of a release",
        "Everything of a release to load at once: as CSV, as what `import` takes, and as a SQLite file, each with its size and SHA-256. The files are made "
            + "when somebody first asks for them, which takes a moment; their bytes never change. They can be loaded in parts.");

    public override async Task<Question> AskAsync(Request request, CancellationToken cancellation)
    {
        var (made, problem) = await files.OfAsync(request.Catalog.Release, cancellation);
        return new Question(made, problem);
    }

    public override Answer<IReadOnlyList<BulkEntry>> Answer(Request request, Question question) => new(
        [
            .. question.Files.Select(file => new BulkEntry(
                file.File.Name,
                file.File.Meaning,
                file.File.MediaType,
                file.Bytes,
                file.Rows,
                file.Sha256,
                request.Asked.Own(BulkFileDocument.PathOf(file.File, request.Published)))),
        ],
        question.Files.Count,
        question.Files.Count);

    protected override Problem? FindProblem(Question question) => question.Problem;

    /// <summary>The files.</summary>
    /// <param name="Files">The files.</param>
    /// <param name="Problem">The problem that they cannot be had; null when they can.</param>
    internal sealed record Question(IReadOnlyList<MadeFile> Files, Problem? Problem);

    internal sealed record Request : DataRequest;
}

/// <summary>A file of a release.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it holds.</param>
/// <param name="MediaType">Its type.</param>
/// <param name="Bytes">How many bytes it has.</param>
/// <param name="Rows">How many rows of data it holds.</param>
/// <param name="Sha256">The hash of its bytes, in hexadecimal digits.</param>
/// <param name="Path">The path that gives it, for good.</param>
public sealed record BulkEntry(string Name, Text Description, string MediaType, long Bytes, long Rows, string Sha256, string Path);
