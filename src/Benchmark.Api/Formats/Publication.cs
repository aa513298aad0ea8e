using Benchmark.Core.Releases;

namespace Benchmark.Api.Formats;

/// <summary>What accompanies the figures in every file: which data they are, and how to cite them.</summary>
/// <param name="Release">The release everything was computed from.</param>
/// <param name="Permanent">The link that gives these figures for good, from the root of the server.</param>
/// <param name="Warnings">What a reader must know.</param>
/// <param name="Sources">The sources and documents of the figures, by id.</param>
/// <param name="Language">The language of human formats.</param>
internal sealed record Publication(
    Release Release,
    string Permanent,
    IReadOnlyList<Warning> Warnings,
    IReadOnlyList<CitedSource> Sources,
    Language Language)
{
    public const string DefaultPublisher = "Benchmark";

    /// <summary>The most letters of the name of a publisher, so that a citation of 200 letters has room for its sources.</summary>
    public const int LongestPublisher = 60;

    public const string License = "CC-BY-4.0";
    public const string LicenseUrl = "https://creativecommons.org/licenses/by/4.0/";

    /// <summary>What the whole is, in one sentence.</summary>
    public static readonly Text About = new(
        "Mục tiêu và kết quả của các tỉnh, thành phố Việt Nam, so sánh và khoảng cách đến mục tiêu.",
        "Targets and results of the provinces of Viet Nam, compared, with the gap to each target.");

    private static readonly string[] OfFiles = ["bom", "decimal", "format"];

    /// <summary>Who publishes the answer.</summary>
    public string Publisher { get; init; } = DefaultPublisher;

    /// <summary>The address of the server, without a slash at the end; null where it is not known, and then links are from its root.</summary>
    public string? Address { get; init; }

    /// <summary>What the paths of the server begin with; empty for nothing.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Whether the columns of the other language are left out, because the request names this one.</summary>
    public bool LeavesOutOtherLanguage { get; init; }

    /// <summary>The same request without a release, which gives the newest figures; null where it is not given.</summary>
    public string? Canonical { get; init; }

    /// <summary>The targets of the same selection that have no number; null where there are none.</summary>
    public string? Milestones { get; init; }

    /// <summary>The whole of the request in other formats.</summary>
    public IReadOnlyList<(string Format, string Link)> Alternates { get; init; } = [];

    /// <summary>The page of these figures for good: the link to share, because whoever follows it may be no program.</summary>
    public string Page => PageOf(Permanent);

    /// <summary>The page of what a link shows; it keeps what chooses the figures and the language, and leaves out the form of a file.</summary>
    public static string PageOf(string link)
    {
        var parts = link.Split('?', 2);
        var kept = parts.Length == 1 ? [] : parts[1].Split('&').Where(parameter => !OfFiles.Contains(NameOf(parameter)));
        return $"{parts[0]}?{string.Join('&', kept.Append($"format={Html.Format.Id}").OrderBy(NameOf, StringComparer.Ordinal))}";

        static string NameOf(string parameter) => parameter.Split('=')[0];
    }

    /// <summary>What a page shows, by the link that names no form: the page and its data are the same thing.</summary>
    public static string DataOf(string link)
    {
        var parts = link.Split('?', 2);
        var kept = parts.Length == 1 ? [] : parts[1].Split('&').Where(parameter => parameter != $"format={Html.Format.Id}").ToArray();
        return kept.Length == 0 ? parts[0] : $"{parts[0]}?{string.Join('&', kept)}";
    }

    /// <summary>A link of this server as it can be followed from a file, where its address is known.</summary>
    public string Follow(string link) => Address + link;

    /// <summary>How to cite figures of a release.</summary>
    public static Text HowToCite(Release release, string publisher = DefaultPublisher) => new(
        $"Nêu nguồn của từng con số như ghi trong câu trả lời, rồi: \"Tính toán: {publisher}, bản dữ liệu {release.Id}\", kèm liên kết cố định.",
        $"Name the source of each figure as the answer gives it, then: \"Computation: {publisher}, data release {release.Id}\", with the permanent link.");
}
