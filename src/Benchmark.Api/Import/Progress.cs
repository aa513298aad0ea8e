using System.Globalization;

namespace Benchmark.Api.Import;

/// <summary>Shows how far a long import is.</summary>
internal static class Progress
{
    /// <summary>Rewrites one line of the terminal; nothing where the output goes elsewhere.</summary>
    public static Action<long>? OnTerminal() => On(Console.Out, Console.IsOutputRedirected);

    /// <summary>The same for any output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="isRedirected">Whether it is a file or a pipe and no terminal.</param>
    internal static Action<long>? On(TextWriter output, bool isRedirected) =>
        isRedirected
            ? null
            : rows => output.Write(rows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\r{rows:N0} observations read\r"));
}
