using Benchmark.Api.Http;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Mcp;

/// <summary>Why there is no figure, and what may be asked instead. None of the sentences has a figure of the data.</summary>
internal static class Absent
{
    /// <summary>The codes of those reasons that have no place of their own in the API.</summary>
    public static readonly string Ended = Code.Of(WarningCode.EndedProvince);

    /// <summary>That neither a province nor an indicator was named.</summary>
    public static Missing Subject => new("province", ErrorCodes.Required.Id, new Text(
        "Hãy nêu province hoặc indicator, hoặc cả hai.",
        "Name a province or an indicator, or both."));

    /// <summary>That there is no target.</summary>
    /// <param name="horizons">The years for which there are some; empty where none is known.</param>
    public static Missing Target(IReadOnlyList<string> horizons) => new("target", Code.Of(Reason.NoTarget), horizons.Count == 0
        ? new Text("Dữ liệu không có mục tiêu như vậy.", "The data hold no such target.")
        : new Text(
            $"Không có mục tiêu cho năm này; có cho: {string.Join(", ", horizons)}.",
            $"There is no target for this year; there are some for {string.Join(", ", horizons)}."));

    /// <summary>That there is no value.</summary>
    /// <param name="what">What has none: the years.</param>
    /// <param name="newest">The newest year that is known; null where none is.</param>
    public static Missing Value(string what, int? newest) => new(what, Code.Of(Reason.NoObservation), newest is null
        ? new Text("Dữ liệu không có số liệu nào như vậy.", "The data hold no such value.")
        : new Text(
            $"Không có số liệu này. Năm mới nhất có số liệu: {newest}. Không ước tính, không dự báo.",
            $"There is no such value. The newest year with one is {newest}. Nothing is estimated or forecast."));

    /// <summary>That a unit ended before the years that were asked about.</summary>
    /// <param name="province">The unit.</param>
    /// <param name="successor">What took its territory over; null where that is not known.</param>
    public static Missing Unit(Province province, Province? successor)
    {
        var (name, end) = (ProvinceLabel.Of(province), province.ValidTo!.Value.Year);
        return new Missing(province.Id, Ended, successor is null
            ? new Text($"{name.Vi} không còn; hãy hỏi năm {end} trở về trước.", $"{name.En} is no more; ask for {end} or earlier.")
            : new Text(
                $"{name.Vi} đã thuộc {ProvinceLabel.Of(successor).Vi}, là một địa bàn khác. Hãy hỏi {successor.Id}, hoặc năm {end} trở về trước.",
                $"{name.En} is now part of {ProvinceLabel.Of(successor).En}, another territory. Ask for {successor.Id}, or for {end} or earlier."))
        {
            Options = successor is null ? [] : [ProblemOption.Of(successor)],
        };
    }

    /// <summary>A reason of the API.</summary>
    /// <param name="what">What is missing.</param>
    /// <param name="reason">The code of the reason.</param>
    public static Missing Because(string what, string reason)
    {
        var sentence = Code.TryParse<Reason>(reason, out var known) ? Reasons.TextOf(known) : Text.Same(reason);
        return new Missing(what, reason, new Text(Sentence(sentence.Vi), Sentence(sentence.En)));
    }

    private static string Sentence(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
}
