namespace Benchmark.Oracle.Tests;

/// <summary>One place of a ranking.</summary>
internal sealed record Place(string Province, decimal Value, decimal? Rank, int AmongKnown, (int Best, int Worst)? Bounds);

/// <summary>The ranking of one series and year, and whether nobody of its field is missing.</summary>
internal sealed record League(Series Series, int Year, int Units, bool IsWhole, IReadOnlyList<Place> Places)
{
    public int Known => Places.Count;
}
