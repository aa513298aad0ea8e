using Benchmark.Core;

namespace Benchmark.Api;

/// <summary>What the program was asked to do: a verb, its argument and the options.</summary>
internal sealed record Settings(Verb Verb, string? Folder, string Database, string? PublicUrl, string Urls, bool Help, string[] HostArguments)
{
    /// <summary>Every option, with what it is for and its default; the help and the README say the same.</summary>
    public static readonly IReadOnlyList<Option> Options =
    [
        new("--database", "BENCHMARK_DATABASE", "data/benchmark.db", "The database file, created when it does not exist."),
        new("--public-url", "BENCHMARK_PUBLIC_URL", "request", "The address readers know the API by, such as https://benchmark.example; stands in citations. \"request\" takes the one each request came to."),
        new("--urls", "BENCHMARK_URLS", "http://localhost:5000", "The addresses to listen on, separated by semicolons."),
    ];

    public static readonly IReadOnlyList<(string Usage, string Meaning)> Verbs =
    [
        ("serve", "Serve the API (the default). Creates, migrates and loads the database first where that is missing."),
        ("migrate", "Bring the schema of the database forward and end."),
        ("import <folder>", "Check the data set in a folder and replace the data with it, all or nothing."),
    ];

    // Options of the web host itself; it is started with them by test hosts and some platforms.
    private static readonly string[] HostOptions = ["--environment", "--contentRoot", "--applicationName"];

    /// <summary>Reads the arguments and the environment.</summary>
    /// <returns>The settings, or the sentence that says what is wrong.</returns>
    public static (Settings? Settings, string? Error) Read(string[] arguments, Func<string, string?> environment)
    {
        var options = new Dictionary<string, string>();
        var host = new List<string>();
        var words = new List<string>();
        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = arguments[index];
            if (argument is "--help" or "-h")
            {
                options["--help"] = "";
                continue;
            }

            if (!argument.StartsWith('-'))
            {
                words.Add(argument);
                continue;
            }

            var (name, inline) = argument.Split('=', 2) is [var left, var right] ? (left, right) : (argument, null);
            var isHost = HostOptions.Contains(name);
            if (name == "--help")
                return (null, "The option --help takes no value.");
            if (!isHost && Options.All(option => option.Name != name))
                return (null, Unknown("option", name, [.. Options.Select(option => option.Name), "--help"]));
            // An option is no value of another: a value that begins like one is written --option=value.
            if (inline is null && (++index >= arguments.Length || arguments[index].StartsWith("--", StringComparison.Ordinal)))
                return (null, $"The option {name} needs a value.");
            var value = inline ?? arguments[index];
            if (isHost)
                host.Add($"{name}={value}");
            else if (value.Length == 0)
                return (null, $"The option {name} needs a value.");
            else if (!options.TryAdd(name, value))
                return (null, $"The option {name} was given more than once.");
        }

        if (!Code.TryParse<Verb>(words.FirstOrDefault() ?? "serve", out var verb))
            return (null, Unknown("verb", words[0], Code.All<Verb>()));
        var expected = verb == Verb.Import ? 2 : 1;
        if (words.Count > expected)
            return (null, $"The verb {Code.Of(verb)} takes no \"{words[expected]}\".");
        if (verb == Verb.Import && words.Count < 2 && !options.ContainsKey("--help"))
            return (null, "The verb import needs a folder.");

        string ValueOf(Option option) =>
            options.GetValueOrDefault(option.Name) is { } given ? given : environment(option.Variable) is { Length: > 0 } set ? set : option.Default;
        var (database, publicUrl, urls) = (ValueOf(Options[0]), ValueOf(Options[1]), ValueOf(Options[2]));
        if (publicUrl != Options[1].Default && !(Uri.TryCreate(publicUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/" && address.Fragment.Length == 0))
            return (null, $"\"{publicUrl}\" is no address for --public-url: one is like https://benchmark.example, without a path.");
        if (WrongAddress(urls) is { } wrong)
            return (null, $"There is no listening on \"{wrong}\": an address of --urls is like http://localhost:5000, or http://127.0.0.1:0 for any free port.");
        return (
            new Settings(verb, words.ElementAtOrDefault(1), database, publicUrl == Options[1].Default ? null : publicUrl.TrimEnd('/'), urls, options.ContainsKey("--help"), [.. host]),
            null);
    }

    /// <summary>The addresses of <c>--urls</c>, one by one.</summary>
    public static IReadOnlyList<string> Addresses(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The help.</summary>
    public static string Usage() =>
        $"""
        Benchmark: what the provinces of Viet Nam promised, where they stand, and how far that is.

        Usage: benchmark [verb] [options]

        Verbs
        {string.Join('\n', Verbs.Select(verb => $"  {verb.Usage,-18} {verb.Meaning}"))}

        Options
        {string.Join('\n', Options.Select(option => $"  {option.Name,-18} {option.Meaning}\n{"",-21}Or the variable {option.Variable}. Default: {option.Default}"))}
          --help             Show this and end.

        Exit codes: {string.Join(" · ", ExitCode.Meanings.Select(code => $"{code.Key} {code.Value}"))}
        """;

    /// <summary>The first address that no server could listen on, whatever the machine; null when there is none.</summary>
    private static string? WrongAddress(string urls)
    {
        var addresses = Addresses(urls);
        return addresses.Count == 0 ? urls : addresses.FirstOrDefault(address => !CanBeListenedOn(address));
    }

    private static bool CanBeListenedOn(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            // Encryption is left to what stands before the program, so there is no certificate for https.
            return address.Scheme == Uri.UriSchemeHttp && address.PathBase.Length == 0
                && (address.IsUnixPipe || (address.Port is >= 0 and <= ushort.MaxValue && !(address.Port == 0 && address.Host == "localhost")));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static string Unknown(string what, string given, IReadOnlyList<string> known)
    {
        var near = Nearest.To(given, known);
        return $"There is no {what} {given}. {(near.Count > 0 ? $"Did you mean {near[0]}?" : $"There are {string.Join(", ", known)}.")}";
    }
}

/// <summary>What the program can do.</summary>
internal enum Verb
{
    Serve,
    Migrate,
    Import,
}

/// <summary>An option: its name, the environment variable that says the same, its default and what it is for.</summary>
internal sealed record Option(string Name, string Variable, string Default, string Meaning);

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Usage = 2;
    public const int Data = 3;
    public const int Database = 4;
    public const int Listening = 5;

    public static readonly IReadOnlyDictionary<int, string> Meanings = new Dictionary<int, string>
    {
        [Done] = "done",
        [Usage] = "the command line was not understood",
        [Data] = "the data set has problems",
        [Database] = "the database cannot be used",
        [Listening] = "the address cannot be listened on",
    };
}
