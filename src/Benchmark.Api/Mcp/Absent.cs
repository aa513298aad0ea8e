using Benchmark.Api.Http;
using Benchmark.Core.Provinces;

namespace Benchmark.Api.Mcp;

/// <summary>Why there is no figure, and what may be asked instead. None of the sentences has a figure of the data.</summary>
internal static class Absent
{
    /// <summary>The codes of those reasons that have no place of their own in the API.</summary>
    public static readonly string Ended = Code.Of(WarningCode.EndedProvince);

    /// <summary>The code of an answer that is no rows: nothing changed.</summary>
    public const string Unchanged = "unchanged";

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
    /// <param name="first">The first year that is known, where years before it were asked about; null otherwise.</param>
    public static Missing Value(string what, int? newest, int? first = null) => new(what, Code.Of(Reason.NoObservation), (newest, first) switch
    {
        (null, _) => new Text("Dữ liệu không có số liệu nào như vậy.", "The data hold no such value."),
        (_, null) => new Text(
            $"Không có số liệu này. Năm mới nhất có số liệu: {newest}. Không ước tính, không dự báo.",
            $"There is no such value. The newest year with one is {newest}. Nothing is estimated or forecast."),
        _ => new Text(
            $"Không có số liệu này. Năm đầu tiên có số liệu: {first}, năm mới nhất: {newest}. Không ước tính, không dự báo.",
            $"There is no such value. The first year with one is {first}, the newest {newest}. Nothing is estimated or forecast."),
    });

    /// <summary>That a unit ended before the years that were asked about.</summary>
    /// <param name="province">The unit.</param>
    /// <param name="successor">What took its territory over; null where that is not known.</param>
    public static Missing Unit(Province province, Province? successor)
    {
        var (name, last) = (ProvinceLabel.Of(province), province.ValidTo!.Value.Year);
        // The year in which it ended has no value of it.
        var end = province.EndedBefore(last) ? last - 1 : last;
        return new Missing(province.Id, Ended, successor is null
            ? new Text($"{name.Vi} không còn; hãy hỏi năm {end} trở về trước.", $"{name.En} is no more; ask for {end} or earlier.")
            : new Text(
                $"{name.Vi} đã thuộc {ProvinceLabel.Of(successor).Vi}, là một địa bàn khác. Hãy hỏi {successor.Id}, hoặc năm {end} trở về trước.",
                $"{name.En} is now part of {ProvinceLabel.Of(successor).En}, another territory. Ask for {successor.Id}, or for {end} or earlier."))
        {
            Options = successor is null ? [] : [ProblemOption.Of(successor)],
        };
    }

    /// <summary>That units did not exist on the day on which names are read.</summary>
    /// <param name="units">The units.</param>
    /// <param name="day">The day.</param>
    /// <param name="there">The units that had their territory on that day.</param>
    public static Missing Unit(IReadOnlyList<Province> units, DateOnly day, IReadOnlyList<Province> there)
    {
        var (date, names) = ($"{day:yyyy-MM-dd}", units.Select(ProvinceLabel.Of).ToList());
        var (vi, en) = (string.Join(", ", names.Select(name => name.Vi)), string.Join(", ", names.Select(name => name.En)));
        var ids = string.Join(", ", there.Select(each => each.Id));
        return new Missing(units.Count == 1 ? units[0].Id : "province", Ended, there.Count == 0
            ? new Text($"{vi} không tồn tại ngày {date}. Hãy hỏi ngày khác.", $"{en} did not exist on {date}. Ask about another day.")
            : new Text(
                $"{vi} không tồn tại ngày {date}. Hãy hỏi ngày khác, hoặc địa bàn khác của ngày đó: {ids}.",
                $"{en} did not exist on {date}. Ask about another day, or about another territory of that day: {ids}."))
        {
            Options = [.. there.Select(each => ProblemOption.Of(each))],
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
