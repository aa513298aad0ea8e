namespace Benchmark.Oracle.Tests;

/// <summary>What two computations of the same do not agree on.</summary>
internal static class Differences
{
    public static IEnumerable<string> Of<T>(string figure, T computed, T answered) =>
        EqualityComparer<T>.Default.Equals(computed, answered) ? [] : [$"{figure} is {Printed(computed)} by the text and {Printed(answered)} by the program"];

    /// <summary>Asserts that there are none, and prints those that there are.</summary>
    public static void None(IReadOnlyList<string> differences) =>
        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n{string.Join('\n', differences)}");

    private static string Printed<T>(T value) => value?.ToString() ?? "null";
}
