namespace Benchmark.Api;

/// <summary>Something the program can be given on its command line, and, where it belongs to a deployment and not to one run, in its environment.</summary>
/// <param name="Name">The option, such as <c>--database</c>.</param>
/// <param name="Value">What its value is; null for one that takes none.</param>
/// <param name="Meaning">What it is for.</param>
internal sealed record Setting(string Name, string? Value, string Meaning)
{
    /// <summary>The environment variable that says the same; the option wins. Null where only the command line may say it.</summary>
    public string? Variable { get; init; }

    /// <summary>What holds when nothing is said; null for nothing.</summary>
    public string? Default { get; init; }

    /// <summary>The verbs that use it, as they are written: <c>import</c>, <c>keys add</c>.</summary>
    public required IReadOnlyList<string> Verbs { get; init; }

    /// <summary>Whether the other verbs take it too and ignore it, so that one set of options fits all commands of a deployment.</summary>
    public bool IsTakenByAll { get; init; }

    /// <summary>Whether it may be given several times, each adding to its list.</summary>
    public bool Repeats { get; init; }

    /// <summary>The sentence that says why a value cannot be used; null for one that can.</summary>
    public Func<string, string?> Fault { get; init; } = static _ => null;
}
