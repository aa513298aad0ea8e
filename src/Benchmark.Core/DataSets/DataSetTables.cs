using System.Globalization;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Releases;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;

namespace Benchmark.Core.DataSets;

/// <summary>The files of a data set and their columns: what the import reads and the export writes.</summary>
public static class DataSetTables
{
    /// <summary>The release.</summary>
    public const string ReleaseFile = "release.csv";

    /// <summary>Sources and documents.</summary>
    public const string SourceFile = "sources.csv";

    /// <summary>Provinces.</summary>
    public const string ProvinceFile = "provinces.csv";

    /// <summary>Indicators.</summary>
    public const string IndicatorFile = "indicators.csv";

    /// <summary>Series.</summary>
    public const string SeriesFile = "series.csv";

    /// <summary>Targets.</summary>
    public const string TargetFile = "targets.csv";

    /// <summary>Observations.</summary>
    public const string ObservationFile = "observations.csv";

    /// <summary>What an import deletes by name; no part of a data set.</summary>
    public const string DeletionFile = "deletions.csv";

    /// <summary>The columns of the file of deletions.</summary>
    public static readonly IReadOnlyList<string> DeletionColumns = ["noun", "id"];

    /// <summary>The columns of each file, in the order they are written; every one of them must be in the header.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Columns = new Dictionary<string, IReadOnlyList<string>>
    {
        [ReleaseFile] = ["id", "published_at", "author", "reason_vi", "reason_en"],
        [SourceFile] = ["id", "kind", "number", "title", "issuer", "published_on", "url", "note_vi", "note_en"],
        [ProvinceFile] =
        [
            "id", "name_vi", "name_en", "aliases", "kind", "region_vi", "region_en", "gso", "iso", "valid_from", "valid_to", "successor", "headline",
            "source", "note_vi", "note_en",
        ],
        [IndicatorFile] =
        [
            "id", "name_vi", "name_en", "kind", "unit", "unit_name_vi", "unit_name_en", "direction", "theme", "headline", "minimum", "maximum", "worst",
            "worst_reason_vi", "worst_reason_en", "score_method", "pace", "ratio_scale", "decimals", "source", "note_vi", "note_en",
        ],
        [SeriesFile] =
        [
            "indicator", "id", "name_vi", "name_en", "field_size", "map", "average_start", "average_end", "judges_targets", "preferred", "breaks",
            "note_vi", "note_en",
        ],
        [TargetFile] =
        [
            "id", "province", "indicator", "horizon", "horizon_stated", "horizon_reading", "period_start", "period_end", "basis", "comparator", "low",
            "high", "unit", "band", "field_size", "series", "standing", "superseded_by", "statement_vi", "statement_en", "document", "source",
            "certainty", "note_vi", "note_en",
        ],
        [ObservationFile] =
        [
            "province", "indicator", "year", "series", "revision", "value", "vintage", "certainty", "source", "second_source", "note_vi", "note_en",
        ],
    };

    /// <summary>The file of a noun.</summary>
    public static string FileOf(Noun noun) => noun switch
    {
        Noun.Source => SourceFile,
        Noun.Province => ProvinceFile,
        Noun.Indicator => IndicatorFile,
        Noun.Series => SeriesFile,
        Noun.Target => TargetFile,
        _ => ObservationFile,
    };

    /// <summary>The columns a file must have.</summary>
    public static IReadOnlyList<string> ColumnsOf(string file) => file == DeletionFile ? DeletionColumns : Columns[file];

    /// <summary>A frame as tables.</summary>
    public static IReadOnlyList<ImportTable> Of(DataFrame frame) =>
    [
        Table(SourceFile, frame.Sources, Cells),
        Table(ProvinceFile, frame.Provinces, Cells),
        Table(IndicatorFile, frame.Indicators, Cells),
        Table(SeriesFile, frame.Indicators.SelectMany(indicator => indicator.Series), Cells),
        Table(TargetFile, frame.Targets, Cells),
    ];

    /// <summary>The cells of a release.</summary>
    public static IReadOnlyList<string> Cells(Release release) =>
    [
        release.Id, release.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), release.Author, release.Reason.Vi, release.Reason.En,
    ];

    /// <summary>The cells of an observation, empty where there is nothing.</summary>
    public static IReadOnlyList<string> Cells(Observation observation) =>
    [
        observation.Province, observation.Indicator, Write(observation.Year)!, observation.Series, Write(observation.Revision)!, Write(observation.Value)!,
        observation.Vintage ?? "", Code.Of(observation.Certainty), observation.Source, observation.SecondSource ?? "", observation.Note?.Vi ?? "", observation.Note?.En ?? "",
    ];

    private static ImportTable Table<T>(string file, IEnumerable<T> items, Func<T, string?[]> cells) => new(
        file,
        Columns[file],
        [.. items.Select((item, index) => new ImportRow(index + 2, [.. cells(item).Select(cell => cell ?? "")]))]);

    private static string?[] Cells(Source source) =>
    [
        source.Id, Code.Of(source.Kind), source.Number, source.Title, source.Issuer, source.PublishedOn, source.Url, source.Note?.Vi, source.Note?.En,
    ];

    private static string?[] Cells(Province province) =>
    [
        province.Id, province.Name.Vi, province.Name.En, string.Join('|', province.Aliases), Code.Of(province.Kind), province.Region?.Vi,
        province.Region?.En, province.Codes.Gso, province.Codes.Iso, Write(province.ValidFrom), Write(province.ValidTo), province.Successor,
        Write(province.Headline), province.Source, province.Note?.Vi, province.Note?.En,
    ];

    private static string?[] Cells(Indicator indicator) =>
    [
        indicator.Id, indicator.Name.Vi, indicator.Name.En, Code.Of(indicator.Kind), indicator.Unit, indicator.UnitName?.Vi, indicator.UnitName?.En,
        Code.Of(indicator.Direction), indicator.Theme, Write(indicator.Headline), Write(indicator.Minimum), Write(indicator.Maximum),
        Write(indicator.Worst), indicator.WorstReason?.Vi, indicator.WorstReason?.En, indicator.ScoreMethod, indicator.Pace ?? "none",
        Write(indicator.RatioScale), Write(indicator.Decimals), indicator.Source, indicator.Note?.Vi, indicator.Note?.En,
    ];

    private static string?[] Cells(Series series) =>
    [
        series.Indicator, series.Id, series.Name.Vi, series.Name.En, Write(series.FieldSize), Write(series.Map), Write(series.AverageOf?.Start),
        Write(series.AverageOf?.End), Write(series.JudgesTargets), Write(series.Preferred), string.Join(' ', series.Breaks.Select(year => Write(year))),
        series.Note?.Vi, series.Note?.En,
    ];

    private static string?[] Cells(Target target) =>
    [
        target.Id, target.Province, target.Indicator, Write(target.Horizon), Write(target.HorizonStated), Code.Of(target.HorizonReading),
        Write(target.Period?.Start), Write(target.Period?.End), Code.Of(target.Basis), Code.Of(target.Comparator), Write(target.Low), Write(target.High),
        target.Unit, Write(target.Normalized.Band), Write(target.Normalized.FieldSize), target.Series, Code.Of(target.Standing), target.SupersededBy,
        target.Statement.Vi, target.Statement.En, target.Document, target.Source, Code.Of(target.Certainty), target.Note?.Vi, target.Note?.En,
    ];

    private static string? Write(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Write(decimal? number) => number is null ? null : Exact.Print(number.Value);

    private static string? Write(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Write(bool flag) => flag ? "yes" : "no";
}
