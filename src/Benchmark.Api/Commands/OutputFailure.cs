using Benchmark.Data;

namespace Benchmark.Api.Commands;

/// <summary>Why a folder or file that was asked for cannot be written, in one sentence for the person at the terminal.</summary>
internal sealed class OutputFailure(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Does what writes a folder or file.</summary>
    /// <exception cref="OutputFailure">It cannot be written.</exception>
    public static async Task GuardAsync(string path, Func<Task> action)
    {
        try
        {
            await action();
        }
        // The third is what .NET makes of a file that may not grow so large.
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException or StorageFault { IsUnwritable: true })
        {
            var reason = exception switch
            {
                StorageFault { Kind: StorageFaultKind.DiskFull } => "the disk is full.",
                StorageFault fault => fault.Detail.Split('\n')[0],
                _ => exception.Message.Split('\n')[0],
            };
            throw new OutputFailure($"{path} cannot be written: {reason} Nothing was left of it.", exception);
        }
    }
}
