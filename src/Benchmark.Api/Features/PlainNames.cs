namespace Benchmark.Api.Features;

/// <summary>How titles and news name several things.</summary>
internal static class PlainNames
{
    /// <summary>Names one after the other; how many there are where that would be too long.</summary>
    /// <param name="names">The names.</param>
    /// <param name="most">The most that are named.</param>
    /// <param name="what">What they are, where there are several.</param>
    public static Text List(IReadOnlyList<Text> names, int most, Text what) =>
        names.Count <= most ? Lists.Of(names) : new($"{names.Count} {what.Vi}", $"{names.Count} {what.En}");
}
