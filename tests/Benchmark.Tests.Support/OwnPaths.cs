using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Benchmark.Tests.Support;

/// <summary>Finds the paths of the API in an answer of whatever format, whoever wrote it.</summary>
internal static partial class OwnPaths
{
    // What a link ends with where it stands in a sentence or in braces.
    private static readonly char[] Ends = ['.', ',', ';', ')', '}', '>', '\''];

    /// <summary>The text of an answer: its headers that hold links, and its body; of a workbook that of all its parts.</summary>
    public static async Task<string> TextOf(HttpResponseMessage answer)
    {
        var text = new StringBuilder();
        foreach (var (_, values) in answer.Headers.Where(header => header.Key is "Link" or "Location"))
            text.AppendJoin('\n', values).Append('\n');
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        // A comma between two cells is no part of a link.
        if (answer.Content.Headers.ContentType?.MediaType == "text/csv")
            return text.AppendJoin('\n', CsvText.Read(bytes).Rows.SelectMany(cells => cells)).ToString();
        if (bytes is not [(byte)'P', (byte)'K', ..])
            return text.Append(Encoding.UTF8.GetString(bytes)).ToString();
        using var parts = new ZipArchive(new MemoryStream(bytes));
        foreach (var part in parts.Entries.Where(part => !part.FullName.StartsWith('[') && !part.FullName.EndsWith(".rels", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            // At the foot of a printed page "&" is written twice, so what stands there is not a link.
            var decoded = WebUtility.HtmlDecode(Foot().Replace(await reader.ReadToEndAsync(), ""));
            // A formula writes a long link in pieces.
            text.Append(decoded.Replace("\"&\"", "", StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The paths of the API in a text that begin without a prefix, with what stands around them.</summary>
    public static IReadOnlyList<string> WithoutPrefix(string text) => [.. OwnPath().Matches(text).Select(match => Around(text, match))];

    /// <summary>The links in a text that begin with a prefix, from there on.</summary>
    public static IReadOnlyList<string> Under(string prefix, string text) =>
        [.. Regex.Matches(text, $"""{Regex.Escape(prefix)}/(?:v1|problems|openapi|swagger|health)[^\s"<>\\]*""")
            // A feed holds HTML within XML.
            .Select(match => WebUtility.HtmlDecode(WebUtility.HtmlDecode(match.Value)).Split('"')[0].TrimEnd(Ends))
            .Distinct()];

    private static string Around(string text, Match match) => text[Math.Max(0, match.Index - 60)..Math.Min(text.Length, match.Index + 60)];

    [GeneratedRegex("<[^>]*oddFooter[^>]*>[^<]*<")]
    private static partial Regex Foot();

    // At the beginning of a path, or behind the name of a host that the tests use.
    [GeneratedRegex("""(?:(?<![A-Za-z0-9/=])|(?<=localhost|\.example))/(?:v1|problems|openapi|swagger|health)(?=[/?"\s<>.,;]|$)""")]
    private static partial Regex OwnPath();
}
