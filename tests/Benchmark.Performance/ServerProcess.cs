using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Benchmark.Performance;

/// <summary>A server in a process of its own on a free port of this machine; gone when it is disposed of.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    // Settings of the one who runs this are no settings of what is measured.
    private static readonly string[] Foreign = ["ASPNETCORE_", "BENCHMARK_", "DOTNET_gc", "DOTNET_GC", "DOTNET_Tier", "DOTNET_ENVIRONMENT", "URLS"];

    private readonly Process _process;
    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private readonly Queue<string> _lastLines = new();

    private ServerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>The time of the processor that it has taken.</summary>
    public TimeSpan ProcessorTime => _process.TotalProcessorTime;

    /// <param name="assembly">The program.</param>
    /// <param name="folder">Where it works.</param>
    /// <param name="arguments">Its arguments, given the address it shall listen on.</param>
    public static ServerProcess Start(string assembly, string folder, Func<string, string[]> arguments)
    {
        var port = FreePort();
        return new ServerProcess(new Process { StartInfo = Describe(assembly, folder, arguments($"http://127.0.0.1:{port}")) }, port);
    }

    /// <summary>How a program is started, with nothing from the settings of the one who runs this.</summary>
    public static ProcessStartInfo Describe(string assembly, string folder, IReadOnlyList<string> arguments)
    {
        // What was published with a copy of .NET is started by itself.
        var isWhole = Directory.EnumerateFiles(Path.GetDirectoryName(assembly)!, "*hostfxr*").Any();
        var own = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? "exe" : null);
        var start = new ProcessStartInfo(isWhole ? own : DotNet.Host, isWhole ? arguments : [assembly, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).ToList())
            start.Environment.Remove(name);
        return start;
    }

    /// <summary>Asks for a path until it is answered with 200.</summary>
    /// <returns>The time since the process was started.</returns>
    public TimeSpan WaitFor(string path, CancellationToken stop)
    {
        var request = Connection.Get(path);
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                using var connection = new Connection(Port);
                if (connection.Exchange(request) == (int)HttpStatusCode.OK)
                    return Stopwatch.GetElapsedTime(_startedAt);
            }
            catch (Exception exception) when (exception is SocketException or IOException)
            {
                // It does not listen yet.
            }

            if (_process.HasExited || Stopwatch.GetElapsedTime(_startedAt) > LongestStart)
                throw new InvalidOperationException($"The server gave no answer to {path}. {LastLines()}");
            Thread.Sleep(1);
        }
    }

    /// <summary>The memory it takes now and the most it ever took, in bytes.</summary>
    public (long Now, long Peak) Memory()
    {
        if (OperatingSystem.IsLinux())
        {
            var lines = File.ReadAllLines($"/proc/{_process.Id}/status");
            return (Bytes("VmRSS:"), Bytes("VmHWM:"));

            // Such a line is like "VmRSS:     12345 kB".
            long Bytes(string name) => 1024 * long.Parse(lines.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..^"kB".Length]);
        }

        _process.Refresh();
        return (_process.WorkingSet64, _process.PeakWorkingSet64);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        // It was killed; what still does not end is left behind.
        _process.WaitForExit(LongestStart);
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > 10)
                _lastLines.Dequeue();
        }
    }

    private string LastLines()
    {
        lock (_lastLines)
            return string.Join(Environment.NewLine, _lastLines);
    }
}
