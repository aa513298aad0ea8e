using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using Benchmark.Api.Features.Bulk;
using Benchmark.Api.Formats;
using Benchmark.Api.Hooks;
using Benchmark.Api.Http;
using Benchmark.Api.Logs;
using Benchmark.Core.Observations;
using Benchmark.Core.Releases;
using Benchmark.Data.Dialects;
using Benchmark.Data.Imports;
using Benchmark.Data.Keys;

namespace Benchmark.Api;

/// <summary>
/// What the server is given, and every setting of the program, each declared once: the command line, its help and the documents follow from these lines.
/// </summary>
/// <param name="Urls">The addresses to listen on.</param>
/// <param name="PublicUrl">The address readers know the API by, with the path of its prefix; null where none is set.</param>
/// <param name="Publisher">Who publishes the answers.</param>
/// <param name="TrustedProxies">The proxies that are believed about the client, the host and the prefix.</param>
/// <param name="HostArguments">What the web host itself was given.</param>
internal sealed record Settings(string Urls, string? PublicUrl, string Publisher, IReadOnlyList<IPNetwork> TrustedProxies, string[] HostArguments)
{
    /// <summary>Where the publisher is reached, as an address that can be followed; null where none is set.</summary>
    public string? Contact { get; init; }

    /// <summary>The folder that holds the files of whole releases.</summary>
    public required string BulkFolder { get; init; }

    /// <summary>What clients may ask for.</summary>
    public RequestLimits Limits { get; init; } = new();

    /// <summary>How the log is written.</summary>
    public LogSettings Log { get; init; } = new(LogLevel.Information, IsJson: false);

    /// <summary>How hooks are told.</summary>
    public required HookSettings Hooks { get; init; }

    /// <summary>The address of no metrics.</summary>
    public const string NoMetrics = "none";

    public const string DefaultPublicUrl = "request";

    private const int LongestContact = 200;

    private static IReadOnlyList<string> HookVerbs => ["hooks add", "hooks list", "hooks remove", "hooks test", "hooks replay"];

    public static readonly Setting Database = new(
        "--database",
        "file",
        "The database: a file of SQLite, created when it does not exist, or the address of one of PostgreSQL, such as postgres://user@host/name; its password "
            + "stands in PGPASSWORD, or in a file that PGPASSFILE names.")
    {
        Fault = Dialect.FaultOf,
        Variable = "BENCHMARK_DATABASE",
        Default = "data/benchmark.db",
        Verbs =
        [
            "serve", "migrate", "import", "revert", "withdraw", "export", "backup", "restore", "verify", "keys add", "keys list", "keys revoke", .. HookVerbs,
        ],
    };

    public static readonly Setting ReadDatabase = new(
        "--read-database",
        "address",
        "A replica of the PostgreSQL database, to read from: then the database itself is needed by those alone who publish, and by hooks.")
    {
        Variable = "BENCHMARK_READ_DATABASE",
        Verbs = ["serve"],
        IsTakenByAll = true,
        Fault = Dialect.FaultOfReplica,
    };

    public static readonly Setting ReadConnections = Limit(
        "--read-connections",
        "The most connections by which this server reads from PostgreSQL at once; requests wait for a free one.",
        20,
        most: 1000);

    public static readonly Setting PublicUrlSetting = new(
        "--public-url",
        "address",
        "The address readers know the API by, such as https://benchmark.example, or https://portal.example/benchmark behind a gateway; stands in citations and "
            + "feeds, and every link begins with its path. \"request\" is none: then only the machine itself gets whole addresses.")
    {
        Variable = "BENCHMARK_PUBLIC_URL",
        Default = DefaultPublicUrl,
        Verbs = ["serve"],
        IsTakenByAll = true,
        Fault = FaultOfPublicUrl,
    };

    public static readonly Setting TrustedProxySetting = new(
        "--trusted-proxy",
        "addresses",
        "The proxies, as addresses or networks (10.0.0.0/8) separated by commas, that are believed when they say X-Forwarded-For, -Proto, -Host or -Prefix.")
    {
        Variable = "BENCHMARK_TRUSTED_PROXY",
        Verbs = ["serve"],
        IsTakenByAll = true,
        Repeats = true,
        Fault = FaultOfProxies,
    };

    public static readonly Setting PublisherSetting = new(
        "--publisher",
        "name",
        "Who publishes the answers, as citations, files and feeds name them.")
    {
        Variable = "BENCHMARK_PUBLISHER",
        Default = Publication.DefaultPublisher,
        Verbs = ["serve"],
        IsTakenByAll = true,
        Fault = FaultOfPublisher,
    };

