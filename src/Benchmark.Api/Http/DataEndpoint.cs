using System.Text;
using Benchmark.Api.Formats;
using Benchmark.Data.Catalog;
using FluentValidation;

namespace Benchmark.Api.Http;

/// <summary>
/// An endpoint that reads data. Every request takes the same steps: bound and checked against the catalog, put into its canonical form, answered from the cache
/// where possible, and otherwise queried, computed, put into its envelope and written. An endpoint defines what it queries and how it answers; both work
/// without HTTP.
/// </summary>
/// <typeparam name="TRequest">The parameters.</typeparam>
/// <typeparam name="TQuestion">What is read for the answer.</typeparam>
/// <typeparam name="TData">The data of the answer.</typeparam>
internal abstract class DataEndpoint<TRequest, TQuestion, TData> : RequestEndpoint<TRequest, Reply<TData>>, IDataEndpoint
    where TRequest : AnswerRequest, new()
    where TData : notnull
{
    /// <summary>Reads what the answer is made of.</summary>
    public abstract Task<TQuestion> AskAsync(TRequest request, CancellationToken cancellation);

    /// <summary>Answers. A pure function: the same question has the same answer.</summary>
    public abstract Answer<TData> Answer(TRequest request, TQuestion question);

    public sealed override async Task<Reply<TData>> ExecuteAsync(TRequest request, CancellationToken ct)
    {
        var timing = StageTiming.Of(HttpContext.Request, request.Asked.Began);
        if ((FindProblem(request) ?? FindMissing(request)) is { } problem)
            return problem;
        var cache = HttpContext.RequestServices.GetRequiredService<AnswerCache>();
        var links = LinksOf(request, lastKey: null);
        var representation = Represent(request, links, cache);
        timing.End("bind");
        if (FindCached(request, links, representation, cache) is { } cached)
        {
            timing.Write(HttpContext.Response);
            return cached;
        }

        var question = await AskAsync(request, ct);
        if (question is IDisposable reading)
            HttpContext.Response.RegisterForDispose(reading);
        timing.End("read");
        if (FindProblem(question) is { } refusal)
            return refusal;

        var answer = Answer(request, question);
        if (answer.FindTooLarge(request.Format.Value) is { } tooLarge)
            return Problem.Invalid(ProblemKind.InvalidQuery, [tooLarge]);
        if (answer.LastKey is not null)
        {
            links = LinksOf(request, answer.LastKey);
            representation = Represent(request, links, cache);
        }

        timing.End("compute");
        return new DataResult<TData>(EnvelopeOf(request, answer, links), request.Published, answer.Offers, representation, timing);
    }

    public async Task<(Meta? Meta, Links? Links, Problem? Problem)> FollowAsync(
        Asked asked,
        RequestDescription description,
        Catalogs catalogs,
        CancellationToken cancellation)
    {
        var (request, findings) = await RequestReader<TRequest>.ReadAsync(asked, catalogs, readsReleases: true, cancellation);
        var broken = description.Rules is { } rules ? rules().Validate(new ValidationContext<TRequest>(request)).Errors : [];
        if ((FindProblem(request, findings.Faults.Concat(broken.Select(failure => (Fault)failure.CustomState)), findings.Problem)
            ?? FindMissing(request)) is { } problem)
        {
            return (null, null, problem);
        }

        var question = await AskAsync(request, cancellation);
        using var reading = question as IDisposable;
        if (FindProblem(question) is { } refusal)
            return (null, null, refusal);
        var answer = Answer(request, question);
        var envelope = EnvelopeOf(request, answer, LinksOf(request, answer.LastKey));
        return (envelope.Meta, envelope.Links, null);
    }

    /// <summary>Reads data. It answers in the formats that are made of what it offers beside the answer itself; every list offers its rows.</summary>
    protected void Reads<TRules>(string route, string summary, string description, params IReadOnlyCollection<Type> offers)
        where TRules : RequestRules<TRequest>, new()
    {
        Validator<TRules>();
        Reads(route, summary, description, static () => new TRules(), offers);
    }

    /// <summary>As <see cref="Reads{TRules}"/>, where no parameter depends on another.</summary>
    protected void Reads(string route, string summary, string description, params IReadOnlyCollection<Type> offers) =>
        Reads(route, summary, description, rules: null, offers);

    /// <summary>The problem that what the path names does not exist; null when it does.</summary>
    protected virtual Problem? FindMissing(TRequest request) => null;

    /// <summary>The problem that the question has no answer; null when it has one.</summary>
    protected virtual Problem? FindProblem(TQuestion question) => null;

    /// <summary>What the answer depends on beside the request and the release; empty for nothing.</summary>
    protected virtual string ScopeOf(TRequest request) => "";

    private void Reads(string route, string summary, string description, Func<IValidator>? rules, IReadOnlyCollection<Type> offers)
    {
        Verbs(HttpMethods.Get);
        IReadOnlyCollection<Type> offered = typeof(TRequest).IsAssignableTo(typeof(ListRequest)) ? [.. offers, typeof(Rows)] : offers;
        Describe(
            route,
            summary,
            description,
            new RequestDescription(typeof(TRequest), RequestParameters<TRequest>.Describe, FormatRegister.Of(offered)) { Rules = rules });
    }

    /// <summary>The answer, where it needs no data: the client has it, or it is cached. Null when it has to be computed.</summary>
    private CachedAnswer? FindCached(TRequest request, Links links, Representation representation, AnswerCache cache)
    {
        var http = HttpContext.Request;
        if (Negotiation.IsUnchanged(http, representation.Head, exists: false))
            return new CachedAnswer(representation.Head, null);
        if (cache.Find(representation.Key) is not { } body)
            return null;
        if (body.Next is not null)
            representation = Represent(request, links with { Next = body.Next }, cache);
        cache.Keep(http, representation.Head, representation.Key, representation.Published);
        return new CachedAnswer(representation.Head, Negotiation.IsUnchanged(http, representation.Head, exists: true) ? null : body);
    }

    private static Envelope<TData> EnvelopeOf(TRequest request, Answer<TData> answer, Links links) =>
        new(
            answer.Data,
            new Meta(request.Published.Id, answer.Count, answer.Total, answer.Warnings, answer.Sources) { Milestones = answer.Milestones?.Count },
            answer.Milestones is { Count: > 0 } milestones ? links with { Milestones = milestones.Link } : links);

    private static Links LinksOf(TRequest request, string[]? lastKey)
    {
        var canonical = request.Canonical.Link();
        return new Links(
            request.Asked.Self,
            canonical,
            request is DataRequest ? request.Canonical.Link(["release"], "release", request.Published.Id) : canonical,
            lastKey is null
                ? null
                : request.Canonical.Link(["cursor"], "cursor", Paging.Cursor(request.Published.Id, ((ListRequest)(object)request).Selection(), lastKey)));
    }

    private Representation Represent(TRequest request, Links links, AnswerCache cache)
    {
        var chosen = request.Format.Value;
        var header = new StringBuilder(1024)
            .Append('<').Append(links.Self).Replace("<", "%3C", 1, links.Self.Length).Replace(">", "%3E", 1, links.Self.Length).Append(">; rel=\"self\"")
            .Append(", <").Append(links.Canonical).Append(">; rel=\"canonical\"")
            .Append(", <").Append(links.Permanent).Append(">; rel=\"bookmark\"");
        if (links.Next is not null)
            header.Append(", <").Append(links.Next).Append(">; rel=\"next\"");
        var alternates = new List<(string Format, string Link)>();
        foreach (var format in request.Asked.Formats)
        {
            // The whole of the request in another format.
            if (format != chosen)
            {
                var link = request.Canonical.Link(
                    ["format", "lang", "bom", "decimal", "cursor", "limit"],
                    format == FormatRegister.All[0] ? null : "format",
                    format.Id);
                alternates.Add((format.Id, link));
                header.Append(", <")
                    .Append(link)
                    .Append(">; rel=\"alternate\"; type=\"")
                    .Append(format.MediaType)
                    .Append('"');
            }
        }

        header.Append(", </openapi/v1.json>; rel=\"describedby\"; type=\"application/json\"");
        var isPinned = request is DataRequest { Release.IsGiven: true };
        var form = Representation.Of(
            HttpContext.Request,
            chosen,
            request.Asked.Language,
            request.Published,
            cache.Published(),
            // Many formats name the publisher.
            $"{request.Asked.Publisher}\n{ScopeOf(request)}",
            links,
            header.ToString(),
            isPinned);
        return request is TabularRequest table
            ? form with { ByteOrderMark = table.Bom.Value || table.Decimal.IsComma, DecimalComma = table.Decimal.IsComma, Alternates = alternates }
            : form;
    }
}

