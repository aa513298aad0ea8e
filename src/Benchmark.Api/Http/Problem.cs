using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Benchmark.Api.Formats;
using Benchmark.Core.DataSets;
using Benchmark.Core.Releases;
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
public sealed record ProblemDocument(string Type, string Title, int Status, string Detail, string Instance, string TraceId, IReadOnlyList<ProblemError> Errors)
{
    /// <summary>What became of an id that was deleted; null in every problem but those of the type <c>deleted</c>.</summary>
    public Deletion? Deleted { get; init; }
}

/// <summary>That an id was deleted.</summary>
/// <param name="Release">The release that took it away.</param>
/// <param name="At">When that was published.</param>
/// <param name="Reason">Why.</param>
/// <param name="LastState">The link to its last state.</param>
public sealed record Deletion(string Release, DateTimeOffset At, Text Reason, string LastState);

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Parameter">The parameter, or the name of the path segment or header.</param>
/// <param name="Value">What was received; null when something is missing.</param>
/// <param name="Code">What is wrong with it.</param>
/// <param name="DidYouMean">What may have been meant, nearest first.</param>
/// <param name="Allowed">Every value that is allowed, where there are few.</param>
/// <param name="Options">What may have been meant, with its name: everything that an ambiguous value can mean, and each suggestion that has a name.</param>
/// <param name="Message">The sentence, in the language of the document.</param>
/// <param name="Messages">The sentence in both languages.</param>
public sealed record ProblemError(
    string Parameter,
    string? Value,
    string Code,
    IReadOnlyList<string> DidYouMean,
    IReadOnlyList<string> Allowed,
    IReadOnlyList<ProblemOption> Options,
    string Message,
    Text Messages)
{
    /// <summary>What others made of a row and what the request would make of it, field by field; stands with <c>release-changed</c> alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [MayBeLeftOut]
    public IReadOnlyList<OutdatedField>? Changes { get; init; }
}

/// <summary>One of the things that a value can mean.</summary>
/// <param name="Id">What says it clearly: an id, or a code that is near.</param>
/// <param name="Name">What it is.</param>
/// <param name="ValidTo">The last day it existed; null while it does.</param>
public sealed record ProblemOption(string Id, Text Name, DateOnly? ValidTo)
{
    /// <summary>A noun by its id.</summary>
    public static ProblemOption Of(INoun noun) => new(noun.Id, noun.Label, noun.ValidTo);

    /// <summary>The suggestions that have a name.</summary>
    /// <param name="near">The suggestions.</param>
    /// <param name="match">What each can mean.</param>
    public static IReadOnlyList<ProblemOption> Of<T>(IReadOnlyList<string> near, Func<string, Match<T>> match)
        where T : INoun =>
        [.. near.SelectMany(each => match(each).Candidates.Select(noun => new ProblemOption(each, noun.Label, noun.ValidTo)))];
}

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

    public IReadOnlyList<OutdatedField>? Changes { get; init; }

    public static Fault InvalidCursor(string cursor) =>
        new("cursor", cursor, ErrorCodes.InvalidCursor, new Text("Con trỏ phải lấy nguyên từ links.next.", "A cursor is taken from links.next as it stands."))
        {
            Stage = FaultStage.Answer,
        };

    /// <summary>A parameter that the route does not have.</summary>
    public static Fault UnknownParameter(string name, string value, IReadOnlyList<string> names) => new(
        name,
        value,
        ErrorCodes.UnknownParameter,
        names.Count == 0
            ? new Text("Không có tham số này; tuyến này không nhận tham số nào.", "There is no such parameter; this route takes none.")
            : new Text($"Không có tham số này; các tham số: {string.Join(", ", names)}.", $"There is no such parameter; there are {string.Join(", ", names)}."))
    {
        DidYouMean = NearMiss.OfName(name, names),
        Allowed = names,
    };

    /// <summary>A value whose bytes are no text.</summary>
    public static Fault NotUtf8(string name, string value) =>
        new(name, value, ErrorCodes.NotUtf8, new Text("Giá trị chứa byte không phải UTF-8.", "The value holds bytes that are not UTF-8."));

    /// <summary>A parameter that stands there and says nothing.</summary>
    public static Fault Empty(string name, string value = "") =>
        new(name, value, ErrorCodes.EmptyValue, new Text("Tham số có giá trị trống.", "The parameter has an empty value."));

    /// <summary>A parameter that may stand once and stands there several times.</summary>
    public static Fault Repeated(string name, string value) =>
        new(name, value, ErrorCodes.RepeatedParameter, new Text("Tham số này chỉ được ghi một lần.", "This parameter may stand only once."));

    public static Fault NotApplicable(string parameter, string? value, Text message) =>
        new(parameter, value, ErrorCodes.NotApplicable, message) { Stage = FaultStage.Together };

    /// <summary>The question whether something near was meant, after a space; empty where nothing is near.</summary>
    public static Text Hint(IReadOnlyList<string> near) => near.Count == 0
        ? new Text("", "")
        : new Text($" Có phải bạn muốn: {string.Join(", ", near)}?", $" Did you mean {string.Join(", ", near)}?");

    public ProblemError In(Language language) => new(
        KeyText.Mask(Parameter),
        Value is null ? null : KeyText.Mask(Value),
        Code.Id,
        DidYouMean,
        Allowed,
        Options,
        KeyText.Mask(Message.In(language)),
        new Text(KeyText.Mask(Message.Vi), KeyText.Mask(Message.En)))
    {
        Changes = Changes,
    };
}

