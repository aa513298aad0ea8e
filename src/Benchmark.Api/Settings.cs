using Benchmark.Data.Imports;
using Benchmark.Data.Keys;

namespace Benchmark.Api;

/// <summary>What the program was asked to do: a verb, its argument and the options.</summary>
internal sealed record Settings(Verb Verb, string? Path, string Database, string? PublicUrl, string Urls, ImportOptions Import, string? Release, bool Help, string[] HostArguments)
{
    private static readonly Option DatabaseOption = new("--database", "<file>", "The database file, created when it does not exist.", "BENCHMARK_DATABASE", "data/benchmark.db");
    private static readonly Option PublicUrlOption = new("--public-url", "<address>", "The address readers know the API by, such as https://benchmark.example; stands in citations. \"request\" takes the one each request came to.", "BENCHMARK_PUBLIC_URL", "request");
    private static readonly Option UrlsOption = new("--urls", "<addresses>", "The addresses to listen on, separated by semicolons.", "BENCHMARK_URLS", "http://localhost:5000");
    private static readonly Option AuthorOption = new("--author", "<name>", "Who publishes the release that an import makes.", "BENCHMARK_AUTHOR", ImportOptions.DefaultAuthor) { Of = Verb.Import };
    private static readonly Option LangOption = new("--lang", "<vi|en>", "The language in which an import says what is wrong with the data.", "BENCHMARK_LANG", "en") { Of = Verb.Import };
    private static readonly Option ReasonOption = new("--reason", "<text>", "Why the release exists; needed where no release.csv says it.") { Of = Verb.Import };
    private static readonly Option ReasonEnOption = new("--reason-en", "<text>", "The reason in English, where --reason is Vietnamese; otherwise one text serves both.") { Of = Verb.Import };
    private static readonly Option ReplaceOption = new("--replace", null, "The folder is the whole data set: what it does not hold is deleted, however much that is.") { Of = Verb.Import };
    private static readonly Option DryRunOption = new("--dry-run", null, "Check everything, say what would change, and change nothing.") { Of = Verb.Import };
    private static readonly Option ReleaseOption = new("--release", "<id>", "The release to export, such as 2026-11-21.1; otherwise the newest.") { Of = Verb.Export };
    private static readonly Option NameOption = new("--name", "<text>", "Whose the key is; stands as the author of its releases.") { Of = Verb.Keys };
    private static readonly Option ProvinceOption = new("--province", "<ids>", "The provinces whose rows the key may write, by id and separated by commas, or all.") { Of = Verb.Keys, Repeats = true };
    private static readonly Option ScopeOption = new("--scope", "<scopes>", "What the key may write: observations:write, targets:write, or data:write for everything.") { Of = Verb.Keys, Repeats = true };
    private static readonly Option HelpOption = new("--help", null, "Show this and end.");

    /// <summary>Every option, with what it is for and its default; the help and the README say the same.</summary>
    public static readonly IReadOnlyList<Option> Options = [DatabaseOption, PublicUrlOption, UrlsOption, AuthorOption, LangOption, ReasonOption, ReasonEnOption, ReplaceOption, DryRunOption, ReleaseOption, NameOption, ProvinceOption, ScopeOption, HelpOption];

    public static readonly IReadOnlyList<(string Usage, string Meaning)> Verbs =
    [
        ("serve", "Serve the API (the default). Creates, migrates and loads the database first where that is missing."),
        ("migrate", "Bring the schema of the database forward and end."),
        ("import <folder or file>", "Check the data in a folder or a CSV file and make a release of them, all or nothing."),
        ("export <folder>", "Write a release as a folder of CSV files, from which an import into an empty database makes the same release."),
        ("backup <file>", "Copy the database into one file, also while others read and write, and check the copy."),
        ("verify", "Check the file, every rule and the checksum of every release, and change nothing."),
        ("keys add|list|revoke <id>", "Make a key for publishing over HTTP, list the keys, or take one back."),
    ];

    /// <summary>What to do with keys; null for every other verb.</summary>
    public KeyRequest? Keys { get; private init; }

    /// <summary>The language of what an import finds.</summary>
    public Language Language { get; private init; } = Language.En;

    // Options of the web host itself; it is started with them by test hosts and some platforms.
    private static readonly string[] HostOptions = ["--environment", "--contentRoot", "--applicationName"];

