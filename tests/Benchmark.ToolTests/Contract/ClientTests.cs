using System.Text.Json.Nodes;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Contract;

/// <summary>
/// Clients are made of the contract by the generators that most people use, compiled strictly, and read a comparison, gaps with their nulls and statuses, dates
/// and a problem from a running server; two linters find no fault in the contract itself.
/// </summary>
public sealed class ClientTests(ClientTools tools) : IClassFixture<ClientTools>
{
    [Fact]
    public async Task Clients_of_openapi_typescript_and_of_hey_api_compile_and_read_the_answers()
    {
        await tools.Run("openapi-typescript", tools.Contract, "-o", tools.At("schema.d.ts"));
        await tools.Run("openapi-ts", "-i", tools.Contract, "-o", tools.At("hey-api-client"));
        await tools.Run("tsc", "-p", tools.At("tsconfig.json"));
        foreach (var script in new[] { "openapi-fetch", "hey-api" })
        {
            await tools.Run("esbuild", tools.At($"{script}.ts"), "--bundle", "--platform=node", "--format=esm", $"--outfile={tools.At($"{script}.mjs")}");
            await AssertRead(await Wait.ForCommand("node", tools.At($"{script}.mjs"), tools.Address));
        }
    }

    [Fact]
    public async Task A_client_of_NSwag_compiles_and_reads_the_answers()
    {
        foreach (var file in new[] { "Client.csproj", "Program.cs", ".config/dotnet-tools.json" })
            File.Copy(Repository.File("tests", "Benchmark.ToolTests", "Clients", "NSwag", file), tools.At($"NSwag/{file}"));
        var project = tools.At("NSwag/Client.csproj");
        await Wait.ForCommand("dotnet", "tool", "restore", "--tool-manifest", tools.At("NSwag/.config/dotnet-tools.json"));
        // A tool of a manifest is found from the folder of it.
        await Wait.ForCommand(
            "bash",
            "-c",
            "cd \"$1\" && dotnet nswag openapi2csclient /input:\"$2\" /classname:BenchmarkClient /namespace:Benchmark.Client /generateOptionalParameters:true "
                + "/generateNullableReferenceTypes:true /output:BenchmarkClient.cs",
            "nswag",
            Path.GetDirectoryName(project)!,
            tools.Contract);
        await Wait.ForCommand("dotnet", "build", project, "-o", tools.At("NSwag/out"));

        await AssertRead(await Wait.ForCommand("dotnet", tools.At("NSwag/out/Client.dll"), tools.Address));
    }

    [Fact]
    public async Task Redocly_and_Spectral_find_nothing_wrong()
    {
        var redocly = await tools.Run("redocly", "lint", tools.At("openapi.json"), "--format=json");
        var spectral = await tools.Run("spectral", "lint", tools.At("openapi.json"), "--ruleset", tools.At(".spectral.yaml"), "--fail-severity=warn");

        Assert.Contains("\"errors\": 0", redocly, StringComparison.Ordinal);
        Assert.Contains("\"warnings\": 0", redocly, StringComparison.Ordinal);
        Assert.Contains("No results with a severity of 'warn' or higher found!", spectral, StringComparison.Ordinal);
    }

    /// <summary>What a client read is what the API says.</summary>
    private async Task AssertRead(string printed)
    {
        var read = JsonNode.Parse(printed)!;
        var comparison = await Get("/v1/comparisons");
        var rows = (await Get("/v1/gaps?province=ha-noi,hai-phong&limit=1000")).Items("data");
        var provinces = (await Get("/v1/provinces?limit=1000")).Items("data");
        Assert.Equal(comparison.Items("data.rows").Count, read["rows"]!.GetValue<int>());
        Assert.Equal(comparison.Text("meta.release"), read.Text("release"));
        var values = rows.Select(row => row.Number("gap.value")).ToList();
        Assert.Contains(null, values);
        Assert.Contains(values, value => value is not null);
        Assert.Equal(values, read["values"]!.AsArray().Select(value => value?.GetValue<decimal>()));
        Assert.Equal(rows.Select(row => row.Text("status")), read.Texts("statuses"));
        Assert.Equal(rows.Count, read.Texts("words").Count);
        var ends = provinces.Select(province => province.Text("validTo")).ToList();
        Assert.Contains("2025-06-30", ends);
        Assert.Equal(ends, read["dates"]!.AsArray().Select(day => day?.ToString()));
        Assert.Equal("400", read.Text("problem.status"));
        Assert.Equal("/problems/invalid-query", read.Text("problem.type"));
        Assert.Equal(["unknown-province"], read.Texts("problem.codes"));
        Assert.NotEmpty(read.Texts("problem.near"));
    }

    private async Task<JsonNode> Get(string path) =>
        JsonNode.Parse(await tools.Program.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;
}