    public static readonly Setting ContactSetting = new(
        "--contact",
        "address",
        "Where the publisher is reached, an e-mail address or a page; stands in the catalog and in security.txt. Without it neither names one.")
    {
        Variable = "BENCHMARK_CONTACT",
        Verbs = ["serve"],
        IsTakenByAll = true,
        Fault = static value => ContactOf(value) is null
            ? $"\"{value}\" is no contact: one is an e-mail address like data@portal.example or a page like https://portal.example/contact."
            : null,
    };

    public static readonly Setting BulkFolderSetting = new(
        "--bulk-folder",
        "folder",
        $"Where the files of whole releases are made and kept, those of {BulkFiles.MostReleases} releases at most; otherwise a folder beside the database, "
            + "named after it, and data/<name>-bulk for PostgreSQL.")
    {
        Variable = "BENCHMARK_BULK_FOLDER",
        Verbs = ["serve"],
        IsTakenByAll = true,
    };

    public static readonly Setting UrlsSetting = new("--urls", "addresses", "The addresses to listen on, separated by semicolons.")
    {
        Variable = "BENCHMARK_URLS",
        Default = "http://localhost:5000",
        Verbs = ["serve"],
        IsTakenByAll = true,
        Fault = FaultOfUrls,
    };

    public static readonly Setting Cells = Limit(
        "--cells",
        "The most cells of a comparison, rows by columns with the reference, or of posted scores.",
        Usual.Cells);

    public static readonly Setting Connections = Limit("--connections", "The most connections at a time.", Usual.Connections);

    public static readonly Setting HeaderSeconds = Limit(
        "--header-seconds",
        "How long a client may take to send the headers of a request.",
        Usual.HeaderSeconds);

    public static readonly Setting BodySeconds = Limit("--body-seconds", "How long a client may take to send a body, in all.", Usual.BodySeconds);

    public static readonly Setting ComputeBodyBytes = Limit(
        "--compute-body-bytes",
        "The largest body of what is computed on posted figures.",
        Usual.ComputeBodyBytes);

    public static readonly Setting ImportBodyBytes = Limit("--import-body-bytes", "The largest body of an import over HTTP.", Usual.ImportBodyBytes);

    public static readonly Setting Files = Limit(
        "--files",
        "The most workbooks, large answers and computations on posted figures made at a time; others wait 5 seconds.",
        Usual.Files);

    public static readonly Setting RequestsPerMinute = Limit(
        "--requests-per-minute",
        "The most requests of a client in a minute, up to 200 of them at once. Answers that are kept and 304 do not count.",
        Usual.RequestsPerMinute);

    public static readonly Setting RefusedKeysPerMinute = Limit(
        "--refused-keys-per-minute",
        "The most keys that are refused a client in a minute before it has to wait.",
        Usual.RefusedKeysPerMinute);

    public static readonly Setting LogLevelSetting = new(
        "--log-level",
        "error|warning|info",
        "The least that the log of the server holds; \"info\" is a line for each request, import, key and release too.")
    {
        Variable = "BENCHMARK_LOG_LEVEL",
        Default = "info",
        Verbs = ["serve"],
        IsTakenByAll = true,
        Fault = static value => LogSettings.Levels.ContainsKey(value) ? null : Unknown("log level", value, [.. LogSettings.Levels.Keys]),
    };

    public static readonly Setting LogFormat = new(
        "--log-format",
        "text|json",
        "How a line of the log is written. Where it is said, every line that a command prints is one too, but for what keys and help print.")
    {
        Variable = "BENCHMARK_LOG_FORMAT",
        Default = LogSettings.Text,
        Verbs =
        [
            "serve", "migrate", "import", "export", "backup", "verify", "keys add", "keys list", "keys revoke", "revert", "withdraw", "restore", .. HookVerbs,
        ],
        Fault = static value => LogSettings.Formats.Contains(value) ? null : Unknown("log format", value, LogSettings.Formats),
    };

    public static readonly Setting MetricsUrl = new(
        "--metrics-url",
        "address",
        "The address at which /metrics is served for Prometheus, apart from the API; \"none\" serves none.")
    {
        Variable = "BENCHMARK_METRICS_URL",
        Default = NoMetrics,
        Verbs = ["serve"],
        IsTakenByAll = true,
        Fault = static value => value == NoMetrics || (Addresses(value).Count == 1 && CanBeListenedOn(value))
            ? null
            : $"There is no listening on \"{value}\": --metrics-url is one address like http://127.0.0.1:9464.",
    };

