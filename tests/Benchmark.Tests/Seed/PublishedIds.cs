using System.Text;
using Benchmark.Tests.Core;
using Benchmark.Tests.Support;

namespace Benchmark.Tests.Seed;

/// <summary>An id that was published.</summary>
/// <param name="File">The file of the data set.</param>
/// <param name="Id">The id, as links and deletions write it.</param>
/// <param name="Is">What must not change under it.</param>
/// <param name="Withdrawn">Why it is gone; empty while it is not.</param>
/// <param name="Line">Where it stands.</param>
internal sealed record PublishedId(string File, string Id, string Is, string Withdrawn, int Line);

/// <summary>The ids that were published, in a file beside this one.</summary>
internal static class PublishedIds
{
    public const string Name = "PublishedIds.csv";

    private const string ReleaseFile = "release.csv";

    private static readonly string[] Header = ["file", "id", "is", "withdrawn"];

    // Of each file the columns that make the id, and those whose other content would be another thing under the same id. Names, notes and sources are corrected
    // where they stand; so are targets, whose id says whose they are, of what and until when. A figure is not: a corrected one is the next revision.
    private static readonly IReadOnlyDictionary<string, (string[] Id, string[] Is)> Identities = new Dictionary<string, (string[], string[])>
    {
        ["sources.csv"] = (["id"], ["kind"]),
        ["provinces.csv"] = (["id"], ["kind"]),
        ["themes.csv"] = (["id"], []),
        ["indicators.csv"] = (["id"], ["unit", "direction"]),
        ["series.csv"] = (["indicator", "id"], ["average_start", "average_end"]),
        ["targets.csv"] = (["id"], []),
        ["observations.csv"] = (["province", "indicator", "year", "series", "revision"], ["value"]),
    };

    private static string Path => Repository.File("tests", "Benchmark.Tests", "Seed", Name);

    /// <summary>What was published.</summary>
    public static Dictionary<(string File, string Id), PublishedId> Read() =>
        CsvFile.Read(Path).Skip(1).ToDictionary(
            row => (row.Cells[0], row.Cells[1]),
            row => new PublishedId(row.Cells[0], row.Cells[1], row.Cells[2], row.Cells[3], row.Line));

    /// <summary>What a data set holds. A row that cannot be read or is there twice is reported when the set is imported.</summary>
    public static Dictionary<(string File, string Id), PublishedId> Of(string folder)
    {
        var ids = new Dictionary<(string, string), PublishedId>();
        foreach (var (file, (key, @is)) in Identities)
        {
            var rows = CsvFile.Read(System.IO.Path.Combine(folder, file));
            var columns = rows[0].Cells.Index().ToDictionary(column => column.Item, column => column.Index);
            string Join(IReadOnlyList<string> cells, string[] names) =>
                string.Join(' ', names.Select(name => columns[name] < cells.Count ? cells[columns[name]] : ""));
            foreach (var (line, cells) in rows.Skip(1))
            {
                var id = Join(cells, key).Replace(' ', '/');
                ids.TryAdd((file, id), new PublishedId(file, id, Join(cells, @is).Trim(), "", line));
            }
        }

        return ids;
    }

    /// <summary>Whether it is one of a row that must be there still, unlike that of a release.</summary>
    public static bool IsOfRow(PublishedId id) => id.File != ReleaseFile;

    /// <summary>The release that a database was loaded with. Its content must not change, for links name it.</summary>
    public static PublishedId ReleaseOf(string database) =>
        DatabaseFile.Query(database, "select id, checksum from release order by number desc limit 1")[0].Split('|') is [var id, var checksum]
            ? new PublishedId(ReleaseFile, id, checksum, "", 2)
            : throw new InvalidOperationException("There is no release.");

    /// <summary>Adds what is new. What is there stays, so that a mistake cannot be recorded away.</summary>
    public static void Record(Dictionary<(string File, string Id), PublishedId> published, IEnumerable<KeyValuePair<(string File, string Id), PublishedId>> now)
    {
        foreach (var (key, id) in now)
            published.TryAdd(key, id);
        var text = new StringBuilder(string.Join(',', Header)).Append('\n');
        var files = Identities.Keys.Prepend(ReleaseFile).ToList();
        foreach (var id in published.Values.OrderBy(each => files.IndexOf(each.File)).ThenBy(each => each.Id, StringComparer.Ordinal))
            text.AppendJoin(',', new[] { id.File, id.Id, id.Is, id.Withdrawn }.Select(Quote)).Append('\n');
        File.WriteAllText(Path, text.ToString());
    }

    private static string Quote(string cell) => cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
