using Benchmark.Tests.Support;

namespace Benchmark.Tests.Documents;

/// <summary>What documents point to is there. Addresses of other sites are not looked at: a test needs no network.</summary>
public sealed class LinkTests(BenchmarkApi api) : IClassFixture<BenchmarkApi>
{
    private const string LocalServer = "http://localhost:5000";

    private static readonly string[] Folders = ["src/", "tests/", "docs/", "seed/", "migrations/", ".ci/"];

    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading_that_are_there()
    {
        var dead =
            from file in MarkdownFile.All
            from link in file.Links()
            where !link.Target.Contains("://", StringComparison.Ordinal) && !link.Target.StartsWith("mailto:", StringComparison.Ordinal)
            where !Leads(file, link.Target)
            select $"{file.Path}:{link.Number}: {link.Target}";

        Assert.Empty(dead);
    }

    [Fact]
    public async Task Every_link_to_the_program_is_answered()
    {
        var links = MarkdownFile.All.SelectMany(file => file.Links()).Select(link => link.Target)
            .Where(target => target.StartsWith($"{LocalServer}/", StringComparison.Ordinal))
            .Distinct();

        foreach (var link in links)
        {
            using var response = await api.Client.GetAsync(link[LocalServer.Length..], TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode < 400, $"{link}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    public void Every_path_of_the_repository_that_is_named_is_there()
    {
        var missing =
            from file in MarkdownFile.All
            from code in file.Code()
            where Folders.Any(folder => code.Text.StartsWith(folder, StringComparison.Ordinal)) && code.Text.IndexOfAny(['<', '*', ' ', '{', '…']) < 0
            where !Exists(Repository.File(code.Text))
            select $"{file.Path}:{code.Number}: {code.Text}";

        Assert.Empty(missing);
    }

    private static bool Leads(MarkdownFile file, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var left, var right] ? (left, right) : (target, null);
        var full = path.Length == 0
            ? Repository.File(file.Path)
            : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.File(file.Path))!, Uri.UnescapeDataString(path)));
        if (!Exists(full))
            return false;
        if (anchor is null)
            return true;
        var relative = Path.GetRelativePath(Repository.Root, full);
        return MarkdownFile.All.FirstOrDefault(other => other.Path == relative)?.Anchors().Contains(Uri.UnescapeDataString(anchor)) ?? false;
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
