using Benchmark.Core.Gaps;

namespace Benchmark.Core.Narratives;

/// <summary>What a newspaper calls the statuses, in the middle of a sentence.</summary>
public static class VerdictWords
{
    /// <summary>The words of a status.</summary>
    public static Text Of(Status status) => status switch
    {
        Status.Met or Status.HorizonMet => new("đạt", "met"),
        Status.OnTrack => new("đúng tiến độ", "on track"),
        Status.Progressing => new("có tiến triển nhưng cần nhanh hơn", "progressing, but too slowly"),
        Status.Slow => new("tiến triển chậm", "making slow progress"),
        Status.Regressing => new("đang xa dần mục tiêu", "moving away from the goal"),
        Status.HorizonMissed => new("không đạt", "missed"),
        Status.Replaced => new("đã được thay bằng mục tiêu khác", "replaced by another goal"),
        Status.Lapsed => new("hết hiệu lực vì đơn vị không còn", "lapsed, since the unit no longer exists"),
        _ => new("chưa đủ số liệu để đánh giá", "without enough figures to judge"),
    };
}
