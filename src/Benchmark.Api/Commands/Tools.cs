using Benchmark.Data;

namespace Benchmark.Api.Commands;

/// <summary>What is said where the operators of a database copy it with tools of its own.</summary>
internal static class Tools
{
    /// <summary>The sentence that names the tool. The verb that checks what it did follows, because that is the same for every database.</summary>
    public static StorageFault Refusal(Database database, Func<BackupTools, string> command) => new(
        StorageFaultKind.Unsuitable,
        $"The database {database.Name} is copied by tools of its own, so nothing was done. Run: {command(database.Tools!)} Then check the result: verify "
            + "--database <address>");
}
