namespace Benchmark.Data;

/// <summary>The command lines by which the operators of a database copy it and put a copy back.</summary>
/// <param name="Backup">That which writes a file.</param>
/// <param name="Restore">That which replaces the content with that of a file.</param>
internal sealed record BackupTools(Func<string, string> Backup, Func<string, string> Restore);
