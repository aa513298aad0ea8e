using System.Globalization;
using System.Text.Json.Serialization;
using Benchmark.Core.Schemas;

namespace Benchmark.Core.Sources;

/// <summary>Where a figure was read, or the resolution, decision or plan that sets a target.</summary>
public record Source : INoun
{
    /// <summary>Kebab-case id; documents begin with <c>doc-</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of source it is.</summary>
    public required SourceKind Kind { get; init; }

    /// <summary>The official number of a document.</summary>
    public required string? Number { get; init; }

    /// <summary>
    /// The title: in the language of the source as it gives it, in the other ours. What was recorded once, in whatever language, stands in both.
    /// </summary>
    public required Text Title { get; init; }

    /// <summary>Who published or adopted it.</summary>
    public required Text Issuer { get; init; }

    /// <summary>The date as far as it is known: <c>2022-08-09</c>, <c>2022-08</c> or <c>2022</c>; null when none was seen.</summary>
    public required string? PublishedOn { get; init; }

    /// <summary>The year of that date; null when none was seen.</summary>
    [JsonIgnore]
    public int? Year => PublishedOn is null ? null : int.Parse(PublishedOn.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The address; null when none is known.</summary>
    public required string? Url { get; init; }

    /// <summary>What a reader should know.</summary>
    public required Text? Note { get; init; }

    /// <summary>Reads a row of the fields of <see cref="SourceSchema"/>.</summary>
    public static Source Read(IRow row) => new()
    {
        Id = row.Id("id"),
        Kind = row.Code<SourceKind>("kind"),
        Number = row.OptionalCell("number"),
        Title = EitherForm(row, "title"),
        Issuer = EitherForm(row, "issuer"),
        PublishedOn = row.PartialDate("published_on"),
        Url = row.Address("url"),
        Note = row.OptionalText("note"),
    };

    Text INoun.Label => Title;

    // The first edition of the file had one text for both languages.
    private static Text EitherForm(IRow row, string name) => row.OptionalCell(name) is { } single
        ? new Text(single, single)
        : row.OptionalText(name) ?? new Text(row.RequiredCell($"{name}_vi"), "");
}

/// <summary>The kinds of source.</summary>
public enum SourceKind
{
    /// <summary>A resolution of a party or state body.</summary>
    Resolution,

    /// <summary>A decision.</summary>
    Decision,

    /// <summary>A plan or programme.</summary>
    Plan,

    /// <summary>A publication of a statistics office.</summary>
    Statistics,

    /// <summary>A report.</summary>
    Report,

    /// <summary>A press article.</summary>
    News,

    /// <summary>Another page or data set.</summary>
    Web,
}
