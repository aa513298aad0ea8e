using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Benchmark.Core.Claims;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Schemas;

namespace Benchmark.Core.Targets;

/// <summary>What a document promises for a province, an indicator and a horizon, in normalized form.</summary>
public sealed partial record Target
{
    private static readonly Text IdWording = new(
        "tỉnh, chỉ tiêu, năm đích (hoặc open) và văn bản nối bằng dấu chấm",
        "province, indicator, horizon (or open) and document joined by points");

    /// <summary>The id: province, indicator, horizon and document joined by points.</summary>
    public required string Id { get; init; }

    /// <summary>The province that is to reach it.</summary>
    public required string Province { get; init; }

    /// <summary>The indicator it is set on.</summary>
    public required string Indicator { get; init; }

    /// <summary>The year to read, at whose end the target is due; null when no year can be given.</summary>
    public required int? Horizon { get; init; }

    /// <summary>The year as the source prints it; it differs from the horizon where the source says "before 2025", and is null where it is silent.</summary>
    public required int? HorizonStated { get; init; }

    /// <summary>Whether the horizon is stated, our reading, or open.</summary>
    public required HorizonReading HorizonReading { get; init; }

    /// <summary>The years the target runs over; null when the source gives none.</summary>
    public required Period? Period { get; init; }

    /// <summary>What has to hold: the state at the horizon, a floor in every year, or the mean of the period.</summary>
    public required Basis Basis { get; init; }

    /// <summary>How the figure is worded.</summary>
    public required Comparator Comparator { get; init; }

    /// <summary>The stated figure; of a range the lower end; null for milestones.</summary>
    public required decimal? Low { get; init; }

    /// <summary>The upper end of a range; null otherwise.</summary>
    public required decimal? High { get; init; }

    /// <summary>The unit of the indicator.</summary>
    public required string Unit { get; init; }

    /// <summary>The direction of the indicator, under which the target was read. No key of JSON, so it cannot be required of a serializer.</summary>
    [JsonIgnore]
    public Direction Direction { get; init; }

    /// <summary>The one series the target is defined on, which alone judges it; null when any series that judges targets may.</summary>
    public required string? Series { get; init; }

    /// <summary>The target as the computation reads it.</summary>
    public required NormalizedTarget Normalized { get; init; }

    /// <summary>Whether it is the one that comparisons use.</summary>
    public required Standing Standing { get; init; }

    /// <summary>The target that replaced it; null unless superseded.</summary>
    public required string? SupersededBy { get; init; }

    /// <summary>What the document says, in our words.</summary>
    public required Text Statement { get; init; }

    /// <summary>The document that sets it; null when none is known.</summary>
    public required string? Document { get; init; }

    /// <summary>Where it was read.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it was read in a report of the target itself or in a looser, later or indirect one.</summary>
    public required TargetCertainty Certainty { get; init; }

    /// <summary>Who set it.</summary>
    public TargetSetter SetBy { get; init; } = TargetSetter.Unknown;

    /// <summary>How firm it is.</summary>
    public Adoption Adoption { get; init; } = Adoption.Unknown;

    /// <summary>What a reader should know.</summary>
    public required Text? Note { get; init; }

    /// <summary>What it asks for as a sentence writes it; null for milestones, and unless asked for.</summary>
    public Text? Text { get; init; }

    /// <summary>The checksum of the release it was read from, as claims have it; null while it is in none.</summary>
    [JsonIgnore]
    public string? Checksum { get; init; }

    /// <summary>What it says in this release, as `/v1/verify` takes it; null while it is in none.</summary>
    public string? Claim => ClaimId.Print(Id, Checksum);

    /// <summary>Reads a row of the fields of <see cref="TargetSchema"/>.</summary>
    /// <param name="row">The row.</param>
    /// <param name="direction">The direction of its indicator.</param>
    /// <param name="checksum">The checksum of its release, as claims have it; null where no claim is made of it.</param>
    public static Target Read(IRow row, Direction direction, string? checksum = null)
    {
        var comparator = row.Code<Comparator>("comparator");
        var (low, high) = (row.Number("low"), row.Number("high"));
        row.RequiredCell("id");
        return new Target
        {
            Id = row.Matching("id", IdPattern(), IdWording) ?? "",
            Province = row.RequiredCell("province"),
            Indicator = row.RequiredCell("indicator"),
            Horizon = row.WholeNumber("horizon", Period.FirstYear, Period.LastYear),
            HorizonStated = row.WholeNumber("horizon_stated", Period.FirstYear, Period.LastYear),
            HorizonReading = row.Code<HorizonReading>("horizon_reading"),
            Period = row.OptionalPeriod("period_start", "period_end"),
            Basis = row.Code<Basis>("basis"),
            Comparator = comparator,
            Low = low,
            High = high,
            Unit = row.RequiredCell("unit"),
            Direction = direction,
            Series = row.OptionalCell("series"),
            Normalized = NormalizedTarget.From(comparator, direction, low, high, row.Number("band"), row.WholeNumber("field_size", 1, 1000)),
            Standing = row.Code<Standing>("standing"),
            SupersededBy = row.OptionalCell("superseded_by"),
            Statement = row.RequiredText("statement"),
            Document = row.OptionalCell("document"),
            Source = row.RequiredCell("source"),
            Certainty = row.Code<TargetCertainty>("certainty"),
            SetBy = row.OptionalCode<TargetSetter>("set_by") ?? TargetSetter.Unknown,
            Adoption = row.OptionalCode<Adoption>("adoption") ?? Adoption.Unknown,
            Note = row.OptionalText("note"),
            Checksum = checksum,
        };
    }

