using System.Reflection;
using System.Text.Json;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;
using Benchmark.Data.Catalog;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace Benchmark.Api.Http;

/// <summary>The parameters of what is computed on posted figures.</summary>
internal sealed record ComputeRequest : AnswerRequest;

/// <summary>An endpoint that computes on what the caller posts. The answer is not cached, and needs no database unless it reads releases.</summary>
/// <typeparam name="TBody">What is posted.</typeparam>
/// <typeparam name="TData">The data of the answer.</typeparam>
internal abstract class ComputeEndpoint<TBody, TData> : RequestEndpoint<ComputeRequest, Results<ComputedAnswer<TData>, Problem>>, IComputeEndpoint
    where TBody : class
    where TData : notnull
{
    /// <summary>Reads the document. Its errors are added to the fields; what is returned is then ignored.</summary>
    public abstract TBody? ReadBody(JsonFields fields, Catalog catalog);

    /// <summary>Answers. A pure function: the same document has the same answer.</summary>
    public abstract Answer<TData> Answer(TBody body, Catalog catalog);

    /// <summary>Whether an answer may take so much of the processor or of memory that only so many are made at a time.</summary>
    protected virtual bool IsCostly => true;

    /// <summary>Reads the document where it may name a release.</summary>
    protected virtual TBody? ReadBody(JsonFields fields, ComputeRequest request) => ReadBody(fields, request.Catalog);

    /// <summary>Answers where figures of releases are compared; and the release of the answer.</summary>
    protected virtual ValueTask<(Answer<TData> Answer, Release Release)> AnswerAsync(TBody body, ComputeRequest request, CancellationToken cancellation) =>
        new((Answer(body, request.Catalog), request.Published));

    public sealed override async Task<Results<ComputedAnswer<TData>, Problem>> ExecuteAsync(ComputeRequest request, CancellationToken ct)
    {
        var timing = StageTiming.Of(HttpContext.Request, request.Asked.Began);
        timing.End("bind");
        var services = HttpContext.RequestServices;
        var (document, unreadable) = await Body.Read(HttpContext.Request, services.GetRequiredService<RequestLimits>().ComputeBodyBytes);
        if (unreadable is not null)
            return unreadable;
        // Once the body is here: who sends one slowly must not keep the others out.
        if (IsCostly && await services.GetRequiredService<FileGate>().EnterAsync(HttpContext) is { } full)
        {
            document!.Dispose();
            return full;
        }

        using (document)
        {
            var faults = new List<Fault>();
            var body = ReadBody(new JsonFields(document!.RootElement, "", faults), request);
            if (faults.Count > 0)
                return Problem.Invalid(ProblemKind.InvalidBody, [.. Faults, .. faults]);
            if (FindProblem(request) is { } problem)
                return problem;
            timing.End("read");

            var (answer, release) = await AnswerAsync(body!, request, ct);
            timing.End("compute");
            timing.Write(HttpContext.Response);
            var links = new Links(request.Asked.Self, request.Canonical.Link(), null, null);
            return new ComputedAnswer<TData>(answer.Enclose(release, links));
        }
    }

    public async Task<Problem?> ComputeAsync(
        Asked asked,
        RequestDescription description,
        Catalogs catalogs,
        JsonElement document,
        Action<IEnvelope> take,
        CancellationToken cancellation)
    {
        var (request, findings) = await RequestReader<ComputeRequest>.ReadAsync(asked, catalogs, description.ReadsReleases, cancellation);
        var faults = new List<Fault>();
        var body = ReadBody(new JsonFields(document, "", faults), request);
        if (faults.Count > 0)
            return Problem.Invalid(ProblemKind.InvalidBody, [.. findings.Faults, .. faults]);
        if (FindProblem(request, findings.Faults, findings.Problem) is { } problem)
            return problem;
        var (answer, release) = await AnswerAsync(body!, request, cancellation);
        take(answer.Enclose(release, new Links(asked.Self, request.Canonical.Link(), null, null)));
        return null;
    }

    /// <summary>Computes on what the caller posts.</summary>
    /// <param name="route">The route.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="description">What it takes.</param>
    /// <param name="readsReleases">Whether it also reads figures of releases.</param>
    protected void Computes(string route, string summary, string description, bool readsReleases = false)
    {
        Verbs(HttpMethods.Post);
        Describe(route, summary, description, new RequestDescription(typeof(ComputeRequest), RequestReader<ComputeRequest>.Describe, FormatRegister.Of([]))
        {
            Body = new BodyDescription(typeof(TBody), "application/json"),
            ReadsReleases = readsReleases,
        });
    }
}

/// <summary>What computes on posted figures, asked by the program itself instead of a request.</summary>
internal interface IComputeEndpoint
{
    /// <summary>Gives the answer, or the problem that there is none.</summary>
    /// <param name="asked">What is asked.</param>
    /// <param name="description">What the endpoint takes.</param>
    /// <param name="catalogs">The catalogs of the releases.</param>
    /// <param name="document">What is posted.</param>
    /// <param name="take">Takes the answer.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<Problem?> ComputeAsync(
        Asked asked,
        RequestDescription description,
        Catalogs catalogs,
        JsonElement document,
        Action<IEnvelope> take,
        CancellationToken cancellation);
}

/// <summary>What was computed on the caller's own figures.</summary>
/// <param name="envelope">The answer.</param>
/// <typeparam name="T">The data of the answer.</typeparam>
internal sealed class ComputedAnswer<T>(Envelope<T> envelope) : IResult, IEndpointMetadataProvider
    where T : notnull
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Envelope<T>), [Json.Format.MediaType]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-store";
        var json = httpContext.RequestServices.GetRequiredService<JsonSerializerOptions>();
        return httpContext.Response.WriteAsJsonAsync(envelope, json, httpContext.RequestAborted);
    }
}
