using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Targets;
using Microsoft.Data.Sqlite;

namespace Benchmark.Api.Data;

/// <summary>A row of the target table.</summary>
internal sealed record TargetRow
{
    /// <summary>The columns a query of targets selects.</summary>
    public const string Columns =
        """
        id as Id, province as Province, indicator as Indicator, horizon as Horizon, horizon_stated as HorizonStated, horizon_reading as HorizonReading,
            period_start as PeriodStart, period_end as PeriodEnd, basis as Basis, comparator as Comparator, low as Low, high as High, unit as Unit,
            direction as Direction, band as Band, field_size as FieldSize, series as Series, standing as Standing, superseded_by as SupersededBy,
            statement_vi as StatementVi, statement_en as StatementEn, document as Document, source as Source, certainty as Certainty,
            note_vi as NoteVi, note_en as NoteEn
        """;

    public string Id { get; init; } = "";

    public string Province { get; init; } = "";

    public string Indicator { get; init; } = "";

    public int? Horizon { get; init; }

    public int? HorizonStated { get; init; }

    public string HorizonReading { get; init; } = "";

    public int? PeriodStart { get; init; }

    public int? PeriodEnd { get; init; }

    public string Basis { get; init; } = "";

    public string Comparator { get; init; } = "";

    public decimal? Low { get; init; }

    public decimal? High { get; init; }

    public string Unit { get; init; } = "";

    public string Direction { get; init; } = "";

    public decimal? Band { get; init; }

    public int? FieldSize { get; init; }

    public string? Series { get; init; }

    public string Standing { get; init; } = "";

    public string? SupersededBy { get; init; }

    public string StatementVi { get; init; } = "";

    public string StatementEn { get; init; } = "";

    public string? Document { get; init; }

    public string Source { get; init; } = "";

    public string Certainty { get; init; } = "";

    public string? NoteVi { get; init; }

    public string? NoteEn { get; init; }

    /// <summary>The row a reader stands on, of a query that selects these columns.</summary>
    public static TargetRow Read(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Province = row.GetString(1),
        Indicator = row.GetString(2),
        Horizon = row.NumberAt(3),
        HorizonStated = row.NumberAt(4),
        HorizonReading = row.GetString(5),
        PeriodStart = row.NumberAt(6),
        PeriodEnd = row.NumberAt(7),
        Basis = row.GetString(8),
        Comparator = row.GetString(9),
        Low = row.DecimalAt(10),
        High = row.DecimalAt(11),
        Unit = row.GetString(12),
        Direction = row.GetString(13),
        Band = row.DecimalAt(14),
        FieldSize = row.NumberAt(15),
        Series = row.TextAt(16),
        Standing = row.GetString(17),
        SupersededBy = row.TextAt(18),
        StatementVi = row.GetString(19),
        StatementEn = row.GetString(20),
        Document = row.TextAt(21),
        Source = row.GetString(22),
        Certainty = row.GetString(23),
        NoteVi = row.TextAt(24),
        NoteEn = row.TextAt(25),
    };

    public Target ToTarget()
    {
        var comparator = Code.Parse<Comparator>(Comparator);
        return new Target
        {
            Id = Id,
            Province = Province,
            Indicator = Indicator,
            Horizon = Horizon,
            HorizonStated = HorizonStated,
            HorizonReading = Code.Parse<HorizonReading>(HorizonReading),
            Period = PeriodStart is null ? null : new Period(PeriodStart.Value, PeriodEnd!.Value),
            Basis = Code.Parse<Basis>(Basis),
            Comparator = comparator,
            Low = Low,
            High = High,
            Unit = Unit,
            Series = Series,
            Normalized = NormalizedTarget.From(comparator, Code.Parse<Direction>(Direction), Low, High, Band, FieldSize),
            Standing = Code.Parse<Standing>(Standing),
            SupersededBy = SupersededBy,
            Statement = new Text(StatementVi, StatementEn),
            Document = Document,
            Source = Source,
            Certainty = Code.Parse<TargetCertainty>(Certainty),
            Note = Pair.Of(NoteVi, NoteEn),
        };
    }
}