    public static readonly Setting Author = new(
        "--author",
        "name",
        "Who publishes the release that an import makes; printed in public, so name an office and not a person.")
    {
        Variable = "BENCHMARK_AUTHOR",
        Default = ImportOptions.DefaultAuthor,
        Verbs = ["import", "revert"],
        Fault = static value => ReleaseReason.IsAuthor(value.Normalize())
            ? null
            : $"An author is a line of at most {ReleaseReason.LongestAuthor} letters.",
    };

    public static readonly Setting Lang = new("--lang", "vi|en", "The language in which an import says what is wrong with the data.")
    {
        Variable = "BENCHMARK_LANG",
        Default = "en",
        Verbs = ["import"],
        Fault = static value => Code.TryParse<Language>(value, out _) ? null : Unknown("language", value, Code.All<Language>()),
    };

    public static readonly Setting Reason = new("--reason", "text", "Why the release exists, or is withdrawn; needed where no release.csv says it.")
    {
        Verbs = ["import", "revert", "withdraw"],
        Fault = FaultOfReason,
    };

    public static readonly Setting ReasonEn = new("--reason-en", "text", "The reason in English, where --reason is Vietnamese; otherwise one text serves both.")
    {
        Verbs = ["import", "revert", "withdraw"],
        Fault = FaultOfReason,
    };

    public static readonly Setting Replace = new("--replace", null, "The folder is the whole data set: what it does not hold is deleted, however much that is.")
    {
        Verbs = ["import"],
    };

    public static readonly Setting DryRun = new("--dry-run", null, "Check everything, say what would change, and change nothing.")
    {
        Verbs = ["import", "revert"],
    };

    public static readonly Setting Map = new(
        "--map",
        "file",
        "What the categories of a table of JSON-stat are, as a CSV: dimension, category, province, indicator, year, series, factor, add, unit, skip.")
    {
        Verbs = ["import"],
    };

    public static readonly Setting Source = new("--source", "id", "The source of every figure of a table of JSON-stat.")
    {
        Verbs = ["import"],
    };

    public static readonly Setting Sources = new("--sources", "file", "Sources that come in with a table of JSON-stat, as sources.csv of a data set.")
    {
        Verbs = ["import"],
    };

    public static readonly Setting CertaintySetting = new(
        "--certainty",
        "certainty",
        "How final the figures of a table of JSON-stat are; those that it calls preliminary (p) are so.")
    {
        Verbs = ["import"],
        Fault = static value => Code.TryParse<Certainty>(value, out _) ? null : Unknown("certainty", value, Code.All<Certainty>()),
    };

    public static readonly Setting Vintage = new("--vintage", "date", "When a table of JSON-stat came out: a day, a month or a year, as far as it is known.")
    {
        Verbs = ["import"],
    };

    /// <summary>What goes with a table alone.</summary>
    public static IReadOnlyList<Setting> OfTables => [Map, Source, Sources, CertaintySetting, Vintage];

    public static readonly Setting Undo = new("--undo", null, "Take the mark of a withdrawn release away.")
    {
        Verbs = ["withdraw"],
    };

    public static readonly Setting Strict = new("--strict", null, "Refuse what is allowed and rarely meant, of which an import only warns.")
    {
        Verbs = ["import"],
    };

    public static readonly Setting Merge = new(
        "--merge",
        null,
        "A column that is not there keeps its values and an empty cell clears one; otherwise a row is replaced whole.")
    {
        Verbs = ["import"],
    };

    public static readonly Setting IfRelease = new(
        "--if-release",
        "id",
        "The release that you take for the newest: nothing is changed if what you send was changed since.")
    {
        Verbs = ["import", "revert"],
    };

    public static readonly Setting Release = new(
        "--release",
        "id",
        "The release to export, such as 2026-11-21.1, otherwise the newest; or to tell a hook again, otherwise all that was given up.")
    {
        Verbs = ["export", "hooks replay"],
    };

    public static readonly Setting HookRetries = new(
        "--hook-retries",
        "durations",
        "How long to wait after each attempt to tell a hook that failed, separated by commas: 500ms, 5s, 30m, 2h, at most 24h. After the last the event is "
            + "given up.")
    {
        Variable = "BENCHMARK_HOOK_RETRIES",
        Default = HookSettings.UsualRetries,
        Verbs = ["serve"],
        IsTakenByAll = true,
        Fault = static value => HookSettings.ReadDurations(value) is null
            ? $"\"{value}\" is no list of durations for --hook-retries: one is like {HookSettings.UsualRetries}, and none is longer than 24h."
            : null,
    };

