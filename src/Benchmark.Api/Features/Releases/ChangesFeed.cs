using System.Globalization;
using Benchmark.Api.Formats;
using Benchmark.Core.Releases;

namespace Benchmark.Api.Features.Releases;

/// <summary>The changes as a feed: an entry for each release that changed something of what is asked for.</summary>
internal static class ChangesFeed
{
    // A reader shows a summary, and the details are a link away.
    private const int LinesShown = 20;

    // Tags name who gave them and since when (RFC 4151): the day on which the address is known to have been in use.
    private const string Since = "2026-11-21";

    private static readonly Dictionary<Data.Releases.ChangeAction, Text> Actions = new()
    {
        [Data.Releases.ChangeAction.Insert] = new("thêm", "inserted"),
        [Data.Releases.ChangeAction.Change] = new("sửa", "changed"),
        [Data.Releases.ChangeAction.Deletion] = new("xóa", "deleted"),
    };

    /// <summary>Makes the feed.</summary>
    /// <param name="changes">The changes, oldest release first; read one by one, however many they are.</param>
    /// <param name="releases">The releases they may be of.</param>
    /// <param name="updated">When the newest of the releases asked about was published.</param>
    /// <param name="address">The address readers know the API by.</param>
    /// <param name="canonical">The path and query of the feed.</param>
    /// <param name="selection">The filters, which the links of the entries keep; a query or empty.</param>
    /// <param name="language">The language.</param>
    public static Feed Of(
        IEnumerable<ChangeEntry> changes,
        IReadOnlyList<Release> releases,
        DateTimeOffset updated,
        string address,
        string canonical,
        string selection,
        Language language)
    {
        var entries = new List<FeedEntry>();
        var byId = releases.ToDictionary(release => release.Id);
        var tag = $"tag:{new Uri(address).Host},{Since}:";
        var summary = new Summary();
        string? current = null;
        foreach (var change in changes)
        {
            if (current is not null && current != change.Release)
                Finish(current);
            current = change.Release;
            summary.Add(change, language);
        }

        if (current is not null)
            Finish(current);
        entries.Reverse();
        var plain = canonical.Replace("format=atom&", "", StringComparison.Ordinal)
            .Replace("?format=atom", "", StringComparison.Ordinal)
            .Replace("&format=atom", "", StringComparison.Ordinal);
        return new Feed($"{tag}{canonical}", new Text("Benchmark: thay đổi của dữ liệu", "Benchmark: changes of the data")
            .In(language), updated, $"{address}{canonical}", $"{address}{plain}", language, entries);

        void Finish(string id)
        {
            var release = byId[id];
            var path = $"{address}/v1/releases/{id}";
            entries.Add(new FeedEntry(
                $"{tag}/v1/releases/{id}",
                $"{id}: {release.Reason.In(language)}",
                release.PublishedAt,
                release.Author,
                summary.Write(release, language),
                path,
                $"{path}/changes{selection}"));
            summary = new Summary();
        }
    }

    /// <summary>The changes of one release so far.</summary>
    private sealed class Summary
    {
        private readonly SortedDictionary<Data.Releases.ChangeAction, int> _counts = [];
        private readonly List<string> _lines = [];

        public void Add(ChangeEntry change, Language language)
        {
            _counts[change.Action] = _counts.GetValueOrDefault(change.Action) + 1;
            if (_lines.Count >= LinesShown)
                return;
            var fields = change.Action == Data.Releases.ChangeAction.Change
                ? $": {string.Join("; ", change.Fields.Select(field => $"{field.Field} {Written(field.Old)} → {Written(field.New)}"))}"
                : "";
            _lines.Add($"{Code.Of(change.Noun)} {change.Id} ({Actions[change.Action].In(language)}){fields}");
        }

        public string Write(Release release, Language language)
        {
            var counts =
                string.Join(", ", _counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {Actions[count.Key].In(language)}")));
            var more = _counts.Values.Sum() - _lines.Count;
            var rest = more == 0 ? [] : new[] { new Text($"… và {more} dòng khác", $"… and {more} more").In(language) };
            return string.Join('\n', [release.Reason.In(language), $"{counts}.", .. _lines, .. rest]);
        }

        private static string Written(System.Text.Json.Nodes.JsonValue? value) => value?.ToString() ?? "–";
    }
}
