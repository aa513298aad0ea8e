namespace Benchmark.Oracle.Tests;

/// <summary>One place of a ranking.</summary>
internal sealed record Place(string Province, decimal Value, decimal? Rank, int AmongKnown, (int Best, int Worst)? Bounds);

/// <summary>The ranking of one series and year.</summary>
internal sealed record League(Series Series, int Year, int Units, IReadOnlyList<Place> Places)
{
    public int Known => Places.Count;

    /// <summary>Whether nobody of the field is missing.</summary>
    public bool IsWhole => Known == Units && Known >= 2;
}