    public static readonly Setting HookSeconds = Limit("--hook-seconds", "How long the receiver of a hook may take to answer.", 20, most: 300) with
    {
        Verbs = ["serve", "hooks test"],
    };

    public static readonly Setting AllowPrivate = new(
        "--allow-private",
        null,
        "The hook may lie in a network that is not public, such as this machine or its neighbors.")
    {
        Verbs = ["hooks add"],
    };

    public static readonly Setting AllowHttp = new("--allow-http", null, "The hook may be reached without encryption.")
    {
        Verbs = ["hooks add"],
    };

    public static readonly Setting Name = new(
        "--name",
        "text",
        "Whose the key is; printed in public as the author of its releases, so name an office and not a person.")
    {
        Verbs = ["keys add"],
        Fault = static value => value.Any(char.IsControl) || value.Trim() != value || value.Length > ReleaseReason.LongestAuthor || KeyText.Holds(value)
            ? $"A name is a line of at most {ReleaseReason.LongestAuthor} letters without spaces at its ends, and no key."
            : null,
    };

    public static readonly Setting Province = new(
        "--province",
        "ids",
        $"The provinces whose rows the key may write, by id and separated by commas, or {ApiKey.AllProvinces}.")
    {
        Verbs = ["keys add"],
        Repeats = true,
    };

    public static readonly Setting Scope = new(
        "--scope",
        "scopes",
        $"What the key may write: {ApiKey.WriteObservations}, {ApiKey.WriteTargets}, or {ApiKey.WriteData} for everything, of all provinces alone.")
    {
        Verbs = ["keys add"],
        Repeats = true,
        Fault = static value => Items(value).FirstOrDefault(scope => !ApiKey.AllScopes.Contains(scope)) is { } unknown
            ? Unknown("scope", unknown, ApiKey.AllScopes)
            : null,
    };

    public static readonly Setting Expires = new(
        "--expires",
        "day",
        "The last day on which the key holds, in Viet Nam, such as 2027-12-31, or the time with its offset at which it ends; otherwise it has no end.")
    {
        Verbs = ["keys add"],
        Fault = static value => ReadExpiry(value) is null
            ? $"--expires is a day like 2027-12-31 or a time with its offset like 2027-12-31T12:00:00+07:00, not {value}."
            : null,
    };

