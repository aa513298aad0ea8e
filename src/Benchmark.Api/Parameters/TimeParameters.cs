using System.Globalization;
using Benchmark.Api.Http;
using Benchmark.Core.Numbers;

namespace Benchmark.Api.Parameters;

/// <summary>Years: single ones, ranges, or the word for the newest.</summary>
/// <param name="Canonical">What was written, or the default.</param>
internal sealed record YearsParameter(IReadOnlyList<string> Canonical) : IParameter<YearsParameter>
{
    public static Shape Shape { get; } = new() { Name = "YearOrRange", IsList = true, Pattern = $"^(\\d{{4}}(\\.\\.\\d{{4}})?|{Parse.LatestYear})$" };

    /// <summary>Whether the newest year is among them.</summary>
    public bool HaveLatest => Canonical.Contains(Parse.LatestYear);

    /// <summary>The ranges; a single year is a range of one.</summary>
    public IReadOnlyList<YearRange> Ranges => [.. Canonical.Select(Parse.Years).OfType<YearRange>()];

    /// <summary>The years by themselves; null where neither a year nor the newest is asked for.</summary>
    public IReadOnlyList<int>? Filter =>
        Canonical.Count == 0 ? null : [.. Ranges.SelectMany(range => Enumerable.Range(range.From, range.To - range.From + 1)).Distinct()];

    public static YearsParameter Read(Reading reading)
    {
        foreach (var value in reading.Given.Where(value => value != Parse.LatestYear && Parse.Years(value) is null))
        {
            reading.Refuse(
                value,
                ErrorCodes.NotAYear,
                $"Phải là năm (2024), khoảng năm (2020..2024) hoặc {Parse.LatestYear}.",
                $"Must be a year (2024), a range of years (2020..2024) or {Parse.LatestYear}.",
                NearMiss.OfYears(value));
        }

        return new(reading.Values);
    }
}

/// <summary>One year, or the word for the newest.</summary>
/// <param name="Value">The year; null for the newest.</param>
internal sealed record YearOrLatestParameter(int? Value) : IParameter<YearOrLatestParameter>
{
    public static Shape Shape { get; } = new() { Name = "YearOrLatest", Pattern = $"^(\\d{{4}}|{Parse.LatestYear})$" };

    public IReadOnlyList<string> Canonical => Value is { } year ? [$"{year}"] : [];

    public static YearOrLatestParameter Read(Reading reading)
    {
        var year = Parse.Year(reading.Text);
        if (year is null && reading.Text is { } text && text != Parse.LatestYear)
        {
            reading.Refuse(
                text,
                ErrorCodes.NotAYear,
                $"Phải là năm (2024) hoặc {Parse.LatestYear}.",
                $"Must be a year (2024) or {Parse.LatestYear}.",
                NearMiss.OfYear(text));
        }

        return new(year);
    }
}

/// <summary>One year.</summary>
/// <param name="Value">The year; null for none.</param>
internal sealed record YearParameter(int? Value) : IParameter<YearParameter>
{
    public static Shape Shape { get; } = new() { Name = "Year", Minimum = Parse.FirstYear, Maximum = Parse.LastYear };

    public IReadOnlyList<string> Canonical => Value is { } year ? [$"{year}"] : [];

    public static YearParameter Read(Reading reading) => new(reading.WholeNumber(Parse.FirstYear, Parse.LastYear));
}

/// <summary>Horizons: years, or the word for targets without one.</summary>
/// <param name="Canonical">What was written.</param>
internal sealed record HorizonsParameter(IReadOnlyList<string> Canonical) : IParameter<HorizonsParameter>
{
    public static Shape Shape { get; } = new() { Name = "Horizon", IsList = true, Pattern = $"^(\\d{{4}}|{Parse.OpenHorizon})$" };

    /// <summary>The horizons, null standing for an open one; null for all.</summary>
    public IReadOnlySet<int?>? Set => Canonical.Count == 0 ? null : Canonical.Select(Parse.Year).ToHashSet();

    public static HorizonsParameter Read(Reading reading)
    {
        foreach (var value in reading.Given.Where(value => value != Parse.OpenHorizon && Parse.Year(value) is null))
        {
            reading.Refuse(
                value,
                ErrorCodes.NotAHorizon,
                $"Phải là năm có dạng 2030, hoặc {Parse.OpenHorizon} cho mục tiêu không nêu năm.",
                $"Must be a year like 2030, or {Parse.OpenHorizon} for targets without a year.",
                NearMiss.OfYear(value));
        }

        return new(reading.Given);
    }
}

/// <summary>A day.</summary>
/// <param name="Value">The day; null for none.</param>
internal sealed record DayParameter(DateOnly? Value) : IParameter<DayParameter>
{
    public static Shape Shape => Shape.Day;

    public IReadOnlyList<string> Canonical => Value is { } day ? [day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)] : [];

    public static DayParameter Read(Reading reading) => new(reading.Date());
}

/// <summary>The day on which names and codes are read; the canonical form has ids, which need none.</summary>
internal sealed record NamingDayParameter : IParameter<NamingDayParameter>
{
    public static Shape Shape => Shape.Day;

    public IReadOnlyList<string> Canonical => [];

    public static NamingDayParameter Read(Reading reading)
    {
        reading.Date();
        return new();
    }
}
