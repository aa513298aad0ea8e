using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using Benchmark.Api.Http;
using Benchmark.Data.Catalog;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Benchmark.Api.Mcp;

/// <summary>
/// What a message passes before it is read as one: that it came to this server, from no page of another site, as one message of a size that questions have,
/// in time, and while there are data.
/// </summary>
/// <param name="known">How readers know the server.</param>
/// <param name="server">What listens.</param>
/// <param name="catalogs">The catalogs of the releases.</param>
internal sealed class McpGate(PublicAddress known, IServer server, Catalogs catalogs) : IDisposable
{
    /// <summary>The most bytes of a message; the longest text that is verified needs a quarter of it.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>The most messages that are answered at a time.</summary>
    public const int MostAtOnce = 8;

    private const int MostWaiting = 64;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly ConcurrencyLimiter _places = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = MostAtOnce,
        QueueLimit = MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Answers a message, or refuses it.</summary>
    /// <param name="http">The request.</param>
    /// <param name="next">Reads the message.</param>
    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        if (FindForeign(http.Request) is { } foreign)
        {
            await foreign.ExecuteAsync(http);
            return;
        }

        // Fails where there are no data to answer from.
        await catalogs.HistoryAsync(http.RequestAborted);
        var (document, problem) = await Body.Read(http.Request, MostBytes);
        if (problem is not null)
        {
            await (problem.Kind == ProblemKind.BadRequest ? RefuseAsync(http, -32700, problem.Detail) : problem.ExecuteAsync(http));
            return;
        }

        using (document)
        {
            var message = document!.RootElement;
            if (FindNoMessage(message) is { } reason)
            {
                await RefuseAsync(http, -32600, reason);
                return;
            }

            if (FindNoParameters(message) is { } member)
            {
                var wrong = new Text($"{member} không phải kiểu mà giao thức quy định.", $"{member} is not of the type that the protocol says.");
                await RefuseAsync(http, -32602, wrong, message.GetProperty("id"));
                return;
            }

            if (await EnterAsync(http) is { } full)
            {
                await full.ExecuteAsync(http);
                return;
            }

            http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(message.GetRawText()), writable: false);
        }

        await next(http);
    }

    public void Dispose() => _places.Dispose();

    /// <summary>Why a document is no message; null when it is one.</summary>
    private static Text? FindNoMessage(JsonElement message)
    {
        if (message.ValueKind == JsonValueKind.Array)
            return new("Mỗi yêu cầu chỉ mang một thông điệp JSON-RPC, không mang danh sách.", "A request holds one JSON-RPC message, not a list of them.");
        return message.ValueKind == JsonValueKind.Object && message.TryGetProperty("jsonrpc", out var version)
            && version.ValueKind == JsonValueKind.String && version.ValueEquals("2.0")
            ? null
            : new("Nội dung phải là một thông điệp JSON-RPC 2.0.", "The body must be a message of JSON-RPC 2.0.");
    }

    // The methods whose parameters name what is asked for, and the member that does.
    private static readonly Dictionary<string, string> Needed = new(StringComparer.Ordinal)
    {
        ["tools/call"] = "name",
        ["prompts/get"] = "name",
        ["resources/read"] = "uri",
    };

    /// <summary>The member of a request that is no object, or no text, where the protocol has one; null for none. The library would fail on it.</summary>
    private static string? FindNoParameters(JsonElement message)
    {
        if (!message.TryGetProperty("id", out var id) || id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)
            || !message.TryGetProperty("method", out var method) || method.ValueKind != JsonValueKind.String)
            return null;
        var needed = Needed.GetValueOrDefault(method.GetString()!);
        if (!message.TryGetProperty("params", out var parameters) || parameters.ValueKind == JsonValueKind.Null)
            return needed is null ? null : "params";
        if (parameters.ValueKind != JsonValueKind.Object)
            return "params";
        if (needed is null)
            return null;
        if (!parameters.TryGetProperty(needed, out var name) || name.ValueKind != JsonValueKind.String)
            return $"params.{needed}";
        return parameters.TryGetProperty("arguments", out var arguments) && arguments.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null)
            ? "params.arguments"
            : null;
    }

    /// <summary>Refuses what is no message, or no request, in the words of the protocol, which its clients read.</summary>
    private static async Task RefuseAsync(HttpContext http, int code, Text message, JsonElement? id = null)
    {
        var language = Negotiation.LanguageOf(http.Request);
        // A request that can be told from others is answered as such.
        http.Response.StatusCode = id is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        var answer = new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = id is { } given ? JsonNode.Parse(given.GetRawText()) : null,
            ["error"] = new JsonObject { ["code"] = code, ["message"] = message.In(language) },
        };
        await http.Response.WriteAsync(McpJson.Write(answer), http.RequestAborted);
    }

    private Problem? FindForeign(HttpRequest request)
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (!known.IsOwn(request, listening))
        {
            var host = request.Host.Value ?? "";
            var message = new Text(
                $"Máy chủ này không có tên \"{host}\"; người vận hành đặt tên công khai bằng --public-url.",
                $"This server is not called \"{host}\"; its operator names it with --public-url.");
            return new Problem(ProblemKind.UnknownHost, message, new Fault("Host", host, ErrorCodes.UnknownHost, message));
        }

        var origins = request.Headers.Origin;
        if (origins.Count == 0 || (origins.Count == 1 && known.IsOwnOrigin(origins[0] ?? "")))
            return null;
        var origin = origins.ToString();
        var refusal = new Text(
            $"Trang từ \"{origin}\" không được gửi đến tuyến này.",
            $"Pages from \"{origin}\" may not send to this route.");
        return new Problem(ProblemKind.UnknownOrigin, refusal, new Fault("Origin", origin, ErrorCodes.UnknownOrigin, refusal));
    }

    private async ValueTask<Problem?> EnterAsync(HttpContext http)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        waiting.CancelAfter(LongestWait);
        try
        {
            var lease = await _places.AcquireAsync(1, waiting.Token);
            if (lease.IsAcquired)
            {
                http.Response.RegisterForDispose(lease);
                return null;
            }

            lease.Dispose();
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            // It waited long enough.
        }

        return ClientLimits.TooMany(http, "mcp", MostAtOnce, null, LongestWait);
    }
}
