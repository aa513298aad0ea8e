using System.Globalization;
using Benchmark.Core.Numbers;

namespace Benchmark.Api.Http;

/// <summary>Reads the small forms a parameter value can have; null when it has another.</summary>
internal static class Parse
{
    /// <summary>What stands for targets without a year.</summary>
    public const string OpenHorizon = "open";

    /// <summary>What stands for the newest year.</summary>
    public const string LatestYear = "latest";

    /// <summary>What stands for values as they are.</summary>
    public const string Raw = "raw";

    /// <summary>The largest weight.</summary>
    public const decimal LargestWeight = 1_000_000;

    private const int LargestRounding = 10;

    /// <summary>The earliest year of the data.</summary>
    public const int FirstYear = Period.FirstYear;

    /// <summary>The last year of the data.</summary>
    public const int LastYear = Period.LastYear;

    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static int? Year(string? text) =>
        text?.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= FirstYear and <= LastYear ? year : null;

    /// <summary>A plain decimal number without a sign.</summary>
    public static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A component and its weight.</summary>
    public static (string Component, decimal Weight)? Weight(string text) =>
        text.Split(':') is [{ Length: > 0 } component, var weight] && Number(weight) is { } number and <= LargestWeight ? (component, number) : null;

    /// <summary>How many decimals values are rounded to before they are ranked; null when they are not.</summary>
    public static int? Rounded(string? text) =>
        text?.StartsWith("rounded-", StringComparison.Ordinal) == true
            && int.TryParse(text["rounded-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var places)
            && places <= LargestRounding
            && text.Length <= "rounded-10".Length
            ? places
            : null;

    public static YearRange? Years(string text)
    {
        var ends = text.Split("..");
        return ends.Length <= 2 && Year(ends[0]) is { } from && Year(ends[^1]) is { } to && from <= to ? new YearRange(from, to) : null;
    }

    /// <summary>Horizons, null standing for an open one; null when none were asked for.</summary>
    public static IReadOnlySet<int?>? Horizons(IReadOnlyList<string> values) => values.Count == 0 ? null : values.Select(Year).ToHashSet();

    /// <summary>The ranges of years among the values; the word for the newest is none.</summary>
    public static IReadOnlyList<YearRange> YearRanges(IReadOnlyList<string> values) =>
        [.. values.Where(value => value != LatestYear).Select(value => Years(value)!)];
}