    /// <summary>The target read under another direction of its indicator, which decides what counts as reached.</summary>
    public Target Under(Direction direction) =>
        this with { Direction = direction, Normalized = NormalizedTarget.From(Comparator, direction, Low, High, Normalized.Band, Normalized.FieldSize) };

    /// <summary>Whether another target promises the same: the same figure with the same comparator on the same basis.</summary>
    public bool PromisesTheSameAs(Target other) =>
        Comparator == other.Comparator && Low == other.Low && High == other.High && Basis == other.Basis;

    [GeneratedRegex(@"^[a-z0-9-]+\.[a-z0-9-]+\.([0-9]{4}|open)\.[a-z0-9-]+$")]
    private static partial Regex IdPattern();
}

/// <summary>How sure the horizon is.</summary>
public enum HorizonReading
{
    /// <summary>The source names the year.</summary>
    Stated,

    /// <summary>The source leaves it open; the note says why this year was read.</summary>
    Inferred,

    /// <summary>No year can be given.</summary>
    Open,
}

/// <summary>What has to hold for a target to be reached.</summary>
public enum Basis
{
    /// <summary>The state at the horizon.</summary>
    AtYear,

    /// <summary>A floor in each year of the period.</summary>
    EveryYear,

    /// <summary>The mean over the period.</summary>
    PeriodAverage,
}

/// <summary>How a target is worded.</summary>
public enum Comparator
{
    /// <summary>"At least", "no less than", or a bare figure: v ≥ T.</summary>
    AtLeast,

    /// <summary>"More than", strictly: v &gt; T.</summary>
    MoreThan,

    /// <summary>"At most": v ≤ T.</summary>
    AtMost,

    /// <summary>"Less than", strictly: v &lt; T.</summary>
    LessThan,

    /// <summary>"About": the near edge of a declared band passes.</summary>
    About,

    /// <summary>"7–7.5": the weaker bound passes, the other is the stretch.</summary>
    Range,

    /// <summary>"Among the first N": rank ≤ N.</summary>
    RankAtMost,

    /// <summary>No number.</summary>
    Milestone,
}

/// <summary>The standing of a target among those for the same province, indicator and horizon.</summary>
public enum Standing
{
    /// <summary>The one used in comparisons; exactly one per province, indicator and horizon.</summary>
    Primary,

    /// <summary>The same target reported elsewhere.</summary>
    Restatement,

    /// <summary>Another document disagrees.</summary>
    Alternative,

    /// <summary>Replaced by a later one.</summary>
    Superseded,
}

/// <summary>How closely the source reports the target.</summary>
public enum TargetCertainty
{
    /// <summary>The source states the target.</summary>
    Stated,

    /// <summary>A looser, later or indirect report.</summary>
    SecondarySource,
}

/// <summary>Who set a target.</summary>
public enum TargetSetter
{
    /// <summary>A congress of the party.</summary>
    PartyCongress,

    /// <summary>A committee of the party, the Politburo among them.</summary>
    PartyCommittee,

    /// <summary>The National Assembly.</summary>
    NationalAssembly,

    /// <summary>The Government.</summary>
    Government,

    /// <summary>The Prime Minister.</summary>
    PrimeMinister,

    /// <summary>A ministry.</summary>
    Ministry,

    /// <summary>A people's council.</summary>
    PeopleCouncil,

    /// <summary>A people's committee.</summary>
    PeopleCommittee,

    /// <summary>Somebody else.</summary>
    Other,

    /// <summary>It is not known who.</summary>
    Unknown,
}

/// <summary>How firm a target is.</summary>
public enum Adoption
{
    /// <summary>It was adopted.</summary>
    Adopted,

    /// <summary>It was assigned by a higher level.</summary>
    Assigned,

    /// <summary>It is a draft, or was reported before it was adopted.</summary>
    Draft,

    /// <summary>It is one of several scenarios.</summary>
    Scenario,

    /// <summary>A leader or a report said so; no document is known.</summary>
    Statement,

    /// <summary>It is not known.</summary>
    Unknown,
}
