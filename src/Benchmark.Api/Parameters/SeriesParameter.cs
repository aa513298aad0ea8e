using System.Collections;
using Benchmark.Api.Http;
using Benchmark.Core.Indicators;

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

/// <summary>The series that an indicator is ranked by; the preferred one where none is named.</summary>
/// <param name="Series">The series; null where the indicator has none.</param>
/// <param name="Canonical">Its id; empty for the preferred one.</param>
internal sealed record RankedSeriesParameter(Series? Series, IReadOnlyList<string> Canonical) : IParameter<RankedSeriesParameter>
{
    public static Shape Shape => Shape.Text;

    public static RankedSeriesParameter Read(Reading reading)
    {
        if (reading.ValuesOf("indicator") is not [var id, ..] || reading.Catalog.FindIndicator(id) is not { } indicator)
            return new(null, []);
        var asked = reading.Text;
        if (indicator.Series.FirstOrDefault(series => asked is null ? series.Preferred : series.Id == asked) is { } found)
            return new(found, found.Preferred ? [] : [found.Id]);

        IReadOnlyList<string> ids = [.. indicator.Series.Select(series => series.Id)];
        if (ids.Count == 0)
        {
            var message = new Text(
                "Chỉ tiêu này chưa có chuỗi số liệu nào để xếp hạng.",
                "Nothing measures this indicator, so there is nothing to rank.");
            reading.Refuse(new Fault("indicator", indicator.Id, ErrorCodes.NoSeries, message) { Stage = FaultStage.Data });
        }
        else
        {
            reading.RefuseMeaning(
                asked,
                ErrorCodes.UnknownSeries,
                $"Chỉ tiêu này có các chuỗi: {string.Join(", ", ids)}.",
                $"This indicator has the series {string.Join(", ", ids)}.",
                ids,
                Nearest.To(asked!, ids));
        }

        return new(null, []);
    }
}
