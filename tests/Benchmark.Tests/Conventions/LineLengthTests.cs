using Benchmark.Tests.Support;

namespace Benchmark.Tests.Conventions;

/// <summary>How long a line of code may be. A long text is no exception: the compiler folds its pieces into one.</summary>
public sealed class LineLengthTests
{
    private const int LongestLine = 160;

    // The lines of a description are lines of the OpenAPI document too, so wrapping this one would change the contract.
    private const string Description = "/// <param name=\"Permanent\">";

    // A picture in an address has no place to break.
    private const string Icon = "<link rel=\"icon\"";

    private static readonly string[] Whole = [Description, Icon];

    [Fact]
    public void No_line_is_longer_than_160_characters()
    {
        var tooLong =
            from folder in new[] { "src", "tests" }
            from pattern in new[] { "*.cs", "*.razor" }
            from file in Directory.GetFiles(Repository.File(folder), pattern, SearchOption.AllDirectories)
            let path = Path.GetRelativePath(Repository.Root, file)
            where !path.Contains("/obj/") && !path.Contains("/bin/")
            from line in File.ReadLines(file).Index()
            where line.Item.Length > LongestLine && !Whole.Any(start => line.Item.StartsWith(start, StringComparison.Ordinal))
            select $"{path}:{line.Index + 1}: {line.Item.Length}";

        Assert.Empty(tooLong);
    }
}