    /// <summary>The first moment at which a key of <c>--expires</c> holds no longer; null for what is no day and no time.</summary>
    public static DateTimeOffset? ReadExpiry(string value)
    {
        var none = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", none, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
            return new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.FromHours(7));
        return DateTimeOffset.TryParseExact(value, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'Z'"], none, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }

    /// <summary>What clients may ask for, each.</summary>
    private static IReadOnlyList<Setting> OfLimits =>
    [
        Cells, Connections, HeaderSeconds, BodySeconds, ComputeBodyBytes, ImportBodyBytes, Files, RequestsPerMinute, RefusedKeysPerMinute,
    ];

    private static RequestLimits Usual => new();

    /// <summary>Every setting.</summary>
    public static readonly IReadOnlyList<Setting> All =
    [
        Database, ReadDatabase, ReadConnections,
        PublicUrlSetting, TrustedProxySetting, PublisherSetting, ContactSetting, BulkFolderSetting, UrlsSetting, .. OfLimits,
        HookRetries, HookSeconds, LogLevelSetting, LogFormat, MetricsUrl,
        Author, Lang, Reason, ReasonEn, Replace, DryRun, Strict, Merge, IfRelease, .. OfTables, Undo, Release,
        Name, Province, Scope, Expires, AllowPrivate, AllowHttp,
    ];

    /// <summary>The same with the limits that were given.</summary>
    /// <param name="valueOf">The value of a setting.</param>
    public Settings WithLimits(Func<Setting, string> valueOf)
    {
        int Of(Setting setting) => int.Parse(valueOf(setting), CultureInfo.InvariantCulture);
        return this with
        {
            Limits = new RequestLimits
            {
                Cells = Of(Cells),
                Connections = Of(Connections),
                HeaderSeconds = Of(HeaderSeconds),
                BodySeconds = Of(BodySeconds),
                ComputeBodyBytes = Of(ComputeBodyBytes),
                ImportBodyBytes = Of(ImportBodyBytes),
                Files = Of(Files),
                RequestsPerMinute = Of(RequestsPerMinute),
                RefusedKeysPerMinute = Of(RefusedKeysPerMinute),
                // Behind a proxy that is believed, an address of a private network is a client and not the proxy itself.
                CountsPrivateNetworks = TrustedProxies.Count > 0,
            },
        };
    }

    /// <summary>How hooks are told.</summary>
    /// <param name="valueOf">The value of a setting.</param>
    public static HookSettings HooksOf(Func<Setting, string> valueOf) => new(
        HookSettings.ReadDurations(valueOf(HookRetries))!,
        TimeSpan.FromSeconds(int.Parse(valueOf(HookSeconds), CultureInfo.InvariantCulture)));

    /// <summary>The addresses of <c>--urls</c>, one by one.</summary>
    public static IReadOnlyList<string> Addresses(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The items of a list that is separated by commas, each once.</summary>
    public static IReadOnlyList<string> Items(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    /// <summary>The sentence on a word that is not known, with the one that may have been meant, or all that there are.</summary>
    public static string Unknown(string what, string given, IReadOnlyList<string> known)
    {
        var near = Nearest.To(given, known);
        return $"There is no {what} {given}. {(near.Count > 0 ? $"Did you mean {near[0]}?" : $"There are {string.Join(", ", known)}.")}";
    }

    /// <summary>A contact as an address that can be followed; null for what is none.</summary>
    public static string? ContactOf(string value)
    {
        if (value.Length > LongestContact || value.Any(char.IsWhiteSpace))
            return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps && value.StartsWith("https://", StringComparison.Ordinal))
            return page.AbsoluteUri;
        return MailAddress.TryCreate(value, out var mail) && mail.Address == value ? new Uri($"mailto:{value}").AbsoluteUri : null;
    }

    private static Setting Limit(string name, string meaning, int usual, int most = int.MaxValue) => new(name, "number", meaning)
    {
        Variable = $"BENCHMARK_{name[2..].Replace('-', '_').ToUpperInvariant()}",
        Default = usual.ToString(CultureInfo.InvariantCulture),
        Verbs = ["serve"],
        IsTakenByAll = true,
        Fault = value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most
            ? null
            : $"\"{value}\" is no limit for {name}: one is a whole number from 1 to {most}.",
    };

    /// <summary>Addresses and networks as networks.</summary>
    public static IReadOnlyList<IPNetwork> Networks(IEnumerable<string> items) => [.. items.Select(item => FindNetwork(item)!.Value)];

    private static IPNetwork? FindNetwork(string text) =>
        IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : IPNetwork.TryParse(text, out var network) ? network
        : null;

    private static string? FaultOfProxies(string value) =>
        Items(value).FirstOrDefault(item => FindNetwork(item) is null) is { } wrong
            ? $"\"{wrong}\" is no address for --trusted-proxy: one is like 10.0.0.7 or 10.0.0.0/8."
            : null;

    private static string? FaultOfReason(string value) => ReleaseReason.IsOne(value.Normalize())
        ? null
        : $"A reason is a line of text of at most {ReleaseReason.Longest} letters.";

    private static string? FaultOfPublicUrl(string value) =>
        value == DefaultPublicUrl || (Uri.TryCreate(value, UriKind.Absolute, out var address) && IsBare(address))
            ? null
            : $"\"{value}\" is no address for --public-url: one is like https://benchmark.example or https://portal.example/benchmark.";

    private static string? FaultOfPublisher(string value) =>
        value.Length is > 0 and <= Publication.LongestPublisher && value.Trim() == value && !value.Any(char.IsControl)
            ? null
            : $"The name of a publisher is a line of 1 to {Publication.LongestPublisher} letters without spaces at its ends.";

    private static bool IsBare(Uri address) =>
        address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0
        && !address.OriginalString.Contains('?', StringComparison.Ordinal) && !address.OriginalString.Contains('#', StringComparison.Ordinal)
        && PublicAddress.IsPrefix(address.AbsolutePath.TrimEnd('/'));

    private static string? FaultOfUrls(string value)
    {
        var addresses = Addresses(value);
        return (addresses.Count == 0 ? value : addresses.FirstOrDefault(address => !CanBeListenedOn(address))) is { } wrong
            ? $"There is no listening on \"{wrong}\": an address of --urls is like http://localhost:5000, or http://127.0.0.1:0 for any free port."
            : null;
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
}
