using System.Reflection;
using System.Text.Json;
using Benchmark.Api.Formats;
using Benchmark.Data.Catalog;
using FluentValidation;
using Microsoft.AspNetCore.Http.Metadata;

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
    // A page of a list has fewer; what has more takes a megabyte and more.
    private const int MostRowsInMemory = Paging.MaximumLimit;
    private const int MostCellsInMemory = 5_000;

    /// <summary>Reads what the answer is made of.</summary>
    public abstract Task<TQuestion> AskAsync(TRequest request, CancellationToken cancellation);

    /// <summary>Answers. A pure function: the same question has the same answer.</summary>
    public abstract Answer<TData> Answer(TRequest request, TQuestion question);

    public sealed override async Task<Reply<TData>> ExecuteAsync(TRequest request, CancellationToken ct)
    {
        var timing = StageTiming.Of(HttpContext.Request, request.Asked.Began);
        if ((FindMisdirected(request) ?? FindProblem(request)) is { } problem)
            return CountRequest() ?? problem;
        if (FindMissing(request) is { } missing)
            return CountRequest() ?? await FindDeletedAsync(request, ct) ?? missing;
        var cache = HttpContext.RequestServices.GetRequiredService<AnswerCache>();
        var representation = Represent(request, next: null, cache);
        timing.End("bind");
        if (FindCached(request, representation, cache) is { } cached)
        {
            timing.Write(HttpContext.Response);
            return cached;
        }

        if (CountRequest() is { } tooMany)
            return tooMany;
        var question = await AskAsync(request, ct);
        if (question is IDisposable reading)
            HttpContext.Response.RegisterForDispose(reading);
        timing.End("read");
        if (FindProblem(question) is { } refusal)
            return refusal;
        // What takes much memory is not even computed before it has a place.
        var cells = CellsOf(question);
        var isPlaced = representation.Format.IsCostly || cells > FileGate.LargeCells;
        if (isPlaced && await EnterAsync(cells) is { } full)
            return full;
        ct.ThrowIfCancellationRequested();

        var answer = Warn(request, Answer(request, question));
        if (answer.FindTooLarge(representation.Format) is { } tooLarge)
            return Problem.Invalid(ProblemKind.InvalidQuery, [tooLarge]);
        if (NextOf(request, answer) is { } next)
            representation = Represent(request, next, cache);
        timing.End("compute");

        var content = representation.ContentOf(answer, request.Published, HttpContext.RequestServices.GetRequiredService<JsonSerializerOptions>());
        if (representation.Format.IsPage)
        {
            var page = await HttpContext.RequestServices.GetRequiredService<PageWriter>().WriteAsync(content, request, ct);
            return Keep(representation, page, cache, timing);
        }

        if (representation.Format.WriteInPieces is { } writePieces && (answer.Count > MostRowsInMemory || cells > MostCellsInMemory))
        {
            timing.Write(HttpContext.Response);
            return FindUnsent(representation) ?? new StreamedAnswer(representation, (body, cancellation) => writePieces(content, body, cancellation));
        }

        if (representation.Format.WriteByRow is not { } write)
            return Keep(representation, representation.Format.WriteInMemory(content), cache, timing);

        var buffer = new RowBuffer();
        HttpContext.Response.RegisterForDispose(buffer);
        var rows = write(content, buffer).GetEnumerator();
        HttpContext.Response.RegisterForDispose(rows);
        while (rows.MoveNext())
        {
            ct.ThrowIfCancellationRequested();
            if (buffer.Held <= AnswerCache.LargestBody)
                continue;
            if (!isPlaced && await EnterAsync(cells) is { } none)
                return none;
            timing.Write(HttpContext.Response);
            return FindUnsent(representation) ?? new StreamedAnswer(representation, rows, buffer);
        }

        return Keep(representation, buffer.ToArray(), cache, timing);
    }

    public async Task<Problem?> FollowAsync(
        Asked asked,
        RequestDescription description,
        Catalogs catalogs,
        Action<FollowedAnswer> take,
        CancellationToken cancellation)
    {
        var (request, findings) = await RequestReader<TRequest>.ReadAsync(asked, catalogs, readsReleases: true, cancellation);
        var broken = description.Rules is { } rules ? rules().Validate(new ValidationContext<TRequest>(request)).Errors : [];
        if (FindProblem(request, findings.Faults.Concat(broken.Select(failure => (Fault)failure.CustomState)), findings.Problem) is { } problem)
            return problem;
        if (FindMissing(request) is { } missing)
            return await FindDeletedAsync(request, cancellation) ?? missing;

        var question = await AskAsync(request, cancellation);
        using var reading = question as IDisposable;
        if (FindProblem(question) is { } refusal)
            return refusal;
        var answer = Warn(request, Answer(request, question));
        take(new FollowedAnswer(
            request,
            () => answer.Enclose(request.Published, request.LinksWith(NextOf(request, answer))),
            () => answer.Find<Table>()));
        return null;
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

    /// <summary>The problem that what the path names, which is missing, was there and was deleted; null when it never was.</summary>
    protected virtual Task<Problem?> FindDeletedAsync(TRequest request, CancellationToken cancellation) => Task.FromResult<Problem?>(null);

    /// <summary>Whether the answer names the host of the server.</summary>
    protected virtual bool NamesHost(TRequest request) => false;

    /// <summary>Whether the answer cannot be given without the host of the server.</summary>
    protected virtual bool NeedsHost(TRequest request) => false;

    /// <summary>The problem that the question has no answer; null when it has one.</summary>
    protected virtual Problem? FindProblem(TQuestion question) => null;

    /// <summary>How many cells the answer to a question has, where that can be many; where they are few, some number that is not less.</summary>
    protected virtual long CellsOf(TQuestion question) => 0;

    /// <summary>What the answer depends on beside the request and the release; empty for nothing.</summary>
    protected virtual string ScopeOf(TRequest request) => "";

    private void Reads(string route, string summary, string description, Func<IValidator>? rules, IReadOnlyCollection<Type> offers)
    {
        Verbs(HttpMethods.Get);
        IReadOnlyCollection<Type> offered = RequestDescription.HasPages(typeof(TRequest))
            ? [.. offers, typeof(Rows), typeof(Readable)]
            : [.. offers, typeof(Readable)];
        Describe(
            route,
            summary,
            description,
            new RequestDescription(typeof(TRequest), RequestReader<TRequest>.Describe, FormatRegister.Of(offered)) { Rules = rules },
            CountsRequests.Itself);
    }

    /// <summary>The problem that the client has sent too many requests; null when it has not. What is kept and what the client has are not counted.</summary>
    private Problem? CountRequest() => HttpContext.RequestServices.GetRequiredService<ClientLimits>().CountRequest(HttpContext);

    /// <summary>Waits for a place among the large answers; the problem that there is none.</summary>
    private ValueTask<Problem?> EnterAsync(long cells) => HttpContext.RequestServices.GetRequiredService<FileGate>().EnterAsync(HttpContext, cells);

    /// <summary>The problem that an answer would name a host that is not known, or another one than was asked; null when it names the right one, or
    /// none.</summary>
    private Problem? FindMisdirected(TRequest request)
    {
        if (!NamesHost(request))
            return null;
        if (request.Asked.IsElsewhere)
            return Problem.UnknownHost(HttpContext.Request, request.Asked.Origin!);
        return NeedsHost(request) && request.Asked.Origin is null ? Problem.PublicUrlMissing(HttpContext.Request) : null;
    }

    /// <summary>The answer, where it needs no data: the client has it, or it is cached. Null when it has to be computed.</summary>
    private Reply<TData>? FindCached(TRequest request, Representation representation, AnswerCache cache)
    {
        if (representation.Head.IsKnownTo(HttpContext.Request, exists: false))
        {
            cache.KeepHead(HttpContext.Request, representation);
            return new CachedAnswer(representation.Head, null);
        }

        if (cache.Find(representation.Key) is not { } body)
            return null;
        return Keep(body.Next is null ? representation : Represent(request, body.Next, cache), body, cache);
    }

    /// <summary>Keeps what the request means, and answers with a body unless the client has it or wants another.</summary>
    private Reply<TData> Keep(Representation representation, AnswerBody body, AnswerCache cache)
    {
        cache.Keep(HttpContext.Request, representation);
        return FindUnsent(representation) ?? new CachedAnswer(representation.Head, body);
    }

    /// <summary>Keeps a whole body, and answers with it.</summary>
    private Reply<TData> Keep(Representation representation, byte[] plain, AnswerCache cache, StageTiming timing)
    {
        var body = AnswerBody.Of(plain, representation.Encoding) with { Next = representation.Links.Next };
        timing.End("write");
        timing.Write(HttpContext.Response);
        cache.Keep(representation.Key, body);
        return Keep(representation, body, cache);
    }

    /// <summary>What is said instead of an answer that is there, because of the conditions of the request; null when it is sent.</summary>
    private Reply<TData>? FindUnsent(Representation representation) => representation.Head.Evaluate(HttpContext.Request) switch
    {
        Precondition.Failed => Problem.PreconditionFailed(HttpContext.Request),
        Precondition.NotModified => new CachedAnswer(representation.Head, null),
        _ => null,
    };

    private Representation Represent(TRequest request, string? next, AnswerCache cache) =>
        Representation.Of(HttpContext.Request, request, next, ScopeOf(request), cache.Published());

    /// <summary>An answer from a release that was withdrawn says so.</summary>
    private static Answer<TData> Warn(TRequest request, Answer<TData> answer)
    {
        var warnings = Withdrawals.Of(request.Catalog.Release);
        return warnings.Count == 0 ? answer : answer with { Warnings = [.. warnings, .. answer.Warnings] };
    }

    /// <summary>The link to the page that follows; null on the last.</summary>
    private static string? NextOf(TRequest request, Answer<TData> answer) =>
        answer.LastKey is { } key && request is ListRequest list ? list.PageAfter(key) : null;
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
    /// <summary>Gives the answer to whoever follows the link, or the problem that there is none.</summary>
    /// <param name="asked">What the link asks.</param>
    /// <param name="description">What the endpoint takes.</param>
    /// <param name="catalogs">The catalogs of the releases.</param>
    /// <param name="take">Takes the answer; rows that are read from the database can be read until it is done.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<Problem?> FollowAsync(
        Asked asked,
        RequestDescription description,
        Catalogs catalogs,
        Action<FollowedAnswer> take,
        CancellationToken cancellation);
}

