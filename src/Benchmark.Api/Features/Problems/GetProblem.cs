using System.Text.Json;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Problems;

/// <summary>Describes one kind of problem, as a page for people or as JSON.</summary>
internal sealed class GetProblem(JsonSerializerOptions json, PageWriter pages) : PlainEndpoint<Results<FixedAnswer, Problem>>
{
    public override void Configure() => Describes(
        "/problems/{slug}",
        "Describe a problem type", "What the type of a problem document means and what to do: HTML for a browser, JSON for everybody else.",
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ListProblems.Response), ["application/json"]));

    public override async Task<Results<FixedAnswer, Problem>> ExecuteAsync(CancellationToken ct)
    {
        var slug = Route<string>("slug")!;
        if (ProblemKind.All.FirstOrDefault(kind => kind.Slug == slug) is not { } kind)
            return Problem.UnknownOfSet("problem", KeyValuePair.Create(nameof(slug), slug), [.. ProblemKind.All.Select(each => each.Slug)]);

        if (Negotiation.PrefersHtml(HttpContext.Request))
            return await ProblemPages.AnswerAsync(pages, [kind], HttpContext.Request);
        return new FixedAnswer(
            JsonSerializer.SerializeToUtf8Bytes(ListProblems.Response.Of(kind, HttpContext.Request.PathBase.Value), json),
            "application/json; charset=utf-8",
            vary: ProblemPages.Vary);
    }
}

/// <summary>How kinds of problem are told to people.</summary>
internal static class ProblemPages
{
    public const string Vary = "Accept, Accept-Language, Accept-Encoding";

    public static async Task<FixedAnswer> AnswerAsync(PageWriter pages, IReadOnlyList<ProblemKind> kinds, HttpRequest request) =>
        new(await pages.WriteAsync(kinds, request), Html.Format.ContentType, Code.Of(Negotiation.LanguageOf(request)), Vary);
}
