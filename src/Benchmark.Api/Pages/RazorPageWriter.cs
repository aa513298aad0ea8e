using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Benchmark.Api.Pages;

/// <summary>Writes pages with the Razor components of the framework, rendered once and whole.</summary>
/// <param name="services">What the renderer needs.</param>
/// <param name="ownLinks">Asks for the other answers of a page.</param>
/// <param name="logs">What the renderer logs to.</param>
/// <param name="json">How documents are written.</param>
internal sealed class RazorPageWriter(IServiceProvider services, OwnLinks ownLinks, ILoggerFactory logs, JsonSerializerOptions json) : PageWriter
{
    // A page escapes what it holds; a second time would only be hard to read.
    private readonly JsonSerializerOptions _readable = new(json) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override async Task<byte[]> WriteAsync(Content content, AnswerRequest request, CancellationToken cancellation)
    {
        var asked = request.Asked;
        var page = new PageContext(asked.Language, asked.Prefix)
        {
            Route = asked.Route,
            Request = request,
            Content = content,
            LanguageInLinks = asked.Query.Any(parameter => parameter.Key == "lang") ? Code.Of(asked.Language) : null,
            ReleaseInLinks = request is DataRequest { Release.Canonical: [{ } release] } ? release : null,
        };
        var kind = PageRegister.Find(asked.Route, content);
        var further = new Dictionary<string, IEnvelope>(StringComparer.Ordinal);
        foreach (var path in kind.Asks(page).Distinct())
            further.Add(path, await AskAsync(path, request, cancellation));
        return await RenderAsync(kind.Component, page with { Further = further });
    }

    public override async Task<byte[]> WriteAsync(ProblemDocument problem, HttpRequest request)
    {
        var page = Bare(request) with { Problem = problem, Document = JsonSerializer.Serialize(problem, _readable.GetTypeInfo(typeof(ProblemDocument))) };
        var further = new Dictionary<string, IEnvelope>(StringComparer.Ordinal);
        // When the server is at fault, it may not answer anything else either.
        foreach (var path in problem.Status >= StatusCodes.Status500InternalServerError ? [] : ProblemPage.Asks(problem))
        {
            var (route, query) = PartsOf(path);
            // Without the names the choices are still there.
            if (await ownLinks.FollowAsync(route, $"?{query}", request.HttpContext.RequestAborted, page.Prefix) is { Envelope: { } envelope })
                further.Add(path, envelope);
        }

        return await RenderAsync(typeof(ProblemPage), page with { Further = further });
    }

    public override Task<byte[]> WriteAsync(IReadOnlyList<ProblemKind> kinds, HttpRequest request) =>
        RenderAsync(typeof(ProblemKindsPage), Bare(request) with { Kinds = kinds });

    public override Task<byte[]> WriteAsync(DatasetAnswer dataset, HttpRequest request) =>
        RenderAsync(typeof(DatasetPage), Bare(request) with { Dataset = dataset });

    private static PageContext Bare(HttpRequest request)
    {
        var language = Negotiation.LanguageOf(request);
        return new PageContext(language, request.PathBase.Value ?? "")
        {
            LanguageInLinks = request.Query.ContainsKey("lang") ? Code.Of(language) : null,
        };
    }

    private static (string Route, string Query) PartsOf(string path) => path.Split('?', 2) is [var before, var after] ? (before, after) : (path, "");

    /// <summary>Another answer of the same release.</summary>
    private async Task<IEnvelope> AskAsync(string path, AnswerRequest request, CancellationToken cancellation)
    {
        var (route, query) = PartsOf(path);
        // What a page shows is of one release, also when another is published meanwhile.
        var pinned = $"?{query}{(query.Length > 0 ? "&" : "")}release={request.Published.Id}";
        var found = await ownLinks.FollowAsync(route, pinned, cancellation, request.Asked.Prefix);
        return found?.Envelope ?? throw new InvalidOperationException($"A page asks for {path}, which has no answer: {found?.Problem?.Detail.En}");
    }

    private async Task<byte[]> RenderAsync(Type component, PageContext page)
    {
        await using var renderer = new HtmlRenderer(services, logs);
        var text = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<PageHost>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(PageHost.Page)] = page,
                [nameof(PageHost.Component)] = component,
            }));
            using var writer = new StringWriter();
            root.WriteHtmlTo(writer);
            return writer.ToString();
        });
        return Encoding.UTF8.GetBytes($"<!doctype html>\n{text}\n");
    }
}

/// <summary>What pages are made with.</summary>
internal static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        // Vietnamese stays readable in the source of a page, and takes a third of the bytes.
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .AddSingleton<PageWriter, RazorPageWriter>();
}
