using System.Text;
using Benchmark.Api.Formats;

namespace Benchmark.Api.Http;

/// <summary>
/// The links of an answer as a header. Each repeats the query, which may be long, and a proxy holds 4 KiB of headers, so only the most useful ones stand there,
/// whole, as far as there is room. All of them stand in the body, or in the notes of a workbook.
/// </summary>
internal static class LinkHeader
{
    /// <summary>The longest header.</summary>
    public const int MostBytes = 1536;

    /// <summary>The path of the description of a CSV, which its address is appended to.</summary>
    public const string DescriptionOf = "/v1/csvw.json?of=";

    private const string Separator = ", ";

    /// <param name="links">The links of the answer.</param>
    /// <param name="format">The format it is sent in.</param>
    /// <param name="others">The whole of the request in the other formats of its route.</param>
    /// <param name="prefix">What stands before every path of the program.</param>
    public static string Of(Links links, Format format, IReadOnlyList<(Format Format, string Link)> others, string prefix)
    {
        var header = new StringBuilder(MostBytes);
        if (links.Next is not null)
            Add(links.Next, "next", null);
        Add($"{prefix}/openapi/v1.json", "service-desc", "application/json");
        // A file has no room for the link that others cite it by.
        if (format.IsFile && links.Permanent is not null)
            Add(links.Permanent, "bookmark", null);
        Add(links.Canonical, "canonical", null);
        Add(links.Self.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal), "self", null);
        foreach (var (other, link) in others)
            Add(link, "alternate", other.MediaType);
        // Of exactly this address: who reads the description leaves it aside where it is of another.
        if (format == Csv.Format)
            Add($"{prefix}{DescriptionOf}{Uri.EscapeDataString(links.Self)}", "describedby", "application/csvm+json");
        return header.ToString();

        // Addresses are ASCII, so a letter is a byte.
        void Add(string link, string relation, string? type)
        {
            var before = header.Length;
            header.Append(before == 0 ? "" : Separator).Append('<').Append(link).Append(">; rel=\"").Append(relation).Append('"');
            if (type is not null)
                header.Append("; type=\"").Append(type).Append('"');
            if (header.Length > MostBytes)
                header.Length = before;
        }
    }
}
