using System.Text;
using Benchmark.Api.Http;

namespace Benchmark.Api.Features.Problems;

/// <summary>How the page of a problem looks. A file of its own, because the policy of pages lets nothing run or apply that stands in a page.</summary>
internal static class PageStyle
{
    /// <summary>Where it is.</summary>
    public const string Path = "/problems/page.css";

    private const string Sheet = "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}\n";

    /// <summary>Serves it.</summary>
    public static void MapPageStyle(this IEndpointRouteBuilder routes) => routes.MapMethods(
        Path,
        [HttpMethods.Get, HttpMethods.Head],
        static http => new FixedAnswer(Encoding.UTF8.GetBytes(Sheet), "text/css; charset=utf-8").ExecuteAsync(http));
}
