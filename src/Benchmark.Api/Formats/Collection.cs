
namespace Benchmark.Api.Formats;

/// <summary>A list of data sets to be had elsewhere, as JSON-stat has it.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Items">The data sets.</param>
internal sealed record Collection(Text Title, IReadOnlyList<CollectionItem> Items);

/// <summary>A data set of a collection.</summary>
/// <param name="Label">What it holds.</param>
/// <param name="Link">Where it is, from the root of the server.</param>
internal sealed record CollectionItem(Text Label, string Link);
