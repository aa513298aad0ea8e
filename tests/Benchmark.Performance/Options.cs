namespace Benchmark.Performance;

/// <summary>What to measure and for how long.</summary>
internal sealed record Options
{
    public const string Start = "start";
    public const string Growth = "growth";
    public const string Answers = "answers";
    public const string Speed = "speed";

    private static readonly string[] AgainstParts = [Answers, Speed];

    /// <summary>How long each measurement takes, for each of the two servers.</summary>
    public double Seconds { get; private init; } = 4;

    /// <summary>The sizes of the synthetic sets, in observations, the smallest first.</summary>
    public IReadOnlyList<int> Sizes { get; private init; } = [10_000, 1_000_000, 10_000_000];

    /// <summary>The address of a PostgreSQL whose user may make databases, to measure the growth there too; null for SQLite alone.</summary>
    public string? Postgres { get; private init; }

    /// <summary>The parts that are wanted; empty for all.</summary>
    public IReadOnlyList<string> Only { get; private init; } = [];

    /// <summary>The folder of an API that is published already; null to publish it anew.</summary>
    public string? Published { get; private init; }

    /// <summary>The folder of an earlier build to compare with; null to compare with bare Kestrel.</summary>
    public string? Against { get; private init; }

    /// <summary>The data set that both builds serve; null for the one that comes with the earlier build.</summary>
    public string? Seed { get; private init; }

    /// <summary>The files with the requests that both builds are sent.</summary>
    public IReadOnlyList<string> Requests { get; private init; } =
        [Path.Combine(PublishedApi.Root, "api.http"), Path.Combine(PublishedApi.Root, "tests", "Benchmark.Performance", "probe.http")];

    /// <summary>How often the two builds take turns.</summary>
    public int Rounds { get; private init; } = 20;

    /// <summary>The least that a rate may be, in parts of what it was.</summary>
    public double LeastRate { get; private init; } = 0.95;

    /// <summary>The most that the memory may be, in parts of what it was.</summary>
    public double MostMemory { get; private init; } = 1.08;

    /// <summary>The most that the start may take, in parts of what it took.</summary>
    public double MostStart { get; private init; } = 1.05;

    /// <summary>Whether only the help is wanted.</summary>
    public bool Help { get; private init; }

    public static string Usage
    {
        get
        {
            var defaults = new Options();
            return $"""
                Measures the published API against a bare Kestrel endpoint that answers the same bytes, or against an earlier build of itself.

                Usage: dotnet run --configuration Release --project tests/Benchmark.Performance -- [options]

                  --published <folder>  Measure the API in this folder. Default: it is published anew.
                  --only <a,b,…>        Only these parts. Default: all. There are {string.Join(", ", Parts)};
                                        with --against {string.Join(", ", AgainstParts)}
                  --help                Show this and end.

                       dotnet run --configuration Release --project tests/Benchmark.Performance -- {HotLoops.Mode} [names]
                       The hot loops by themselves, by BenchmarkDotNet: exact arithmetic, encoding, search folding, sentences. A few minutes.

                Against bare Kestrel

                  --seconds <n>         How long each measurement takes, for each of the two servers. Default: {defaults.Seconds}
                  --sizes <n,n,…>       The sizes of the synthetic sets, in observations. Default: {string.Join(',', defaults.Sizes)}

                  --postgres <address>  Measure the growth on this PostgreSQL too, as a user who may make databases: postgres://user@host:port/postgres

                Against an earlier build: does the API answer the same, and as fast? Exit code 1 when an answer differs; speed is only told.

                  --against <folder>    The earlier build, published.
                  --seed <folder>       The data set that both serve. Default: the one that comes with the earlier build.
                  --requests <a,b,…>    The files with the requests to compare. Default: api.http and tests/Benchmark.Performance/probe.http
                  --rounds <n>          How often the two take turns. Default: {defaults.Rounds}, about ten minutes
                  --least-rate <n>      The least that rates may be, in parts of what they were. Default: {defaults.LeastRate}
                  --most-memory <n>     The most that memory may be, in parts of what it was. Default: {defaults.MostMemory}
                  --most-start <n>      The most that the start may take, in parts of what it took. Default: {defaults.MostStart}
                """;
        }
    }

    private static IEnumerable<string> Parts => [.. Case.Ids, Start, Growth];

    public bool Wants(string part) => Only.Count == 0 || Only.Contains(part);

    /// <returns>The options, or the sentence that says what is wrong.</returns>
    public static (Options? Options, string? Error) Read(string[] arguments)
    {
        var options = new Options();
        for (var index = 0; index < arguments.Length; index++)
        {
            var name = arguments[index];
            if (name is "--help" or "-h")
                return (options with { Help = true }, null);
            if (++index == arguments.Length)
                return (null, $"The option {name} needs a value.");
            var value = arguments[index];
            var values = value.Split(',', StringSplitOptions.TrimEntries);
            switch (name)
            {
                case "--seconds" when double.TryParse(value, out var seconds) && seconds is > 0 and <= 600:
                    options = options with { Seconds = seconds };
                    break;
                case "--sizes" when values.All(size => int.TryParse(size, out var rows) && SyntheticData.CanHave(rows)):
                    options = options with { Sizes = [.. values.Select(int.Parse).Distinct().Order()] };
                    break;
                case "--postgres" when Uri.TryCreate(value, UriKind.Absolute, out var server) && server.Scheme == "postgres":
                    options = options with { Postgres = value };
                    break;
                case "--only":
                    options = options with { Only = values };
                    break;
                case "--published" when PublishedApi.IsIn(value):
                    options = options with { Published = Path.GetFullPath(value) };
                    break;
                case "--against" when PublishedApi.IsIn(value):
                    options = options with { Against = Path.GetFullPath(value) };
                    break;
                case "--published" or "--against":
                    return (null, $"{name} needs a folder with a published API; there is none in {value}.");
                case "--seed" when Directory.Exists(value):
                    options = options with { Seed = Path.GetFullPath(value) };
                    break;
                case "--requests" when values.All(File.Exists):
                    options = options with { Requests = values };
                    break;
                case "--rounds" when int.TryParse(value, out var rounds) && rounds is > 0 and <= 1000:
                    options = options with { Rounds = rounds };
                    break;
                case "--least-rate" when double.TryParse(value, out var rate) && rate > 0:
                    options = options with { LeastRate = rate };
                    break;
                case "--most-memory" when double.TryParse(value, out var memory) && memory > 0:
                    options = options with { MostMemory = memory };
                    break;
                case "--most-start" when double.TryParse(value, out var start) && start > 0:
                    options = options with { MostStart = start };
                    break;
                default:
                    return (null, $"{name} {value} is not understood.");
            }
        }

        var known = options.Against is null ? [.. Parts] : AgainstParts;
        return options.Only.FirstOrDefault(part => !known.Contains(part)) is { } foreign
            ? (null, $"There is no part {foreign} here; there are {string.Join(", ", known)}.")
            : (options, null);
    }
}