/// <summary>The answer to a request that cannot be served.</summary>
internal sealed class Problem(ProblemKind kind, Text detail, IReadOnlyList<Fault> faults) : IResult, IEndpointMetadataProvider
{
    /// <summary>The message of this occurrence.</summary>
    public Text Detail => detail;

    /// <summary>What became of an id that was deleted; null otherwise.</summary>
    private Deletion? Deletion { get; init; }

    public const string MediaType = "application/problem+json";

    /// <summary>What kind of failure it is.</summary>
    public ProblemKind Kind => kind;

    /// <summary>What is wrong, each by its place.</summary>
    public IReadOnlyList<Fault> Faults => faults;

    public Problem(ProblemKind kind, Text detail, params Fault[] faults)
        : this(kind, detail, (IReadOnlyList<Fault>)faults)
    {
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in new[] { 400, 404, 406, 408, 410, 412, 413, 414, 415, 421, 429, 431, 500, 503 })
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDocument), [MediaType]));
    }

    /// <summary>A request for a form that the route does not have.</summary>
    /// <param name="place">Where it was asked for: a parameter or a header.</param>
    /// <param name="value">What was asked for.</param>
    /// <param name="offered">The forms there are.</param>
    public static Problem NotAcceptable(string place, string value, IReadOnlyList<string> offered)
    {
        var message = new Text(
            $"Không có định dạng \"{value}\"; có: {string.Join(", ", offered)}.",
            $"The format \"{value}\" cannot be given; there is {string.Join(", ", offered)}.");
        return new Problem(ProblemKind.NotAcceptable, message, new Fault(place, value, ErrorCodes.NotAcceptable, message) { Allowed = offered });
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
    public static Problem PayloadTooLarge(int most) => new(
        ProblemKind.PayloadTooLarge,
        new Text($"Nội dung được dài tối đa {most} byte.", $"A body may have {most} bytes at most."));

    /// <summary>A body that did not arrive in time. What is left of it is not waited for.</summary>
    public static Problem TooSlow(HttpContext http)
    {
        http.Response.Headers.Connection = "close";
        return new Problem(ProblemKind.RequestTimeout, ProblemKind.RequestTimeout.Remedy);
    }

    /// <summary>A body of another media type than those that the route takes.</summary>
    public static Problem UnsupportedMediaType(HttpRequest request, IReadOnlyList<string> taken)
    {
        var given = request.ContentType ?? "";
        var message = new Text(
            $"Nội dung phải là {string.Join(" hoặc ", taken)}, không phải \"{given}\".",
            $"The body must be {string.Join(" or ", taken)}, not \"{given}\".");
        return new Problem(
            ProblemKind.UnsupportedMediaType,
            message,
            new Fault("Content-Type", given, ErrorCodes.UnsupportedMediaType, message) { Allowed = taken });
    }

    /// <summary>A body in another encoding of Unicode than UTF-8.</summary>
    public static Problem NotUtf8(string encoding) => new(
        ProblemKind.BadRequest,
        new Text(
            $"Nội dung là {encoding}; hãy lưu và gửi dưới dạng UTF-8.",
            $"The body is {encoding}; save and send it as UTF-8."));

    /// <summary>A request to another host than the public one, for an answer that names the host.</summary>
    public static Problem UnknownHost(HttpRequest request, string known)
    {
        var given = request.Host.Value ?? "";
        var message = new Text(
            $"Câu trả lời này nêu địa chỉ của máy chủ, là {known}; yêu cầu lại gửi đến \"{given}\".",
            $"This answer names the address of the server, which is {known}; the request was sent to \"{given}\".");
        return new Problem(
            ProblemKind.UnknownHost,
            message,
            new Fault("Host", given, ErrorCodes.UnknownHost, message) { Allowed = [new Uri(known).Authority] });
    }

    /// <summary>A request for whole addresses, which the operator has not set.</summary>
    public static Problem PublicUrlMissing(HttpRequest request)
    {
        var message = new Text(
            "Câu trả lời này cần địa chỉ đầy đủ, nhưng máy chủ chưa được cho biết địa chỉ công khai của nó (--public-url).",
            "This answer needs whole addresses, and the server was not given its public one (--public-url).");
        return new Problem(ProblemKind.PublicUrlMissing, message, new Fault("Host", request.Host.Value ?? "", ErrorCodes.PublicUrlMissing, message));
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
    /// <param name="noun">What the error codes call the noun.</param>
    /// <param name="segment">The name of the segment and the id.</param>
    /// <param name="near">What may have been meant.</param>
    /// <param name="options">The same with its names, where it has any.</param>
    /// <param name="allowed">Every id there is, where there are few.</param>
    /// <param name="hint">What else helps, a sentence after a space; what is near where it is null.</param>
    public static Problem UnknownId(
        string noun,
        KeyValuePair<string, string> segment,
        IReadOnlyList<string> near,
        IReadOnlyList<ProblemOption>? options = null,
        IReadOnlyList<string>? allowed = null,
        Text? hint = null)
    {
        var more = hint ?? Fault.Hint(near);
        var message = new Text($"Không có mã \"{segment.Value}\".{more.Vi}", $"There is no {noun} \"{segment.Value}\".{more.En}");
        return new Problem(
            ProblemKind.NotFound,
            message,
            new Fault(segment.Key, segment.Value, ErrorCodes.UnknownOf(noun), message)
            {
                DidYouMean = near,
                Options = options ?? [],
                Allowed = allowed ?? [],
            });
    }

    /// <summary>An id in a path that is none of a closed set.</summary>
    /// <param name="noun">What the error codes call the noun.</param>
    /// <param name="segment">The name of the segment and the id.</param>
    /// <param name="allowed">The set.</param>
    public static Problem UnknownOfSet(string noun, KeyValuePair<string, string> segment, IReadOnlyList<string> allowed) =>
        UnknownId(noun, segment, Nearest.To(segment.Value, allowed), allowed: allowed);

    /// <summary>An id in a path that was there until a release deleted it.</summary>
    /// <param name="noun">What it named.</param>
    /// <param name="segment">The name of the segment and the id.</param>
    /// <param name="by">The release that deleted it.</param>
    /// <param name="lastState">The link to its last state.</param>
    public static Problem DeletedId(string noun, KeyValuePair<string, string> segment, Release by, string lastState)
    {
        var id = segment.Value;
        var message = new Text(
            $"Mã \"{id}\" đã bị xóa ở bản phát hành {by.Id} (“{by.Reason.Vi}”). Trạng thái cuối cùng: {lastState}",
            $"The {noun} \"{id}\" was deleted by release {by.Id} (“{by.Reason.En}”). Its last state: {lastState}");
        return new Problem(ProblemKind.Deleted, message, new Fault(segment.Key, id, ErrorCodes.Deleted, message))
        {
            Deletion = new Deletion(by.Id, by.PublishedAt, by.Reason, lastState),
        };
    }

    /// <summary>What the log calls a request: the trace it belongs to, where there is one, or its number.</summary>
    public static string TraceIdOf(HttpContext http) => Activity.Current?.Id ?? http.TraceIdentifier;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var language = Negotiation.LanguageOf(httpContext.Request);
        var document = new ProblemDocument(
            $"{httpContext.Request.PathBase}/problems/{kind.Slug}",
            kind.Title.In(language),
            kind.Status,
            KeyText.Mask(detail.In(language)),
            $"{httpContext.Request.PathBase}{KeyText.MaskAddress(httpContext.Request.Path, httpContext.Request.QueryString.Value ?? "")}",
            TraceIdOf(httpContext),
            [.. faults.Select(fault => fault.In(language))])
        {
            Deleted = Deletion,
        };
        httpContext.Response.StatusCode = kind.Status;
        httpContext.Response.Headers.ContentLanguage = Code.Of(language);
        httpContext.Response.Headers.Append("Vary", "Accept, Accept-Language");
        // A problem must not be cached: the next request may succeed.
        httpContext.Response.Headers.CacheControl = "no-store";
        if (kind == ProblemKind.DatabaseUnavailable || kind == ProblemKind.FilesUnavailable)
            httpContext.Response.Headers.RetryAfter = "5";
        if (Negotiation.WantsPage(httpContext.Request))
        {
            var page = await httpContext.RequestServices.GetRequiredService<PageWriter>().WriteAsync(document, httpContext.Request);
            httpContext.Response.ContentType = Html.Format.ContentType;
            await httpContext.Response.Body.WriteAsync(page, httpContext.RequestAborted);
            return;
        }

        var options = httpContext.RequestServices.GetRequiredService<JsonSerializerOptions>();
        await httpContext.Response.WriteAsJsonAsync(document, options, MediaType, httpContext.RequestAborted);
    }
}
