using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Benchmark.Api.Http;

/// <summary>What an endpoint that reads data replies: the answer, a cached one, or a problem.</summary>
/// <typeparam name="T">The data of the answer.</typeparam>
internal sealed class Reply<T> : IResult, IEndpointMetadataProvider
    where T : notnull
{
    private readonly IResult _result;

    private Reply(IResult result) => _result = result;

    public static implicit operator Reply<T>(DataResult<T> answer) => new(answer);

    public static implicit operator Reply<T>(CachedAnswer answer) => new(answer);

    public static implicit operator Reply<T>(Problem problem) => new(problem);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        DataResult<T>.PopulateMetadata(method, builder);
        CachedAnswer.PopulateMetadata(method, builder);
        Problem.PopulateMetadata(method, builder);
    }

    public Task ExecuteAsync(HttpContext httpContext) => _result.ExecuteAsync(httpContext);
}
