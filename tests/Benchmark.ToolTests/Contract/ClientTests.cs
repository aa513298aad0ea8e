using System.Text.Json.Nodes;
using System.Xml.Linq;
using Benchmark.Tests.Support;

namespace Benchmark.ToolTests.Contract;

/// <summary>
/// Clients are made of the contract by the generators that most people use, compiled strictly, and read a comparison, gaps with their nulls and statuses, dates
/// and a problem from a running server; two linters find no fault in the contract itself. The programs of docs/recipes.md run as they stand there.
/// </summary>
public sealed class ClientTests(ClientTools tools) : IClassFixture<ClientTools>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

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
    public async Task The_recipes_in_TypeScript_print_and_draw_what_the_API_says()
    {
        await tools.Run("openapi-typescript", tools.Contract, "-o", tools.At("recipes/schema.d.ts"));
        await File.WriteAllTextAsync(tools.At("recipes/tsconfig.json"), """{ "extends": "../tsconfig.json", "include": ["*.ts"] }""", Cancelled);
        string[] recipes = ["table", "chart"];
        foreach (var (name, code) in recipes.Zip(Recipes("ts")))
            await File.WriteAllTextAsync(tools.At($"recipes/{name}.ts"), code, Cancelled);
        await tools.Run("tsc", "-p", tools.At("recipes/tsconfig.json"));
        foreach (var name in recipes)
        {
            var (from, to) = (tools.At($"recipes/{name}.ts"), tools.At($"recipes/{name}.mjs"));
            await tools.Run("esbuild", from, "--bundle", "--platform=node", "--format=esm", $"--outfile={to}");
        }

        await AssertRecipes((recipe, arguments) => ["node", $"{recipe}.mjs", .. arguments]);
    }

    [Fact]
    public async Task The_recipes_in_CSharp_print_and_draw_what_the_API_says()
    {
        foreach (var (name, code) in new[] { "table", "chart" }.Zip(Recipes("csharp")))
            await File.WriteAllTextAsync(tools.At($"recipes/{name}.cs"), code, Cancelled);

        await AssertRecipes((recipe, arguments) => ["dotnet", "run", $"{recipe}.cs", .. arguments]);
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

    /// <summary>The programs of one language, the table first.</summary>
    private static IEnumerable<string> Recipes(string language) =>
        MarkdownFile.All.Single(file => file.Path == "docs/recipes.md").Blocks().Where(block => block.Info == language).Select(block => block.Text);

    /// <summary>What the table and the chart show in both languages, and how they say what is wrong.</summary>
    /// <param name="command">The command that runs a recipe in its folder.</param>
    private async Task AssertRecipes(Func<string, string[], string[]> command)
    {
        var rows = await Get("/v1/gaps?indicator=grdp-digital-share&horizon=2030&hasValue=true&sort=-gap.relativePercent&display=true&limit=1000");
        var drawn = (
            await Get("/v1/gaps?indicator=grdp-digital-share&horizon=2030&province=viet-nam&sort=-observation.year&limit=1&trajectory=rows&display=true"))
            .Items("data").Single();
        Assert.True(rows.Items("data").Count > 1);
        foreach (var language in new[] { "vi", "en" })
        {
            var printed = await Run("", command("table", [tools.Address, language, "grdp-digital-share"]));
            var lines = printed.Split('\n');
            Assert.Contains(
                lines,
                line => line.Contains($"{rows.Text($"meta.names.indicators.grdp-digital-share.name.{language}")} {rows.Text("meta.release")}"));
            Assert.Equal(rows.Items("data").Select(row => Cells(rows, row, language)), lines.Where(line => line.Contains('%')).Take(rows.Items("data").Count)
                .Select((line, at) => Cells(rows, rows.Items("data")[at], language).Where(cell => line.Contains(cell, StringComparison.Ordinal))));
            Assert.Contains("https://", lines[^2], StringComparison.Ordinal);

            await Run("", command("chart", [tools.Address, language]));
            var chart = XDocument.Load(tools.At("recipes/chart.svg")).Root!;
            Assert.Equal(drawn.Text($"headline.{language}"), Texts(chart, "title").Single());
            Assert.Equal(drawn.Text($"narrative.{language}"), Texts(chart, "desc").Single());
            Assert.Superset(
                new HashSet<string> { drawn.Text(
                    $"observation.text.{language}")!, drawn.Text($"target.text.{language}")!, drawn.Text($"headline.{language}")! },
                Texts(chart, "text").ToHashSet());
            Assert.Equal(
                new[] { "path", "projection", "observed" }.Select(
                    line => drawn.Items("trajectoryRows").Count(year => year.At("path") is not null && year.At(line) is not null)),
                chart.Elements().Where(element => element.Name.LocalName == "polyline").Select(line => line.Attribute("points")!.Value.Split(' ').Length));

            var problem = await Get($"/v1/gaps?indicator=grdp-digital-sharee", fails: true);
            var said = await Run("!", command("table", [tools.Address, language, "grdp-digital-sharee"]));
            Assert.Contains(problem.Items("errors").Single().Text($"messages.{language}")!, said, StringComparison.Ordinal);
            Assert.Contains(problem.Items("errors").Single().Items("options")[0].Text($"name.{language}")!, said, StringComparison.Ordinal);
            Assert.Contains("hai-phong-2025: ", await Run("!", command("chart", [tools.Address, language, "hai phongg"])), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Cells(JsonNode answer, JsonNode row, string language) =>
    [
        answer.Text($"meta.names.provinces.{row.Text("province")}.shortLabel.{language}")!, row.Text($"target.text.{language}")!,
        row.Text($"observation.text.{language}")!, row.Text("observation.year")!, answer.Text($"meta.names.series.{row.Text("series")}.name.{language}")!,
        row.Text($"gap.text.{language}")!,
    ];

    private static IEnumerable<string> Texts(XElement image, string name) =>
        image.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);

    /// <summary>Runs a command in the folder of the recipes; after <c>!</c> it must fail.</summary>
    private Task<string> Run(string expectation, string[] command) =>
        Wait.ForCommand("bash", ["-c", $"cd \"$0\" && {expectation} \"$@\"", tools.At("recipes"), .. command]);

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

    private async Task<JsonNode> Get(string path, bool fails = false)
    {
        using var response = await tools.Program.Client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        Assert.Equal(fails, !response.IsSuccessStatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!;
    }
}
