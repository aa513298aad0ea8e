using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Benchmark.Api.Http;

/// <summary>How long each stage of an answer took, for requests that ask (<c>Benchmark-Timing: true</c>): the Server-Timing header, in milliseconds.</summary>
internal sealed class StageTiming
{
    /// <summary>The header by which a request asks.</summary>
    public const string Request = "Benchmark-Timing";

    private readonly StringBuilder? _stages;
    private long _began;

    private StageTiming(bool isWanted, long began) => (_stages, _began) = (isWanted ? new StringBuilder() : null, began);

    /// <param name="request">The request.</param>
    /// <param name="began">When the first stage began, in ticks of <see cref="Stopwatch"/>.</param>
    public static StageTiming Of(HttpRequest request, long began) => new(IsWanted(request), began);

    public static bool IsWanted(HttpRequest request) => request.Headers.TryGetValue(Request, out var asked) && asked == "true";

    /// <summary>Ends a stage; the next begins.</summary>
    public void End(string stage)
    {
        if (_stages is null)
            return;
        var now = Stopwatch.GetTimestamp();
        var took = Stopwatch.GetElapsedTime(_began, now).TotalMilliseconds;
        _stages.Append(_stages.Length == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"{stage};dur={took:0.###}");
        _began = now;
    }

    /// <summary>Writes the header; nothing when the request did not ask for it.</summary>
    public void Write(HttpResponse response)
    {
        if (_stages is not null)
            Write(response, _stages.ToString());
    }

    /// <summary>Writes the header of a cached answer, which has no stages.</summary>
    public static void WriteKept(HttpResponse response) => Write(response, "kept");

    private static void Write(HttpResponse response, string stages)
    {
        response.Headers["Server-Timing"] = stages;
        // Pages of every origin may read it, as they may the figures.
        response.Headers["Timing-Allow-Origin"] = "*";
    }
}
