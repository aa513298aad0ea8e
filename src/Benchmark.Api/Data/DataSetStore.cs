using System.Globalization;
using Benchmark.Core;
using Benchmark.Core.Import;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Benchmark.Api.Data;

/// <summary>Puts a whole data set into the database; the only place that writes one.</summary>
internal sealed class DataSetStore(Database database)
{
    /// <summary>The release the database holds, or null while it is empty.</summary>
    public LoadedRelease? FindRelease()
    {
        using var connection = database.OpenForReading();
        return FindRelease(connection);
    }

    public static LoadedRelease? FindRelease(SqliteConnection connection)
    {
        var row = connection.QuerySingleOrDefault<ReleaseRow>(
            """
            select id as Id, published_at as PublishedAt, author as Author, reason_vi as ReasonVi, reason_en as ReasonEn, checksum as Checksum,
                source_count as Sources, province_count as Provinces, indicator_count as Indicators, series_count as Series,
                target_count as Targets, observation_count as Observations
            from release
            """);
        return row is null
            ? null
            : new LoadedRelease(
                new Release(row.Id, DateTimeOffset.Parse(row.PublishedAt, CultureInfo.InvariantCulture), row.Author, new Text(row.ReasonVi, row.ReasonEn)),
                row.Checksum,
                new DataCounts(row.Sources, row.Provinces, row.Indicators, row.Series, row.Targets, row.Observations));
    }

