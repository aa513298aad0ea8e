using System.Text.Json;
using Benchmark.Api.Http;
using Benchmark.Api.Logs;
using Benchmark.Data;
using Benchmark.Data.Catalog;
using Benchmark.Data.Releases;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Benchmark.Api.Mcp;

/// <summary>Lists and calls the tools.</summary>
/// <param name="links">Asks the API.</param>
/// <param name="catalogs">The catalogs of the releases.</param>
/// <param name="known">How readers know the server.</param>
/// <param name="json">How answers of the API are written.</param>
/// <param name="events">The log.</param>
internal sealed class ToolList(OwnLinks links, Catalogs catalogs, PublicAddress known, JsonSerializerOptions json, Events events)
{
    private static readonly ListToolsResult Listed = new() { Tools = [.. Tool.All.Select(Describe)] };

    /// <summary>The tools, as they are listed.</summary>
    public static ListToolsResult List() => Listed;

    /// <summary>Calls a tool.</summary>
    /// <param name="http">The request.</param>
    /// <param name="asked">What is called.</param>
    /// <param name="outage">The problem of a database that cannot be used; null for a bug of the program.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CallToolResult> CallAsync(
        HttpContext http,
        CallToolRequestParams asked,
        Func<Exception, Problem?> outage,
        CancellationToken cancellation)
    {
        if (Tool.All.FirstOrDefault(each => each.Name == asked.Name) is not { } tool)
        {
            throw new McpProtocolException(
                $"There is no tool \"{asked.Name}\"; there are {string.Join(", ", Tool.All.Select(each => each.Name))}.",
                McpErrorCode.InvalidParams);
        }

        var given = asked.Arguments ?? new Dictionary<string, JsonElement>();
        try
        {
            return ResultOf(await AnswerTwiceAsync(http, tool, given, cancellation));
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // The library would log what a client can bring about, and not say more than that something happened.
            var problem = outage(exception);
            events.Failure(
                RequestLog.MethodOf(http),
                RequestLog.RouteOf(http),
                Problem.TraceIdOf(http),
                KeyText.Mask(problem is null ? exception.ToString() : exception.Message));
            return ResultOf(Failure(problem ?? Unexpected, LanguageOf(http, given)));
        }
    }

    /// <summary>The release of an id, or the newest of a day that was not withdrawn; null where there is none.</summary>
    public static LoadedRelease? FindRelease(IReadOnlyList<LoadedRelease> history, string text) => Parse.Date(text) is { } day
        ? history.LastOrDefault(each => each.Withdrawn is null && each.Release.Day() <= day)
        : history.FirstOrDefault(each => each.Release.Id == text);

    /// <summary>That there is no such release.</summary>
    /// <param name="history">The releases there are.</param>
    /// <param name="what">The argument that names it.</param>
    /// <param name="text">What was written.</param>
    public static Missing NoRelease(IReadOnlyList<LoadedRelease> history, string what, string text)
    {
        var (first, last) = (history[0].Release.Id, history[^1].Release.Id);
        return Parse.Date(text) is not null
            ? new Missing(what, ErrorCodes.NoReleaseYet.Id, new Text($"Bản phát hành sớm nhất là {first}.", $"The earliest release is {first}."))
            : new Missing(what, ErrorCodes.UnknownRelease.Id, new Text(
                $"Không có bản phát hành \"{text}\"; có từ {first} đến {last}. Có thể nêu một ngày, YYYY-MM-DD.",
                $"There is no release \"{text}\"; there are {first} to {last}. A day may be given instead, as YYYY-MM-DD."))
            {
                Options = [.. Nearest.To(text, history.Select(each => each.Release.Id)).Select(id => new ProblemOption(id, Text.Same(id), null))],
            };
    }

    private static ModelContextProtocol.Protocol.Tool Describe(Tool tool) => new()
    {
        Name = tool.Name,
        Description = tool.Description,
        InputSchema = McpJson.Element(McpJson.Write(tool.InputSchema())),
        OutputSchema = McpJson.Compact(ToolAnswer.Schema),
        Annotations = new ToolAnnotations { ReadOnlyHint = true, IdempotentHint = true, OpenWorldHint = false },
    };

    private static CallToolResult ResultOf(ToolAnswer answer)
    {
        var text = McpJson.Write(answer.ToJson());
        return new CallToolResult { Content = [new TextContentBlock { Text = text }], StructuredContent = McpJson.Element(text), IsError = answer.IsError };
    }

    private static Problem Unexpected => new(ProblemKind.InternalError, new Text("Đã xảy ra lỗi ngoài dự kiến.", "Something unexpected happened."));

    private static ToolAnswer Failure(Problem problem, Language language) => new ToolAnswer { Language = language }
        .Fail(new Missing("server", problem.Faults is [var fault, ..] ? fault.Code.Id : problem.Kind.Slug, problem.Detail));

    private static Language LanguageOf(HttpContext http, IDictionary<string, JsonElement> given) =>
        given.TryGetValue(Tool.Language.Name, out var asked) && asked.ValueKind == JsonValueKind.String
            && Code.TryParse<Language>(asked.GetString(), out var language)
            ? language
            : Negotiation.LanguageOf(http.Request);

    /// <summary>Where an import was committed meanwhile both the catalog and the figures are read again, once.</summary>
    private async Task<ToolAnswer> AnswerTwiceAsync(
        HttpContext http,
        Tool tool,
        IDictionary<string, JsonElement> given,
        CancellationToken cancellation)
    {
        try
        {
            return await AnswerAsync(http, tool, given, cancellation);
        }
        catch (ReleaseChanged)
        {
            catalogs.Forget();
            return await AnswerAsync(http, tool, given, cancellation);
        }
    }

    private async Task<ToolAnswer> AnswerAsync(HttpContext http, Tool tool, IDictionary<string, JsonElement> given, CancellationToken cancellation)
    {
        var answer = new ToolAnswer { Language = LanguageOf(http, given) };
        var history = await catalogs.HistoryAsync(cancellation);
        var arguments = Arguments.Read(tool.Arguments, given);
        if (arguments.Faults.Count > 0)
        {
            answer.Release = history[^1].Release.Id;
            return answer.Fail(arguments.Faults.Select(Missing.Of));
        }

        // Where there is no such release, what is known today is said all the same.
        var release = ReleaseOf(history, arguments.Find("release"), answer) ?? history[^1];
        answer.Release = release.Release.Id;
        var catalog = await catalogs.OfAsync(release.Release, cancellation);
        var address = $"{known.OriginFor(http.Request)}{http.Request.PathBase.Value}";
        var call = new ToolCall(links, known, catalog, history, arguments, answer, address, json, cancellation);
        if (!call.HasForm())
            return answer;
        if (!answer.IsRefused)
            await tool.AnswerAsync(call);
        // What could not be resolved has a frontier all the same: that of everything.
        if (answer.Frontier.Year is null && !answer.IsError && !answer.IsOfNothing)
            await call.FindFrontierAsync([], []);
        return answer;
    }

    private static LoadedRelease? ReleaseOf(IReadOnlyList<LoadedRelease> history, string? text, ToolAnswer answer)
    {
        if (text is null)
            return history[^1];
        if (FindRelease(history, text) is { } release)
            return release;
        answer.Refuse(NoRelease(history, "release", text));
        return null;
    }
}
