using Benchmark.Data;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Features;

/// <summary>An import may land between reading the catalog and reading the figures; then both are read anew, once.</summary>
internal sealed class ReadAgain(Catalogs catalogs) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ReleaseChanged)
        {
            catalogs.Forget();
            return await next(context);
        }
    }
}
