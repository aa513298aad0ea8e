using System.Text.Json;
using Benchmark.Api.Http;

namespace Benchmark.Api.Features.Problems;

/// <summary>Lists every kind of problem a request can meet.</summary>
internal sealed class ListProblems(JsonSerializerOptions json, PageWriter pages) : PlainEndpoint<FixedAnswer>
{
    public override void Configure() => Describes(
        "/problems",
        "List problem types", "The catalogue of problem types in both languages.",
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(IReadOnlyList<Response>), ["application/json"]));

    public override async Task<FixedAnswer> ExecuteAsync(CancellationToken ct) => Negotiation.WantsPage(HttpContext.Request)
        ? await ProblemPages.AnswerAsync(pages, ProblemKind.All, HttpContext.Request)
        : new FixedAnswer(
            JsonSerializer.SerializeToUtf8Bytes<IReadOnlyList<Response>>(
                [.. ProblemKind.All.Select(kind => Response.Of(kind, HttpContext.Request.PathBase.Value))],
                json),
            "application/json; charset=utf-8",
            vary: ProblemPages.Vary);

    /// <summary>A kind of problem.</summary>
    /// <param name="Type">Its path.</param>
    /// <param name="Status">The HTTP status it comes with.</param>
    /// <param name="Title">Its short name.</param>
    /// <param name="Remedy">What a caller can do.</param>
    /// <param name="Codes">The error codes that can stand in it; empty where <c>errors</c> names nothing.</param>
    [SchemaName("ProblemType")]
    public new sealed record Response(string Type, int Status, Text Title, Text Remedy, IReadOnlyList<ProblemCode> Codes)
    {
        internal static Response Of(ProblemKind kind, string? prefix) =>
            new(
                $"{prefix}/problems/{kind.Slug}",
                kind.Status,
                kind.Title,
                kind.RemedyUnder(prefix),
                [.. ErrorCodes.Of(kind).Select(code => new ProblemCode(code.Id, code.Meaning))]);
    }

    /// <summary>An error code.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Meaning">What it means.</param>
    [SchemaName("ProblemCode")]
    public sealed record ProblemCode(string Code, Text Meaning);
}
