using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Api.Http;

namespace Benchmark.Api.Features;

/// <summary>What a format cannot hold is an error of the query, found before anything is written.</summary>
internal static class FormatLimits
{
    /// <summary>The problem of more rows than the format asked for can hold; null when they fit.</summary>
    public static Problem? FindTooManyRows<T>(this Query<T> query, int rows)
        where T : AnswerRequest, new()
    {
        return rows <= query.Format.MostRows ? null : Refuse(query, ErrorCodes.TooManyRows, rows, query.Format.MostRows, new("dòng", "rows"));
    }

    /// <summary>The problem of a cube with too many cells, empty ones counted; null when it has not, or when none was asked for.</summary>
    public static Problem? FindTooManyCells<T>(this Query<T> query, long? cells)
        where T : AnswerRequest, new() =>
        cells is null or <= Cube.MostCells ? null : Refuse(query, ErrorCodes.TooManyCells, cells.Value, Cube.MostCells, new("ô", "cells"));

    private static Problem Refuse<T>(Query<T> query, ErrorCode code, long count, int most, Text what)
        where T : AnswerRequest, new()
    {
        var (counted, limit) = (count.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture));
        query.AddFault(new Fault(
            "format",
            query.Format.Id,
            code,
            new Text(
                $"Câu trả lời có {counted} {what.Vi}; định dạng {query.Format.Id} chứa được nhiều nhất {limit}. Hãy chọn hẹp hơn, hoặc dùng csv.",
                $"The answer has {counted} {what.En}; the format {query.Format.Id} holds {limit} at most. Select less, or use csv.")));
        return query.FindProblem()!;
    }
}