/// <summary>An endpoint that answers from what is in memory: the catalog of a release, or the registers of the program.</summary>
/// <typeparam name="TRequest">The parameters.</typeparam>
/// <typeparam name="TData">The data of the answer.</typeparam>
internal abstract class CatalogEndpoint<TRequest, TData> : DataEndpoint<TRequest, TRequest, TData>
    where TRequest : AnswerRequest, new()
    where TData : notnull
{
    public sealed override Task<TRequest> AskAsync(TRequest request, CancellationToken cancellation) => Task.FromResult(request);

    public sealed override Answer<TData> Answer(TRequest request, TRequest question) => Answer(request);

    /// <summary>Answers.</summary>
    public abstract Answer<TData> Answer(TRequest request);
}

/// <summary>What reads data, asked by a link instead of a request.</summary>
internal interface IDataEndpoint
{
    /// <summary>What the answer says of itself, or the problem that there is none.</summary>
    /// <param name="asked">What the link asks.</param>
    /// <param name="description">What the endpoint takes.</param>
    /// <param name="catalogs">The catalogs of the releases.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<(Meta? Meta, Links? Links, Problem? Problem)> FollowAsync(
        Asked asked,
        RequestDescription description,
        Catalogs catalogs,
        CancellationToken cancellation);
}
