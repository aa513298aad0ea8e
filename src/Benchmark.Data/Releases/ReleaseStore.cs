using System.Data.Common;
using System.Globalization;
using Benchmark.Core.Releases;
using Benchmark.Core.Schemas;

namespace Benchmark.Data.Releases;

/// <summary>The releases.</summary>
internal sealed class ReleaseStore(Database database)
{
    private const string Columns =
        """
        number as Number, id as Id, published_at as PublishedAt, author as Author, reason_vi as ReasonVi, reason_en as ReasonEn, checksum as Checksum,
            source_count as Sources, province_count as Provinces, indicator_count as Indicators, series_count as Series,
            target_count as Targets, observation_count as Observations, theme_count as Themes,
            withdrawn_at as WithdrawnAt, withdrawn_vi as WithdrawnVi, withdrawn_en as WithdrawnEn
        """;

    private const string ChangeColumns = "release as Release, noun as Noun, inserts as Inserts, changes as Changes, deletions as Deletions";

    /// <summary>All releases, oldest first.</summary>
    public Task<IReadOnlyList<LoadedRelease>> ListAsync(CancellationToken cancellation) =>
        database.ReadOneStateAsync(connection => ListAsync(connection, cancellation), cancellation);

    /// <summary>The newest release, or null while there is none.</summary>
    public Task<LoadedRelease?> FindNewestAsync(CancellationToken cancellation) =>
        database.ReadOneStateAsync(connection => FindNewestAsync(connection, cancellation), cancellation);

    /// <summary>
    /// What differs when anything else was published or withdrawn, or another database was put in the place of this one; null while there is no release.
    /// </summary>
    public Task<string?> FindMarkAsync(CancellationToken cancellation) => database.ReadAsync(
        async connection => await connection.QuerySingleOrDefaultAsync<string>(
            $"""
            select number || ' ' || id || ' ' || checksum || ' ' || {database.SchemaMark} || ' '
                || coalesce((select string_agg(number || ' ' || withdrawn_at, ',' order by number) from release where withdrawn_at is not null), '')
            from release
            order by number desc
            limit 1
            """,
            null,
            cancellation) is { } mark ? $"{database.Openings} {mark}" : null,
        cancellation);

    /// <summary>Marks a release as withdrawn, or takes the mark away. Its content stays as it is.</summary>
    /// <param name="id">The release.</param>
    /// <param name="withdrawn">The mark; null for none.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    /// <exception cref="ReleaseRefusal">There is no such release, or it cannot be marked so.</exception>
    public Task<LoadedRelease> MarkAsync(string id, Withdrawal? withdrawn, CancellationToken cancellation) => database.WriteAsync(
        async connection =>
        {
            await using var transaction = await database.BeginWritingAsync(connection, cancellation);
            var releases = await ListAsync(connection, cancellation);
            var release = releases.FirstOrDefault(each => each.Release.Id == id) ?? throw new ReleaseRefusal(ReleaseRefusalKind.Unknown, releases);
            if (withdrawn is not null && release == releases[^1])
                throw new ReleaseRefusal(ReleaseRefusalKind.Newest, releases);
            if (release.Withdrawn is null == withdrawn is null)
                throw new ReleaseRefusal(withdrawn is null ? ReleaseRefusalKind.NotWithdrawn : ReleaseRefusalKind.Withdrawn, releases);
            await connection.ExecuteAsync(
                "update release set withdrawn_at = @At, withdrawn_vi = @Vi, withdrawn_en = @En where number = @Number",
                new
                {
                    At = withdrawn?.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                    withdrawn?.Reason.Vi,
                    withdrawn?.Reason.En,
                    release.Number,
                },
                cancellation);
            if (withdrawn is not null)
                await Outbox.WithdrawAsync(connection, release, withdrawn, cancellation);
            await transaction.CommitAsync(cancellation);
            return release with { Withdrawn = withdrawn };
        },
        cancellation);

    public static async Task<IReadOnlyList<LoadedRelease>> ListAsync(DbConnection connection, CancellationToken cancellation)
    {
        var changes = (await connection.QueryAsync<ChangeRow>($"select {ChangeColumns} from release_change", null, cancellation)).ToLookup(row => row.Release);
        return [.. (await connection.QueryAsync<ReleaseRow>($"select {Columns} from release order by number", null, cancellation))
            .Select(row => row.ToRelease(changes[row.Number]))];
    }

    public static async Task<LoadedRelease?> FindNewestAsync(DbConnection connection, CancellationToken cancellation)
    {
        var row = await connection.QuerySingleOrDefaultAsync<ReleaseRow>($"select {Columns} from release order by number desc limit 1", null, cancellation);
        return row?.ToRelease(
            await connection.QueryAsync<ChangeRow>($"select {ChangeColumns} from release_change where release = @Number", new { row.Number }, cancellation));
    }

    /// <summary>Records a release whose rows are in place, and that its subscribers are to be told of it.</summary>
    public static async Task AddAsync(Database database, DbConnection connection, LoadedRelease release, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(
            """
            insert into release (number, id, published_at, author, reason_vi, reason_en, checksum, source_count, province_count, indicator_count, series_count,
                target_count, observation_count, theme_count)
            values (@Number, @Id, @PublishedAt, @Author, @ReasonVi, @ReasonEn, @Checksum, @Sources, @Provinces, @Indicators, @Series, @Targets, @Observations,
                @Themes)
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
                release.Counts.Themes,
            },
            cancellation);
        await connection.ExecuteAsync(
            "insert into release_change (release, noun, inserts, changes, deletions) values (@Release, @Noun, @Inserts, @Changes, @Deletions)",
            Enum.GetValues<Noun>().Select(noun => new
            {
                Release = release.Number,
                Noun = Code.Of(noun),
                Inserts = release.Changes.Inserts.Of(noun),
                Changes = release.Changes.Changes.Of(noun),
                Deletions = release.Changes.Deletions.Of(noun),
            }),
            cancellation);
        await Outbox.PublishAsync(database, connection, release, null, cancellation);
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

        public int Themes { get; init; }

        public string? WithdrawnAt { get; init; }

        public string? WithdrawnVi { get; init; }

        public string? WithdrawnEn { get; init; }

        public LoadedRelease ToRelease(IEnumerable<ChangeRow> changes)
        {
            var byNoun = changes.ToDictionary(row => Code.Parse<Noun>(row.Noun));
            return new LoadedRelease(
                Number,
                new Release(Id, DateTimeOffset.Parse(PublishedAt, CultureInfo.InvariantCulture), Author, new Text(ReasonVi, ReasonEn)),
                Checksum,
                new DataCounts(Sources, Provinces, Indicators, Series, Targets, Observations, Themes),
                new ReleaseChanges(
                    DataCounts.Of(noun => byNoun.GetValueOrDefault(noun)?.Inserts ?? 0),
                    DataCounts.Of(noun => byNoun.GetValueOrDefault(noun)?.Changes ?? 0),
                    DataCounts.Of(noun => byNoun.GetValueOrDefault(noun)?.Deletions ?? 0)))
            {
                Withdrawn = WithdrawnAt is null
                    ? null
                    : new Withdrawal(DateTimeOffset.Parse(WithdrawnAt, CultureInfo.InvariantCulture), new Text(WithdrawnVi!, WithdrawnEn!)),
            };
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
