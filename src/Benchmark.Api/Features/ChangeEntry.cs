using Benchmark.Core.Releases;
using Benchmark.Core.Schemas;
using Benchmark.Data.Releases;

namespace Benchmark.Api.Features;

/// <summary>What a release did to a row of the data.</summary>
/// <param name="Release">The release.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Noun">What the row is.</param>
/// <param name="Id">Its id, as the other routes give it; of a series indicator and series joined by a slash.</param>
/// <param name="Action">What was done.</param>
/// <param name="Province">The province it concerns; null when it concerns none.</param>
/// <param name="Indicator">The indicator it concerns; null when it concerns none.</param>
/// <param name="Fields">What it says now and said before, field by field; of a row that came or went, every field that says something.</param>
/// <param name="Reason">Why the release was made.</param>
/// <param name="Source">The source the row names, of a deleted one the last it named; null when it names none.</param>
public sealed record ChangeEntry(
    string Release,
    DateTimeOffset PublishedAt,
    Noun Noun,
    string Id,
    ChangeAction Action,
    string? Province,
    string? Indicator,
    IReadOnlyList<ChangedField> Fields,
    Text Reason,
    string? Source)
{
    internal static ChangeEntry Of(Change change, Release release) => new(
        release.Id,
        release.PublishedAt,
        change.Noun,
        change.Id,
        change.Action,
        change.Province,
        change.Indicator,
        change.Fields,
        release.Reason,
        change.Source);
}
