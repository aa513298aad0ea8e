using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Benchmark.Core.Gaps;
using Benchmark.Core.Observations;
using Benchmark.Core.Releases;
using Benchmark.Core.Targets;
using Benchmark.Data.Releases;
using Benchmark.Data.Tables;

namespace Benchmark.Data.Figures;

/// <summary>
/// The figures that comparisons and gaps are computed from: targets and observations together, of one state, in one trip at most. All figures of a small
/// release stay in memory with its catalog; of a large one only what a request needs is read.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="mostKept">
/// The largest release that stays in memory, in targets and observations; each takes some 300 bytes, for each of the few catalogs that are kept.
/// </param>
internal sealed class FigureStore(Database database, int mostKept = FigureStore.MostKept)
{
    public const int MostKept = 20_000;

    private readonly ConditionalWeakTable<Catalog.Catalog, KnownFigures> _known = [];

    // Each reader has its connection; there are never more than requests were at once.
    private readonly ConcurrentBag<FigureReader> _idle = [];

    internal sealed record Figures(IReadOnlyList<Target> Targets, IReadOnlyList<Observation> Observations);

    /// <summary>What tells which rows of gaps there are, before anything is judged.</summary>
    /// <param name="Targets">The keys of the targets.</param>
    /// <param name="Starts">The series that have values.</param>
    internal sealed record GapGrounds(IReadOnlyList<TargetKey> Targets, IReadOnlyList<SeriesStart> Starts);

