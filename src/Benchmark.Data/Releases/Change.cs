using System.Text.Json.Nodes;
using Benchmark.Core.Schemas;

namespace Benchmark.Data.Releases;

/// <summary>What a release did to a row of the data.</summary>
/// <param name="Release">The number of the release.</param>
/// <param name="Noun">What the row is.</param>
/// <param name="Key">What it is known by in the tables, joined by slashes.</param>
/// <param name="Id">Its id as the API calls it: of an observation as in the list of observations, of a series indicator and series joined by a slash.</param>
/// <param name="Action">What was done.</param>
/// <param name="Province">The province it concerns; null when it concerns none.</param>
/// <param name="Indicator">The indicator it concerns; null when it concerns none.</param>
/// <param name="Source">The source of the row, of a deleted one the last; null when it names none.</param>
/// <param name="Fields">What it says now and said before.</param>
internal sealed record Change(
    int Release,
    Noun Noun,
    string Key,
    string Id,
    ChangeAction Action,
    string? Province,
    string? Indicator,
    string? Source,
    IReadOnlyList<ChangedField> Fields);

/// <summary>How many rows of a noun a release did something to.</summary>
/// <param name="Release">The number of the release.</param>
/// <param name="Noun">What the rows are.</param>
/// <param name="Action">What was done.</param>
/// <param name="Count">How many they are.</param>
internal sealed record ChangeCount(int Release, Noun Noun, ChangeAction Action, int Count);

/// <summary>What a release did to a row.</summary>
public enum ChangeAction
{
    /// <summary>It was not there before.</summary>
    Insert,

    /// <summary>It says something else than before.</summary>
    Change,

    /// <summary>It is no longer there.</summary>
    Deletion,
}

/// <summary>A field that says something else than before.</summary>
/// <param name="Field">Its path in the row that the API gives.</param>
/// <param name="Old">What it said before: a text, a number or a flag, several texts joined by <c> | </c>; null when nothing.</param>
/// <param name="New">What it says since; null when nothing.</param>
public sealed record ChangedField(string Field, JsonValue? Old, JsonValue? New);
