using System.Net;
using Benchmark.Api.Http;
using Benchmark.Core;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Problems;

/// <summary>Describes one kind of problem, as a page for people or as JSON.</summary>
internal sealed class GetProblem : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapRead("/problems/{slug}", Handle, "Describe a problem type", "What the type of a problem document means and what to do: HTML for a browser, JSON for everybody else.");

    private static Results<Ok<ListProblems.Response>, ContentHttpResult, Problem> Handle(string slug, HttpContext http)
    {
        if (ProblemKind.All.FirstOrDefault(kind => kind.Slug == slug) is not { } kind)
            return Problem.UnknownId("problem", slug, Nearest.To(slug, ProblemKind.All.Select(each => each.Slug)));

        http.Response.Headers.Append("Vary", "Accept, Accept-Language");
        if (!http.Request.GetTypedHeaders().Accept.Any(value => value.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)))
            return TypedResults.Ok(ListProblems.Response.Of(kind));

        var language = RequestLanguage.Of(http.Request);
        var title = WebUtility.HtmlEncode(kind.Title.In(language));
        return TypedResults.Content(
            $"""
            <!doctype html>
            <html lang="{Code.Of(language)}">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{title}</title>
            <style>body{"{"}font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem{"}"}</style>
            <h1>{title}</h1>
            <p>HTTP {kind.Status} · <code>/problems/{kind.Slug}</code></p>
            <p>{WebUtility.HtmlEncode(kind.Remedy.In(language))}</p>
            </html>
            """,
            "text/html; charset=utf-8");
    }
}
