using System.Text.Json.Serialization;
using Benchmark.Core.Claims;
using Benchmark.Core.Numbers;
using Benchmark.Core.Schemas;

namespace Benchmark.Core.Observations;

/// <summary>A measured value of a province, an indicator, a year and a series.</summary>
public sealed record Observation
{
    /// <summary>The id: province, indicator, year and series joined by points; an older revision has <c>.r1</c> and so on behind it.</summary>
    public required string Id { get; init; }

    /// <summary>The province measured.</summary>
    public required string Province { get; init; }

    /// <summary>The indicator measured.</summary>
    public required string Indicator { get; init; }

    /// <summary>The year the value is of, never the year it came out.</summary>
    public required int Year { get; init; }

    /// <summary>The way of measuring.</summary>
    public required string Series { get; init; }

    /// <summary>The value, in the unit of the indicator.</summary>
    public required decimal Value { get; init; }

    /// <summary>The unit of the indicator.</summary>
    public required string Unit { get; init; }

    /// <summary>Of a rank, how many units were ranked; null when unknown or no rank.</summary>
    public required int? FieldSize { get; init; }

    /// <summary>How final the value is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>When the figure came out, as far as it is known: a day, a month or a year.</summary>
    public required string? Vintage { get; init; }

    /// <summary>Counts the known figures for the same thing from 1, the oldest; the highest is served.</summary>
    public required int Revision { get; init; }

    /// <summary>Where it was read.</summary>
    public required string Source { get; init; }

    /// <summary>A second place that gives the same figure.</summary>
    public required string? SecondSource { get; init; }

    /// <summary>What a reader should know.</summary>
    public required Text? Note { get; init; }

    /// <summary>The value as a sentence writes it; null unless asked for.</summary>
    public Text? Text { get; init; }

    /// <summary>The checksum of the release it was read from, as claims have it; null while it is in none.</summary>
    [JsonIgnore]
    public string? Checksum { get; init; }

    /// <summary>What it says in this release, as `/v1/verify` takes it; null while it is in none.</summary>
    public string? Claim => ClaimId.Print(Id, Checksum);

    /// <summary>Reads a row of the fields of <see cref="ObservationSchema"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="unit">The unit of its indicator.</param>
    /// <param name="fieldSize">The field size of its series.</param>
    /// <param name="newestRevision">The newest revision of the same figure; null while it is not known, and then the row has no id.</param>
    /// <param name="checksum">The checksum of its release, as claims have it; null where no claim is made of it.</param>
    public static Observation Read(IRow row, string unit, int? fieldSize, int? newestRevision, string? checksum = null)
    {
        var (province, indicator, series) = (row.RequiredCell("province"), row.RequiredCell("indicator"), row.RequiredCell("series"));
        var (year, revision) = (row.RequiredWholeNumber("year", Period.FirstYear, Period.LastYear), row.RequiredWholeNumber("revision", 1, 1000));
        return new Observation
        {
            Id = newestRevision is null ? "" : IdOf(province, indicator, year, series, revision, newestRevision.Value),
            Province = province,
            Indicator = indicator,
            Year = year,
            Series = series,
            Value = row.RequiredNumber("value"),
            Unit = unit,
            FieldSize = fieldSize,
            Certainty = row.Code<Certainty>("certainty"),
            Vintage = row.PartialDate("vintage"),
            Revision = revision,
            Source = row.RequiredCell("source"),
            SecondSource = row.OptionalCell("second_source"),
            Note = row.OptionalText("note"),
            Checksum = checksum,
        };
    }

    /// <summary>The id of an observation; the newest revision goes without a number, so that links to it stay true.</summary>
    public static string IdOf(string province, string indicator, int year, string series, int revision, int newestRevision)
    {
        var id = $"{province}.{indicator}.{year}.{series}";
        return revision == newestRevision ? id : $"{id}.r{revision}";
    }
}

/// <summary>How final a value is.</summary>
public enum Certainty
{
    /// <summary>From the publisher of the figure, or a page that clearly relays a final one.</summary>
    Official,

    /// <summary>From the press.</summary>
    Reported,

    /// <summary>An estimate or a provisional figure.</summary>
    Preliminary,
}
