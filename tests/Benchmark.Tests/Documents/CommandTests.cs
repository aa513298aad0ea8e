using Benchmark.Tests.Support;

namespace Benchmark.Tests.Documents;

/// <summary>
/// Every command of a document is run somewhere: requests by <see cref="RequestTests"/>, verbs of the program by the tests of processes, and the rest by the
/// continuous check, but for what takes too long or needs another machine.
/// </summary>
public sealed class CommandTests
{
    private const string RunsRecipe = "ClientTests run it against a server of their own";
    private const string IsPortalDay = "PortalDayTests run it against a server of their own";
    private const string IsOfPostgres = "Postgres/DocumentTests run it on a server of their own";
    private const string MakesClient = "makes a client, as the tests of tools do with the same versions";

    // By hand, and why. A command that is no longer in a document has to go from here.
    private static readonly Dictionary<string, string> ByHand = new()
    {
        ["UPDATE_GOLDEN=1 dotnet test"] = "writes what the tests compare with",
        ["RECORD_PUBLISHED=1 dotnet test --filter SeedTests"] = "writes what the tests compare with",
        ["RECORD_PICTURES=1 dotnet test tests/Benchmark.ToolTests -p:ToolTests=true --filter ExplorerPictures"] = "makes pictures to be looked at",
        ["BENCHMARK_CAMPAIGN=long dotnet test"] = "takes long, by intent",
        ["dotnet run --configuration Release --project tests/Benchmark.Performance"] = "measures, for ten minutes",
        ["dotnet run -c Release --project tests/Benchmark.Performance -- --against /tmp/before"] = "measures, for ten minutes",
        ["dotnet run -c Release --project tests/Benchmark.Performance -- hot-loops"] = "measures, for a minute",
        ["dotnet publish src/Benchmark.Api -c Release --use-current-runtime --self-contained false -o /tmp/before"] = "what the measurement is made against",
        ["npm ci"] = "the test of the example installs it elsewhere, so that nothing is written beside the sources",
        ["npm run dev"] = "serves until it is stopped",
        ["tests/import-speed.sh"] = "measures",
        ["dotnet tool restore"] = "what mutation runs need",
        ["cd tests/Benchmark.Core.Tests"] = "what mutation runs need",
        ["dotnet stryker --mutate Gaps/**/*.cs --mutate Comparisons/**/*.cs"] = "takes up to an hour",
        ["dotnet publish src/Benchmark.Api --configuration Release --use-current-runtime --self-contained false --output /opt/benchmark"] =
            "writes beside the system",
        ["dotnet publish src/Benchmark.Api --configuration Release -p:PublishProfile=composite --output /opt/benchmark"] = "writes beside the system",
        ["systemd-analyze verify /etc/systemd/system/benchmark.service"] = "needs systemd",
        ["sudo -u benchmark /opt/benchmark/Benchmark.Api verify --database /var/lib/benchmark/benchmark.db"] = "needs a user of the system",
        ["npx openapi-typescript@7.13.0 http://localhost:5000/openapi/v1.json -o schema.d.ts"] = MakesClient,
        ["npm install --save-exact openapi-fetch@0.17.0"] = MakesClient,
        ["npx @hey-api/openapi-ts@0.95.0 -i http://localhost:5000/openapi/v1.json -o client"] = MakesClient,
        ["dotnet tool install NSwag.ConsoleCore --version 14.7.1 --create-manifest-if-needed"] = MakesClient,
        ["dotnet nswag openapi2csclient /input:http://localhost:5000/openapi/v1.json /classname:BenchmarkClient /namespace:Benchmark.Client "
            + "/output:BenchmarkClient.cs"] = MakesClient,
        ["node table.mjs http://localhost:5000 vi grdp-digital-share"] = RunsRecipe,
        ["dotnet run chart.cs http://localhost:5000 en viet-nam"] = RunsRecipe,
        ["bash mirror.sh http://localhost:5000 mirror"] = IsPortalDay,
        ["node receive.mjs http://localhost:5000 mirror 8080"] = IsPortalDay,
        ["createdb --host db.example --username benchmark --encoding UTF8 --template template0 benchmark"] = IsOfPostgres,
        ["export BENCHMARK_DATABASE=postgres://benchmark@db.example/benchmark PGPASSFILE=/etc/benchmark/pgpass"] = IsOfPostgres,
        ["pg_dump --format=custom --no-owner --file=benchmark.dump postgres://benchmark@db.example/benchmark"] = IsOfPostgres,
        ["pg_restore --clean --if-exists --single-transaction --no-owner --dbname=postgres://benchmark@db.example/benchmark benchmark.dump"] = IsOfPostgres,
        ["docker build --tag benchmark ."] = "needs a container engine",
        ["docker run --rm --publish 8080:8080 --volume benchmark:/data benchmark"] = "needs a container engine",
    };

    [Fact]
    public void Every_command_is_run_by_a_test_or_by_the_continuous_check_or_is_known_to_be_run_by_hand()
    {
        var run = File.ReadAllLines(Repository.File(".ci", "run")).Select(line => line.Trim()).ToList();
        var commands = MarkdownFile.All.SelectMany(file => file.Blocks())
            .SelectMany(block => block.Commands().Select(command => (block.Place, Command: command)))
            .ToList();
        var others = commands
            .Where(each => each.Command.Call is not ["curl", ..] && !DocumentedVerb.Is(each.Command) && !DocumentedVerb.IsOfFiles(each.Command))
            .ToList();

        Assert.Empty(others
            .Where(each => each.Command.ToString() != ".ci/run" && !ByHand.ContainsKey(each.Command.ToString())
                && !run.Any(line => line.StartsWith(each.Command.ToString(), StringComparison.Ordinal)))
            .Select(each => $"{each.Place}: {each.Command}"));
        Assert.Empty(ByHand.Keys.Except(others.Select(each => each.Command.ToString())));
    }
}
