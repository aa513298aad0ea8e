using System.Diagnostics;

namespace Benchmark.Performance;

/// <summary>The dotnet command.</summary>
internal static class DotNet
{
    public static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>Publishes a project in the release configuration.</summary>
    public static async Task Publish(string project, string folder, CancellationToken stop)
    {
        string[] arguments = [
            "publish", project, "--configuration", "Release", "--use-current-runtime", "--self-contained", "false", "--output", folder, "--nologo",
            "--verbosity", "quiet",
        ];
        using var process = Process.Start(new ProcessStartInfo(Host, arguments) { RedirectStandardOutput = true })!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"The API could not be published.{Environment.NewLine}{output}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