/// <summary>The answer that a link shows, in the shape in which whoever follows it wants it.</summary>
/// <param name="request">What the link asked.</param>
/// <param name="enclose">Puts the answer into its envelope.</param>
/// <param name="table">Makes rows and columns of it; null where it has none.</param>
internal sealed class FollowedAnswer(AnswerRequest request, Func<IEnvelope> enclose, Func<Table?> table)
{
    public AnswerRequest Request => request;

    public IEnvelope Envelope => enclose();

    public Table? Table => table();
}

/// <summary>What an endpoint that reads data replies: an answer, or a problem.</summary>
/// <typeparam name="T">The data of the answer.</typeparam>
internal sealed class Reply<T> : IResult, IEndpointMetadataProvider
    where T : notnull
{
    private readonly IResult _result;

    private Reply(IResult result) => _result = result;

    public static implicit operator Reply<T>(CachedAnswer answer) => new(answer);

    public static implicit operator Reply<T>(StreamedAnswer answer) => new(answer);

    public static implicit operator Reply<T>(Problem problem) => new(problem);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(typeof(T).IsAssignableTo(typeof(IPictured))
            ? new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [SvgPicture.Format.MediaType])
            : new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Envelope<T>), [Json.Format.MediaType]));
        CachedAnswer.PopulateMetadata(method, builder);
        Problem.PopulateMetadata(method, builder);
    }

    public Task ExecuteAsync(HttpContext httpContext) => _result.ExecuteAsync(httpContext);
}
