using System.Text.Json.Nodes;

namespace Benchmark.Core.DataSets;

/// <summary>A field of a row that an import changes and somebody else changed before it.</summary>
/// <param name="Field">Its path in the row that the API gives.</param>
/// <param name="Old">What it said in the release that the sender read; null when nothing.</param>
/// <param name="Theirs">What it says now; null when nothing.</param>
/// <param name="Yours">What the import would make of it; null when nothing.</param>
public sealed record OutdatedField(string Field, JsonValue? Old, JsonValue? Theirs, JsonValue? Yours);
