using Benchmark.Data;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>
/// An import may be committed between reading the catalog and reading the figures, and a replica may take away what is being read; then both are read again,
/// once.
/// </summary>
internal static class ReadAgain
{
    public static IApplicationBuilder UseReadAgain(this IApplicationBuilder app, Catalogs catalogs) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (Exception exception) when (!http.Response.HasStarted && IsOver(exception, http.Request))
        {
            catalogs.Forget();
            http.Response.Clear();
            await next(http);
        }
    });

    // The body of what is posted is read already.
    private static bool IsOver(Exception exception, HttpRequest request) =>
        exception is ReleaseChanged
        || (exception is StorageFault { Kind: StorageFaultKind.Conflict } && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)));
}
