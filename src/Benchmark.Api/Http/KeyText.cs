using System.Text.RegularExpressions;

namespace Benchmark.Api.Http;

/// <summary>
/// Finds keys in text. A key belongs into its header alone; where it is written elsewhere by mistake it is not repeated: not in an answer, not in a log, not in
/// the data.
/// </summary>
internal static partial class KeyText
{
    private const string Mark = "benchmark";

    /// <summary>Whether a text holds a key, or the beginning of one that is longer than its id.</summary>
    public static bool Holds(string text) => text.Contains(Mark, StringComparison.OrdinalIgnoreCase) && Key().IsMatch(text);

    /// <summary>The text with the secret of each key left out.</summary>
    public static string Mask(string text) => Holds(text) ? Key().Replace(text, "${start}…") : text;

    /// <summary>An address as it was written, without the secrets of keys; one that hides a key behind further percent-encoding loses its query.</summary>
    public static string MaskAddress(string path, string query)
    {
        var address = Mask(path + query);
        if (!Holds(Uri.UnescapeDataString(address)))
            return address;
        var bare = Mask(path);
        return Holds(Uri.UnescapeDataString(bare)) ? "" : bare;
    }

    /// <summary>The error of a text that holds a key.</summary>
    public static Fault FaultOf(string place) => new(
        place,
        null,
        ErrorCodes.HoldsAKey,
        new Text(
            $"Chỗ này chứa một khóa. Khóa chỉ được ghi ở tiêu đề {ApiKeys.Header}; hãy nhờ người vận hành thu hồi khóa này và cấp khóa mới.",
            $"A key stands here. It belongs into the header {ApiKeys.Header} alone; ask the operator to revoke this one and to make another."));

    // The id may be seen, so that the operator knows which key to revoke.
    [GeneratedRegex("(?<start>benchmark(?:_|%5f)[0-9a-f]{12})(?:_|%5f)[0-9a-f]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
