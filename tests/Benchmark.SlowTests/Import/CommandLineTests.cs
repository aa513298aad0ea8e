using System.Net;
using System.Net.Sockets;
using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Import;

/// <summary>What may be asked of the program, and how it answers what may not.</summary>
public class CommandLineTests
{
    private const string AddressHint = "an address of --urls is like http://localhost:5000, or http://127.0.0.1:0 for any free port.";
    private const string Options =
        "There are --database, --read-database, --read-connections, --public-url, --trusted-proxy, --publisher, --contact, --bulk-folder, --urls, --cells, "
            + "--connections, --header-seconds, "
        + "--body-seconds, --compute-body-bytes, --import-body-bytes, --files, --requests-per-minute, --refused-keys-per-minute, --hook-retries, "
        + "--hook-seconds, --log-level, --log-format, --metrics-url, --author, --lang, --reason, --reason-en, --replace, --dry-run, --strict, --merge, "
        + "--if-release, --map, --source, --sources, --certainty, --vintage, --undo, --release, --name, --province, --scope, --expires, --allow-private, "
        + "--allow-http, --help, --version.";

    [Theory]
    [InlineData("There is no option --databse. Did you mean --database?", "--databse", "x.db")]
    [InlineData("There is no option --Urls. Did you mean --urls?", "serve", "--Urls=http://127.0.0.1:0")]
    [InlineData($"There is no option --nothing-like-it. {Options}", "--nothing-like-it")]
    [InlineData($"There is no option -d. {Options}", "-d", "x.db")]
    [InlineData("There is no verb serv. Did you mean serve?", "serv")]
    [InlineData("There is no verb Import. Did you mean import?", "Import", "folder")]
    [InlineData("There is no verb publish. There are serve, migrate, import, revert, withdraw, export, backup, restore, verify, keys, hooks.", "publish")]
    [InlineData("The option --database needs a value.", "--database")]
    [InlineData("The option --database needs a value.", "--database=")]
    [InlineData("The option --database needs a value.", "--database", "")]
    [InlineData("The option --database needs a value.", "--database", "--urls", "http://127.0.0.1:0")]
    [InlineData("The option --urls needs a value.", "migrate", "--urls")]
    [InlineData("The option --help takes no value.", "--help=migrate")]
    [InlineData("The option --database was given more than once.", "--database", "x.db", "--database", "x.db")]
    [InlineData(
        "\"benchmark.example\" is no address for --public-url: one is like https://benchmark.example or https://portal.example/benchmark.",
        "--public-url",
        "benchmark.example")]
    [InlineData(
        "\"https://benchmark.example/?a=b\" is no address for --public-url: one is like https://benchmark.example or https://portal.example/benchmark.",
        "--public-url=https://benchmark.example/?a=b")]
    [InlineData(
        "\"ftp://benchmark.example\" is no address for --public-url: one is like https://benchmark.example or https://portal.example/benchmark.",
        "--public-url=ftp://benchmark.example")]
    [InlineData("The option --urls was given more than once.", "--urls=http://127.0.0.1:0", "--urls", "http://127.0.0.1:0")]
    [InlineData("The verb serve takes no \"folder\".", "serve", "folder")]
    [InlineData("The verb migrate takes no \"folder\".", "migrate", "folder")]
    [InlineData("The verb import takes no \"other\".", "import", "folder", "other")]
    [InlineData("The verb import needs a folder or a file.", "import")]
    [InlineData("The verb export needs a folder.", "export")]
    [InlineData("The verb backup needs a file.", "backup")]
    [InlineData("The verb verify takes no \"other\".", "verify", "other")]
    [InlineData("The verb import takes no --release.", "import", "folder", "--release", "2026-11-21.1")]
    [InlineData("The option --dry-run takes no value.", "import", "folder", "--dry-run=yes")]
    [InlineData("The option --reason needs a value.", "import", "folder", "--reason", "--dry-run")]
    [InlineData("The option --reason-en goes with --reason.", "import", "folder", "--reason-en", "Why")]
    [InlineData("The verb serve takes no --dry-run.", "--dry-run")]
    [InlineData("The verb migrate takes no --reason.", "migrate", "--reason", "Why")]
    [InlineData($"There is no listening on \"localhost\": {AddressHint}", "--urls", "localhost")]
    [InlineData($"There is no listening on \"https://127.0.0.1:5001\": {AddressHint}", "--urls", "http://127.0.0.1:0;https://127.0.0.1:5001")]
    [InlineData($"There is no listening on \"http://127.0.0.1:65536\": {AddressHint}", "--urls", "http://127.0.0.1:65536")]
    [InlineData($"There is no listening on \"http://127.0.0.1:0/api\": {AddressHint}", "--urls", "http://127.0.0.1:0/api")]
    [InlineData($"There is no listening on \"http://localhost:0\": {AddressHint}", "--urls", "http://localhost:0")]
    [InlineData($"There is no listening on \";\": {AddressHint}", "--urls", ";")]
    public async Task A_command_line_that_is_not_understood_is_answered_with_a_sentence(string expected, params string[] arguments)
    {
        using var folder = new CliFolder();

        var result = await folder.Run(arguments);

        Assert.Equal([$"{expected} See --help."], result.ErrorLines);
        Assert.Equal("", result.Output);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--database", "x.db", "--help")]
    public async Task Help_lists_verbs_options_defaults_and_exit_codes_and_does_nothing(params string[] arguments)
    {
        using var folder = new CliFolder();

        var result = await folder.Run(arguments);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("", result.Errors);
        Assert.All(
            [
                "\n  serve ", "\n  migrate ", "\n  import <folder or file> ", "\n  export <folder> ", "\n  backup <file> ",
                "\n  verify ", "\n  keys revoke <id> ",
                "\n  --database ", "variable BENCHMARK_DATABASE. Default: data/benchmark.db\n",
                "\n  --urls ", "variable BENCHMARK_URLS. Default: http://localhost:5000\n",
                "\n  --help ", "\n  --version ",
                "Exit codes: 0 done", " 2 the command line", " 3 the data set", " 4 the database", "5 the address", " 6 verify", " 7 the folder or file",
            ],
            text => Assert.Contains(text, result.Output, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task An_address_in_use_ends_with_a_sentence()
    {
        using var folder = new CliFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var result = await folder.Run("--urls", address);

        var line = Assert.Single(result.ErrorLines);
        Assert.StartsWith($"Cannot listen on {address}: ", line, StringComparison.Ordinal);
        Assert.Contains("in use", line, StringComparison.Ordinal);
        Assert.EndsWith("Choose another address with --urls.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Listening on", result.Output, StringComparison.Ordinal);
        Assert.Equal(5, result.ExitCode);
    }

    [Fact]
    public async Task An_address_of_another_machine_ends_with_a_sentence()
    {
        using var folder = new CliFolder();
        // Kept for documentation by RFC 5737: no machine has it.
        const string address = "http://192.0.2.1:5000";

        var result = await folder.Run("--urls", address);

        var line = Assert.Single(result.ErrorLines);
        Assert.StartsWith($"Cannot listen on {address}: ", line, StringComparison.Ordinal);
        Assert.EndsWith("Choose another address with --urls.", line, StringComparison.Ordinal);
        Assert.Equal(5, result.ExitCode);
    }

    [Fact]
    public async Task Variables_set_what_options_do_not()
    {
        using var folder = new CliFolder { Variables = { ["BENCHMARK_DATABASE"] = "variable.db", ["BENCHMARK_URLS"] = "http://127.0.0.1:0" } };

        await using var program = await folder.Serve();

        Assert.StartsWith("Created variable.db ", program.Output, StringComparison.Ordinal);
        Assert.NotEqual(5000, program.Client.BaseAddress!.Port);
        Assert.Equal("ready", (await program.Get("/health/ready")).GetProperty("status").GetString());
        Assert.True(File.Exists(folder.At("variable.db")));
    }

    [Fact]
    public async Task Options_win_over_variables()
    {
        using var folder = new CliFolder { Variables = { ["BENCHMARK_DATABASE"] = "variable.db", ["BENCHMARK_URLS"] = "http://192.0.2.1:5000" } };

        await using var program = await folder.Serve("--urls=http://127.0.0.1:0", "--database=option.db");

        Assert.StartsWith("Created option.db ", program.Output, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", program.Client.BaseAddress!.Host);
        Assert.True(File.Exists(folder.At("option.db")));
        Assert.False(File.Exists(folder.At("variable.db")));
    }

    [Fact]
    public async Task An_empty_variable_is_as_good_as_none()
    {
        using var folder = new CliFolder { Variables = { ["BENCHMARK_DATABASE"] = "" } };

        Assert.Equal(0, (await folder.Run("migrate")).ExitCode);

        Assert.True(File.Exists(folder.Database));
    }

    [Fact]
    public async Task A_wrong_address_in_a_variable_is_answered_like_one_in_an_option()
    {
        using var folder = new CliFolder { Variables = { ["BENCHMARK_URLS"] = "localhost" } };

        var result = await folder.Run();

        Assert.Equal([$"There is no listening on \"localhost\": {AddressHint} See --help."], result.ErrorLines);
        Assert.Equal(2, result.ExitCode);
    }
}
