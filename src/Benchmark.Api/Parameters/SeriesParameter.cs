using System.Collections;
using Benchmark.Api.Http;

namespace Benchmark.Api.Parameters;

/// <summary>Series by id: those that judge, or that are shown; none means all.</summary>
internal class SeriesParameter(IReadOnlyList<string> all) : IParameter<SeriesParameter>, IReadOnlyList<string>
{
    public static Shape Shape => Shape.Texts;

    public int Count => all.Count;

    /// <summary>The ids; null for all.</summary>
    public IReadOnlyList<string>? Filter => Count == 0 ? null : all;

    /// <summary>The ids; null for all.</summary>
    public IReadOnlySet<string>? Set => Count == 0 ? null : all.ToHashSet();

    public IReadOnlyList<string> Canonical => all;

    public string this[int index] => all[index];

    public static SeriesParameter Read(Reading reading) => new(Of(reading));

    public IEnumerator<string> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected static IReadOnlyList<string> Of(Reading reading)
    {
        foreach (var value in reading.Given)
        {
            if (reading.Catalog.MatchSeries(value) is { Candidates.Count: 0 } unknown)
                reading.RefuseUnknown("series", value, unknown.Near);
        }

        return [.. reading.Given.Distinct()];
    }
}

/// <summary>The series that judge, at most one of an indicator.</summary>
internal sealed class JudgingSeriesParameter(IReadOnlyList<string> all) : SeriesParameter(all), IParameter<JudgingSeriesParameter>
{
    public static new JudgingSeriesParameter Read(Reading reading)
    {
        var named = Of(reading);
        foreach (var indicator in reading.Catalog.Indicators.Where(indicator => indicator.Series.Count(each => named.Contains(each.Id)) > 1))
        {
            reading.RefuseMeaning(
                string.Join(',', reading.Given),
                ErrorCodes.NotOne,
                $"\"{indicator.Id}\" chỉ được chấm theo một chuỗi.",
                $"\"{indicator.Id}\" is judged by one series.");
        }

        return new(named);
    }
}

/// <summary>The series that an indicator is ranked by.</summary>
/// <param name="Id">The series; null where none is named, and the values decide.</param>
internal sealed record RankedSeriesParameter(string? Id) : IParameter<RankedSeriesParameter>
{
    public static Shape Shape => Shape.Text;

    public IReadOnlyList<string> Canonical => Id is null ? [] : [Id];

    public static RankedSeriesParameter Read(Reading reading)
    {
        // Of an indicator that nothing measures that is what is said, whatever series is named.
        if (reading.Text is not { } asked
            || reading.ValuesOf("indicator") is not [var id, ..]
            || reading.Catalog.FindIndicator(id) is not { Series.Count: > 0 } indicator)
        {
            return new((string?)null);
        }

        if (indicator.Series.Any(series => series.Id == asked))
            return new(asked);
        IReadOnlyList<string> ids = [.. indicator.Series.Select(series => series.Id)];
        var list = string.Join(", ", ids);
        reading.RefuseMeaning(
            asked,
            ErrorCodes.UnknownSeries,
            $"Chỉ tiêu này có các chuỗi: {list}.",
            $"This indicator has the series {list}.",
            ids,
            Nearest.To(asked, ids));
        return new((string?)null);
    }
}
