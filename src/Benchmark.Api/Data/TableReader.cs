using System.Globalization;
using Benchmark.Core.DataSets;
using Benchmark.Core.Indicators;
using Benchmark.Core.Numbers;
using Benchmark.Core.Observations;
using Benchmark.Core.Provinces;
using Benchmark.Core.Sources;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Benchmark.Api.Data;

/// <summary>Reads whole tables: for the catalog, for an import, for a checksum.</summary>
/// <param name="connection">The connection.</param>
/// <param name="tables">What stands before each statement to make it answer from an older release; empty for the newest.</param>
internal sealed class TableReader(SqliteConnection connection, string tables)
{
    public DataFrame Frame() => new(
        Sources(),
        Provinces(),
        Indicators(),
        [.. connection.Query<TargetRow>($"{tables} select {TargetRow.Columns} from target order by id").Select(row => row.ToTarget())]);

    public IReadOnlyList<Source> Sources() =>
    [
        .. connection.Query<SourceRow>(
            $"""
            {tables}
            select id as Id, kind as Kind, number as Number, title as Title, issuer as Issuer, published_on as PublishedOn, url as Url,
                note_vi as NoteVi, note_en as NoteEn
            from source
            order by id
            """).Select(row => row.ToSource()),
    ];

    public IReadOnlyList<Province> Provinces()
    {
        var rows = connection.Query<ProvinceRow>(
            $"""
            {tables}
            select id as Id, name_vi as NameVi, name_en as NameEn, aliases as Aliases, kind as Kind, region_vi as RegionVi, region_en as RegionEn, gso as Gso,
                iso as Iso, valid_from as ValidFrom, valid_to as ValidTo, successor as Successor, headline as Headline, source as Source,
                note_vi as NoteVi, note_en as NoteEn
            from province
            order by id
            """).ToList();
        var predecessors = rows.Where(row => row.Successor is not null).ToLookup(row => row.Successor!, row => row.Id);
        return [.. rows.Select(row => row.ToProvince([.. predecessors[row.Id]]))];
    }

    public IReadOnlyList<Indicator> Indicators()
    {
        var series = connection.Query<SeriesRow>(
            $"""
            {tables}
            select indicator as Indicator, id as Id, name_vi as NameVi, name_en as NameEn, field_size as FieldSize, map as Map, average_start as AverageStart,
                average_end as AverageEnd, judges_targets as JudgesTargets, preferred as Preferred, breaks as Breaks, note_vi as NoteVi, note_en as NoteEn
            from series
            order by id
            """).ToLookup(row => row.Indicator, row => row.ToSeries());
        return
        [
            .. connection.Query<IndicatorRow>(
                $"""
                {tables}
                select id as Id, name_vi as NameVi, name_en as NameEn, kind as Kind, unit as Unit, unit_name_vi as UnitNameVi, unit_name_en as UnitNameEn,
                    direction as Direction, theme as Theme, headline as Headline, minimum as Minimum, maximum as Maximum, worst as Worst,
                    worst_reason_vi as WorstReasonVi, worst_reason_en as WorstReasonEn, score_method as ScoreMethod, pace as Pace, ratio_scale as RatioScale,
                    decimals as Decimals, source as Source, note_vi as NoteVi, note_en as NoteEn
                from indicator
                order by id
                """).Select(row => row.ToIndicator([.. series[row.Id]])),
        ];
    }

    public IReadOnlyList<string> TargetIds() => [.. connection.Query<string>($"{tables} select id from target order by id")];

    /// <summary>The checksum of the whole content. The observations pass by one at a time.</summary>
    public string Checksum() => DataChecksum.Of(Frame(), CanonicalObservations());

    /// <summary>The observations that hold since before a release: those that its import did not bring.</summary>
    public IEnumerable<Observation> ObservationsBefore(int release) => Observations($"where since < {release}");

    /// <summary>All observations in the order of their keys, one at a time.</summary>
    public IEnumerable<Observation> Observations() => Observations($"order by {DataTable.List(DataTable.Observation.Key)}");

    /// <summary>All revisions of the figures that have more than one, in order.</summary>
    public IEnumerable<RevisionRow> Revisions() => Staging.Revisions(
        connection,
        $"""
        {tables}
        select province, indicator, year, series, revision, vintage, null
        from observation
        where (province, indicator, year, series) in (select province, indicator, year, series from observation where revision > 1)
        order by province, indicator, year, series, revision
        """);

    private IEnumerable<string> CanonicalObservations()
    {
        // The database sorts by all that stands before the value. Rows alike up to there are of different years, hence few, and sorted here: how the database would
        // write a number is not how the checksum does.
        const string start =
            """
            'certainty=' || certainty || char(31) || 'indicator=' || indicator || coalesce(char(31) || 'note_en=' || note_en || char(31) || 'note_vi=' || note_vi, '')
                || char(31) || 'province=' || province || char(31) || 'revision=' || revision || coalesce(char(31) || 'second_source=' || second_source, '')
                || char(31) || 'series=' || series || char(31) || 'source=' || source || char(31)
            """;
        var alike = new List<string>();
        string? beginning = null;
        foreach (var observation in Observations($"order by {start}"))
        {
            var row = DataChecksum.Canonical(observation);
            if (beginning is null || !row.StartsWith(beginning, StringComparison.Ordinal))
            {
                foreach (var before in alike.Order(Comparer<string>.Create(DataChecksum.Compare)))
                    yield return before;
                alike.Clear();
                beginning = row[..(row.LastIndexOf("\u001fvalue=", StringComparison.Ordinal) + 1)];
            }

            alike.Add(row);
        }

        foreach (var before in alike.Order(Comparer<string>.Create(DataChecksum.Compare)))
            yield return before;
    }

    private IEnumerable<Observation> Observations(string rest)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"{tables} select {DataTable.List(DataTable.Observation.Columns)} from observation {rest}";
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return new Observation
            {
                Id = "",
                Province = row.GetString(0),
                Indicator = row.GetString(1),
                Year = row.GetInt32(2),
                Series = row.GetString(3),
                Revision = row.GetInt32(4),
                Value = (decimal)row.GetDouble(5),
                Unit = "",
                FieldSize = null,
                Vintage = row.TextAt(6),
                Certainty = Code.Parse<Certainty>(row.GetString(7)),
                Source = row.GetString(8),
                SecondSource = row.TextAt(9),
                Note = Pair.Of(row.TextAt(10), row.TextAt(11)),
            };
        }
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

        public string? Breaks { get; init; }

        public string? NoteVi { get; init; }

        public string? NoteEn { get; init; }

        public Series ToSeries() => new()
        {
            Indicator = Indicator,
            Id = Id,
            Name = new Text(NameVi, NameEn),
            FieldSize = FieldSize,
            Map = Map,
            AverageOf = AverageStart is null ? null : new Period(AverageStart.Value, AverageEnd!.Value),
            JudgesTargets = JudgesTargets,
            Preferred = Preferred,
            Breaks = [.. Breaks?.Split(' ').Select(year => int.Parse(year, CultureInfo.InvariantCulture)) ?? []],
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
