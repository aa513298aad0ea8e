using System.Text.Json;

namespace Benchmark.Performance;

/// <summary>
/// The least that Kestrel can do to give an answer: no router, no middleware, no logging; one delegate that sends what was recorded of the API. It is this
/// program again, in a process of its own, with the settings that every web project has.
/// </summary>
internal static class BareServer
{
    /// <summary>The first argument that makes this program the bare server; the second is the address.</summary>
    public const string Mode = "--bare";

    public static ServerProcess Start() => ServerProcess.Start(typeof(BareServer).Assembly.Location, AppContext.BaseDirectory, address => [Mode, address]);

    public static Task Run(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        var answer = new Answer(StatusCodes.Status200OK, [], []);
        app.Run(http =>
        {
            if (HttpMethods.IsPut(http.Request.Method))
                return Learn(http);
            var response = http.Response;
            response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
                response.Headers[name] = value;
            return answer.Body.Length == 0 ? Task.CompletedTask : response.Body.WriteAsync(answer.Body, http.RequestAborted).AsTask();
        });
        return app.RunAsync();

        async Task Learn(HttpContext http) => answer = (await JsonSerializer.DeserializeAsync<Answer>(http.Request.Body))!;
    }

    /// <summary>Tells a bare server what to answer from now on, whatever the path.</summary>
    public static void Teach(this ServerProcess server, Answer answer)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(answer);
        using var connection = new Connection(server.Port);
        connection.Exchange([.. System.Text.Encoding.ASCII.GetBytes($"PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {body.Length}\r\n\r\n"), .. body]);
    }
}
