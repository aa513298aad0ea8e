using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Benchmark.Api.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Benchmark.Api.Features.Problems;

/// <summary>Describes one kind of problem, as a page for people or as JSON.</summary>
internal sealed class GetProblem(JsonSerializerOptions json) : PlainEndpoint<Results<FixedAnswer, Problem>>
{
    // Vietnamese stays readable in the source of the page.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Vary = "Accept, Accept-Language, Accept-Encoding";

    public override void Configure() => Describes(
        "/problems/{slug}",
        "Describe a problem type", "What the type of a problem document means and what to do: HTML for a browser, JSON for everybody else.",
        new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ListProblems.Response), ["application/json"]));

    public override Task<Results<FixedAnswer, Problem>> ExecuteAsync(CancellationToken ct) => Task.FromResult(Answer());

    private Results<FixedAnswer, Problem> Answer()
    {
        var slug = Route<string>("slug")!;
        if (ProblemKind.All.FirstOrDefault(kind => kind.Slug == slug) is not { } kind)
            return Problem.UnknownOfSet("problem", KeyValuePair.Create(nameof(slug), slug), [.. ProblemKind.All.Select(each => each.Slug)]);

        var prefix = HttpContext.Request.PathBase.Value;
        if (!Negotiation.PrefersHtml(HttpContext.Request))
            return new FixedAnswer(
                JsonSerializer.SerializeToUtf8Bytes(ListProblems.Response.Of(kind, prefix), json),
                "application/json; charset=utf-8",
                vary: Vary);

        var language = Negotiation.LanguageOf(HttpContext.Request);
        return new FixedAnswer(Encoding.UTF8.GetBytes(Page(kind, language, prefix)), "text/html; charset=utf-8", Code.Of(language), Vary);
    }

    private static string Codes(ProblemKind kind, Language language)
    {
        var codes = ErrorCodes.Of(kind).Select(code => $"<dt><code>{code.Id}</code><dd>{Html.Encode(code.Meaning.In(language))}\n").ToList();
        return codes.Count == 0 ? "" : $"<dl>\n{string.Concat(codes)}</dl>\n";
    }

    private static string Page(ProblemKind kind, Language language, string? prefix)
    {
        var other = language == Language.Vi ? Language.En : Language.Vi;
        var (here, there) = (Code.Of(language), Code.Of(other));
        var title = Html.Encode(kind.Title.In(language));
        return $$"""
            <!doctype html>
            <html lang="{{here}}">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{{title}}</title>
            <link rel="stylesheet" href="{{prefix}}/page.css">
            <h1>{{title}}</h1>
            <p>HTTP {{kind.Status}} · <code>{{prefix}}/problems/{{kind.Slug}}</code></p>
            <p>{{Html.Encode(kind.RemedyUnder(prefix).In(language))}}</p>
            {{Codes(kind, language)}}<p><a href="?lang={{there}}" hreflang="{{there}}" lang="{{there}}">{{Html.Encode(kind.Title.In(other))}}</a></p>
            </html>
            """;
    }
}
