using Benchmark.Api.Formats;
using Benchmark.Data.Catalog;
using FastEndpoints;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Benchmark.Api.Http;

/// <summary>An endpoint of the contract: its parameters are read strictly, and its errors are reported all at once.</summary>
/// <typeparam name="TRequest">The parameters.</typeparam>
/// <typeparam name="TReply">What it replies.</typeparam>
internal abstract class RequestEndpoint<TRequest, TReply> : Endpoint<TRequest, TReply>
    where TRequest : AnswerRequest, new()
    where TReply : IResult, IEndpointMetadataProvider
{
    /// <summary>The problem document of everything that the binder and the rules found; null when nothing was.</summary>
    protected Problem? FindProblem(TRequest request) =>
        FindProblem(request, Faults, ValidationFailures.Select(failure => failure.CustomState).OfType<Problem>().FirstOrDefault());

    /// <summary>Every error that the binder and the rules found.</summary>
    protected IEnumerable<Fault> Faults => ValidationFailures.Select(failure => failure.CustomState).OfType<Fault>();

    /// <summary>The problem document of all errors; null when there are none.</summary>
    protected static Problem? FindProblem(TRequest request, IEnumerable<Fault> faults, Problem? problem)
    {
        IReadOnlyList<Fault> found = [.. faults.OrderBy(fault => fault.Stage)];
        if (found.Count > 0)
            return Problem.Invalid(ProblemKind.InvalidQuery, found);
        if (problem is null && request is ListRequest { Cursor: { Selection: { } selection, Text: { } cursor } } list
            && selection != Paging.Fingerprint(list.Selection()))
        {
            return Problem.Invalid(ProblemKind.InvalidQuery, [Fault.InvalidCursor(cursor)]);
        }

        return problem;
    }

    /// <summary>Declares its route and its description.</summary>
    protected void Describe(string route, string summary, string description, RequestDescription asked, params object[] more)
    {
        RequestBinder(new Binder(readsReleases: asked.ReadsReleases));
        Routes(route);
        EndpointMetadata.Give(Definition, EndpointMetadata.Of<TReply>(GetType(), route, summary, description, [asked, .. more]));
    }

    private sealed class Binder(bool readsReleases) : IRequestBinder<TRequest>
    {
        public async ValueTask<TRequest> BindAsync(BinderContext ctx, CancellationToken ct)
        {
            var http = ctx.HttpContext;
            var (request, findings) =
                await RequestReader<TRequest>.ReadAsync(Asked.By(http), http.RequestServices.GetRequiredService<Catalogs>(), readsReleases, ct);
            foreach (var fault in findings.Faults)
            {
                ctx.ValidationFailures.Add(new ValidationFailure(fault.Parameter, fault.Message.En, fault.Value)
                {
                    ErrorCode = fault.Code.Id,
                    CustomState = fault,
                });
            }

            if (findings.Problem is { } problem)
                ctx.ValidationFailures.Add(new ValidationFailure("", problem.Detail.En) { CustomState = problem });
            return request;
        }
    }
}

/// <summary>An endpoint without parameters of the contract: a document that changes only with the program, or the state of it.</summary>
/// <typeparam name="TReply">What it replies.</typeparam>
internal abstract class PlainEndpoint<TReply> : EndpointWithoutRequest<TReply>
    where TReply : IResult, IEndpointMetadataProvider
{
    /// <summary>Declares its route and its description.</summary>
    protected void Describes(string route, string summary, string description, params object[] more)
    {
        Verbs(HttpMethods.Get);
        Routes(route);
        EndpointMetadata.Give(Definition, EndpointMetadata.Of<TReply>(GetType(), route, summary, description, more));
    }
}

/// <summary>What an endpoint asks for and in which formats it answers, the usual one first.</summary>
/// <param name="Request">The record of its parameters.</param>
/// <param name="Parameters">What each is. Found on first use: reflecting on the records of every endpoint would delay the start.</param>
/// <param name="Formats">The formats.</param>
internal sealed record RequestDescription(Type Request, Func<IReadOnlyList<ParameterDescription>> Parameters, IReadOnlyList<Format> Formats)
{
    /// <summary>What the parameters must be together; null when none depends on another.</summary>
    public Func<IValidator>? Rules { get; init; }

    /// <summary>What is posted; null when nothing is.</summary>
    public BodyDescription? Body { get; init; }

    /// <summary>Whether the newest release is read; what is computed on a caller's own figures needs no database.</summary>
    public bool ReadsReleases { get; init; } = true;

    /// <summary>Whether the answer is a list that is read page by page.</summary>
    public bool IsPaged => HasPages(Request);

    /// <summary>The same of a type of requests: a picture of a list takes its filters, and has no pages.</summary>
    public static bool HasPages(Type request) => request.IsAssignableTo(typeof(ListRequest)) && !request.IsAssignableTo(typeof(IPictureRequest));
}

/// <summary>What is posted to an endpoint.</summary>
/// <param name="Type">The document.</param>
/// <param name="MediaTypes">The media types it may have.</param>
internal sealed record BodyDescription(Type Type, params IReadOnlyList<string> MediaTypes);

/// <summary>What the OpenAPI document and the conventions read of an endpoint.</summary>
file static class EndpointMetadata
{
    public static object[] Of<TReply>(Type endpoint, string route, string summary, string description, object[] more)
        where TReply : IEndpointMetadataProvider
    {
        var answers = new RouteEndpointBuilder(null, RoutePatternFactory.Parse(route), order: 0);
        var method = endpoint.GetMethod("Configure")!;
        TReply.PopulateMetadata(method, answers);
        // What the server refuses before a route is found, every route may answer.
        if (!answers.Metadata.OfType<IProducesResponseTypeMetadata>().Any(answer => answer.StatusCode == StatusCodes.Status500InternalServerError))
            Problem.PopulateMetadata(method, answers);
        return
        [
            .. answers.Metadata,
            new EndpointSummaryAttribute(summary),
            new EndpointDescriptionAttribute(description),
            new TagsAttribute(endpoint.Namespace!.Split('.')[^1]),
            .. more,
        ];
    }

    // What the framework would add by itself declares a body for every GET, and would refuse a POST before our problem document can.
    public static void Give(EndpointDefinition definition, object[] metadata) =>
        definition.Description(route => route.WithMetadata(metadata), clearDefaults: true);
}
