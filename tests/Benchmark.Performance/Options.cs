namespace Benchmark.Performance;

/// <summary>What to measure and for how long.</summary>
/// <param name="Seconds">How long each measurement takes, for each of the two servers.</param>
/// <param name="Sizes">The sizes of the synthetic sets, in observations, the smallest first.</param>
/// <param name="Only">The parts that are wanted; empty for all.</param>
/// <param name="Published">The folder of an API that is published already; null to publish it anew.</param>
/// <param name="Help">Whether only the help is wanted.</param>
internal sealed record Options(double Seconds, IReadOnlyList<int> Sizes, IReadOnlyList<string> Only, string? Published, bool Help)
{
    public const string Start = "start";
    public const string Growth = "growth";

    private const double DefaultSeconds = 4;
    private static readonly int[] DefaultSizes = [10_000, 1_000_000, 10_000_000];

    public static string Usage =>
        $"""
        Measures the published API against a bare Kestrel endpoint that answers the same bytes.

        Usage: dotnet run --configuration Release --project tests/Benchmark.Performance -- [options]

          --seconds <n>         How long each measurement takes, for each of the two servers. Default: {DefaultSeconds}
          --sizes <n,n,…>       The sizes of the synthetic sets, in observations. Default: {string.Join(',', DefaultSizes)}
          --only <a,b,…>        Only these parts. Default: all. There are {string.Join(", ", Parts)}
          --published <folder>  Measure the API in this folder. Default: it is published anew.
          --help                Show this and end.
        """;

    private static IEnumerable<string> Parts => [.. Case.Ids, Start, Growth];

    public bool Wants(string part) => Only.Count == 0 || Only.Contains(part);

    /// <returns>The options, or the sentence that says what is wrong.</returns>
    public static (Options? Options, string? Error) Read(string[] arguments)
    {
        var options = new Options(DefaultSeconds, DefaultSizes, [], Published: null, Help: false);
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
                case "--only" when values.All(Parts.Contains):
                    options = options with { Only = values };
                    break;
                case "--published" when Directory.Exists(value):
                    options = options with { Published = Path.GetFullPath(value) };
                    break;
                default:
                    return (null, $"{name} {value} is not understood.");
            }
        }

        return (options, null);
    }
}