    /// <summary>Reads the arguments and the environment.</summary>
    /// <returns>The settings, or the sentence that says what is wrong.</returns>
    public static (Settings? Settings, string? Error) Read(string[] arguments, Func<string, string?> environment)
    {
        var given = new Dictionary<Option, string>();
        var host = new List<string>();
        var words = new List<string>();
        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = arguments[index] == "-h" ? HelpOption.Name : arguments[index];
            if (!argument.StartsWith('-'))
            {
                words.Add(argument);
                continue;
            }

            var (name, value) = argument.Split('=', 2) is [var left, var right] ? (left, right) : (argument, null);
            var isHost = HostOptions.Contains(name);
            var option = Options.FirstOrDefault(option => option.Name == name);
            if (option is null && !isHost)
                return (null, Unknown("option", name, [.. Options.Select(known => known.Name)]));
            if (option?.Value is null && !isHost)
            {
                if (value is not null)
                    return (null, $"The option {name} takes no value.");
                given[option!] = "";
                continue;
            }

            if (value is null && (index + 1 == arguments.Length || arguments[index + 1].StartsWith("--", StringComparison.Ordinal)))
                return (null, $"The option {name} needs a value.");
            value ??= arguments[++index];
            if (isHost)
                host.Add($"{name}={value}");
            else if (value.Length == 0)
                return (null, $"The option {name} needs a value.");
            else if (option!.Repeats && given.TryGetValue(option, out var before))
                given[option] = $"{before},{value}";
            else if (!given.TryAdd(option, value))
                return (null, $"The option {name} was given more than once.");
        }

        if (!Code.TryParse<Verb>(words.FirstOrDefault() ?? "serve", out var verb))
            return (null, Unknown("verb", words[0], Code.All<Verb>()));
        var expected = verb == Verb.Keys ? words.ElementAtOrDefault(1) == KeyRequest.Revoke ? 3 : 2 : Argument(verb) is null ? 1 : 2;
        if (words.Count > expected)
            return (null, $"The verb {Code.Of(verb)} takes no \"{words[expected]}\".");
        if (given.ContainsKey(HelpOption))
            return (new Settings(verb, null, "", null, "", new ImportOptions(), null, true, []), null);
        if (given.Keys.FirstOrDefault(option => option.Of is { } only && only != verb) is { } foreign)
            return (null, $"The verb {Code.Of(verb)} takes no {foreign.Name}.");
        if (words.Count < expected && Argument(verb) is { } needed)
            return (null, $"The verb {Code.Of(verb)} needs {needed}.");

        var (keys, wrongKeys) = verb == Verb.Keys ? ReadKeys([.. words.Skip(1)], given) : default;
        if (wrongKeys is not null)
            return (null, wrongKeys);

