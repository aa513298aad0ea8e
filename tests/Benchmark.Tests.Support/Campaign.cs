using System.Globalization;

namespace Benchmark.Tests.Support;

/// <summary>
/// How much is tried at random. Usually little, and the same every time. <c>BENCHMARK_CAMPAIGN=long</c> tries much, from another seed each time;
/// <c>BENCHMARK_CAMPAIGN=long:</c> with a number behind it tries the same again.
/// </summary>
internal static class Campaign
{
    private const string Long = "long";

    private static readonly string? Asked = Environment.GetEnvironmentVariable("BENCHMARK_CAMPAIGN");

    /// <summary>Whether much is tried.</summary>
    public static bool IsLong { get; } = Asked is { Length: > 0 } && (Asked == Long || Asked.StartsWith($"{Long}:", StringComparison.Ordinal)
        ? true
        : throw new InvalidOperationException($"BENCHMARK_CAMPAIGN is {Asked}; it may be {Long}, or {Long}: with a seed behind it."));

    /// <summary>Where every generator starts.</summary>
    public static ulong Seed { get; } =
        !IsLong ? 20261122 : Asked == Long ? (uint)System.Random.Shared.Next() : ulong.Parse(Asked![(Long.Length + 1)..], CultureInfo.InvariantCulture);

    /// <summary>What repeats this run; stands where a random case fails.</summary>
    public static string Again => IsLong ? $"BENCHMARK_CAMPAIGN={Long}:{Seed} repeats it." : "Each run repeats it.";

    /// <summary>How many cases.</summary>
    public static int Cases(int usually, int whenLong) => IsLong ? whenLong : usually;

    /// <summary>A generator of its own, which no other test draws from.</summary>
    public static Random Generator() => new(unchecked((int)Seed));
}
