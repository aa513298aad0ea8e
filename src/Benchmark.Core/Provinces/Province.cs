using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Benchmark.Core.Schemas;

namespace Benchmark.Core.Provinces;

/// <summary>
/// A unit of the first administrative level, or the country as reference. One id is one territory: what was merged or changed its status is
/// another province, even under the same name.
/// </summary>
public partial record Province : INoun
{
    /// <summary>Kebab-case id; never changes and is never reused.</summary>
    public required string Id { get; init; }

    /// <summary>The name; several territories may bear the same one.</summary>
    public required Text Name { get; init; }

    /// <summary>The name with the days its territory began or ended: another province may bear the same name.</summary>
    public Text Label => ProvinceLabel.Of(this);

    /// <summary>Other names people use; like the name they may belong to several territories.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Province, centrally run city, or the country.</summary>
    public required ProvinceKind Kind { get; init; }

    /// <summary>The socio-economic region by the scheme in force while the unit existed; null for the country.</summary>
    public required Text? Region { get; init; }

    /// <summary>Codes other systems know the unit by. Neither is stable over time.</summary>
    public required ProvinceCodes Codes { get; init; }

    /// <summary>The first day the territory existed; null when it is older than the data set looks back.</summary>
    public required DateOnly? ValidFrom { get; init; }

    /// <summary>The last day the territory existed; null while it exists.</summary>
    public required DateOnly? ValidTo { get; init; }

    /// <summary>The province that took over the territory; null while it exists.</summary>
    public required string? Successor { get; init; }

    /// <summary>The provinces whose territory it took over, by id.</summary>
    public IReadOnlyList<string> Predecessors { get; init; } = [];

    /// <summary>The place among the provinces compared when none is named; null for the others.</summary>
    public required int? Headline { get; init; }

    /// <summary>The source of the row.</summary>
    public required string Source { get; init; }

    /// <summary>What a reader should know.</summary>
    public required Text? Note { get; init; }

    /// <summary>How the territory is told from others of its name in a sentence: "Hải Phòng (trước sáp nhập)"; null where its days are told instead.</summary>
    [JsonIgnore]
    public Text? ShortLabel { get; init; }

    /// <summary>What the province that took the territory over is called in a sentence; null while it exists.</summary>
    [JsonIgnore]
    public Text? SuccessorLabel { get; init; }

    /// <summary>Reads a row of the fields of <see cref="ProvinceSchema"/>.</summary>
    public static Province Read(IRow row) => new()
    {
        Id = row.Id("id"),
        Name = row.RequiredText("name"),
        Aliases = row.List("aliases", '|'),
        Kind = row.Code<ProvinceKind>("kind"),
        Region = row.OptionalText("region"),
        Codes = new ProvinceCodes(
            row.Matching("gso", GsoPattern(), new("hai chữ số", "two digits")),
            row.Matching("iso", IsoPattern(), new("mã ISO 3166 như VN-61", "a code of ISO 3166 like VN-61"))),
        ValidFrom = row.Day("valid_from"),
        ValidTo = row.Day("valid_to"),
        Successor = row.OptionalCell("successor"),
        Headline = row.WholeNumber("headline", 1, 1000),
        Source = row.RequiredCell("source"),
        Note = row.OptionalText("note"),
    };

    /// <summary>Whether the territory existed on a day.</summary>
    public bool ExistedOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <summary>Whether the territory ended before the last day of a year.</summary>
    public bool EndedBefore(int year) => ValidTo is { } end && end < new DateOnly(year, 12, 31);

    [GeneratedRegex("^[0-9]{2}$")]
    private static partial Regex GsoPattern();

    [GeneratedRegex("^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
    private static partial Regex IsoPattern();
}

/// <summary>The codes of a province.</summary>
/// <param name="Gso">The two-digit code of the statistics office, as text; a merger hands it to another territory.</param>
/// <param name="Iso">The ISO 3166-2 code (of the country: ISO 3166-1); null for the units of 2025, which the standard does not list yet.</param>
public sealed record ProvinceCodes(string? Gso, string? Iso);

/// <summary>What kind of unit a province is.</summary>
public enum ProvinceKind
{
    /// <summary>A province.</summary>
    Province,

    /// <summary>A centrally run city.</summary>
    City,

    /// <summary>The country, the reference of comparisons.</summary>
    Country,
}
