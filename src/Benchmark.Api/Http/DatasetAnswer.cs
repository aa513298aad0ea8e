using Benchmark.Api.Formats;
using Benchmark.Data.Catalog;

namespace Benchmark.Api.Http;

/// <summary>What the page of a data set tells.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Subject">Its short name.</param>
/// <param name="Title">Its name.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Row">What one row of it is.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Catalog">The catalog of the release that holds them.</param>
internal sealed record DatasetAnswer(string Id, Text Subject, Text Title, Text Description, Text Row, int Rows, Catalog Catalog)
{
    /// <summary>The path of the list that gives the rows.</summary>
    public required string List { get; init; }

    /// <summary>The path of its page.</summary>
    public required string Path { get; init; }

    /// <summary>All rows in each format of the list, by their paths.</summary>
    public required IReadOnlyList<(Format Format, string Path)> Downloads { get; init; }

    /// <summary>The first and the last year of its figures; null where it has none.</summary>
    public required (int First, int Last)? Years { get; init; }

    /// <summary>The other data sets, by their paths.</summary>
    public required IReadOnlyList<(Text Subject, string Path)> Others { get; init; }

    /// <summary>Who publishes it.</summary>
    public required string Publisher { get; init; }

    /// <summary>The address of the server, with its prefix; null where it is not known.</summary>
    public required string? Address { get; init; }

    /// <summary>The document for search engines; null where the address of the server is not known.</summary>
    public required string? Document { get; init; }
}
