using System.Globalization;

namespace Benchmark.Oracle.Tests;

/// <summary>What the rules need of the data set, read from its files.</summary>
internal sealed class DataSet
{
    private readonly ILookup<(string Province, string Indicator, string Series), Value> _values;

    private DataSet(string folder)
    {
        IReadOnlyList<Func<string, string?>> Rows(string file) => CsvFile.Read(Path.Combine(folder, file));
        PublishedAt = DateTimeOffset.Parse(Rows("release.csv").Single()("published_at")!, CultureInfo.InvariantCulture);
        Provinces = Rows("provinces.csv")
            .Select(row => new Province(row("id")!, row("kind") == "country", Day(row("valid_from")), Day(row("valid_to"))))
            .ToDictionary(row => row.Id);
        Indicators = Rows("indicators.csv")
            .Select(row => new Indicator(row("id")!, row("kind")!, row("direction") == "higher-is-better" ? 1 : -1, row("pace")!))
            .ToDictionary(row => row.Id);
        Series =
        [
            .. Rows("series.csv").Select(row => new Series(
                row("indicator")!, row("id")!, Year(row("field_size")), row("map"), Period(row("average_start"), row("average_end")),
                row("judges_targets") == "yes", row("preferred") == "yes",
                [.. (row("breaks") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(year => Year(year)!.Value)])),
        ];
        Targets =
        [
            .. Rows("targets.csv").Select(row => new Target(
                row("id")!, row("province")!, row("indicator")!, Year(row("horizon")), Year(row("period_start")), Year(row("period_end")), row("basis")!,
                row("comparator")!, Number(row("low")), Number(row("high")), Number(row("band")), Year(row("field_size")), row("series"),
                row("standing") == "superseded")),
        ];
        // methods.md 2.3, 2: of several revisions of one year the highest counts.
        _values = Rows("observations.csv")
            .Select(row => (
                Of: (row("province")!, row("indicator")!, row("series")!),
                Revision: Year(row("revision"))!.Value,
                Value: new Value(Year(row("year"))!.Value, Number(row("value"))!.Value)))
            .GroupBy(row => (row.Of, row.Value.Year), (key, rows) => (key.Of, rows.MaxBy(row => row.Revision).Value))
            .OrderBy(row => row.Value.Year)
            .ToLookup(row => row.Of, row => row.Value);
    }

    public DateTimeOffset PublishedAt { get; }

    public IReadOnlyDictionary<string, Province> Provinces { get; }

    public IReadOnlyDictionary<string, Indicator> Indicators { get; }

    public IReadOnlyList<Series> Series { get; }

    public IReadOnlyList<Target> Targets { get; }

    public static DataSet Read(string folder) => new(folder);

    /// <summary>The values of one series, oldest first.</summary>
    public IReadOnlyList<Value> Values(string province, Series series) => [.. _values[(province, series.Indicator, series.Id)]];

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int? Year(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static (int, int)? Period(string? start, string? end) => start is null ? null : (Year(start)!.Value, Year(end)!.Value);
}

internal sealed record Province(string Id, bool IsCountry, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    public bool ValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}

/// <summary>What is measured. Its direction is the symbol d: 1 if higher is better, −1 if lower is better.</summary>
internal sealed record Indicator(string Id, string Kind, int Direction, string Pace);

internal sealed record Series(
    string Indicator, string Id, int? FieldSize, string? Map, (int Start, int End)? Average, bool Judges, bool Preferred, IReadOnlyList<int> Breaks);

internal sealed record Target(
    string Id, string Province, string Indicator, int? Horizon, int? PeriodStart, int? PeriodEnd, string Basis, string Comparator, decimal? Low, decimal? High,
    decimal? Band, int? FieldSize, string? Series, bool IsSuperseded);

internal sealed record Value(int Year, decimal Figure);
