using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Benchmark.Tests.Support;

/// <summary>How a run of the program ended and what it said.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The program as a process of its own. It ends with the test, and no test waits for it for ever.</summary>
internal sealed class CliProcess : IAsyncDisposable
{
    public static readonly string[] AnyPort = ["--urls", "http://127.0.0.1:0"];

    private const string ListeningOn = "Listening on ";

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HttpClient? _client;
    private Uri? _listensOn;

    private CliProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    /// <summary>What the program has printed so far.</summary>
    public string Output => Read(_output);

    /// <summary>What the program has complained of so far.</summary>
    public string Errors => Read(_errors);

    /// <summary>The memory the program takes now, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>A client of the address the program listens on.</summary>
    public HttpClient Client => _client ??= new HttpClient
    {
        BaseAddress = _listensOn ?? throw new InvalidOperationException("The program does not listen yet."),
    };

    public static CliProcess Start(CliFolder folder, IReadOnlyList<string> arguments)
    {
        string[] command = [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", folder.Program, .. arguments];
        if (folder.PermissionsBind && Environment.IsPrivilegedProcess)
        {
            // Root without its capabilities is still the owner of the files, but permissions count.
            command = ["setpriv", "--inh-caps=-all", "--bounding-set=-all", .. command];
        }

        if (folder.LargestFile > 0)
        {
            // The signal is ignored, so that writing fails as it does on a full disk. Memory that two processes share is a file too, which the runtime then
            // does without.
            command = [
                "sh", "-c", $"trap '' XFSZ; ulimit -f {folder.LargestFile}; DOTNET_EnableWriteXorExecute=0 DOTNET_EnableDiagnostics=0 exec \"$@\"", "sh",
                .. command,
            ];
        }

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // The settings of the user who runs the tests do not apply to them.
        foreach (var name in start.Environment.Keys
            .Where(name => name.StartsWith("BENCHMARK_", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal))
            .ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in folder.Variables)
            start.Environment[name] = value;
        return new CliProcess(start);
    }

    /// <summary>Waits until the program says that it listens.</summary>
    public async Task Listening()
    {
        string Failure() => $"The program does not listen. It said: {Output}{Errors}";
        // Of a program that ended the last lines may still be on their way.
        await Wait.Until(() => _address.Task.IsCompleted || _process.HasExited, Failure);
        if (!_address.Task.IsCompleted)
            await Ended();
        if (!_address.Task.IsCompleted)
            Assert.Fail(Failure());
        _listensOn = await _address.Task;
    }

    /// <summary>Waits until the program ends.</summary>
    public async Task<CliResult> Ended()
    {
        await Wait.ForExit(_process, () => $"The program does not end. It said: {Output}{Errors}");
        return new CliResult(_process.ExitCode, Output, Errors);
    }

    /// <summary>Asks the program to end, as Ctrl+C and a container do, and waits for it.</summary>
    public async Task<CliResult> Stop()
    {
        await Wait.ForCommand("sh", "-c", $"kill -TERM {_process.Id}");
        return await Ended();
    }

    /// <summary>Whether the program has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Ends the program without a word, as a power failure does.</summary>
    /// <returns>Whether it was still running.</returns>
    public async Task<bool> Kill()
    {
        _process.Kill();
        await Ended();
        // A process that was killed has the number of the signal added to 128.
        return _process.ExitCode == 128 + 9;
    }

    /// <summary>Waits until the program has printed a text.</summary>
    public Task Says(string text) =>
        Wait.Until(() => Output.Contains(text, StringComparison.Ordinal), () => $"The program does not say \"{text}\". It said: {Output}{Errors}");

    /// <summary>A document of the API.</summary>
    public async Task<JsonElement> Get(string path)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await Wait.ForExit(_process, () => "The program was killed and does not end.");
        _process.Dispose();
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    private void Hear(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.Append(line).Append('\n');
        // In a line of the log it stands behind the time, and in one of JSON between quotation marks.
        if (text == _output && line.IndexOf(ListeningOn, StringComparison.Ordinal) is >= 0 and var at)
            _address.TrySetResult(new Uri(line[(at + ListeningOn.Length)..].Split(',', '"')[0]));
    }
}
