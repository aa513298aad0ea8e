using Benchmark.Core.Observations;
using Benchmark.Core.Targets;

namespace Benchmark.Api.Features;

/// <summary>The statuses of the cells of a cube, and what each says.</summary>
internal static class Statuses
{
    /// <summary>There is no such figure at this place, for instance the upper end of what is no range.</summary>
    public const string NotApplicable = "not-applicable";

    private static readonly Dictionary<Comparator, Text> Wordings = new()
    {
        [Comparator.AtLeast] = new("từ mức này trở lên", "at least"),
        [Comparator.MoreThan] = new("trên mức này", "more than"),
        [Comparator.AtMost] = new("không quá mức này", "at most"),
        [Comparator.LessThan] = new("dưới mức này", "less than"),
        [Comparator.About] = new("khoảng mức này", "about"),
        [Comparator.Range] = new("đầu của một khoảng", "end of a range"),
        [Comparator.RankAtMost] = new("trong nhóm đứng đầu đến hạng này", "rank at most"),
    };

    /// <summary>All of them by their code.</summary>
    public static readonly IReadOnlyDictionary<string, Text> All = Enum.GetValues<Reason>()
        .Select(reason => KeyValuePair.Create(Code.Of(reason), Reasons.TextOf(reason)))
        .Concat(Wordings.Select(wording => KeyValuePair.Create(Code.Of(wording.Key), wording.Value)))
        .Append(KeyValuePair.Create(NotApplicable, new Text("không có con số này", "there is no such figure")))
        .Append(KeyValuePair.Create(Code.Of(Certainty.Preliminary), new Text("số sơ bộ", "preliminary")))
        .Append(KeyValuePair.Create(Code.Of(Certainty.Reported), new Text("số theo báo chí", "reported by the press")))
        .ToDictionary();

    /// <summary>The status of a value: how final it is, unless it is official.</summary>
    public static string? Of(Observation observation) => observation.Certainty == Certainty.Official ? null : Code.Of(observation.Certainty);
}
