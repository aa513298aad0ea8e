namespace Benchmark.Api.Import;

/// <summary>Why a folder or file that was asked for cannot be written, in one sentence for the person at the terminal.</summary>
internal sealed class OutputFailure(string message, Exception? inner = null) : Exception(message, inner);
