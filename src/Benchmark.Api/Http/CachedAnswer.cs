using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Benchmark.Api.Http;

/// <summary>An answer that needs no data: kept from before, or known to the client already.</summary>
/// <param name="head">Its headers.</param>
/// <param name="body">Its body as it is sent; null when the client has it.</param>
internal sealed class CachedAnswer(AnswerHead head, AnswerBody? body) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void), []));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (body is null)
        {
            head.WriteNotModified(response);
            return Task.CompletedTask;
        }

        head.Write(response);
        return body.Write(httpContext);
    }
}
