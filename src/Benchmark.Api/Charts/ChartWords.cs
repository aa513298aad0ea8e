namespace Benchmark.Api.Charts;

/// <summary>Words that stand on charts.</summary>
internal static class ChartWords
{
    public static readonly Text Points = new("điểm %", "points");
    public static readonly Text NoFigure = new("chưa có số liệu", "no figure found");
    public static readonly Text Short = new("chưa tới mức đạt", "short of the pass mark");
    public static readonly Text ShortBrief = new("thiếu", "short");
    public static readonly Text ReachedBrief = new("đạt", "met");
    public static readonly Text Reached = new("ở mức đạt", "at the pass mark or better");
    public static readonly Text Figure = new("số liệu", "figure");
    public static readonly Text Preliminary = new("số liệu sơ bộ", "preliminary figure");
    public static readonly Text PassMark = new("mức đạt", "pass mark");
    public static readonly Text Band = new("mục tiêu là một khoảng", "the goal is a band");
    public static readonly Text NoGoal = new("chưa thấy", "none found");
    public static readonly Text GoalOfYear = new("mục tiêu của năm", "goal of the year");
    public static readonly Text OwnGoal = new("mục tiêu của địa phương", "goal of the province");
    public static readonly Text Country = new("cả nước", "the country");
    public static readonly Text RequiredPath = new("đường cần đi", "required path");
    public static readonly Text Projection = new("nếu giữ nhịp hiện nay", "at today’s pace");
    public static readonly Text OtherSeries = new("cách đo khác", "another measure");
    public static readonly Text NothingToDraw = new("Chưa tìm thấy số liệu nào để vẽ.", "No figure was found to draw.");
    public static readonly Text NoNumber = new("Mục tiêu này không có con số, nên không có gì để vẽ.", "This target has no number, so nothing is drawn.");
    public static readonly Text NoDifference = new(
        "Số liệu và mục tiêu này không tính được chênh lệch.",
        "Between these figures and goals no difference can be computed.");
    public static readonly Text NoFigureBrief = new("chưa có", "not found");
    public static readonly Text NotNone = new("Điều đó không có nghĩa là không có.", "That does not mean that there is none.");

    /// <summary>That rows between the first and the last are not drawn.</summary>
    public static Text LeftOut(int count) => new(
        $"Cỡ ảnh này không đủ chỗ cho {count} dòng ở giữa.",
        $"This size has no room for {count} rows in the middle.");
}
