namespace Benchmark.Api.Formats;

/// <summary>A format an answer can be given in.</summary>
/// <param name="Id">The value of the parameter <c>format</c>.</param>
/// <param name="MediaType">The media type, which the Accept header may ask for.</param>
/// <param name="Extension">How the name of a saved file ends.</param>
internal sealed record Format(string Id, string MediaType, string Extension)
{
    public static readonly Format Json = new("json", "application/json", "json");

    public static readonly Format Csv = new("csv", "text/csv", "csv") { Charset = "utf-8", IsFile = true };

    public static readonly Format Xlsx = new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx") { InLanguage = true, IsFile = true, IsCompressed = true };

    /// <summary>JSON-stat 2.0 (https://json-stat.org/format/). It has no registered media type; every reader of JSON takes one that ends with +json.</summary>
    public static readonly Format JsonStat = new("json-stat", "application/json-stat+json", "json") { InLanguage = true };

    /// <summary>What is one document and no table.</summary>
    public static readonly IReadOnlyList<Format> JsonOnly = [Json];

    /// <summary>What every table can be given in.</summary>
    public static readonly IReadOnlyList<Format> OfTables = [Json, Csv, Xlsx];

    /// <summary>What a table of figures along dimensions can be given in.</summary>
    public static readonly IReadOnlyList<Format> OfCubes = [Json, Csv, Xlsx, JsonStat];

    /// <summary>The formats of the contract.</summary>
    public static readonly IReadOnlyList<string> Known = [.. OfCubes.Select(format => format.Id)];

    /// <summary>Whether its texts are in one language; otherwise they are in both.</summary>
    public bool InLanguage { get; init; }

    /// <summary>Whether a browser saves it rather than shows it.</summary>
    public bool IsFile { get; init; }

    /// <summary>Whether its bytes are compressed already.</summary>
    public bool IsCompressed { get; init; }

    public string? Charset { get; init; }

    /// <summary>Whether it comes in pages. Everything but JSON is whole.</summary>
    public bool IsPaged => this == Json;

    public string ContentType => Charset is null ? MediaType : $"{MediaType}; charset={Charset}";
}
