using System.Globalization;
using Benchmark.Core.Releases;
using Benchmark.Core.Schemas;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Benchmark.Data.Releases;

/// <summary>The releases.</summary>
internal sealed class ReleaseStore(Database database)
{
    private const string Columns =
        """
        number as Number, id as Id, published_at as PublishedAt, author as Author, reason_vi as ReasonVi, reason_en as ReasonEn, checksum as Checksum,
            source_count as Sources, province_count as Provinces, indicator_count as Indicators, series_count as Series,
            target_count as Targets, observation_count as Observations
        """;

    /// <summary>All releases, oldest first.</summary>
    public IReadOnlyList<LoadedRelease> List()
    {
        using var connection = database.OpenForReading();
        using var transaction = connection.BeginTransaction(deferred: true);
        return List(connection);
    }

    /// <summary>The newest release, or null while there is none.</summary>
    public LoadedRelease? FindNewest()
    {
        using var connection = database.OpenForReading();
        using var transaction = connection.BeginTransaction(deferred: true);
        return FindNewest(connection);
    }

    /// <summary>What tells the newest release from every other; null while there is none.</summary>
    public string? FindKey()
    {
        using var connection = database.OpenForReading();
        return connection.QuerySingleOrDefault<string>("select number || ' ' || id || ' ' || checksum from release order by number desc limit 1");
    }

    public static IReadOnlyList<LoadedRelease> List(SqliteConnection connection)
    {
        var changes = connection.Query<ChangeRow>("select release as Release, noun as Noun, inserts as Inserts, changes as Changes, deletions as Deletions from release_change")
            .ToLookup(row => row.Release);
        return [.. connection.Query<ReleaseRow>($"select {Columns} from release order by number").Select(row => row.ToRelease(changes[row.Number]))];
    }

    public static LoadedRelease? FindNewest(SqliteConnection connection)
    {
        var row = connection.QuerySingleOrDefault<ReleaseRow>($"select {Columns} from release order by number desc limit 1");
        return row?.ToRelease(connection.Query<ChangeRow>(
            "select release as Release, noun as Noun, inserts as Inserts, changes as Changes, deletions as Deletions from release_change where release = @Number",
            new { row.Number }));
    }

    /// <summary>Writes down a release whose rows are in place.</summary>
    public static void Add(SqliteConnection connection, LoadedRelease release)
    {
        connection.Execute(
            """
            insert into release (number, id, published_at, author, reason_vi, reason_en, checksum, source_count, province_count, indicator_count, series_count,
                target_count, observation_count)
            values (@Number, @Id, @PublishedAt, @Author, @ReasonVi, @ReasonEn, @Checksum, @Sources, @Provinces, @Indicators, @Series, @Targets, @Observations)
            """,
            new
            {
                release.Number,
                release.Release.Id,
                PublishedAt = release.Release.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                release.Release.Author,
                ReasonVi = release.Release.Reason.Vi,
                ReasonEn = release.Release.Reason.En,
                release.Checksum,
                release.Counts.Sources,
                release.Counts.Provinces,
                release.Counts.Indicators,
                release.Counts.Series,
                release.Counts.Targets,
                release.Counts.Observations,
            });
        connection.Execute(
            "insert into release_change (release, noun, inserts, changes, deletions) values (@Release, @Noun, @Inserts, @Changes, @Deletions)",
            Enum.GetValues<Noun>().Select(noun => new
            {
                Release = release.Number,
                Noun = Code.Of(noun),
                Inserts = release.Changes.Inserts.Of(noun),
                Changes = release.Changes.Changes.Of(noun),
                Deletions = release.Changes.Deletions.Of(noun),
            }));
    }

    private sealed record ReleaseRow
    {
        public int Number { get; init; }

        public string Id { get; init; } = "";

        public string PublishedAt { get; init; } = "";

        public string Author { get; init; } = "";

        public string ReasonVi { get; init; } = "";

        public string ReasonEn { get; init; } = "";

        public string Checksum { get; init; } = "";

        public int Sources { get; init; }

        public int Provinces { get; init; }

        public int Indicators { get; init; }

        public int Series { get; init; }

        public int Targets { get; init; }

        public int Observations { get; init; }

        public LoadedRelease ToRelease(IEnumerable<ChangeRow> changes)
        {
            var byNoun = changes.ToDictionary(row => Code.Parse<Noun>(row.Noun));
            return new LoadedRelease(
                Number,
                new Release(Id, DateTimeOffset.Parse(PublishedAt, CultureInfo.InvariantCulture), Author, new Text(ReasonVi, ReasonEn)),
                Checksum,
                new DataCounts(Sources, Provinces, Indicators, Series, Targets, Observations),
                new ReleaseChanges(
                    DataCounts.Of(noun => byNoun.GetValueOrDefault(noun)?.Inserts ?? 0),
                    DataCounts.Of(noun => byNoun.GetValueOrDefault(noun)?.Changes ?? 0),
                    DataCounts.Of(noun => byNoun.GetValueOrDefault(noun)?.Deletions ?? 0)));
        }
    }

    private sealed record ChangeRow
    {
        public int Release { get; init; }

        public string Noun { get; init; } = "";

        public int Inserts { get; init; }

        public int Changes { get; init; }

        public int Deletions { get; init; }
    }
}
