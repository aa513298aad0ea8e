using Benchmark.Data.Releases;

namespace Benchmark.Data.Figures;

/// <summary>How much there is: the figures that rest on a province, an indicator or a source.</summary>
internal sealed class CoverageStore(Database database)
{
    /// <summary>The coverage of each indicator that has any.</summary>
    public Task<IReadOnlyDictionary<string, IndicatorCoverage>> OfIndicatorsAsync(
        LoadedRelease release,
        IEnumerable<string> indicators,
        CancellationToken cancellation) =>
        QueryAsync<CoverageRow, IndicatorCoverage>(
            release,
            $"""
            select indicator.id as Indicator,
                (select count(*) from target where target.indicator = indicator.id) as Targets,
                coalesce(measured.observations, 0) as Observations,
                coalesce(measured.provinces, 0) as Provinces,
                measured.first_year as FirstYear,
                measured.last_year as LastYear
            from indicator
                left join (
                    select indicator, count(*) as observations, count(distinct province) as provinces, min(year) as first_year, max(year) as last_year
                    from observation
                    where {database.IsIn("indicator", "@Indicators")}
                    group by indicator) as measured on measured.indicator = indicator.id
            where {database.IsIn("indicator.id", "@Indicators")}
            """,
            new { Indicators = indicators.ToArray() },
            row => row.Indicator,
            row => new IndicatorCoverage
            {
                Targets = row.Targets,
                Observations = row.Observations,
                Provinces = row.Provinces,
                FirstYear = row.FirstYear,
                LastYear = row.LastYear,
            },
            cancellation);

    /// <summary>How many targets and observations a province has.</summary>
    public Task<FigureCounts> OfProvinceAsync(LoadedRelease release, string province, CancellationToken cancellation) => Snapshot.ReadAsync(
        database,
        release,
        async snapshot => (await snapshot.Connection.QueryAsync<FigureCounts>(
            $"""
            {snapshot.Tables}
            select (select count(*) from target where province = @province) as Targets,
                (select count(*) from observation where province = @province) as Observations
            """,
            new { province },
            cancellation)).Single(),
        cancellation);

    /// <summary>How many targets and observations rest on each source; a document counts the targets it sets.</summary>
    public Task<IReadOnlyDictionary<string, FigureCounts>> OfSourcesAsync(LoadedRelease release, CancellationToken cancellation) =>
        QueryAsync<SourceCountRow, FigureCounts>(
            release,
            """
            select source as Source, sum(targets) as Targets, sum(observations) as Observations
            from (
                select source, count(*) as targets, 0 as observations from target group by source
                union all
                select document, count(*), 0 from target where document is not null group by document
                union all
                select source, 0, count(*) from observation group by source
                union all
                select second_source, 0, count(*) from observation where second_source is not null group by second_source) as counted
            group by source
            """,
            null,
            row => row.Source,
            row => new FigureCounts { Targets = row.Targets, Observations = row.Observations },
            cancellation);

    /// <summary>What rests on one source: how much, and the ids of the targets read in it or set by it.</summary>
    public Task<(FigureCounts Counts, IReadOnlyList<string> Targets)> OfSourceAsync(LoadedRelease release, string source, CancellationToken cancellation) =>
        Snapshot.ReadAsync(
            database,
            release,
            async snapshot =>
            {
                await using var results = await snapshot.Connection.QueryMultipleAsync(
                    $"""
                    {snapshot.Tables}
                    select id from target where source = @source or document = @source order by id;

                    {snapshot.Tables}
                    select count(*) from observation where source = @source or second_source = @source;
                    """,
                    new { source },
                    cancellation);
                IReadOnlyList<string> targets = [.. await results.ReadAsync<string>()];
                return (new FigureCounts { Targets = targets.Count, Observations = await results.ReadSingleAsync<int>() }, targets);
            },
            cancellation);

    private Task<IReadOnlyDictionary<string, T>> QueryAsync<TRow, T>(
        LoadedRelease release,
        string query,
        object? parameters,
        Func<TRow, string> key,
        Func<TRow, T> make,
        CancellationToken cancellation) => Snapshot.ReadAsync<IReadOnlyDictionary<string, T>>(
            database,
            release,
            async snapshot => (await snapshot.Connection.QueryAsync<TRow>($"{snapshot.Tables} {query}", parameters, cancellation)).ToDictionary(key, make),
            cancellation);

    private sealed record CoverageRow
    {
        public string Indicator { get; init; } = "";

        public int Targets { get; init; }

        public int Observations { get; init; }

        public int Provinces { get; init; }

        public int? FirstYear { get; init; }

        public int? LastYear { get; init; }
    }

    private sealed record SourceCountRow
    {
        public string Source { get; init; } = "";

        public int Targets { get; init; }

        public int Observations { get; init; }
    }
}

/// <summary>How many figures there are.</summary>
public sealed record FigureCounts
{
    /// <summary>How many targets, of every standing.</summary>
    public int Targets { get; init; }

    /// <summary>How many observations, every revision counted.</summary>
    public int Observations { get; init; }
}

/// <summary>How much is known of an indicator.</summary>
public sealed record IndicatorCoverage
{
    /// <summary>How many targets are set on it, of every standing.</summary>
    public int Targets { get; init; }

    /// <summary>How many observations there are, every revision counted.</summary>
    public int Observations { get; init; }

    /// <summary>How many provinces have an observation.</summary>
    public int Provinces { get; init; }

    /// <summary>The oldest year observed; null when none is.</summary>
    public int? FirstYear { get; init; }

    /// <summary>The newest year observed; null when none is.</summary>
    public int? LastYear { get; init; }
}
