using System.Globalization;
using Benchmark.Core;
using Benchmark.Core.Indicators;
using Benchmark.Core.Provinces;
using Benchmark.Core.Sources;
using Dapper;

namespace Benchmark.Api.Data;

/// <summary>Reads the catalog of the loaded release.</summary>
internal sealed class CatalogStore(Database database)
{
    /// <summary>What tells the state the database holds from every other; null while it is empty.</summary>
    public string? FindKey()
    {
        using var connection = database.OpenForReading();
        return connection.QuerySingleOrDefault<string>(LoadedRelease.KeyQuery);
    }

    public Catalog Load()
    {
        using var connection = database.OpenForReading();
        using var transaction = connection.BeginTransaction(deferred: true);
        var release = DataSetStore.FindRelease(connection) ?? throw new DatabaseFailure($"The database {database.Path} holds no release.");
        var provinces = connection.Query<ProvinceRow>(
            """
            select id as Id, name_vi as NameVi, name_en as NameEn, aliases as Aliases, kind as Kind, region_vi as RegionVi, region_en as RegionEn, gso as Gso,
                iso as Iso, valid_from as ValidFrom, valid_to as ValidTo, successor as Successor, headline as Headline, source as Source,
                note_vi as NoteVi, note_en as NoteEn
            from province
            order by id
            """).ToList();
        var indicators = connection.Query<IndicatorRow>(
            """
            select id as Id, name_vi as NameVi, name_en as NameEn, kind as Kind, unit as Unit, unit_name_vi as UnitNameVi, unit_name_en as UnitNameEn,
                direction as Direction, theme as Theme, headline as Headline, minimum as Minimum, maximum as Maximum, worst as Worst,
                worst_reason_vi as WorstReasonVi, worst_reason_en as WorstReasonEn, score_method as ScoreMethod, pace as Pace, ratio_scale as RatioScale,
                decimals as Decimals, source as Source, note_vi as NoteVi, note_en as NoteEn
            from indicator
            order by id
            """);
        var breaks = connection.Query<BreakRow>("select indicator as Indicator, series as Series, year as Year from series_break order by year")
            .ToLookup(row => (row.Indicator, row.Series), row => row.Year);
        var series = connection.Query<SeriesRow>(
            """
            select indicator as Indicator, id as Id, name_vi as NameVi, name_en as NameEn, field_size as FieldSize, map as Map, average_start as AverageStart,
                average_end as AverageEnd, judges_targets as JudgesTargets, preferred as Preferred, note_vi as NoteVi, note_en as NoteEn
            from series
            order by id
            """).ToLookup(row => row.Indicator, row => row.ToSeries([.. breaks[(row.Indicator, row.Id)]]));
        var sources = connection.Query<SourceRow>(
            """
            select id as Id, kind as Kind, number as Number, title as Title, issuer as Issuer, published_on as PublishedOn, url as Url,
                note_vi as NoteVi, note_en as NoteEn
            from source
            order by id
            """);

        var predecessors = provinces.Where(row => row.Successor is not null).ToLookup(row => row.Successor!, row => row.Id);
        return new Catalog(
            release,
            [.. provinces.Select(row => row.ToProvince([.. predecessors[row.Id]]))],
            [.. indicators.Select(row => row.ToIndicator([.. series[row.Id]]))],
            [.. sources.Select(row => row.ToSource())],
            [.. connection.Query<string>("select id from target order by id")]);
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record ProvinceRow
    {
        public string Id { get; init; } = "";

        public string NameVi { get; init; } = "";

        public string NameEn { get; init; } = "";

        public string Aliases { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? RegionVi { get; init; }

        public string? RegionEn { get; init; }

        public string? Gso { get; init; }

        public string? Iso { get; init; }

        public string? ValidFrom { get; init; }

        public string? ValidTo { get; init; }

        public string? Successor { get; init; }

        public int? Headline { get; init; }

        public string Source { get; init; } = "";

        public string? NoteVi { get; init; }

        public string? NoteEn { get; init; }

        public Province ToProvince(IReadOnlyList<string> predecessors) => new()
        {
            Id = Id,
            Name = new Text(NameVi, NameEn),
            Aliases = Aliases.Length == 0 ? [] : Aliases.Split('|'),
            Kind = Code.Parse<ProvinceKind>(Kind),
            Region = Pair.Of(RegionVi, RegionEn),
            Codes = new ProvinceCodes(Gso, Iso),
            ValidFrom = Day(ValidFrom),
            ValidTo = Day(ValidTo),
            Successor = Successor,
            Predecessors = predecessors,
            Headline = Headline,
            Source = Source,
            Note = Pair.Of(NoteVi, NoteEn),
        };
    }

    private sealed record IndicatorRow
    {
        public string Id { get; init; } = "";

        public string NameVi { get; init; } = "";

        public string NameEn { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Unit { get; init; } = "";

        public string? UnitNameVi { get; init; }

        public string? UnitNameEn { get; init; }

        public string Direction { get; init; } = "";

        public string Theme { get; init; } = "";

        public int? Headline { get; init; }

        public decimal? Minimum { get; init; }

        public decimal? Maximum { get; init; }

        public decimal? Worst { get; init; }

        public string? WorstReasonVi { get; init; }

        public string? WorstReasonEn { get; init; }

        public string? ScoreMethod { get; init; }

        public string? Pace { get; init; }

        public bool RatioScale { get; init; }

        public int? Decimals { get; init; }

        public string Source { get; init; } = "";

        public string? NoteVi { get; init; }

        public string? NoteEn { get; init; }

        public Indicator ToIndicator(IReadOnlyList<Series> series) => new()
        {
            Id = Id,
            Name = new Text(NameVi, NameEn),
            Kind = Code.Parse<IndicatorKind>(Kind),
            Unit = Unit,
            UnitName = Pair.Of(UnitNameVi, UnitNameEn),
            Direction = Code.Parse<Direction>(Direction),
            Theme = Theme,
            Headline = Headline,
            Minimum = Minimum,
            Maximum = Maximum,
            Worst = Worst,
            WorstReason = Pair.Of(WorstReasonVi, WorstReasonEn),
            ScoreMethod = ScoreMethod,
            Pace = Pace,
            RatioScale = RatioScale,
            Decimals = Decimals,
            Source = Source,
            Note = Pair.Of(NoteVi, NoteEn),
            Series = series,
        };
    }

    private sealed record BreakRow
    {
        public string Indicator { get; init; } = "";

        public string Series { get; init; } = "";

        public int Year { get; init; }
    }

    private sealed record SeriesRow
    {
        public string Indicator { get; init; } = "";

        public string Id { get; init; } = "";

        public string NameVi { get; init; } = "";

        public string NameEn { get; init; } = "";

        public int? FieldSize { get; init; }

        public int? Map { get; init; }

        public int? AverageStart { get; init; }

        public int? AverageEnd { get; init; }

        public bool JudgesTargets { get; init; }

        public bool Preferred { get; init; }

        public string? NoteVi { get; init; }

        public string? NoteEn { get; init; }

        public Series ToSeries(IReadOnlyList<int> breaks) => new()
        {
            Indicator = Indicator,
            Id = Id,
            Name = new Text(NameVi, NameEn),
            FieldSize = FieldSize,
            Map = Map,
            AverageOf = AverageStart is null ? null : new Period(AverageStart.Value, AverageEnd!.Value),
            JudgesTargets = JudgesTargets,
            Preferred = Preferred,
            Breaks = breaks,
            Note = Pair.Of(NoteVi, NoteEn),
        };
    }

    private sealed record SourceRow
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Number { get; init; }

        public string Title { get; init; } = "";

        public string Issuer { get; init; } = "";

        public string? PublishedOn { get; init; }

        public string? Url { get; init; }

        public string? NoteVi { get; init; }

        public string? NoteEn { get; init; }

        public Source ToSource() => new()
        {
            Id = Id,
            Kind = Code.Parse<SourceKind>(Kind),
            Number = Number,
            Title = Title,
            Issuer = Issuer,
            PublishedOn = PublishedOn,
            Url = Url,
            Note = Pair.Of(NoteVi, NoteEn),
        };
    }
}
