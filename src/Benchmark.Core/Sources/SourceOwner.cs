namespace Benchmark.Core.Sources;

/// <summary>Whose source an id names, so that a province can publish sources of its own.</summary>
public static class SourceOwner
{
    private const string DocumentPrefix = "doc-";

    /// <summary>
    /// The province with whose id a source id begins, with <c>doc-</c> before it or not: the longest that fits, since the id of one province may begin with
    /// that of another.
    /// </summary>
    /// <param name="source">The id of the source.</param>
    /// <param name="provinces">The ids of all provinces.</param>
    /// <returns>The id of the province; null when the source belongs to none.</returns>
    public static string? Find(string source, IEnumerable<string> provinces) =>
        provinces.Where(province => Begins(source, "", province) || Begins(source, DocumentPrefix, province)).MaxBy(province => province.Length);

    private static bool Begins(string source, string prefix, string province) =>
        source.Length > prefix.Length + province.Length + 1
        && source.StartsWith(prefix, StringComparison.Ordinal)
        && source.AsSpan(prefix.Length).StartsWith(province, StringComparison.Ordinal)
        && source[prefix.Length + province.Length] == '-';
}