    /// <summary>Every target whatever its standing, and the newest revision of every observation.</summary>
    /// <param name="catalog">The catalog of the release.</param>
    /// <param name="provinces">The provinces.</param>
    /// <param name="indicators">The indicators.</param>
    /// <param name="latestOnly">Whether only the observations of the latest year of each series are asked for; others may come with them.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    public async ValueTask<Figures> ForComparisonAsync(
        Catalog.Catalog catalog,
        IReadOnlyList<string> provinces,
        IReadOnlyList<string> indicators,
        bool latestOnly,
        CancellationToken cancellation) =>
        Keeps(catalog)
            ? (await KnownAsync(catalog, cancellation)).Of(provinces, indicators, allRevisions: false)
            : await ReadForComparisonAsync(catalog, provinces, indicators, latestOnly, cancellation);

    /// <summary>Every target whatever its standing, and every revision of every observation: a gap says when its value was revised.</summary>
    public async ValueTask<Figures> ForGapsAsync(
        Catalog.Catalog catalog,
        IReadOnlyList<string> provinces,
        IReadOnlyList<string> indicators,
        CancellationToken cancellation) =>
        Keeps(catalog)
            ? (await KnownAsync(catalog, cancellation)).Of(provinces, indicators, allRevisions: true)
            : await ReadForGapsAsync(catalog, provinces, indicators, cancellation);

    /// <summary>Which gaps there can be: the keys of all targets, and which series have values.</summary>
    /// <param name="catalog">The catalog of the release.</param>
    /// <param name="provinces">The provinces; null for all.</param>
    /// <param name="indicators">The indicators; null for all.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    public async ValueTask<GapGrounds> GapGroundsAsync(
        Catalog.Catalog catalog,
        IReadOnlyList<string>? provinces,
        IReadOnlyList<string>? indicators,
        CancellationToken cancellation)
    {
        if (!Keeps(catalog))
            return await ReadAsync(catalog.Release, reader => reader.GapGroundsAsync(provinces, indicators, cancellation), cancellation);
        return (await KnownAsync(catalog, cancellation)).GroundsOf(
            provinces ?? [.. catalog.Provinces.Select(province => province.Id)],
            indicators ?? [.. catalog.Indicators.Select(indicator => indicator.Id)]);
    }

    /// <summary>The figures of <see cref="ForGapsAsync"/> of some indicators, each in provinces of its own.</summary>
    /// <param name="catalog">The catalog of the release.</param>
    /// <param name="parts">The provinces of each indicator.</param>
    /// <param name="cancellation">Canceled when the caller no longer waits.</param>
    public async ValueTask<Figures> ForPartsAsync(
        Catalog.Catalog catalog,
        ILookup<string, string> parts,
        CancellationToken cancellation)
    {
        var (targets, observations) = (new List<Target>(), new List<Observation>());
        if (Keeps(catalog))
        {
            var known = await KnownAsync(catalog, cancellation);
            foreach (var part in parts)
                known.Add([.. part], [part.Key], allRevisions: true, targets, observations);
            SortById(targets);
            return new Figures(targets, observations);
        }

        return await ReadAsync(
            catalog.Release,
            async reader =>
            {
                foreach (var part in parts)
                {
                    var (provinces, indicator) = (part.ToList(), catalog.FindIndicator(part.Key)!);
                    targets.AddRange(await reader.TargetsAsync(provinces, indicator, cancellation));
                    observations.AddRange(await reader.ObservationsAsync(provinces, indicator, cancellation));
                }

                SortById(targets);
                return new Figures(targets, observations);
            },
            cancellation);
    }

    /// <summary>
    /// As <see cref="ForGapsAsync"/>, of a release that is not asked about again soon: nothing of it is put into memory for others.
    /// </summary>
    public async ValueTask<Figures> ForNewsAsync(
        Catalog.Catalog catalog,
        IReadOnlyList<string> provinces,
        IReadOnlyList<string> indicators,
        CancellationToken cancellation) =>
        _known.TryGetValue(catalog, out var known)
            ? known.Of(provinces, indicators, allRevisions: true)
            : await ReadForGapsAsync(catalog, provinces, indicators, cancellation);

    /// <summary>The newest revision of every observation of one indicator, all series and years.</summary>
    public Task<IReadOnlyList<Observation>> ForRankingAsync(
        LoadedRelease release,
        string indicator,
        IEnumerable<string> provinces,
        CancellationToken cancellation) => Snapshot.ReadAsync<IReadOnlyList<Observation>>(
            database,
            release,
            async snapshot =>
            {
                var reader = await snapshot.Connection.ExecuteReaderAsync(
                    $"""
                    {snapshot.Tables}
                    select {NounRows.ObservationColumns}
                    from {NounRows.ObservationTables}
                    where {database.IsIn("observation.province", "@Provinces")} and observation.indicator = @indicator
                        and {NounRows.IsNewest("observation")}
                    {NounRows.ObservationOrder}
                    """,
                    new { Provinces = provinces.ToArray(), indicator },
                    cancellation);
                return await NounRows.ListAsync(reader, NounRows.ObservationOf(release.ChecksumOfClaims), cancellation);
            },
            cancellation);

    private bool Keeps(Catalog.Catalog catalog) => catalog.Release.Counts.Targets + catalog.Release.Counts.Observations <= mostKept;

    // A failed read is repeated by the next request. Of two concurrent reads the first is kept.
    private async ValueTask<KnownFigures> KnownAsync(Catalog.Catalog catalog, CancellationToken cancellation) =>
        _known.TryGetValue(catalog, out var known) ? known : _known.GetOrAdd(catalog, await ReadAllAsync(catalog.Release, cancellation));

    private Task<KnownFigures> ReadAllAsync(LoadedRelease release, CancellationToken cancellation) => Snapshot.ReadAsync(
        database,
        release,
        async snapshot =>
        {
            var (connection, tables) = (snapshot.Connection, snapshot.Tables);
            var targets = await connection.ExecuteReaderAsync($"{tables} select {NounRows.TargetColumns} from target order by id", null, cancellation);
            var known = await NounRows.ListAsync(targets, NounRows.TargetOf(release.ChecksumOfClaims), cancellation);
            var observations = await connection.ExecuteReaderAsync(
                $"{tables} select {NounRows.ObservationColumns} from {NounRows.ObservationTables} {NounRows.ObservationOrder}",
                null,
                cancellation);
            return new KnownFigures(known, await NounRows.ListAsync(observations, NounRows.ObservationOf(release.ChecksumOfClaims), cancellation));
        },
        cancellation);

    private Task<Figures> ReadForGapsAsync(
        Catalog.Catalog catalog,
        IReadOnlyList<string> provinces,
        IReadOnlyList<string> indicators,
        CancellationToken cancellation) =>
        ReadAsync(
            catalog.Release,
            async reader =>
            {
                var observations = new List<Observation>();
                foreach (var id in indicators)
                    observations.AddRange(await reader.ObservationsAsync(provinces, catalog.FindIndicator(id)!, cancellation));
                return new Figures(await TargetsOfAsync(reader, catalog, provinces, indicators, cancellation), observations);
            },
            cancellation);

    private Task<Figures> ReadForComparisonAsync(
        Catalog.Catalog catalog,
        IReadOnlyList<string> provinces,
        IReadOnlyList<string> indicators,
        bool latestOnly,
        CancellationToken cancellation) => ReadAsync(
            catalog.Release,
            async reader =>
            {
                var observations = new List<Observation>();
                foreach (var indicator in indicators.Select(id => catalog.FindIndicator(id)!))
                {
                    // Where the series of all provinces end in the same year, that year is the latest; where they don't, the years before decide.
                    IReadOnlyList<Observation> latest = latestOnly ? await reader.LatestObservationsAsync(provinces, indicator, cancellation) : [];
                    if (latestOnly
                        && latest.GroupBy(observation => observation.Series).All(series => series.All(observation => observation.Year == series.First().Year)))
                    {
                        observations.AddRange(latest);
                    }
                    else
                        observations.AddRange(Revisions.Newest(await reader.ObservationsAsync(provinces, indicator, cancellation)));
                }

                return new Figures(await TargetsOfAsync(reader, catalog, provinces, indicators, cancellation), observations);
            },
            cancellation);

    private static void SortById(List<Target> targets) => targets.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));

    /// <summary>By id.</summary>
    private static async Task<List<Target>> TargetsOfAsync(
        FigureReader reader,
        Catalog.Catalog catalog,
        IReadOnlyList<string> provinces,
        IReadOnlyList<string> indicators,
        CancellationToken cancellation)
    {
        var targets = new List<Target>();
        foreach (var id in indicators)
            targets.AddRange(await reader.TargetsAsync(provinces, catalog.FindIndicator(id)!, cancellation));
        SortById(targets);
        return targets;
    }

    private async Task<T> ReadAsync<T>(LoadedRelease release, Func<FigureReader, Task<T>> read, CancellationToken cancellation)
    {
        FigureReader? reader = null;
        try
        {
            if (!_idle.TryTake(out reader))
                reader = new FigureReader(database, await database.OpenForReadingAsync(cancellation));
            var found = await reader.ReadAsync(release, read, cancellation);
            if (database.KeepsStatements)
                reader.Dispose();
            else
                _idle.Add(reader);
            return found;
        }
        catch (Exception exception)
        {
            // After any failure all connections are suspect: another file may have replaced the database.
            reader?.Dispose();
            while (_idle.TryTake(out var other))
                other.Dispose();
            if (exception is DbException ofDatabase)
                throw database.FaultOf(ofDatabase);
            throw;
        }
    }

    /// <summary>All figures of a release, by province and indicator.</summary>
    private sealed class KnownFigures
    {
        private readonly Dictionary<(string Province, string Indicator), Known> _known;

        public KnownFigures(List<Target> targets, List<Observation> observations)
        {
            KeptFact.Keep(targets);
            KeptFact.Keep(observations);
            var targetsOf = targets.ToLookup(target => (target.Province, target.Indicator));
            var observationsOf = observations.ToLookup(each => (each.Province, each.Indicator));
            var newestOf = Revisions.Newest(observations).ToLookup(each => (each.Province, each.Indicator));
            _known = targetsOf.Select(each => each.Key)
                .Union(observationsOf.Select(each => each.Key))
                .ToDictionary(key => key, key => new Known([.. targetsOf[key]], [.. observationsOf[key]], [.. newestOf[key]]));
        }

        public Figures Of(IReadOnlyList<string> provinces, IReadOnlyList<string> indicators, bool allRevisions)
        {
            var (targets, observations) = (new List<Target>(), new List<Observation>());
            Add(provinces, indicators, allRevisions, targets, observations);
            SortById(targets);
            return new Figures(targets, observations);
        }

        public void Add(
            IReadOnlyList<string> provinces,
            IReadOnlyList<string> indicators,
            bool allRevisions,
            List<Target> targets,
            List<Observation> observations)
        {
            foreach (var known in Of(provinces, indicators))
            {
                targets.AddRange(known.Targets);
                observations.AddRange(allRevisions ? known.Observations : known.Newest);
            }
        }

        public GapGrounds GroundsOf(IReadOnlyList<string> provinces, IReadOnlyList<string> indicators)
        {
            var (targets, starts) = (new List<TargetKey>(), new List<SeriesStart>());
            foreach (var known in Of(provinces, indicators))
            {
                targets.AddRange(known.Keys);
                starts.AddRange(known.Starts);
            }

            return new GapGrounds(targets, starts);
        }

        private IEnumerable<Known> Of(IReadOnlyList<string> provinces, IReadOnlyList<string> indicators)
        {
            foreach (var province in provinces)
            {
                foreach (var indicator in indicators)
                {
                    if (_known.TryGetValue((province, indicator), out var known))
                        yield return known;
                }
            }
        }

        /// <summary>What is known of one indicator in one province.</summary>
        private sealed record Known(Target[] Targets, Observation[] Observations, Observation[] Newest)
        {
            public TargetKey[] Keys { get; } = [.. Targets.Select(TargetKey.Of)];

            public SeriesStart[] Starts { get; } =
            [
                .. Newest.GroupBy(observation => observation.Series).Select(series => series.MinBy(observation => observation.Year)!)
                    .Select(first => new SeriesStart(first.Province, first.Indicator, first.Series, first.Year)),
            ];
        }
    }
}
