using Benchmark.Api.Formats;
using FluentValidation;

namespace Benchmark.Api.Http;

/// <summary>How endpoints are mapped.</summary>
internal static class EndpointExtensions
{
    /// <summary>Maps an endpoint by its class; the list of all of them is in <c>Endpoints.cs</c>.</summary>
    public static IEndpointRouteBuilder Map<T>(this IEndpointRouteBuilder routes)
        where T : IEndpoint
    {
        T.Map(routes);
        return routes;
    }

    /// <summary>Maps a route that reads data: <c>GET</c>, and <c>HEAD</c> with the same headers.</summary>
    public static void MapData<TRequest>(
        this IEndpointRouteBuilder routes,
        string path,
        Delegate handle,
        Func<IValidator<TRequest>> validator,
        string summary,
        string description,
        IReadOnlyList<Format>? formats = null)
        where TRequest : AnswerRequest =>
        routes.MapRead(path, handle, summary, description)
            .WithMetadata(new RequestDescription(typeof(TRequest), () => validator().CreateDescriptor(), formats ?? Format.JsonOnly));

    /// <summary>Maps a route that computes on what the caller posts.</summary>
    public static void MapCompute<TBody, TRequest>(this IEndpointRouteBuilder routes, string path, Delegate handle, Func<IValidator<TRequest>> validator, string summary, string description)
        where TBody : notnull
        where TRequest : AnswerRequest =>
        Describe(routes.MapPost(path, handle), handle, summary, description)
            .Accepts<TBody>("application/json")
            .WithMetadata(new RequestDescription(typeof(TRequest), () => validator().CreateDescriptor(), Format.JsonOnly));

    /// <summary>Maps a route that needs a key. It reads, or takes the body that is named.</summary>
    public static void MapKeyed<TRequest>(this IEndpointRouteBuilder routes, string path, Delegate handle, Func<IValidator<TRequest>> validator, string summary, string description, Type? body = null)
        where TRequest : AnswerRequest
    {
        var route = (body is null ? routes.MapRead(path, handle, summary, description) : Describe(routes.MapPost(path, handle), handle, summary, description))
            .WithMetadata(new RequestDescription(typeof(TRequest), () => validator().CreateDescriptor(), Format.JsonOnly), new ApiKeys(IsRepeatable: body is not null));
        if (body is not null)
            route.Accepts(body, "application/json", "text/csv");
    }

    /// <summary>Maps a route that reads something else.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string path, Delegate handle, string summary, string description) =>
        Describe(routes.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], handle), handle, summary, description);

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route, Delegate handle, string summary, string description) =>
        route
            .WithName(handle.Method.DeclaringType!.Name)
            .WithTags(handle.Method.DeclaringType!.Namespace!.Split('.')[^1])
            .WithSummary(summary)
            .WithDescription(description);
}

/// <summary>What an endpoint asks for and in which formats it answers, the usual one first.</summary>
/// <param name="Request">The parameters.</param>
/// <param name="Rules">What each must look like. Made when somebody asks: compiling the rules of every endpoint would hold up the start.</param>
/// <param name="Formats">The formats.</param>
internal sealed record RequestDescription(Type Request, Func<IValidatorDescriptor> Rules, IReadOnlyList<Format> Formats);
