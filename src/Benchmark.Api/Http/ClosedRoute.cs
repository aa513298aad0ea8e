namespace Benchmark.Api.Http;

/// <summary>
/// The route that pages of other sites may not ask: what an assistant on a machine may do, a page that its user happens to open may not. All other routes are
/// open to every page.
/// </summary>
internal static class ClosedRoute
{
    /// <summary>Where it is.</summary>
    public const string Path = "/mcp";

    /// <summary>Whether a request is for it.</summary>
    public static bool Has(HttpRequest request) => request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}
