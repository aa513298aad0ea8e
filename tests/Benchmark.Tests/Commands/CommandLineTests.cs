using System.Reflection;
using Benchmark.Api;
using Benchmark.Api.Commands;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Commands;

/// <summary>The command line follows from what is declared: help, suggestions, and both forms of each setting.</summary>
public sealed class CommandLineTests : IDisposable
{
    // Each with a value that cannot be used, and the sentence on it; what an operator may mistake is written out here, not taken from the program.
    private static readonly Dictionary<string, (string Wrong, string Right, string Sentence)> WrongValues = new()
    {
        ["BENCHMARK_URLS"] = (
            "localhost",
            "http://127.0.0.1:0",
            "There is no listening on \"localhost\": an address of --urls is like http://localhost:5000, or http://127.0.0.1:0 for any free port."),
        ["BENCHMARK_READ_DATABASE"] = (
            "postgres://benchmark:secret@replica/benchmark",
            "postgres://benchmark@replica/benchmark",
            "The address of the database holds a password, which others can read there: leave it out, and set PGPASSWORD, or PGPASSFILE with a file."),
        ["BENCHMARK_READ_CONNECTIONS"] = ("1001", "20", "\"1001\" is no limit for --read-connections: one is a whole number from 1 to 1000."),
        ["BENCHMARK_PUBLIC_URL"] = (
            "benchmark.example",
            "https://benchmark.example",
            "\"benchmark.example\" is no address for --public-url: one is like https://benchmark.example or https://portal.example/benchmark."),
        ["BENCHMARK_TRUSTED_PROXY"] = (
            "10.0.0.0/8,nginx",
            "10.0.0.0/8, ::1",
            "\"nginx\" is no address for --trusted-proxy: one is like 10.0.0.7 or 10.0.0.0/8."),
        ["BENCHMARK_PUBLISHER"] =
            (" Portal", "Cổng dữ liệu", "The name of a publisher is a line of 1 to 60 letters without spaces at its ends."),
        ["BENCHMARK_CONTACT"] = (
            "Phòng dữ liệu",
            "data@portal.example",
            "\"Phòng dữ liệu\" is no contact: one is an e-mail address like data@portal.example or a page like https://portal.example/contact."),
        ["BENCHMARK_LANG"] = ("fr", "vi", "There is no language fr. There are vi, en."),
        ["BENCHMARK_LOG_LEVEL"] = ("debug", "warning", "There is no log level debug. There are error, warning, info."),
        ["BENCHMARK_LOG_FORMAT"] = ("xml", "text", "There is no log format xml. There are text, json."),
        ["BENCHMARK_METRICS_URL"] = (
            "http://127.0.0.1:9464;http://127.0.0.1:9465",
            "http://127.0.0.1:9464",
            "There is no listening on \"http://127.0.0.1:9464;http://127.0.0.1:9465\": --metrics-url is one address like http://127.0.0.1:9464."),
        ["BENCHMARK_HOOK_RETRIES"] = (
            "5s,25h",
            "500ms, 5s",
            "\"5s,25h\" is no list of durations for --hook-retries: one is like 5s,5m,30m,2h,5h,10h,14h,20h,24h, and none is longer than 24h."),
        ["BENCHMARK_HOOK_SECONDS"] = ("301", "20", "\"301\" is no limit for --hook-seconds: one is a whole number from 1 to 300."),
        ["BENCHMARK_CELLS"] = WrongLimit("--cells", "0"),
        ["BENCHMARK_CONNECTIONS"] = WrongLimit("--connections", "many"),
        ["BENCHMARK_HEADER_SECONDS"] = WrongLimit("--header-seconds", "1.5"),
        ["BENCHMARK_BODY_SECONDS"] = WrongLimit("--body-seconds", "-1"),
        ["BENCHMARK_COMPUTE_BODY_BYTES"] = WrongLimit("--compute-body-bytes", "1MB"),
        ["BENCHMARK_IMPORT_BODY_BYTES"] = WrongLimit("--import-body-bytes", "2147483648"),
        ["BENCHMARK_FILES"] = WrongLimit("--files", "0"),
        ["BENCHMARK_REQUESTS_PER_MINUTE"] = WrongLimit("--requests-per-minute", "x"),
        ["BENCHMARK_REFUSED_KEYS_PER_MINUTE"] = WrongLimit("--refused-keys-per-minute", "1e3"),
    };

    private static (string Wrong, string Right, string Sentence) WrongLimit(string option, string wrong) =>
        (wrong, "7", $"\"{wrong}\" is no limit for {option}: one is a whole number from 1 to 2147483647.");

    private readonly CliFolder _folder = new();

    public static TheoryData<string> Verbs() => [.. CommandLine.Verbs.Select(verb => verb.FullName)];

    public static TheoryData<string> Options() => [.. Settings.All.Select(setting => setting.Name)];

