using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Benchmark.Data.Releases;
using Microsoft.AspNetCore.WebUtilities;

namespace Benchmark.Api.Http;

/// <summary>A page of a list: where it begins and how long it is.</summary>
/// <param name="After">The key of the last row of the page before; empty on the first.</param>
/// <param name="Limit">How many rows it may hold.</param>
internal sealed record Page(IReadOnlyList<string> After, int Limit)
{
    public string? AfterKey => After.Count == 0 ? null : After[0];
}

/// <summary>
/// Cursors. One holds the release with the beginning of its checksum, a fingerprint of the request and the key of the last row, so that a walk stays on its
/// release and sees each row once, whatever is added or removed between two pages.
/// </summary>
internal static class Paging
{
    public const int MaximumLimit = 1000;
    public const int DefaultLimit = 100;

    public static string Cursor(LoadedRelease release, string selection, params string[] key) =>
        WebEncoders.Base64UrlEncode(
            JsonSerializer.SerializeToUtf8Bytes<string[]>([$"{release.Release.Id};{release.ChecksumStart}", Fingerprint(selection), .. key]));

    /// <summary>The cursor in the link to a page.</summary>
    public static string CursorIn(string link) => QueryHelpers.ParseQuery(link[link.IndexOf('?', StringComparison.Ordinal)..])["cursor"].ToString();

    /// <summary>A short stand-in for the request that is walked through.</summary>
    public static string Fingerprint(string selection) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(selection)).AsSpan(0, 9));

    /// <summary>The release, the beginning of its checksum, the fingerprint of the request and the key of a cursor; null when it is none.</summary>
    public static (string Release, string Checksum, string Selection, IReadOnlyList<string> Key)? Read(string cursor)
    {
        try
        {
            var parts = JsonSerializer.Deserialize<string[]>(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor)));
            // No key has a control character, and not every database takes one.
            if (parts is not { Length: >= 3 } || parts.Any(part => part is null || part.Any(char.IsControl)))
                return null;
            // A cursor of before has no checksum, so it is of no release there is.
            var release = parts[0].Split(';');
            return (release[0], release.Length > 1 ? release[1] : "", parts[1], parts[2..]);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The page of rows that are in memory, in the order of their keys.</summary>
    public static IReadOnlyList<T> Take<T>(IReadOnlyList<T> rows, Page page, Func<T, string> key)
    {
        if (page.AfterKey is not { } after)
            return [.. rows.Take(page.Limit)];
        var last = rows.ToList().FindIndex(row => key(row) == after);
        return [.. rows.Skip(last < 0 ? rows.Count : last + 1).Take(page.Limit)];
    }

    /// <summary>The key the next page begins after, or null when the rows end with this one.</summary>
    public static string[]? LastKey<T>(IReadOnlyList<T> rows, IReadOnlyList<T> all, Func<T, string> key) =>
        rows.Count > 0 && key(rows[^1]) != key(all[^1]) ? [key(rows[^1])] : null;
}
