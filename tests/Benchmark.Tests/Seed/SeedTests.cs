using Benchmark.Tests.Support;

namespace Benchmark.Tests.Seed;

/// <summary>
/// The data set that is published. All that is asked of it: the import takes it, the laws of the data hold on it, and what was published once keeps its id.
/// Every other test stands on the sample, so that a row of data never breaks one.
/// </summary>
public sealed class SeedTests
{
    private static readonly string Folder = Repository.File("seed");

    private static readonly string Beside = Path.Combine("net10.0", "seed");

    /// <summary>A problem is reported as by the verb import: with its file and its line.</summary>
    [Fact]
    public async Task It_is_accepted_and_keeps_the_laws_of_the_data()
    {
        using var folder = new CliFolder();
        DatabaseFile.Import(folder.Database, Folder);

        CliVerify.AssertSound(folder.Database);
        var release = PublishedIds.ReleaseOf(folder.Database);
        Assert.Null(Broken(PublishedIds.Read().GetValueOrDefault((release.File, release.Id)) ?? release, release));
        using var api = BenchmarkApi.On(folder.Database);
        // Nothing in it stops a computation.
        string[] questions =
        [
            "/v1", "/v1/comparisons", "/v1/gaps?standing=all&format=csv", "/v1/scorecards", "/v1/targets?format=csv", "/v1/observations?vintage=all&format=csv",
        ];
        foreach (var question in questions)
            Assert.NotEmpty(await api.Download(question));
        foreach (var indicator in (await api.Get("/v1/indicators?hasObservation=true&limit=1000")).Items("data"))
        {
            // Classes are not ranked, and of some indicators the value of the country alone is known.
            var link = $"/v1/rankings?indicator={indicator.Text("id")}";
            using var response = await api.Client.GetAsync(link, TestContext.Current.CancellationToken);
            if (indicator.Text("kind") == "band")
                Assert.Equal(["not-rankable"], (await api.GetProblem(link, 400)).Codes("errors"));
            else if (!response.IsSuccessStatusCode)
                Assert.Equal(["no-values"], (await api.GetProblem(link, 400)).Codes("errors"));
        }
    }

    /// <summary>
    /// A link in use must never change its meaning. A row may change as far as <see cref="PublishedIds"/> lets it; one that is withdrawn is
    /// marked there, with the reason, and its id is never used again.
    /// </summary>
    [Fact]
    public void What_was_published_keeps_its_id_and_stays_what_it_is()
    {
        var published = PublishedIds.Read();
        var now = PublishedIds.Of(Folder);
        if (Environment.GetEnvironmentVariable("RECORD_PUBLISHED") == "1")
        {
            using var folder = new CliFolder();
            DatabaseFile.Import(folder.Database, Folder);
            var release = PublishedIds.ReleaseOf(folder.Database);
            PublishedIds.Record(published, now.Append(new((release.File, release.Id), release)));
        }

        Assert.NotEmpty(published);
        // Older releases are not in the folder any more.
        Assert.Empty(
            published.Values.Where(PublishedIds.IsOfRow).Select(before => Broken(before, now.GetValueOrDefault((before.File, before.Id)))).OfType<string>());
    }

    /// <summary>A copy of the program is loaded from the files beside it.</summary>
    [Fact]
    public void The_program_comes_with_it()
    {
        // The tests and the program are built in the same configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var shipped = Repository.File("src", "Benchmark.Api", "bin", configuration, Beside);

        Assert.Equal(FilesOf(Folder), FilesOf(shipped));
    }

    /// <summary>What the tests start must not be able to see the seed.</summary>
    [Fact]
    public void The_tests_have_the_sample_in_its_place() =>
        Assert.Equal(FilesOf(Repository.File("tests", "Benchmark.Tests", "Sample")), FilesOf(CliProgram.Seed));

    private static string? Broken(PublishedId before, PublishedId? now) => (before.Withdrawn.Length > 0, now) switch
    {
        (false, null) => $"{before.File}: {before.Id} was published and is gone. Where that is meant, say why in the column withdrawn of {PublishedIds.Name}.",
        (true, not null) => $"{now.File}:{now.Line}: {now.Id} was withdrawn ({before.Withdrawn}); what is new needs an id of its own.",
        (false, not null) when now.Is != before.Is =>
            $"{now.File}:{now.Line}: {now.Id} was published as \"{before.Is}\" and is \"{now.Is}\" now; what is new needs an id of its own.",
        _ => null,
    };

    private static IEnumerable<(string? Name, string Content)> FilesOf(string folder) =>
        Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).Select(path => ((string?)Path.GetFileName(path), File.ReadAllText(path)));
}
