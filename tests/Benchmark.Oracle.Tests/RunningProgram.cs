using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Benchmark.Oracle.Tests;

[assembly: AssemblyFixture(typeof(RunningProgram))]

namespace Benchmark.Oracle.Tests;

/// <summary>The built program as a process of its own, on a new database with the data set that comes with it; one for all tests.</summary>
public sealed class RunningProgram : IAsyncLifetime
{
    private const string ListeningOn = "Listening on ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("benchmark-oracle-").FullName;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _client = new() { Timeout = Patience };
    private Process? _process;

    /// <summary>The files that were published.</summary>
    public static string Seed => Built("Seed");

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Built("Program"), "--database", Path.Combine(_folder, "benchmark.db"), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The settings of whoever runs the tests are no settings of theirs.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToList())
            start.Environment.Remove(name);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The program ended before it listened."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            _client.BaseAddress = await _address.Task.WaitAsync(Patience);
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException)
        {
            await DisposeAsync();
            throw new InvalidOperationException($"The program does not listen. It said: {Said}", failure);
        }
    }

    /// <summary>The status of an answer and the answer.</summary>
    public async Task<(int Status, JsonElement Body)> Ask(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(text));
    }

    /// <summary>An answer that must succeed.</summary>
    public async Task<JsonElement> Get(string path)
    {
        var (status, body) = await Ask(path);
        Assert.True(status == 200, $"{path}: {status} {body}");
        return body;
    }

    /// <summary>All rows of a list, page after page.</summary>
    public async Task<IReadOnlyList<JsonElement>> Walk(string path)
    {
        var (rows, total) = (new List<JsonElement>(), 0);
        for (string? next = path; next is not null;)
        {
            var page = await Get(next);
            rows.AddRange(page.GetProperty("data").EnumerateArray());
            total = page.GetProperty("meta").GetProperty("total").GetInt32();
            next = page.GetProperty("links").GetProperty("next").GetString();
        }

        Assert.Equal(total, rows.Count);
        return rows;
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_process is not null)
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
            _process.WaitForExit(Patience);
            _process.Dispose();
            _process = null;
        }

        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("BENCHMARK_", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal);

    private static string Built(string key) =>
        typeof(RunningProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Append(line).Append('\n');
        if (line.StartsWith(ListeningOn, StringComparison.Ordinal))
            _address.TrySetResult(new Uri(line[ListeningOn.Length..].Split(", ")[0]));
    }
}
