using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Benchmark.Api.Http;

/// <summary>A problem document (RFC 9457).</summary>
/// <param name="Type">The path of a page that describes the problem.</param>
/// <param name="Title">The short name of the problem.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong this time.</param>
/// <param name="Instance">The request.</param>
/// <param name="TraceId">What an operator finds this request by.</param>
/// <param name="Errors">Everything that is wrong; empty when nothing can be named.</param>
public sealed record ProblemDocument(string Type, string Title, int Status, string Detail, string Instance, string TraceId, IReadOnlyList<ProblemError> Errors);

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Parameter">The parameter, or the name of the path segment or header.</param>
/// <param name="Value">What was received; null when something is missing.</param>
/// <param name="Code">What is wrong with it.</param>
/// <param name="DidYouMean">What may have been meant, nearest first.</param>
/// <param name="Allowed">Every value that is allowed, where there are few.</param>
/// <param name="Options">What an ambiguous value can mean.</param>
/// <param name="Message">The sentence.</param>
public sealed record ProblemError(
    string Parameter,
    string? Value,
    string Code,
    IReadOnlyList<string> DidYouMean,
    IReadOnlyList<string> Allowed,
    IReadOnlyList<ProblemOption> Options,
    string Message);

/// <summary>One of the things an ambiguous value can mean.</summary>
/// <param name="Id">The id that says it clearly.</param>
/// <param name="Name">What it is.</param>
public sealed record ProblemOption(string Id, Text Name);

/// <summary>When an error can be found: errors of form come first, those of the data last.</summary>
internal enum FaultStage
{
    /// <summary>In what was written alone.</summary>
    Form,

    /// <summary>In the combination of parameters.</summary>
    Together,

    /// <summary>Once it is known from what and in which form to answer.</summary>
    Answer,

    /// <summary>Against the data.</summary>
    Data,
}

/// <summary>An error before it is known in which language it is reported.</summary>
internal sealed record Fault(string Parameter, string? Value, ErrorCode Code, Text Message)
{
    public FaultStage Stage { get; init; }

    public IReadOnlyList<string> DidYouMean { get; init; } = [];

    public IReadOnlyList<string> Allowed { get; init; } = [];

    public IReadOnlyList<ProblemOption> Options { get; init; } = [];

    public static Fault InvalidCursor(string cursor) =>
        new("cursor", cursor, ErrorCodes.InvalidCursor, new Text("Con trỏ phải lấy nguyên từ links.next.", "A cursor is taken from links.next as it stands."))
        {
            Stage = FaultStage.Answer,
        };

    public static Fault NotApplicable(string parameter, string? value, Text message) =>
        new(parameter, value, ErrorCodes.NotApplicable, message) { Stage = FaultStage.Together };

    public ProblemError In(Language language) => new(Parameter, Value, Code.Id, DidYouMean, Allowed, Options, Message.In(language));
}

/// <summary>The answer to a request that cannot be served.</summary>
internal sealed class Problem(ProblemKind kind, Text detail, IReadOnlyList<Fault> faults) : IResult, IEndpointMetadataProvider
{
    /// <summary>The message of this occurrence.</summary>
    public Text Detail => detail;

    public const string MediaType = "application/problem+json";

