using System.Globalization;

namespace Benchmark.Api.Import;

/// <summary>Shows how far a long import is.</summary>
internal static class Progress
{
    /// <summary>Rewrites one line of the terminal; nothing where the output goes elsewhere.</summary>
    public static Action<long>? OnTerminal() =>
        Console.IsOutputRedirected
            ? null
            : rows => Console.Write(rows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\r{rows:N0} observations read\r"));
}
