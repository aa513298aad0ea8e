using System.Text.RegularExpressions;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Conventions;

/// <summary>What every test owes: it ends, and it is the same the next time.</summary>
public sealed partial class TestSourceTests
{
    private static readonly string[] Projects =
        ["Benchmark.Core.Tests", "Benchmark.Tests", "Benchmark.Tests.Support", "Benchmark.SlowTests", "Benchmark.ToolTests", "Benchmark.Oracle.Tests"];

    // Where the waits and the seeds are made that all others use.
    private static readonly string[] Makers = ["Wait.cs", "Campaign.cs", "Law.cs"];

    /// <summary>A wait without an end turns one failure into a run that hangs. <see cref="Wait"/> has one of every kind.</summary>
    [Fact]
    public void Every_wait_has_an_end() => Assert.Empty(Found(EndlessPattern()));

    [Fact]
    public void Nothing_is_drawn_from_a_seed_that_differs_from_run_to_run() => Assert.Empty(Found(ChancePattern()));

    [Fact]
    public void No_test_is_skipped() => Assert.Empty(Found(SkipPattern()));

    [Theory]
    [InlineData("process.WaitForExit();")]
    [InlineData("await process.WaitForExitAsync();")]
    [InlineData("task.Wait();")]
    [InlineData("var text = task.Result;")]
    [InlineData("task.GetAwaiter().GetResult();")]
    [InlineData("handle.WaitOne();")]
    [InlineData("Task.WaitAll(tasks);")]
    [InlineData("Thread.Sleep(50);")]
    [InlineData("while (!done)\n    await Task.Delay(50);")]
    [InlineData("process.StandardOutput.ReadToEnd();")]
    public void A_wait_without_an_end_is_seen(string line) => Assert.Matches(EndlessPattern(), line);

    // What stands in quotes, as the cases above do, is no code.
    private static IEnumerable<string> Found(Regex pattern) =>
        from project in Projects
        from file in Directory.GetFiles(Repository.File("tests", project), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/") && !file.Contains("/bin/") && !Makers.Contains(Path.GetFileName(file))
        from line in File.ReadLines(file).Index()
        where pattern.IsMatch(TextPattern().Replace(line.Item, "\"\""))
        select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1}: {line.Item.Trim()}";

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex TextPattern();

    [GeneratedRegex(@"WaitForExit(Async)?\(\)|WaitForExitAsync\(|\.Wait\(\)|(?:[Tt]ask|Async\([^)]*\))\.Result\b|GetAwaiter\(\)\.GetResult\(\)|WaitOne\(\)"
        + @"|Task\.Wait(All|Any)\(|Thread\.(Sleep|Yield)\(|Task\.Delay\(|\.Standard(Output|Error)\.ReadToEnd")]
    private static partial Regex EndlessPattern();

    [GeneratedRegex(@"Random\.Shared|new Random\(\)|TickCount|Guid\.NewGuid|new Rnd\(\)|QuickThrowOnFailure|\.QuickCheck\(|\.VerboseCheck\(|Gen\.Sample")]
    private static partial Regex ChancePattern();

    [GeneratedRegex(@"\bSkip(When|Unless|Type)?\s*=|Assert\.Skip|SkipException")]
    private static partial Regex SkipPattern();
}