    public Problem(ProblemKind kind, Text detail, params Fault[] faults)
        : this(kind, detail, (IReadOnlyList<Fault>)faults)
    {
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in new[] { 400, 404, 405, 406, 410, 412, 413, 415, 500, 503 })
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [MediaType]));
    }

    /// <summary>A query or a body with errors.</summary>
    public static Problem Invalid(ProblemKind kind, IReadOnlyList<Fault> faults)
    {
        const int shown = 10;
        var more = faults.Count >= JsonFields.MostFaults ? new Text(" Chỉ nêu các lỗi đầu tiên.", " Only the first are listed.") : new Text("", "");
        var names = faults.Select(fault => fault.Parameter).Distinct().ToList();
        var list = string.Join(", ", names.Take(shown)) + (names.Count > shown ? ", …" : "");
        var place = kind == ProblemKind.InvalidQuery ? new Text("truy vấn", "query") : new Text("nội dung gửi lên", "body");
        return new Problem(
            kind,
            new Text(
                $"{faults.Count} lỗi trong {place.Vi}: {list}.{more.Vi}",
                $"{faults.Count} {(faults.Count == 1 ? "error" : "errors")} in the {place.En}: {list}.{more.En}"),
            faults);
    }

    /// <summary>A body that is larger than any request needs.</summary>
    public static Problem PayloadTooLarge() => new(
        ProblemKind.PayloadTooLarge,
        new Text($"Nội dung được dài tối đa {Body.LargestBytes} byte.", $"A body may have {Body.LargestBytes} bytes at most."));

    /// <summary>A body of another media type than JSON.</summary>
    public static Problem UnsupportedMediaType(HttpRequest request)
    {
        var given = request.ContentType ?? "";
        var message = new Text($"Nội dung phải là application/json, không phải \"{given}\".", $"The body must be application/json, not \"{given}\".");
        return new Problem(
            ProblemKind.UnsupportedMediaType,
            message,
            new Fault("Content-Type", given, ErrorCodes.UnsupportedMediaType, message) { Allowed = ["application/json"] });
    }

    /// <summary>A caller that wants no other answer than the one it knows.</summary>
    public static Problem PreconditionFailed(HttpRequest request)
    {
        var (header, value) = request.Headers.IfMatch is { Count: > 0 } tags
            ? ("If-Match", tags.ToString())
            : ("If-Unmodified-Since", request.Headers.IfUnmodifiedSince.ToString());
        var message = new Text(
            $"Câu trả lời hiện nay không đáp ứng điều kiện ở tiêu đề {header}.",
            $"The answer as it is now does not meet the condition of the header {header}.");
        return new Problem(ProblemKind.PreconditionFailed, message, new Fault(header, value, ErrorCodes.PreconditionFailed, message));
    }

    /// <summary>An id in a path that does not exist.</summary>
    public static Problem UnknownId(string noun, string id, IReadOnlyList<string> near)
    {
        var hint = near.Count == 0 ? new Text("", "") : new Text($" Có phải bạn muốn: {string.Join(", ", near)}?", $" Did you mean {string.Join(", ", near)}?");
        var message = new Text($"Không có mã \"{id}\".{hint.Vi}", $"There is no {noun} \"{id}\".{hint.En}");
        return new Problem(ProblemKind.NotFound, message, new Fault("id", id, ErrorCodes.UnknownOf(noun), message) { DidYouMean = near });
    }

    /// <summary>What the log calls a request: the trace it belongs to, where there is one, or its number.</summary>
    public static string TraceIdOf(HttpContext http) => Activity.Current?.Id ?? http.TraceIdentifier;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var language = Negotiation.LanguageOf(httpContext.Request);
        var document = new ProblemDocument(
            $"/problems/{kind.Slug}",
            kind.Title.In(language),
            kind.Status,
            detail.In(language),
            httpContext.Request.Path + httpContext.Request.QueryString,
            TraceIdOf(httpContext),
            [.. faults.Select(fault => fault.In(language))]);
        httpContext.Response.StatusCode = kind.Status;
        httpContext.Response.Headers.ContentLanguage = Code.Of(language);
        httpContext.Response.Headers.Append("Vary", "Accept-Language");
        // A problem must not be cached: the next request may succeed.
        httpContext.Response.Headers.CacheControl = "no-store";
        if (kind == ProblemKind.DatabaseUnavailable)
            httpContext.Response.Headers.RetryAfter = "5";
        var options = httpContext.RequestServices.GetRequiredService<JsonSerializerOptions>();
        await httpContext.Response.WriteAsJsonAsync(document, options, MediaType, httpContext.RequestAborted);
    }
}