        string? ValueOf(Option option) =>
            given.GetValueOrDefault(option) ?? (option.Variable is not null && environment(option.Variable) is { Length: > 0 } set ? set : option.Default);
        var urls = ValueOf(UrlsOption)!;
        var publicUrl = ValueOf(PublicUrlOption)!;
        if (publicUrl != PublicUrlOption.Default && !(Uri.TryCreate(publicUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/" && address.Fragment.Length == 0))
            return (null, $"\"{publicUrl}\" is no address for --public-url: one is like https://benchmark.example, without a path.");
        if (WrongAddress(urls) is { } wrong)
            return (null, $"There is no listening on \"{wrong}\": an address of --urls is like http://localhost:5000, or http://127.0.0.1:0 for any free port.");
        if (!Code.TryParse<Language>(ValueOf(LangOption)!, out var language))
            return (null, Unknown("language", ValueOf(LangOption)!, Code.All<Language>()));
        var reason = ValueOf(ReasonOption);
        if (reason is null && given.ContainsKey(ReasonEnOption))
            return (null, "The option --reason-en goes with --reason.");
        var import = new ImportOptions
        {
            Author = given.GetValueOrDefault(AuthorOption) ?? environment(AuthorOption.Variable!) switch { { Length: > 0 } set => set, _ => null },
            Reason = reason is null ? null : new Text(reason, ValueOf(ReasonEnOption) ?? reason),
            Replaces = given.ContainsKey(ReplaceOption),
            DryRun = given.ContainsKey(DryRunOption),
        };
        return (new Settings(verb, words.ElementAtOrDefault(1), ValueOf(DatabaseOption)!, publicUrl == PublicUrlOption.Default ? null : publicUrl.TrimEnd('/'), urls, import, ValueOf(ReleaseOption), false, [.. host]) { Keys = keys, Language = language }, null);
    }

    private static (KeyRequest? Keys, string? Error) ReadKeys(IReadOnlyList<string> words, Dictionary<Option, string> given)
    {
        IReadOnlyList<string> Items(Option option) => [.. given.GetValueOrDefault(option, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
        var keys = new KeyRequest(words is [var action, ..] ? action : "", words.ElementAtOrDefault(1), given.GetValueOrDefault(NameOption), Items(ScopeOption), Items(ProvinceOption));
        string[] made = [KeyRequest.Add, KeyRequest.List, KeyRequest.Revoke];
        var error = keys.Action switch
        {
            "" => "The verb keys needs one of add, list, revoke.",
            KeyRequest.Add when keys.Name is null || keys.Scopes.Count == 0 || keys.Provinces.Count == 0 => "keys add needs --name, --scope and --province.",
            KeyRequest.Add => keys.Scopes.FirstOrDefault(scope => !ApiKey.AllScopes.Contains(scope)) is { } unknown ? Unknown("scope", unknown, ApiKey.AllScopes)
                : keys.Provinces.Count > 1 && keys.Provinces.Contains(ApiKey.AllProvinces) ? "--province is all or a list of provinces, not both." : null,
            KeyRequest.Revoke when keys.Id is null => "keys revoke needs the id of a key, as keys list shows it.",
            _ when !made.Contains(keys.Action) => Unknown("action of keys", keys.Action, made),
            _ => given.Keys.FirstOrDefault(option => option.Of == Verb.Keys) is { } foreign ? $"keys {keys.Action} takes no {foreign.Name}." : null,
        };
        return error is null ? (keys, null) : (null, error);
    }

    /// <summary>The addresses of <c>--urls</c>, one by one.</summary>
    public static IReadOnlyList<string> Addresses(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The help.</summary>
    public static string Usage() =>
        $"""
        Benchmark: what the provinces of Viet Nam promised, where they stand, and how far that is.

        Usage: benchmark [verb] [options]

        Verbs
        {string.Join('\n', Verbs.Select(verb => $"  {verb.Usage,-25} {verb.Meaning}"))}

        Options
        {string.Join('\n', Options.Select(Describe))}

        Exit codes: {string.Join(" · ", ExitCode.Meanings.Select(code => $"{code.Key} {code.Value}"))}
        """;

    /// <summary>What a verb is told besides options; null when nothing.</summary>
    private static string? Argument(Verb verb) => verb switch
    {
        Verb.Import => "a folder or a file",
        Verb.Export => "a folder",
        Verb.Backup => "a file",
        _ => null,
    };

    private static string Describe(Option option)
    {
        var line = $"  {$"{option.Name} {option.Value}",-25} {option.Meaning}";
        return option.Variable is null ? line : $"{line}\n{"",-28}Or the variable {option.Variable}. Default: {option.Default}";
    }

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
    Export,
    Backup,
    Verify,
    Keys,
}

/// <summary>What to do with keys.</summary>
/// <param name="Action">Which of the three.</param>
/// <param name="Id">The key to take back.</param>
/// <param name="Name">Whose a new one is.</param>
/// <param name="Scopes">What it may write.</param>
/// <param name="Provinces">Whose rows.</param>
internal sealed record KeyRequest(string Action, string? Id, string? Name, IReadOnlyList<string> Scopes, IReadOnlyList<string> Provinces)
{
    public const string Add = "add";
    public const string List = "list";
    public const string Revoke = "revoke";
}

/// <summary>An option.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What its value is; null for one that takes none.</param>
/// <param name="Meaning">What it is for.</param>
/// <param name="Variable">The environment variable that says the same.</param>
/// <param name="Default">What holds when nothing is said.</param>
internal sealed record Option(string Name, string? Value, string Meaning, string? Variable = null, string? Default = null)
{
    /// <summary>The verb it belongs to; null when every verb takes it.</summary>
    public Verb? Of { get; init; }

    /// <summary>Whether it may be given several times, each adding to its list.</summary>
    public bool Repeats { get; init; }
}

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Usage = 2;
    public const int Data = 3;
    public const int Database = 4;
    public const int Listening = 5;
    public const int Unsound = 6;
    public const int Output = 7;

    public static readonly IReadOnlyDictionary<int, string> Meanings = new Dictionary<int, string>
    {
        [Done] = "done",
        [Usage] = "the command line was not understood",
        [Data] = "the data set has problems",
        [Database] = "the database cannot be used",
        [Listening] = "the address cannot be listened on",
        [Unsound] = "verify found something wrong",
        [Output] = "the folder or file cannot be written",
    };
}
