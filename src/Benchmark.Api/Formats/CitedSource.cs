namespace Benchmark.Api.Formats;

/// <summary>A source as it is cited.</summary>
/// <param name="Id">The source.</param>
/// <param name="Title">Its title.</param>
/// <param name="Issuer">Who published or adopted it.</param>
/// <param name="Number">The official number of a document.</param>
/// <param name="PublishedOn">Its date as far as it is known.</param>
/// <param name="Url">Its address.</param>
public sealed record CitedSource(string Id, Text Title, Text Issuer, string? Number, string? PublishedOn, string? Url);
