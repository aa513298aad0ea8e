using System.Globalization;
using Benchmark.Core.Releases;

namespace Benchmark.Api.Formats;

/// <summary>A permanent link as it is cited.</summary>
/// <param name="Url">The link, with the address of the server.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Release">The release it is pinned to.</param>
/// <param name="Sources">The titles of the sources and documents of its figures.</param>
internal sealed record Citation(string Url, Text Title, Release Release, IReadOnlyList<string> Sources)
{
    // The program is the author of the computation; the figures have their own sources.
    public const string Author = "Benchmark";

    // More would bury the sentence; the answer behind the link names them all.
    private const int SourcesNamed = 5;

    /// <summary>Those of the sources that are named.</summary>
    public IEnumerable<string> Named => Sources.Take(SourcesNamed);

    /// <summary>The citation as a sentence to print.</summary>
    public Text Sentence()
    {
        var day = Release.Day();
        var named = string.Join("; ", Named);
        var more = Sources.Count - SourcesNamed;
        var vi = Sources.Count == 0 ? "" : $" Nguồn số liệu: {named}{(more > 0 ? $"; và {more} nguồn khác nêu trong câu trả lời" : "")}.";
        var en = Sources.Count == 0 ? "" : $" Sources of the figures: {named}{(more > 0 ? $"; and {more} more named in the answer" : "")}.";
        return new Text(
            $"{Author}, “{Title.Vi}”, bản dữ liệu {Release.Id}, công bố ngày {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}, {Url}.{vi}",
            $"{Author}, “{Title.En}”, data release {Release.Id}, published {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, {Url}.{en}");
    }
}
