using System.Reflection;
using Benchmark.Api.Formats;
using FluentValidation;

namespace Benchmark.Api.Http;

/// <summary>How endpoints are mapped. Each maps its own handler, so that the code which calls it is made when the program is built and not when it starts.</summary>
internal static class EndpointExtensions
{
    /// <summary>What reads: <c>GET</c>, and <c>HEAD</c> with the same headers.</summary>
    public static readonly IReadOnlyList<string> Read = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps an endpoint by its class; the list of all of them is in <c>Endpoints.cs</c>.</summary>
    public static IEndpointRouteBuilder Map<T>(this IEndpointRouteBuilder routes)
        where T : IEndpoint
    {
        T.Map(routes);
        return routes;
    }

    /// <summary>A route that reads data. It answers in the formats made of what it offers beside the answer itself; every list offers its rows.</summary>
    public static void ReadsData<TRequest>(
        this RouteHandlerBuilder route,
        Func<IValidator> validator,
        string summary,
        string description,
        params IReadOnlyCollection<Type> offers)
        where TRequest : AnswerRequest =>
        route.Described(summary, description).WithMetadata(new RequestDescription(
            typeof(TRequest),
            () => validator().CreateDescriptor(),
            FormatRegister.Of(typeof(TRequest).IsAssignableTo(typeof(ListRequest)) ? [.. offers, typeof(Rows)] : offers)));

    /// <summary>A route that computes on what the caller posts.</summary>
    public static void Computes<TBody, TRequest>(this RouteHandlerBuilder route, Func<IValidator> validator, string summary, string description)
        where TBody : notnull
        where TRequest : AnswerRequest
    {
        route.Accepts<TBody>("application/json");
        route.ReadsData<TRequest>(validator, summary, description);
    }

    /// <summary>A route that needs a key. It reads, or takes the body that is named.</summary>
    public static void NeedsKey<TRequest>(this RouteHandlerBuilder route, Func<IValidator> validator, string summary, string description, Type? body = null)
        where TRequest : AnswerRequest
    {
        if (body is not null)
            route.Accepts(body, "application/json", "text/csv");
        route.WithMetadata(new ApiKeys(IsRepeatable: body is not null)).ReadsData<TRequest>(validator, summary, description);
    }

    /// <summary>Names a route after the class of its handler, which the OpenAPI document calls the operation by.</summary>
    public static RouteHandlerBuilder Described(this RouteHandlerBuilder route, string summary, string description)
    {
        route.WithSummary(summary).WithDescription(description).Add(endpoint =>
        {
            var type = endpoint.Metadata.OfType<MethodInfo>().First().DeclaringType!;
            endpoint.Metadata.Add(new EndpointNameMetadata(type.Name));
            endpoint.Metadata.Add(new TagsAttribute(type.Namespace!.Split('.')[^1]));
        });
        return route;
    }
}

/// <summary>What an endpoint asks for and in which formats it answers, the usual one first.</summary>
/// <param name="Request">The parameters.</param>
/// <param name="Rules">What each must look like. Made when somebody asks: compiling the rules of every endpoint would hold up the start.</param>
/// <param name="Formats">The formats.</param>
internal sealed record RequestDescription(Type Request, Func<IValidatorDescriptor> Rules, IReadOnlyList<Format> Formats);
