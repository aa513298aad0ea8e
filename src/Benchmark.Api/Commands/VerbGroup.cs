using System.CommandLine;
using Benchmark.Data;

namespace Benchmark.Api.Commands;

/// <summary>A word that is followed by what is to be done: <c>keys add</c>.</summary>
internal abstract class VerbGroup : Command
{
    protected VerbGroup(string name, string meaning, params IEnumerable<VerbCommand> verbs)
        : base(name, meaning)
    {
        foreach (var verb in verbs)
            Add(verb);
    }

    /// <summary>The database that a verb was given. What is kept in it may be made before the first start, and in one of an older program.</summary>
    protected static async Task<Database> OpenAsync(Given given, Shell shell)
    {
        var stores = Stores.Of(given);
        await stores.PrepareAsync(shell.Output);
        // What is made or changed here is written.
        await stores.EnsureAsync(shell.Output);
        return stores.Database;
    }

    /// <summary>Says why nothing is done.</summary>
    /// <returns>The exit code.</returns>
    protected static async Task<int> RefuseAsync(Shell shell, string sentence)
    {
        await shell.Errors.WriteLineAsync(sentence);
        return ExitCode.Usage;
    }
}
