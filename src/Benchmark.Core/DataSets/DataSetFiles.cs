using Benchmark.Core.Indicators;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Releases;
using Benchmark.Core.Schemas;
using Benchmark.Core.Sources;
using Benchmark.Core.Targets;
using Benchmark.Core.Themes;

namespace Benchmark.Core.DataSets;

/// <summary>The files of a data set: what the import reads and the export writes. Of a file the header is the contract, not the position of a column.</summary>
public static class DataSetFiles
{
    /// <summary>The file of the release, which says that the others are a whole data set.</summary>
    public static readonly Schema Release = ReleaseSchema.Instance;

    /// <summary>What an import deletes by name; no part of a data set.</summary>
    public static readonly Schema Deletions = DeletionSchema.Instance;

    /// <summary>The schemas of what has rows in tables, in the order in which they refer to each other.</summary>
    public static readonly IReadOnlyList<Schema> Nouns =
    [
        SourceSchema.Instance, ProvinceSchema.Instance, ThemeSchema.Instance, IndicatorSchema.Instance, SeriesSchema.Instance, TargetSchema.Instance,
        ObservationSchema.Instance,
    ];

    /// <summary>The schemas of the files of a data set, in the order they are written.</summary>
    public static readonly IReadOnlyList<Schema> All = [Release, .. Nouns];

    /// <summary>The schema of a noun.</summary>
    public static Schema Of(Noun noun) => Nouns[(int)noun];

    /// <summary>The schema of a file; null when it is none of an import.</summary>
    public static Schema? Find(string file) => file == Deletions.File ? Deletions : All.FirstOrDefault(schema => schema.File == file);

    /// <summary>A frame as tables. A file that came later and would be empty is left out, so that an older data set stays what it was.</summary>
    public static IReadOnlyList<ImportTable> Of(DataFrame frame) =>
    [
        Table(SourceSchema.Instance, frame.Sources),
        Table(ProvinceSchema.Instance, frame.Provinces),
        .. frame.Themes.Count == 0 ? [] : new[] { Table(ThemeSchema.Instance, frame.Themes) },
        Table(IndicatorSchema.Instance, frame.Indicators),
        Table(SeriesSchema.Instance, frame.Indicators.SelectMany(indicator => indicator.Series)),
        Table(TargetSchema.Instance, frame.Targets),
    ];

    private static ImportTable Table<T>(Schema<T> schema, IEnumerable<T> items) =>
        new(schema.File, schema.FileColumns, [.. items.Select((item, index) => new ImportRow(index + 2, schema.Print(item)))]);
}
