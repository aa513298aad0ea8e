using Benchmark.Core.Observations;

namespace Benchmark.Api.Data;

/// <summary>A row of the observation table, with what belongs to it in others.</summary>
internal sealed record ObservationRow
{
    /// <summary>The columns a query of observations selects.</summary>
    public const string Columns =
        """
        observation.province as Province, observation.indicator as Indicator, observation.year as Year, observation.series as Series,
            observation.revision as Revision, observation.value as Value, observation.vintage as Vintage, observation.certainty as Certainty,
            observation.source as Source, observation.second_source as SecondSource, observation.note_vi as NoteVi, observation.note_en as NoteEn,
            (select max(newest.revision) from observation as newest
             where newest.province = observation.province and newest.indicator = observation.indicator and newest.year = observation.year
                 and newest.series = observation.series) as NewestRevision,
            indicator.unit as Unit, series.field_size as FieldSize
        """;

    /// <summary>The tables those columns come from.</summary>
    public const string Tables =
        """
        observation
            join indicator on indicator.id = observation.indicator
            join series on series.indicator = observation.indicator and series.id = observation.series
        """;

    public string Province { get; init; } = "";

    public string Indicator { get; init; } = "";

    public int Year { get; init; }

    public string Series { get; init; } = "";

    public int Revision { get; init; }

    public int NewestRevision { get; init; }

    public decimal Value { get; init; }

    public string Unit { get; init; } = "";

    public int? FieldSize { get; init; }

    public string? Vintage { get; init; }

    public string Certainty { get; init; } = "";

    public string Source { get; init; } = "";

    public string? SecondSource { get; init; }

    public string? NoteVi { get; init; }

    public string? NoteEn { get; init; }

    public Observation ToObservation() => new()
    {
        Id = Observation.IdOf(Province, Indicator, Year, Series, Revision, NewestRevision),
        Province = Province,
        Indicator = Indicator,
        Year = Year,
        Series = Series,
        Value = Value,
        Unit = Unit,
        FieldSize = FieldSize,
        Certainty = Code.Parse<Certainty>(Certainty),
        Vintage = Vintage,
        Revision = Revision,
        Source = Source,
        SecondSource = SecondSource,
        Note = Pair.Of(NoteVi, NoteEn),
    };
}
