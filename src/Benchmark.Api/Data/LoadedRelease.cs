using Benchmark.Core;

namespace Benchmark.Api.Data;

/// <summary>The release a database holds.</summary>
internal sealed record LoadedRelease(Release Release, string Checksum, DataCounts Counts)
{
    /// <summary>One small row that tells one state from every other.</summary>
    public const string KeyQuery = "select id || ' ' || checksum from release";

    public string Key => $"{Release.Id} {Checksum}";
}

/// <summary>How many rows of each noun a release holds.</summary>
/// <param name="Sources">Sources and documents.</param>
/// <param name="Provinces">Provinces, those that ended and the country included.</param>
/// <param name="Indicators">Indicators.</param>
/// <param name="Series">Series.</param>
/// <param name="Targets">Targets of every standing.</param>
/// <param name="Observations">Observations, every revision counted.</param>
public sealed record DataCounts(int Sources, int Provinces, int Indicators, int Series, int Targets, int Observations);
