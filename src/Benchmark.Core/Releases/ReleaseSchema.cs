using System.Globalization;
using Benchmark.Core.Schemas;

namespace Benchmark.Core.Releases;

/// <summary>The fields of a release.</summary>
public static class ReleaseSchema
{
    /// <summary>How a time is written: with the offset of its place.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:sszzz";

    /// <summary>The schema.</summary>
    public static readonly Schema<Release> Instance = new(
        "release.csv",
        null,
        ["id"],
        [
            Field.Subject("id", new("Mã bản phát hành", "Id of the release"), (Release release) => release.Id),
            Field.Text(
                "published_at",
                new("Thời điểm công bố", "When it was published"),
                (Release release) => release.PublishedAt.ToString(TimeFormat, CultureInfo.InvariantCulture)),
            Field.Text("author", new("Người công bố", "Who published it"), (Release release) => release.Author),
            .. Field.Texts("reason", new("Lý do", "Why"), (Release release) => release.Reason),
        ]);
}