    public static TheoryData<string> Variables() => [.. WrongValues.Keys];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_help_of_a_verb_says_what_it_does_and_every_setting_it_takes_and_no_other(string name)
    {
        var verb = CommandLine.Verbs.Single(each => each.FullName == name);

        var (exitCode, output, errors) = await Run([.. name.Split(' '), "--help"]);

        Assert.Equal((0, ""), (exitCode, errors));
        var lines = output.Split('\n');
        Assert.StartsWith(verb.Description!.Split(' ')[0], lines[0], StringComparison.Ordinal);
        Assert.Contains($"Usage: benchmark {name}{(verb.Operand is null ? "" : $" <{verb.Operand}>")} [options]", lines);
        Assert.All(lines, line => Assert.True(line.Length <= 120, line));
        foreach (var setting in Settings.All)
        {
            Assert.Equal(setting.Verbs.Contains(name), lines.Any(line => $"{line} ".StartsWith($"  {setting.Name} ", StringComparison.Ordinal)));
            if (setting.Verbs.Contains(name) && setting.Variable is not null)
            {
                var byDefault = setting.Default is null ? "" : $" Default: {setting.Default}";
                Assert.Contains($"Or the variable {setting.Variable}.{byDefault}", output, StringComparison.Ordinal);
            }
        }

        foreach (var code in ExitCode.Meanings)
            Assert.Contains($"{code.Key} {code.Value}", output.Replace("\n", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_names_verbs_that_are_there_and_a_variable_that_is_its_option()
    {
        var verbs = CommandLine.Verbs.Select(verb => verb.FullName).ToList();
        Assert.Equal(
            ["serve", "migrate", "import", "revert", "withdraw", "export", "backup", "restore", "verify", "keys add", "keys list", "keys revoke",
                "hooks add", "hooks list", "hooks remove", "hooks test", "hooks replay"],
            verbs);

        Assert.All(Settings.All, setting =>
        {
            Assert.NotEmpty(setting.Verbs);
            Assert.Subset(verbs.ToHashSet(), setting.Verbs.ToHashSet());
            if (setting.Variable is not null)
                Assert.Equal($"BENCHMARK_{setting.Name[2..].Replace('-', '_').ToUpperInvariant()}", setting.Variable);
        });
        Assert.Equal(Settings.All.Count, Settings.All.Select(setting => setting.Name).Distinct().Count());
        // The tests below look at each of them; these three take any text, so what they do is looked at.
        Assert.Equal(
            [.. WrongValues.Keys.Concat(["BENCHMARK_DATABASE", "BENCHMARK_AUTHOR", "BENCHMARK_BULK_FOLDER"]).Order(StringComparer.Ordinal)],
            Settings.All.Select(setting => setting.Variable).OfType<string>().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("serve", "sreve")]
    [InlineData("migrate", "migrat")]
    [InlineData("import", "imprt")]
    [InlineData("export", "exports")]
    [InlineData("backup", "back")]
    [InlineData("verify", "verfy")]
    [InlineData("keys", "key")]
    public async Task A_misspelled_verb_is_answered_with_the_one_that_was_meant(string meant, string written) =>
        Assert.Equal((2, "", $"There is no verb {written}. Did you mean {meant}? See --help.\n"), await Run(written));

    [Theory]
    [InlineData("add", "ad")]
    [InlineData("list", "lst")]
    [InlineData("revoke", "remoke")]
    public async Task So_is_a_misspelled_action_of_keys(string meant, string written) =>
        Assert.Equal((2, "", $"There is no action of keys {written}. Did you mean {meant}? See --help.\n"), await Run("keys", written));

    [Theory]
    [MemberData(nameof(Options))]
    public async Task A_misspelled_option_is_answered_with_the_one_that_was_meant(string option)
    {
        // Two neighbors swapped, the first that differ; no other option is as near.
        var at = Enumerable.Range(3, option.Length - 4).First(index => option[index] != option[index + 1]);
        var written = $"{option[..at]}{option[at + 1]}{option[at]}{option[(at + 2)..]}";

        Assert.Equal((2, "", $"There is no option {written}. Did you mean {option}? See --help.\n"), await Run("import", "folder", written, "value"));
    }

    [Theory]
    [MemberData(nameof(Variables))]
    public async Task A_variable_says_the_same_as_its_option_and_the_option_wins(string variable)
    {
        var setting = Settings.All.Single(each => each.Variable == variable);
        // A verb that uses it, with an operand that is not there where it takes one.
        string[] verb = setting.Verbs[0] == "import" ? ["import", _folder.At("nowhere")] : ["migrate"];
        var (wrong, right, sentence) = WrongValues[variable];
        Assert.Equal((2, "", $"{sentence} See --help.\n"), await Run([.. verb, setting.Name, wrong]));
        Assert.Equal((2, "", $"{sentence} See --help.\n"), await Run([.. verb, $"{setting.Name}={wrong}"]));
        Assert.Equal((2, "", $"{sentence} See --help.\n"), await RunWith(variable, wrong, setting.Verbs.Contains("import") ? verb : ["serve"]));
        if (verb is ["import", ..])
            Assert.Equal(3, (await RunWith(variable, wrong, [.. verb, setting.Name, right])).ExitCode);
        else
            Assert.Equal(0, (await RunWith(variable, wrong, [.. verb, setting.Name, right, "--database", _folder.At("any.db")])).ExitCode);
    }

    [Fact]
    public async Task The_database_is_that_of_the_option_then_that_of_the_variable()
    {
        var (ofOption, ofVariable) = (_folder.At("option.db"), _folder.At("variable.db"));

        Assert.Equal(0, (await RunWith("BENCHMARK_DATABASE", ofVariable, "migrate", "--database", ofOption)).ExitCode);
        Assert.True(File.Exists(ofOption));
        Assert.False(File.Exists(ofVariable));

        Assert.Equal(0, (await RunWith("BENCHMARK_DATABASE", ofVariable, "migrate")).ExitCode);
        Assert.True(File.Exists(ofVariable));
    }

    [Theory]
    [InlineData("Option", "--author", "Option")]
    [InlineData("Variable")]
    public async Task The_author_is_that_of_the_option_then_that_of_the_variable(string expected, params string[] options)
    {
        var database = _folder.At("author.db");
        var set = _folder.CopySeed("set");
        File.Delete(Path.Combine(set, "release.csv"));

        string[] import = ["import", set, "--replace", "--reason", "Why", "--database", database];
        var (exitCode, _, errors) = await RunWith("BENCHMARK_AUTHOR", "Variable", [.. import, .. options]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal([expected], DatabaseFile.Query(database, "select author from release"));
    }

    [Theory]
    [InlineData("There is no variable BENCHMARK_DATABSE. Did you mean BENCHMARK_DATABASE?\n", "BENCHMARK_DATABSE")]
    [InlineData("There is no variable BENCHMARK_URL. Did you mean BENCHMARK_URLS?\n", "BENCHMARK_URL")]
    // A cluster sets these for every service of that name.
    [InlineData("", "BENCHMARK_SERVICE_HOST")]
    [InlineData("", "BENCHMARK_PORT")]
    [InlineData("", "ASPNETCORE_URLS")]
    public async Task A_variable_that_looks_misspelled_is_pointed_out_and_changes_nothing(string expected, string variable)
    {
        var (exitCode, _, errors) = await RunWith(variable, "x", "migrate", "--database", _folder.Database);

        Assert.Equal((0, expected), (exitCode, errors));
    }

    [Fact]
    [Trait(TestDatabase.Trait, TestDatabase.Sqlite)]
    public async Task A_file_behind_a_verb_that_takes_none_may_be_meant_as_the_database()
    {
        await File.WriteAllTextAsync(_folder.Database, "", TestContext.Current.CancellationToken);

        var sentence = $"The verb verify takes no \"{_folder.Database}\"; --database names the database file.";

        Assert.Equal((2, "", $"{sentence} See --help.\n"), await Run("verify", _folder.Database));
    }

    [Fact]
    public async Task What_stands_behind_two_dashes_is_no_option()
    {
        Assert.Equal(
            (3, "", "-x: there is no such folder or file\nThe data set has 1 problem; nothing was changed.\n"),
            await Run("import", "--database", _folder.Database, "--", "-x"));
        Assert.Equal((2, "", "The verb import must stand before --. See --help.\n"), await Run("--", "import"));
    }

    [Theory]
    [InlineData("keys add needs --name, --scope and --province.")]
    [InlineData("keys add needs --scope and --province.", "--name", "Portal")]
    [InlineData("keys add needs --province.", "--name", "Portal", "--scope", "data:write")]
    [InlineData("--province is all or a list of provinces, not both.", "--name", "A", "--scope", "data:write", "--province", "all", "--province", "ha-noi")]
    [InlineData("There is no scope data:wrte. Did you mean data:write?", "--name", "Portal", "--scope", "data:wrte", "--province", "all")]
    [InlineData(
        "A name is a line of at most 100 letters without spaces at its ends, and no key.",
        "--name", " Portal", "--scope", "data:write", "--province", "all")]
    [InlineData("keys add takes no --reason.", "--reason", "Why")]
    [InlineData("keys add takes no \"ha-noi\".", "--name", "Portal", "ha-noi")]
    public async Task What_a_key_lacks_is_said(string expected, params string[] options) =>
        Assert.Equal((2, "", $"{expected} See --help.\n"), await Run(["keys", "add", .. options]));

    [Fact]
    public async Task The_version_is_that_of_the_build()
    {
        var version = typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

        Assert.Equal((0, $"{version}\n", ""), await Run("--version"));
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments) => RunWith("UNUSED", "", arguments);

    private static async Task<(int ExitCode, string Output, string Errors)> RunWith(string variable, string value, params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, errors = new() { NewLine = "\n" };
        var shell = Shell.Of(output, errors) with { Variables = new Dictionary<string, string> { [variable] = value } };
        var exitCode = await CommandLine.RunAsync(arguments, shell);
        return (exitCode, output.ToString(), errors.ToString());
    }
}
