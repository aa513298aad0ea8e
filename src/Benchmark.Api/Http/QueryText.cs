using System.Text;
using System.Text.Unicode;

namespace Benchmark.Api.Http;

/// <summary>Links as they are written, before anything reads what they ask.</summary>
internal static class QueryText
{
    private const string TrackingPrefix = "utm_";

    /// <summary>Parameters that platforms append to links that are shared, beside those that begin with <c>utm_</c>.</summary>
    public static readonly IReadOnlyList<string> Tracking = ["fbclid", "gclid", "dclid", "msclkid", "zarsrc", "_"];

    /// <summary>A query, with its question mark, without what platforms append: nobody asks for it, and links that are shared must go on answering.</summary>
    public static string WithoutTracking(string query)
    {
        if (query.Length < 2)
            return query;
        foreach (var part in query.AsSpan(1).Split('&'))
        {
            if (IsTracking(query.AsSpan(1)[part]))
                return Drop(query);
        }

        return query;
    }

    /// <summary>A link without what platforms append to its query.</summary>
    public static string LinkWithoutTracking(string link)
    {
        var fragment = link.IndexOf('#', StringComparison.Ordinal);
        var end = fragment < 0 ? link.Length : fragment;
        var query = link.IndexOf('?', StringComparison.Ordinal);
        return query < 0 || query > end ? link : $"{link[..query]}{WithoutTracking(link[query..end])}{link[end..]}";
    }

    /// <summary>The parameters of a query whose name or value is not UTF-8, by name.</summary>
    public static IReadOnlyList<string> NamesNotUtf8(string? query) =>
        query is null || !query.Contains('%')
            ? []
            : [.. query.TrimStart('?').Split('&').Where(part => !IsUtf8(part)).Select(part => Decode(part.Split('=')[0])).Distinct()];

    /// <summary>Whether the percent-encoded bytes of a text are UTF-8, and every percent sign begins one of them.</summary>
    public static bool IsUtf8(ReadOnlySpan<char> text)
    {
        if (!text.Contains('%'))
            return true;
        var bytes = new List<byte>(text.Length);
        Span<byte> letter = stackalloc byte[4];
        while (!text.IsEmpty)
        {
            if (text[0] == '%')
            {
                if (text.Length < 3 || !char.IsAsciiHexDigit(text[1]) || !char.IsAsciiHexDigit(text[2]))
                    return false;
                bytes.AddRange(Convert.FromHexString(text[1..3]));
                text = text[3..];
            }
            else
            {
                Rune.DecodeFromUtf16(text, out var rune, out var taken);
                bytes.AddRange(letter[..rune.EncodeToUtf8(letter)]);
                text = text[taken..];
            }
        }

        return Utf8.IsValid(bytes.ToArray());
    }

    private static string Drop(string query)
    {
        var kept = string.Join('&', query[1..].Split('&').Where(part => !IsTracking(part)));
        return kept.Length == 0 ? "" : $"?{kept}";
    }

    private static bool IsTracking(ReadOnlySpan<char> part)
    {
        var end = part.IndexOf('=');
        var name = end < 0 ? part : part[..end];
        if (name.Contains('%'))
            name = Uri.UnescapeDataString(name.ToString());
        if (name.StartsWith(TrackingPrefix, StringComparison.Ordinal))
            return true;
        foreach (var known in Tracking)
        {
            if (name.SequenceEqual(known))
                return true;
        }

        return false;
    }

    private static string Decode(string name) => Uri.UnescapeDataString(name.Replace('+', ' '));
}
