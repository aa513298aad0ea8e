using Benchmark.Data;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>An import may be committed between reading the catalog and reading the figures; then both are read again, once.</summary>
internal static class ReadAgain
{
    public static IApplicationBuilder UseReadAgain(this IApplicationBuilder app, Catalogs catalogs) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (ReleaseChanged) when (!http.Response.HasStarted)
        {
            catalogs.Forget();
            http.Response.Clear();
            await next(http);
        }
    });
}
