using System.CommandLine;

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
}
