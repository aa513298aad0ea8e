using Benchmark.Api.Formats;
using Benchmark.Core.Releases;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Benchmark.Api.Http;

/// <summary>An endpoint of the contract: its parameters are read strictly, its answers are kept, and its errors are told all at once.</summary>
/// <typeparam name="TRequest">The parameters.</typeparam>
/// <typeparam name="TReply">What it replies.</typeparam>
internal abstract class QueryEndpoint<TRequest, TReply> : Endpoint<TRequest, TReply>
    where TRequest : AnswerRequest, new()
    where TReply : IResult, IEndpointMetadataProvider
{
    /// <summary>Reads data. It answers in the formats that are made of what it offers beside the answer itself; every list offers its rows.</summary>
    protected void Reads<TRules>(string route, string summary, string description, params IReadOnlyCollection<Type> offers)
        where TRules : class, IValidator<TRequest>, new()
    {
        Verbs(HttpMethods.Get, HttpMethods.Head);
        Describe<TRules>(route, summary, description, offers, body: null);
    }

    /// <summary>Computes on what the caller posts.</summary>
    protected void Computes<TRules>(string route, Type body, string summary, string description)
        where TRules : class, IValidator<TRequest>, new()
    {
        Verbs(HttpMethods.Post);
        Describe<TRules>(route, summary, description, [], new BodyDescription(body, "application/json"));
    }

    /// <summary>Shows something to the key that may see it.</summary>
    protected void ReadsWithKey<TRules>(string route, string summary, string description)
        where TRules : class, IValidator<TRequest>, new()
    {
        Verbs(HttpMethods.Get, HttpMethods.Head);
        Describe<TRules>(route, summary, description, [], body: null, new ApiKeys(IsRepeatable: false));
    }

    /// <summary>Takes in what a key may write.</summary>
    protected void TakesWithKey<TRules>(string route, Type body, string summary, string description)
        where TRules : class, IValidator<TRequest>, new()
    {
        Verbs(HttpMethods.Post);
        Describe<TRules>(route, summary, description, [], new BodyDescription(body, "application/json", "text/csv"), new ApiKeys(IsRepeatable: true));
    }

    /// <summary>What was asked, with every error that the binder and the rules found.</summary>
    /// <param name="request">The parameters as they were written.</param>
    /// <param name="releases">The releases there are, oldest first.</param>
    protected Http.Query<TRequest> Read(TRequest request, IReadOnlyList<Release> releases) =>
        Http.Query<TRequest>.Of(HttpContext, request, ValidationFailures.Select(failure => (Fault)failure.CustomState), releases);

    private void Describe<TRules>(string route, string summary, string description, IReadOnlyCollection<Type> offers, BodyDescription? body, params object[] more)
        where TRules : class, IValidator<TRequest>, new()
    {
        RequestBinder(new QueryBinder<TRequest>());
        Validator<TRules>();
        IReadOnlyCollection<Type> offered = typeof(TRequest).IsAssignableTo(typeof(ListRequest)) ? [.. offers, typeof(Rows)] : offers;
        var asked = new RequestDescription(typeof(TRequest), static () => new TRules().CreateDescriptor(), FormatRegister.Of(offered)) { Body = body };
        Routes(route);
        EndpointMetadata.Give(Definition, EndpointMetadata.Of<TReply>(GetType(), route, summary, description, [asked, .. more]));
    }
}

/// <summary>An endpoint without parameters of the contract: a document that changes only with the program, or the state of it.</summary>
/// <typeparam name="TReply">What it replies.</typeparam>
internal abstract class PlainEndpoint<TReply> : EndpointWithoutRequest<TReply>
    where TReply : IResult, IEndpointMetadataProvider
{
    /// <summary>Says where it stands and what it is.</summary>
    protected void Describes(string route, string summary, string description, params object[] more)
    {
        Verbs(HttpMethods.Get, HttpMethods.Head);
        Routes(route);
        EndpointMetadata.Give(Definition, EndpointMetadata.Of<TReply>(GetType(), route, summary, description, more));
    }
}

/// <summary>What the OpenAPI document and the conventions read of an endpoint.</summary>
file static class EndpointMetadata
{
    public static object[] Of<TReply>(Type endpoint, string route, string summary, string description, object[] more)
        where TReply : IEndpointMetadataProvider
    {
        var answers = new RouteEndpointBuilder(null, RoutePatternFactory.Parse(route), order: 0);
        TReply.PopulateMetadata(endpoint.GetMethod("Configure")!, answers);
        return
        [
            .. answers.Metadata,
            new EndpointSummaryAttribute(summary),
            new EndpointDescriptionAttribute(description),
            new TagsAttribute(endpoint.Namespace!.Split('.')[^1]),
            .. more,
        ];
    }

    // What the framework would add by itself says that every GET takes a body, and would refuse a POST before its document can.
    public static void Give(EndpointDefinition definition, object[] metadata) => definition.Description(route => route.WithMetadata(metadata), clearDefaults: true);
}
