using Benchmark.Tests.Support;

namespace Benchmark.SlowTests.Documents;

/// <summary>The verbs that documents show are run in the order they are shown in, by document, in a folder of its own.</summary>
public sealed class DocumentedVerbTests
{
    // A table of the categories that the map of the documents names.
    private const string Table =
        """
        {"version":"2.0","class":"dataset","id":["Province","Year","Item"],"size":[3,2,1],"dimension":{
        "Province":{"category":{"index":["01","08","99"]}},"Year":{"category":{"index":["0","1"],"label":{"0":"2022","1":"2023"}}},
        "Item":{"category":{"index":["index"]}}},"value":[108.16,106.2,105.1,107.33,100,100]}
        """;

    public static TheoryData<string> Documents =>
        [.. MarkdownFile.All.Where(file => file.Blocks().SelectMany(block => block.Commands()).Any(DocumentedVerb.Is)).Select(file => file.Path)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_verb_does_what_the_document_says(string document)
    {
        using var folder = new CliFolder();
        // What the documents take for granted: the data set, and a folder with a row that corrects one of it.
        folder.CopySeed("seed");
        await File.WriteAllLinesAsync(
            folder.At("corrections/observations.csv"),
            [
                File.ReadLines(folder.At("seed/observations.csv")).First(),
                "bac-ninh,grdp-digital-share,2022,mic-estimate,1,56.9,,preliminary,itpc-mic2022,,,",
            ],
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.At("table.json"), Table, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            folder.At("map.csv"),
            MarkdownFile.All.Single(file => file.Path == "docs/publishing.md").Blocks().Single(block => block.Info == "csv").Text,
            TestContext.Current.CancellationToken);
        var (key, said) = ("", await Serve(folder, []));

        foreach (var block in MarkdownFile.All.Single(file => file.Path == document).Blocks())
        {
            foreach (var line in block.Text.Split('\n').Where(line => line.StartsWith("Created ", StringComparison.Ordinal)))
            {
                // A reader loads the data that are published, the tests a sample of them.
                Assert.Equal(Created(Repository.File("seed")), line);
                Assert.Contains(Created(folder.At("seed")), said, StringComparison.Ordinal);
            }

            foreach (var command in block.Commands())
            {
                if (DocumentedVerb.IsOfFiles(command))
                    await Wait.ForCommand("sh", ["-c", "cd \"$0\" && \"$@\"", folder.Path, .. command.Call]);
                // Tests with a server of PostgreSQL run what names one.
                if (!DocumentedVerb.Is(command) || DocumentedVerb.IsOfPostgres(command))
                    continue;
                IReadOnlyList<string> arguments = [.. DocumentedVerb.Arguments(command).Select(word => word == "$ID" ? key : word)];
                if (!arguments.Contains("--help") && !IsVerb(arguments))
                {
                    await Serve(folder, arguments);
                    continue;
                }

                var result = await folder.Run([.. arguments]);
                Assert.True(result.ExitCode == 0, $"{block.Place}: {command}\n{result.ExitCode} {result.Output}{result.Errors}");
                if (arguments is ["keys", "add", ..])
                    key = result.Output.Trim().Split(' ')[^1].Split('_')[1];
                if (arguments is ["hooks", "add", ..])
                    key = result.Output.Split(' ')[2];
            }
        }
    }

    private static string Created(string seed)
    {
        int Rows(string file) => CsvText.Read(File.ReadAllBytes(Path.Combine(seed, $"{file}.csv"))).Rows.Count;
        var release = CsvText.Read(File.ReadAllBytes(Path.Combine(seed, "release.csv"))).Column("id")[0];
        return $"Created data/benchmark.db with release {release}: {Rows("provinces")} provinces, {Rows("indicators")} indicators, {Rows("targets")} targets, "
            + $"{Rows("observations")} observations.";
    }

    private static bool IsVerb(IReadOnlyList<string> arguments) => arguments is [var first, ..] && !first.StartsWith('-') && first != "serve";

    // On any free port, whatever a document says.
    private static async Task<string> Serve(CliFolder folder, IReadOnlyList<string> arguments)
    {
        var words = arguments.Select((word, index) => index > 0 && arguments[index - 1] == "--urls" ? CliProcess.AnyPort[1] : word);
        await using var process = await folder.Serve([.. words]);
        var result = await process.Stop();
        Assert.Equal(0, result.ExitCode);
        return result.Output;
    }
}
