namespace Benchmark.Api.Formats;

/// <summary>A format an answer can be given in.</summary>
/// <param name="Id">The value of the parameter <c>format</c>.</param>
/// <param name="MediaType">The media type, which the Accept header may ask for.</param>
/// <param name="Extension">How the name of a saved file ends.</param>
internal sealed record Format(string Id, string MediaType, string Extension)
{
    public static readonly Format Json = new("json", "application/json", "json") { Charset = "utf-8" };

    public static readonly Format Csv = new("csv", "text/csv", "csv") { Charset = "utf-8", IsFile = true, Meaning = "RFC 4180 in UTF-8, one line per row, every row; an empty cell is missing." };

    public static readonly Format Xlsx = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx") { InLanguage = true, IsFile = true, IsCompressed = true, Meaning = "A workbook: the data, and notes with sources, warnings, release, license and the permanent link." };

    /// <summary>JSON-stat 2.0 (https://json-stat.org/format/). It has no registered media type; every reader of JSON takes one that ends with +json.</summary>
    public static readonly Format JsonStat = new("json-stat", "application/json-stat+json", "json") { InLanguage = true, Meaning = "JSON-stat 2.0, labels in one language." };

    public static readonly Format Atom = new("atom", "application/atom+xml", "xml") { Charset = "utf-8", InLanguage = true, Meaning = "An Atom feed (RFC 4287), an entry for each release." };

    public static readonly Format BibTex = new("bibtex", "application/x-bibtex", "bib") { Charset = "utf-8", InLanguage = true, Meaning = "An entry for BibTeX and BibLaTeX." };

    public static readonly Format Ris = new("ris", "application/x-research-info-systems", "ris") { Charset = "utf-8", InLanguage = true, Meaning = "A reference for Zotero, EndNote and Mendeley." };

    public static readonly Format CslJson = new("csl-json", "application/vnd.citationstyles.csl+json", "json") { InLanguage = true, Meaning = "An item of the Citation Style Language." };

    public static readonly Format PlainText = new("text", "text/plain", "txt") { Charset = "utf-8", InLanguage = true, Meaning = "The sentence in both languages, a line each." };

    /// <summary>What a citation can be given in.</summary>
    public static readonly IReadOnlyList<Format> OfCitations = [Json, BibTex, Ris, CslJson, PlainText];

    /// <summary>What is one document and no table.</summary>
    public static readonly IReadOnlyList<Format> JsonOnly = [Json];

    /// <summary>What every table can be given in.</summary>
    public static readonly IReadOnlyList<Format> OfTables = [Json, Csv, Xlsx];

    /// <summary>What a table can be given in that people follow.</summary>
    public static readonly IReadOnlyList<Format> OfFeeds = [.. OfTables, Atom];

    /// <summary>What a table of figures along dimensions can be given in.</summary>
    public static readonly IReadOnlyList<Format> OfCubes = [Json, Csv, Xlsx, JsonStat];

    /// <summary>The formats of the contract.</summary>
    public static readonly IReadOnlyList<string> Known = [.. OfCubes.Append(Atom).Union(OfCitations).Select(format => format.Id)];

    /// <summary>Whether its texts are in one language; otherwise they are in both.</summary>
    public bool InLanguage { get; init; }

    /// <summary>Whether a browser saves it rather than shows it.</summary>
    public bool IsFile { get; init; }

    /// <summary>Whether its bytes are compressed already.</summary>
    public bool IsCompressed { get; init; }

    public string? Charset { get; init; }

    /// <summary>What a reader of the contract must know of it.</summary>
    public string? Meaning { get; init; }

    /// <summary>Whether it comes in pages. Everything but JSON is whole.</summary>
    public bool IsPaged => this == Json;

    public string ContentType => Charset is null ? MediaType : $"{MediaType}; charset={Charset}";
}