    /// <summary>Replaces whatever the database holds, in one transaction: readers see the old state or the new one.</summary>
    /// <returns>False, with nothing changed, when <paramref name="onlyIfEmpty"/> is asked for and another process was faster.</returns>
    public bool Load(DataSet data, bool onlyIfEmpty)
    {
        using var connection = database.OpenForWriting();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (onlyIfEmpty && FindRelease(connection) is not null)
            return false;

        foreach (var table in new[] { "observation", "target", "series_break", "series", "indicator", "province", "source", "release" })
            connection.Execute($"delete from {table}", transaction: transaction);
        Insert(connection, transaction, data);
        transaction.Commit();

        // Leaves one file that can be copied or put on a read-only volume as it is.
        connection.Execute("pragma wal_checkpoint(truncate)");
        return true;
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, DataSet data)
    {
        connection.Execute(
            """
            insert into source (id, kind, number, title, issuer, published_on, url, note_vi, note_en)
            values (@Id, @Kind, @Number, @Title, @Issuer, @PublishedOn, @Url, @NoteVi, @NoteEn)
            """,
            data.Sources.Select(source => new
            {
                source.Id,
                Kind = Code.Of(source.Kind),
                source.Number,
                source.Title,
                source.Issuer,
                source.PublishedOn,
                source.Url,
                NoteVi = source.Note?.Vi,
                NoteEn = source.Note?.En,
            }),
            transaction);
        connection.Execute(
            """
            insert into province (id, name_vi, name_en, aliases, kind, region_vi, region_en, gso, iso, valid_from, valid_to, successor, headline, source, note_vi, note_en)
            values (@Id, @NameVi, @NameEn, @Aliases, @Kind, @RegionVi, @RegionEn, @Gso, @Iso, @ValidFrom, @ValidTo, @Successor, @Headline, @Source, @NoteVi, @NoteEn)
            """,
            data.Provinces.Select(province => new
            {
                province.Id,
                NameVi = province.Name.Vi,
                NameEn = province.Name.En,
                Aliases = string.Join('|', province.Aliases),
                Kind = Code.Of(province.Kind),
                RegionVi = province.Region?.Vi,
                RegionEn = province.Region?.En,
                province.Codes.Gso,
                province.Codes.Iso,
                ValidFrom = Day(province.ValidFrom),
                ValidTo = Day(province.ValidTo),
                province.Successor,
                province.Headline,
                province.Source,
                NoteVi = province.Note?.Vi,
                NoteEn = province.Note?.En,
            }),
            transaction);
        connection.Execute(
            """
            insert into indicator (id, name_vi, name_en, kind, unit, unit_name_vi, unit_name_en, direction, theme, headline, minimum, maximum, worst,
                worst_reason_vi, worst_reason_en, score_method, pace, ratio_scale, decimals, source, note_vi, note_en)
            values (@Id, @NameVi, @NameEn, @Kind, @Unit, @UnitNameVi, @UnitNameEn, @Direction, @Theme, @Headline, @Minimum, @Maximum, @Worst,
                @WorstReasonVi, @WorstReasonEn, @ScoreMethod, @Pace, @RatioScale, @Decimals, @Source, @NoteVi, @NoteEn)
            """,
            data.Indicators.Select(indicator => new
            {
                indicator.Id,
                NameVi = indicator.Name.Vi,
                NameEn = indicator.Name.En,
                Kind = Code.Of(indicator.Kind),
                indicator.Unit,
                UnitNameVi = indicator.UnitName?.Vi,
                UnitNameEn = indicator.UnitName?.En,
                Direction = Code.Of(indicator.Direction),
                indicator.Theme,
                indicator.Headline,
                Minimum = Real(indicator.Minimum),
                Maximum = Real(indicator.Maximum),
                Worst = Real(indicator.Worst),
                WorstReasonVi = indicator.WorstReason?.Vi,
                WorstReasonEn = indicator.WorstReason?.En,
                indicator.ScoreMethod,
                indicator.Pace,
                indicator.RatioScale,
                indicator.Decimals,
                indicator.Source,
                NoteVi = indicator.Note?.Vi,
                NoteEn = indicator.Note?.En,
            }),
            transaction);

        var series = data.Indicators.SelectMany(indicator => indicator.Series).ToList();
        connection.Execute(
            """
            insert into series (indicator, id, name_vi, name_en, field_size, map, average_start, average_end, judges_targets, preferred, note_vi, note_en)
            values (@Indicator, @Id, @NameVi, @NameEn, @FieldSize, @Map, @AverageStart, @AverageEnd, @JudgesTargets, @Preferred, @NoteVi, @NoteEn)
            """,
            series.Select(each => new
            {
                each.Indicator,
                each.Id,
                NameVi = each.Name.Vi,
                NameEn = each.Name.En,
                each.FieldSize,
                each.Map,
                AverageStart = each.AverageOf?.Start,
                AverageEnd = each.AverageOf?.End,
                each.JudgesTargets,
                each.Preferred,
                NoteVi = each.Note?.Vi,
                NoteEn = each.Note?.En,
            }),
            transaction);
        connection.Execute(
            "insert into series_break (indicator, series, year) values (@Indicator, @Series, @Year)",
            series.SelectMany(each => each.Breaks.Select(year => new { each.Indicator, Series = each.Id, Year = year })),
            transaction);

        var directions = data.Indicators.ToDictionary(indicator => indicator.Id, indicator => Code.Of(indicator.Direction));
        connection.Execute(
            """
            insert into target (id, province, indicator, horizon, horizon_stated, horizon_reading, period_start, period_end, basis, comparator, low, high, unit, direction,
                band, field_size, series, standing, superseded_by, statement_vi, statement_en, document, source, certainty, note_vi, note_en)
            values (@Id, @Province, @Indicator, @Horizon, @HorizonStated, @HorizonReading, @PeriodStart, @PeriodEnd, @Basis, @Comparator, @Low, @High, @Unit, @Direction,
                @Band, @FieldSize, @Series, @Standing, @SupersededBy, @StatementVi, @StatementEn, @Document, @Source, @Certainty, @NoteVi, @NoteEn)
            """,
            data.Targets.Select(target => new
            {
                target.Id,
                target.Province,
                target.Indicator,
                target.Horizon,
                target.HorizonStated,
                HorizonReading = Code.Of(target.HorizonReading),
                PeriodStart = target.Period?.Start,
                PeriodEnd = target.Period?.End,
                Basis = Code.Of(target.Basis),
                Comparator = Code.Of(target.Comparator),
                Low = Real(target.Low),
                High = Real(target.High),
                target.Unit,
                Direction = directions[target.Indicator],
                Band = Real(target.Normalized.Band),
                target.Normalized.FieldSize,
                target.Series,
                Standing = Code.Of(target.Standing),
                target.SupersededBy,
                StatementVi = target.Statement.Vi,
                StatementEn = target.Statement.En,
                target.Document,
                target.Source,
                Certainty = Code.Of(target.Certainty),
                NoteVi = target.Note?.Vi,
                NoteEn = target.Note?.En,
            }),
            transaction);
        connection.Execute(
            """
            insert into observation (province, indicator, year, series, revision, value, vintage, certainty, source, second_source, note_vi, note_en)
            values (@Province, @Indicator, @Year, @Series, @Revision, @Value, @Vintage, @Certainty, @Source, @SecondSource, @NoteVi, @NoteEn)
            """,
            data.Observations.Select(observation => new
            {
                observation.Province,
                observation.Indicator,
                observation.Year,
                observation.Series,
                observation.Revision,
                Value = (double)observation.Value,
                observation.Vintage,
                Certainty = Code.Of(observation.Certainty),
                observation.Source,
                observation.SecondSource,
                NoteVi = observation.Note?.Vi,
                NoteEn = observation.Note?.En,
            }),
            transaction);
        connection.Execute(
            """
            insert into release (id, published_at, author, reason_vi, reason_en, checksum, source_count, province_count, indicator_count, series_count, target_count, observation_count)
            values (@Id, @PublishedAt, @Author, @ReasonVi, @ReasonEn, @Checksum, @Sources, @Provinces, @Indicators, @Series, @Targets, @Observations)
            """,
            new
            {
                data.Release.Id,
                PublishedAt = data.Release.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                data.Release.Author,
                ReasonVi = data.Release.Reason.Vi,
                ReasonEn = data.Release.Reason.En,
                Checksum = data.Checksum(),
                Sources = data.Sources.Count,
                Provinces = data.Provinces.Count,
                Indicators = data.Indicators.Count,
                Series = series.Count,
                Targets = data.Targets.Count,
                Observations = data.Observations.Count,
            },
            transaction);
    }

    private static string? Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double? Real(decimal? number) => (double?)number;

    private sealed record ReleaseRow
    {
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
    }
}
