using System.Data.Common;
using System.Text.RegularExpressions;
using Benchmark.Core.DataSets;
using Benchmark.Core.Schemas;
using Benchmark.Data;
using Benchmark.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Benchmark.Tests.Data;

/// <summary>
/// The tables refuse what must not be, also when the import overlooks it. Each case is one statement on the loaded data set that breaks one rule and no
/// other, and the message names that rule.
/// </summary>
public partial class SchemaTests(DatabaseTemplate template) : IClassFixture<DatabaseTemplate>
{
    // Rows of the cases, as good as the loaded ones: one of each sort that a rule distinguishes.
    private static readonly string Subjects =
        $"""
        insert into source (id, kind, number, title, issuer, published_on, url, note_vi, note_en)
        values ('subject', 'decision', '1/QD', 'Title', 'Issuer', '2022-08', 'https://example.org/', 'Ghi', 'Note');
        insert into api_key (id, name, hash, scopes, provinces, created_at)
        values ('0123456789ab', 'Portal', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'data:write', 'all', '2026-11-21T00:00:00Z');
        insert into hook (id, url, secret, allows_private, allows_http, created_at)
        values ('0123456789ab', 'https://example.org/', 'whsec_c2VjcmV0', 0, 0, '2026-11-21T00:00:00.000Z');
        insert into delivery (hook, event, type, happened_at, data, next_at)
        values ('0123456789ab', '2026-11-21.1', 'type', '2026-11-21T00:00:00.000Z', '{"{}"}', ''),
            ('0123456789ab', '2026-11-22.1', 'type', '2026-11-22T00:00:00.000Z', '{"{}"}', '');
        insert into import (id, api_key, idempotency_key, fingerprint, imported_at)
        values ('0123456789abcdef0123456789abcdef', '0123456789ab', 'once', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
        '2026-11-21T00:00:00Z');
        insert into province (id, name_vi, name_en, aliases, kind, region_vi, region_en, gso, iso, valid_from, valid_to, successor, headline, source, note_vi,
        note_en)
        values ('subject', 'Tên', 'Name', 'a|b', 'city', 'Vùng', 'Region', '99', 'VN-99', '1990-01-01', '2020-12-31', 'viet-nam', 900, 'subject', 'Ghi',
        'Note');
        insert into theme (id, name_vi, name_en, "order") values ('subject', 'Tên', 'Name', 900);
        insert into indicator (id, name_vi, name_en, kind, unit, unit_name_vi, unit_name_en, direction, theme, headline, minimum, maximum, worst,
            worst_reason_vi, worst_reason_en, score_method, pace, ratio_scale, decimals, source, note_vi, note_en)
        values ('subject', 'Tên', 'Name', 'number', 'thing', 'Đơn vị', 'Thing', 'higher-is-better', 'theme', 900, 0, 100, 0, 'Lý do', 'Reason', 'goalpost',
        'linear', 1, 2,
            'subject', 'Ghi', 'Note');
        insert into indicator (id, name_vi, name_en, kind, unit, direction, theme, pace, ratio_scale, source)
        values ('subject-less', 'Tên', 'Name', 'number', 'thing', 'lower-is-better', 'theme', 'linear', 1, 'subject'),
            ('subject-rate', 'Tên', 'Name', 'number', 'percent-per-year', 'higher-is-better', 'theme', 'linear', 0, 'subject'),
            ('subject-rank', 'Tên', 'Name', 'rank', 'rank', 'lower-is-better', 'theme', 'linear', 0, 'subject'),
            ('subject-milestone', 'Tên', 'Name', 'milestone', 'milestone', 'higher-is-better', 'theme', null, 0, 'subject');
        insert into series (indicator, id, name_vi, name_en, field_size, map, average_start, average_end, judges_targets, preferred, note_vi, note_en)
        values ('subject', 'first', 'Tên', 'Name', 63, 63, 2016, 2020, 1, 1, 'Ghi', 'Note'),
            ('subject', 'second', 'Tên', 'Name', null, null, null, null, 0, 0, null, null);
        update series set breaks = '2018 2020' where indicator = 'subject' and id = 'first';
        insert into target (id, province, indicator, horizon, horizon_stated, horizon_reading, basis, comparator, low, high, unit, direction, band, field_size,
        series,
            standing, superseded_by, statement_vi, statement_en, document, source, certainty, note_vi, note_en)
        values
            ('subject', 'subject', 'subject', 2025, 2025, 'stated', 'at-year', 'at-least', 20, null, 'thing', 'higher-is-better', null, null, 'first',
            'primary', null,
                'Câu', 'Sentence', 'subject', 'subject', 'stated', 'Ghi', 'Note'),
            ('subject.bare', 'subject', 'subject', 2030, 2030, 'stated', 'at-year', 'at-least', 20, null, 'thing', 'higher-is-better', null, null, null,
            'primary', null,
                'Câu', 'Sentence', null, 'subject', 'stated', null, null),
            ('subject.open', 'subject', 'subject', null, null, 'open', 'at-year', 'at-least', 20, null, 'thing', 'higher-is-better', null, null, null,
            'primary', null,
                'Câu', 'Sentence', null, 'subject', 'stated', null, null),
            ('subject.old', 'subject', 'subject', 2025, 2025, 'stated', 'at-year', 'more-than', 10, null, 'thing', 'higher-is-better', null, null, null,
            'superseded', 'subject',
                'Câu', 'Sentence', null, 'subject', 'stated', null, null),
            ('subject.about', 'subject', 'subject', 2026, 2026, 'stated', 'at-year', 'about', 20, null, 'thing', 'higher-is-better', 2, null, null, 'primary',
            null,
                'Câu', 'Sentence', null, 'subject', 'stated', null, null),
            ('subject.range', 'subject', 'subject', 2027, 2027, 'stated', 'at-year', 'range', 20, 30, 'thing', 'higher-is-better', null, null, null, 'primary',
            null,
                'Câu', 'Sentence', null, 'subject', 'stated', null, null),
            ('subject.less', 'subject', 'subject-less', 2025, 2025, 'stated', 'at-year', 'at-most', 20, null, 'thing', 'lower-is-better', null, null, null,
            'primary', null,
                'Câu', 'Sentence', null, 'subject', 'stated', null, null),
            ('subject.rank', 'subject', 'subject-rank', 2025, 2025, 'stated', 'at-year', 'rank-at-most', 5, null, 'rank', 'lower-is-better', null, 63, null,
            'primary', null,
                'Câu', 'Sentence', null, 'subject', 'stated', null, null),
            ('subject.milestone', 'subject', 'subject-milestone', 2025, 2025, 'stated', 'at-year', 'milestone', null, null, 'milestone', 'higher-is-better',
            null, null, null,
                'primary', null, 'Câu', 'Sentence', null, 'subject', 'stated', null, null);
        insert into target (id, province, indicator, horizon, horizon_stated, horizon_reading, period_start, period_end, basis, comparator, low, unit,
        direction, standing,
            statement_vi, statement_en, source, certainty)
        values ('subject.rate', 'subject', 'subject-rate', 2025, 2025, 'stated', 2021, 2025, 'period-average', 'at-least', 7, 'percent-per-year',
        'higher-is-better', 'primary',
            'Câu', 'Sentence', 'subject', 'stated');
        insert into observation (province, indicator, year, series, revision, value, vintage, certainty, source, second_source, note_vi, note_en)
        values ('subject', 'subject', 2020, 'first', 1, 12.5, '2021-05-03', 'official', 'subject', 'iso-codes-debian', 'Ghi', 'Note');
        insert into release select 2, '2026-11-21.2', published_at, author, reason_vi, reason_en, checksum, 0, 0, 0, 0, 0, 0, 0, null, null, null
        from release;
        {Past(Noun.Source, "id = 'subject'")}
        {Past(Noun.Province, "id = 'subject'")}
        {Past(Noun.Theme, "id = 'subject'")}
        {Past(Noun.Indicator, "id = 'subject'")}
        {Past(Noun.Series, "indicator = 'subject' and id = 'first'")}
        {Past(Noun.Target, "id = 'subject'")}
        {Past(Noun.Observation, "indicator = 'subject'")}
        """;

    // A row that held until the second release.
    private static string Past(Noun noun, string which)
    {
        var columns = string.Join(", ", DataSetFiles.Of(noun).TableColumns.Select(column => $"\"{column}\""));
        return $"insert into {Code.Of(noun)}_history ({columns}, since, until) select {columns}, since, 2 from {Code.Of(noun)} where {which};";
    }

    private static readonly string[] Histories =
        ["source_history", "province_history", "theme_history", "indicator_history", "series_history", "target_history", "observation_history"];

    // The condition of a check as it is written, and statements that break it.
    private static readonly (string Check, string[] Statements)[] Checks =
    [
        ("number > 0", ["update release set number = 0"]),
        ("id glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].[1-9]*'", [.. On("release", "id", "'2026-11-21'", "'2026-11-21.0'", "'first'", "''")]),
        ("author <> ''", ["update release set author = ''"]),
        ("reason_vi <> ''", ["update release set reason_vi = ''"]),
        ("reason_en <> ''", ["update release set reason_en = ''"]),
        ("length(checksum) = 64", ["update release set checksum = 'abc'"]),
        ("source_count >= 0", ["update release set source_count = -1"]),
        ("province_count >= 0", ["update release set province_count = -1"]),
        ("indicator_count >= 0", ["update release set indicator_count = -1"]),
        ("series_count >= 0", ["update release set series_count = -1"]),
        ("target_count >= 0", ["update release set target_count = -1"]),
        ("observation_count >= 0", ["update release set observation_count = -1"]),
        ("theme_count >= 0", ["update release set theme_count = -1"]),

        // Ids, of sources and series and, with a letter in front, of provinces and indicators.
        (
            "id <> '' and id not glob '*[^a-z0-9-]*'",
            [.. On("source", "id", "''", "'Subject'", "'a b'", "'a.b'", "'đ'"), .. On("series", "id", "''", "'First'", "'a/b'")]),
        (
            "id <> '' and id not glob '*[^a-z0-9-]*' and id glob '[a-z]*'",
            [.. On("province", "id", "''", "'Subject'", "'a b'", "'4-provinces'", "'-a'"), .. On("indicator", "id", "''", "'Subject'", "'a b'", "'4ir'")]),
        ("0 < \"order\"", [.. On("theme", "\"order\"", "0", "-1")]),
        ("id <> '' and id not glob '*[^a-z0-9.-]*'", [.. On("target", "id", "''", "'Subject'", "'a b'", "'a/b'")]),

        ("kind in ('resolution', 'decision', 'plan', 'statistics', 'report', 'news', 'web')", [.. On("source", "kind", "'law'", "'Web'", "''")]),
        ("number <> ''", [.. On("source", "number", "''")]),
        ("title <> ''", [.. On("source", "title", "''")]),
        ("issuer <> ''", [.. On("source", "issuer", "''")]),
        // One text for both languages, or one for each, and never both nor neither.
        (
            "title_vi is null or (title_vi <> '' and title is null)",
            [.. On("source", "title_vi", "'Nhan đề'"), "update source set title = null, title_vi = '', title_en = 'Title' where id = 'subject'"]),
        (
            "(title_en is null or title_en <> '') and (title_en is null) = (title_vi is null) and coalesce(title, title_en) is not null",
            [
                .. On("source", "title", "null"),
                .. On("source", "title_en", "'Title'"),
                "update source set title = null, title_vi = 'Nhan đề' where id = 'subject'",
                "update source set title = null, title_vi = 'Nhan đề', title_en = '' where id = 'subject'",
            ]),
        (
            "issuer_vi is null or (issuer_vi <> '' and issuer is null)",
            [
                .. On("source", "issuer_vi", "'Nơi ban hành'"),
                "update source set issuer = null, issuer_vi = '', issuer_en = 'Issuer' where id = 'subject'",
            ]),
        (
            "(issuer_en is null or issuer_en <> '') and (issuer_en is null) = (issuer_vi is null) and coalesce(issuer, issuer_en) is not null",
            [
                .. On("source", "issuer", "null"),
                .. On("source", "issuer_en", "'Issuer'"),
                "update source set issuer = null, issuer_vi = 'Nơi ban hành' where id = 'subject'",
                "update source set issuer = null, issuer_vi = 'Nơi ban hành', issuer_en = '' where id = 'subject'",
            ]),
        (
            "published_on glob '[0-9][0-9][0-9][0-9]*' and length(published_on) in (4, 7, 10)",
            [.. On("source", "published_on", "'May 2022'", "'20222'", "'2022-5'", "'2022-05-1'", "''")]),
        ("url glob 'http://*' or url glob 'https://*'", [.. On("source", "url", "'ftp://example.org'", "'example.org'", "''", "'HTTP://example.org'")]),

        ("name_vi <> ''", [.. On("province", "name_vi", "''"), .. On("indicator", "name_vi", "''"), .. On("series", "name_vi", "''")]),
        ("name_en <> ''", [.. On("province", "name_en", "''"), .. On("indicator", "name_en", "''"), .. On("series", "name_en", "''")]),
        (
            "note_vi <> ''",
            [.. new[] { "source", "province", "indicator", "series", "target", "observation" }.SelectMany(table => On(table, "note_vi", "''"))]),
        (
            "note_en <> ''",
            [.. new[] { "source", "province", "indicator", "series", "target", "observation" }.SelectMany(table => On(table, "note_en", "''"))]),
        (
            "(note_vi is null) = (note_en is null)",
            [.. new[] { "source", "province", "indicator", "series", "target", "observation" }.SelectMany(
                table => new[] { "note_vi", "note_en" }.SelectMany(column => On(table, column, "null")))]),

        ("kind in ('province', 'city', 'country')", [.. On("province", "kind", "'district'", "''")]),
        ("region_vi <> ''", [.. On("province", "region_vi", "''")]),
        ("region_en <> ''", [.. On("province", "region_en", "''")]),
        ("(region_vi is null) = (region_en is null)", [.. On("province", "region_vi", "null"), .. On("province", "region_en", "null")]),
        ("gso glob '[0-9][0-9]'", [.. On("province", "gso", "'1'", "'001'", "'ab'", "''")]),
        ("iso <> ''", [.. On("province", "iso", "''")]),
        ("valid_from is date(valid_from)", [.. On("province", "valid_from", "'1990'", "'1990-02-30'", "'1990-1-1'", "'soon'")]),
        ("valid_to is date(valid_to)", [.. On("province", "valid_to", "'2020'", "'2020-02-30'", "'2020-12-31T00:00'", "'2020-13-01'")]),
        ("valid_from <= valid_to", [.. On("province", "valid_from", "'2021-01-01'")]),
        ("(valid_to is null) = (successor is null)", [.. On("province", "valid_to", "null"), .. On("province", "successor", "null")]),
        ("successor <> id", [.. On("province", "successor", "'subject'")]),
        ("headline > 0", [.. On("province", "headline", "0", "-1"), .. On("indicator", "headline", "0", "-1")]),
        ("kind <> 'country' or headline is null", ["update province set headline = 901 where kind = 'country'"]),

        (
            "kind in ('number', 'rank', 'milestone', 'band')",
            ["update indicator set kind = 'share' where id = 'subject-less'", "update indicator set kind = '' where id = 'subject-less'"]),
        (
            "unit <> ''",
            ["insert into indicator (id, name_vi, name_en, kind, unit, direction, theme, pace, ratio_scale, source) values ('other', 'T', 'N', 'number', '', "
                + "'higher-is-better', 't', 'linear', 0, 'subject')"]),
        ("unit_name_vi <> ''", [.. On("indicator", "unit_name_vi", "''")]),
        ("unit_name_en <> ''", [.. On("indicator", "unit_name_en", "''")]),
        ("(unit_name_vi is null) = (unit_name_en is null)", [.. On("indicator", "unit_name_vi", "null"), .. On("indicator", "unit_name_en", "null")]),
        ("direction in ('higher-is-better', 'lower-is-better')", [.. On("indicator", "direction", "'higher'", "''")]),
        ("theme <> ''", [.. On("indicator", "theme", "''")]),
        ("worst_reason_vi <> ''", [.. On("indicator", "worst_reason_vi", "''")]),
        ("worst_reason_en <> ''", [.. On("indicator", "worst_reason_en", "''")]),
        ("(worst_reason_vi is null) = (worst_reason_en is null)", [.. On("indicator", "worst_reason_en", "null")]),
        ("score_method <> ''", [.. On("indicator", "score_method", "''")]),
        ("pace <> ''", [.. On("indicator", "pace", "''")]),
        ("ratio_scale in (0, 1)", [.. On("indicator", "ratio_scale", "2", "-1")]),
        ("decimals between 0 and 10", [.. On("indicator", "decimals", "-1", "11")]),
        ("(worst is null) = (score_method is null)", [.. On("indicator", "worst", "null"), .. On("indicator", "score_method", "null")]),
        (
            "worst is null or (kind = 'number' and worst_reason_vi is not null)",
            [
                "update indicator set worst_reason_vi = null, worst_reason_en = null where id = 'subject'",
                "update indicator set worst = 63, score_method = 'goalpost', worst_reason_vi = 'x', worst_reason_en = 'x' where id = 'subject-rank'",
            ]),
        ("minimum <= maximum", [.. On("indicator", "minimum", "100.5")]),
        (
            "length(short_vi) between 1 and 32",
            [
                "update indicator set short_vi = '', short_en = 'x' where id = 'subject'",
                $"update indicator set short_vi = '{new string('x', 33)}', short_en = 'x' where id = 'subject'",
            ]),
        (
            "length(short_en) between 1 and 32",
            [
                "update indicator set short_vi = 'x', short_en = '' where id = 'subject'",
                $"update indicator set short_vi = 'x', short_en = '{new string('x', 33)}' where id = 'subject'",
            ]),
        ("(short_vi is null) = (short_en is null)", [.. On("indicator", "short_vi", "'x'"), .. On("indicator", "short_en", "'x'")]),
        ("country_vi <> ''", ["update indicator set country_vi = '', country_en = 'x' where id = 'subject'"]),
        ("country_en <> ''", ["update indicator set country_vi = 'x', country_en = '' where id = 'subject'"]),
        ("(country_vi is null) = (country_en is null)", [.. On("indicator", "country_vi", "'x'"), .. On("indicator", "country_en", "'x'")]),
        (
            "(kind = 'band') = (unit = 'group')",
            [Indicator("band", "thing", "lower-is-better", "null"), Indicator("number", "group", "lower-is-better", "'linear'")]),
        (
            "(kind = 'rank') = (unit = 'rank')",
            [Indicator("rank", "thing", "lower-is-better", "'linear'"), Indicator("number", "rank", "lower-is-better", "'linear'")]),
        (
            "(kind = 'milestone') = (unit = 'milestone')",
            [Indicator("milestone", "thing", "higher-is-better", "null"), Indicator("number", "milestone", "higher-is-better", "'linear'")]),
        (
            "(kind in ('milestone', 'band')) = (pace is null)",
            [Indicator("milestone", "milestone", "higher-is-better", "'linear'"), Indicator("number", "thing", "higher-is-better", "null")]),
        ("kind <> 'rank' or direction = 'lower-is-better'", [Indicator("rank", "rank", "higher-is-better", "'linear'")]),
        (
            "ratio_scale = 0 or unit not in ('percent-per-year', 'rank', 'group', 'milestone')",
            [
                "update indicator set ratio_scale = 1 where id = 'subject-rate'",
                "update indicator set ratio_scale = 1 where id = 'subject-rank'",
                "update indicator set ratio_scale = 1 where id = 'subject-milestone'",
            ]),

        ("field_size > 0", [.. On("series", "field_size", "0"), Target("subject.rank", "field_size = 0, low = 5")]),
        ("map > 0", [.. On("series", "map", "0", "-63")]),
        ("judges_targets in (0, 1)", [.. On("series", "judges_targets", "2")]),
        ("preferred in (0, 1)", [.. On("series", "preferred", "2")]),
        ("(average_start is null) = (average_end is null)", [.. On("series", "average_start", "null"), .. On("series", "average_end", "null")]),
        ("average_start <= average_end", [.. On("series", "average_start", "2021")]),
        ("breaks glob '[0-9][0-9][0-9][0-9]*' and breaks not glob '*[^0-9 ]*'", [.. On("series", "breaks", "''", "'soon'", "'2020,2021'", "' 2020'")]),

        (
            "year between 1900 and 2200",
            [.. On("observation", "year", "1899", "2201")]),

        (
            "horizon between 1900 and 2200",
            [
                Target("subject", "horizon = 1899, horizon_stated = 2025, horizon_reading = 'inferred'"),
                Target("subject", "horizon = 2201, horizon_reading = 'inferred'"),
            ]),
        ("horizon_stated between 1900 and 2200", [
            Target("subject", "horizon_stated = 1899, horizon_reading = 'inferred'"), Target("subject", "horizon_stated = 2201, horizon_reading = 'inferred'"),
        ]),
        ("horizon_reading in ('stated', 'inferred', 'open')", [Target("subject", "horizon_reading = 'guessed'")]),
        ("period_start between 1900 and 2200", [Target("subject.rate", "period_start = 1899")]),
        ("period_end between 1900 and 2200", [Target("subject.open", "period_start = 2000, period_end = 2201")]),
        ("basis in ('at-year', 'every-year', 'period-average')", [Target("subject", "basis = 'sometime'")]),
        (
            "comparator in ('at-least', 'more-than', 'at-most', 'less-than', 'about', 'range', 'rank-at-most', 'milestone')",
            [Target("subject", "comparator = 'exactly'")]),
        ("band > 0", [Target("subject.about", "band = 0"), Target("subject.about", "band = -2")]),
        ("standing in ('primary', 'restatement', 'alternative', 'superseded')", [Target("subject", "standing = 'main'")]),
        ("superseded_by <> id", [Target("subject.old", "superseded_by = id")]),
        ("statement_vi <> ''", [Target("subject", "statement_vi = ''")]),
        ("statement_en <> ''", [Target("subject", "statement_en = ''")]),
        ("certainty in ('stated', 'secondary-source')", [Target("subject", "certainty = 'official'")]),
        (
            "(horizon is null) = (horizon_reading = 'open')",
            [Target("subject", "horizon = null, horizon_reading = 'inferred'"), Target("subject", "horizon_reading = 'open'")]),
        ("horizon_reading <> 'stated' or horizon_stated is horizon", [Target("subject", "horizon_stated = 2024"), Target("subject", "horizon_stated = null")]),
        ("horizon_reading <> 'inferred' or note_vi is not null", [Target("subject.bare", "horizon_reading = 'inferred'")]),
        ("(period_start is null) = (period_end is null)", [Target("subject", "period_start = 2021"), Target("subject", "period_end = 2025")]),
        ("period_start <= period_end", [Target("subject.rate", "period_start = 2026")]),
        ("period_end = horizon", [Target("subject.rate", "period_end = 2024")]),
        (
            "basis <> 'period-average' or (period_start is not null and unit = 'percent-per-year')",
            [
                Target("subject.rate", "period_start = null, period_end = null"),
                Target("subject", "basis = 'period-average', period_start = 2021, period_end = 2025"),
            ]),
        ("(comparator = 'milestone') = (low is null)", [Target("subject", "low = null"), Target("subject.milestone", "low = 1")]),
        ("(comparator = 'range') = (high is not null)", [Target("subject", "high = 30"), Target("subject.range", "high = null")]),
        ("high > low", [Target("subject.range", "high = 20"), Target("subject.range", "high = 19.5")]),
        ("(comparator = 'about') = (band is not null)", [Target("subject", "band = 2"), Target("subject.about", "band = null")]),
        ("field_size is null or comparator = 'rank-at-most'", [Target("subject", "field_size = 63")]),
        (
            "(comparator = 'milestone') = (unit = 'milestone')",
            [Target("subject", "comparator = 'milestone', low = null"), Target("subject.milestone", "comparator = 'at-least', low = 1")]),
        (
            "(comparator = 'rank-at-most') = (unit = 'rank')",
            [Target("subject.less", "comparator = 'rank-at-most', low = 5"), Target("subject.rank", "comparator = 'at-most', field_size = null")]),
        (
            "comparator <> 'rank-at-most' or (low >= 1 and low = cast(low as integer) and low <= coalesce(field_size, low))",
            [Target("subject.rank", "low = 0"), Target("subject.rank", "low = 5.5"), Target("subject.rank", "low = 64")]),
        (
            "comparator not in ('at-least', 'more-than') or direction = 'higher-is-better'",
            [Target("subject.less", "comparator = 'at-least'"), Target("subject.less", "comparator = 'more-than'")]),
        (
            "comparator not in ('at-most', 'less-than') or direction = 'lower-is-better'",
            [Target("subject", "comparator = 'at-most'"), Target("subject", "comparator = 'less-than'")]),
        (
            "(standing = 'superseded') = (superseded_by is not null)",
            [Target("subject.old", "superseded_by = null"), Target("subject", "superseded_by = 'subject.bare'")]),

        (
            "set_by in ('party-congress', 'party-committee', 'national-assembly', 'government', 'prime-minister', 'ministry', 'people-council', "
                + "'people-committee', 'other')",
            [.. On("target", "set_by", "'unknown'", "''")]),
        ("adoption in ('adopted', 'assigned', 'draft', 'scenario', 'statement')", [.. On("target", "adoption", "'unknown'", "''")]),

        (
            "noun in ('source', 'province', 'theme', 'indicator', 'series', 'target', 'observation')",
            ["update release_change set noun = 'release' where noun = 'target'"]),
        ("inserts >= 0", ["update release_change set inserts = -1"]),
        ("changes >= 0", ["update release_change set changes = -1"]),
        ("deletions >= 0", ["update release_change set deletions = -1"]),
        (
            "length(id) = 12 and id not glob '*[^0-9a-f]*'",
            ["update api_key set id = 'short'", "update api_key set id = '0123456789aX'", "update hook set id = 'short'"]),
        ("url <> ''", ["update hook set url = ''"]),
        ("secret glob 'whsec_?*'", ["update hook set secret = 'whsec_'", "update hook set secret = 'c2VjcmV0'"]),
        ("allows_private in (0, 1)", ["update hook set allows_private = 2"]),
        ("allows_http in (0, 1)", ["update hook set allows_http = -1"]),
        ("event <> ''", ["update delivery set event = ''"]),
        ("type <> ''", ["update delivery set type = ''"]),
        ("json_valid(data)", ["update delivery set data = 'none'"]),
        ("attempts >= 0", ["update delivery set attempts = -1"]),
        ("dead_at is null or delivered_at is null", ["update delivery set dead_at = 'now', delivered_at = 'now'"]),
        ("id = 1", ["insert into hook_lease (id, holder, until) values (2, '', '')"]),
        ("name <> ''", ["update api_key set name = ''"]),
        ("length(hash) = 64", ["update api_key set hash = 'short'"]),
        ("scopes <> ''", ["update api_key set scopes = ''"]),
        ("provinces <> ''", ["update api_key set provinces = ''"]),
        ("length(id) = 32 and id not glob '*[^0-9a-f]*'", ["update import set id = 'short'"]),
        ("idempotency_key <> ''", ["update import set idempotency_key = ''"]),
        ("json_valid(warnings)", ["update import set warnings = 'none'"]),
        ("length(fingerprint) = 64", ["update import set fingerprint = 'short'"]),
        ("since > 0", [.. new[] { "source", "province", "indicator", "series", "target", "observation" }.SelectMany(table => On(table, "since", "0"))]),
        ("until > since", [.. Histories.Select(table => $"update {table} set until = since")]),

        ("revision >= 1", [.. On("observation", "revision", "0", "-1")]),
        ("vintage glob '[0-9][0-9][0-9][0-9]*' and length(vintage) in (4, 7, 10)", [.. On("observation", "vintage", "'May 2021'", "'2021-5'", "''")]),
        ("certainty in ('official', 'reported', 'preliminary')", [.. On("observation", "certainty", "'stated'", "''")]),
        ("second_source <> source", [.. On("observation", "second_source", "'subject'")]),
    ];

    // What is unique, refers to another row, must be there or must be of a type.
    private static readonly (string Message, string[] Statements)[] Others =
    [
        ("UNIQUE constraint failed: release.number", ["insert into release select * from release"]),
        (
            "UNIQUE constraint failed: release.id",
            [
                "insert into release select 3, id, published_at, author, reason_vi, reason_en, checksum, 0, 0, 0, 0, 0, 0, 0, null, null, null from release "
                    + "where number = 1",
            ]),
        ("UNIQUE constraint failed: release_change.release, release_change.noun", ["insert into release_change select * from release_change"]),
        ("UNIQUE constraint failed: delivery.hook, delivery.event", ["update delivery set event = '2026-11-22.1'"]),
        ("UNIQUE constraint failed: province.kind", ["update province set kind = 'country', headline = null where id = 'subject'"]),
        ("UNIQUE constraint failed: series.indicator", ["update series set preferred = 1 where indicator = 'subject' and id = 'second'"]),
        (
            "UNIQUE constraint failed: index 'target_primary'",
            [
                Target("subject.bare", "horizon = 2025, horizon_stated = 2025"),
                "insert into target (id, province, indicator, horizon_reading, basis, comparator, low, unit, direction, standing, statement_vi, statement_en, "
                    + "source, certainty) select 'second.open', province, indicator, horizon_reading, basis, comparator, low, unit, direction, standing, "
                    + "statement_vi, statement_en, source, certainty from target where id = 'subject.open'",
            ]),
        ("UNIQUE constraint failed: province.headline", ["update province set headline = (select min(headline) from province) where id = 'subject'"]),
        ("UNIQUE constraint failed: indicator.headline", ["update indicator set headline = (select min(headline) from indicator) where id = 'subject'"]),
        ("UNIQUE constraint failed: source.id", ["update source set id = 'iso-codes-debian' where id = 'subject'"]),
        ("UNIQUE constraint failed: province.id", ["update province set id = 'ha-noi' where id = 'subject'"]),
        ("UNIQUE constraint failed: indicator.id", ["update indicator set id = 'subject-less' where id = 'subject-rate'"]),
        ("UNIQUE constraint failed: series.indicator, series.id", ["update series set id = 'first' where indicator = 'subject' and id = 'second'"]),
        ("UNIQUE constraint failed: target.id", [Target("subject.bare", "id = 'subject.open'")]),
        (
            "UNIQUE constraint failed: observation.province, observation.indicator, observation.year, observation.series, observation.revision",
            ["insert into observation select * from observation where indicator = 'subject'"]),
        (
            "FOREIGN KEY constraint failed",
            [
                .. On("province", "successor", "'nowhere'"),
                .. On("province", "source", "'nothing'"),
                .. On("indicator", "source", "'nothing'"),
                "update series set indicator = 'nothing' where indicator = 'subject' and id = 'second'",
                Target("subject", "province = 'nowhere'"),
                Target("subject.bare", "indicator = 'nothing'"),
                Target("subject", "document = 'nothing'"),
                Target("subject", "source = 'nothing'"),
                Target("subject.old", "superseded_by = 'nothing'"),
                // A series of another indicator.
                Target("subject.rate", "series = 'first'"),
                // A unit or a direction that is not the indicator's.
                Target("subject.bare", "unit = 'percent'"),
                Target("subject.about", "direction = 'lower-is-better'"),
                "update indicator set unit = 'percent' where id = 'subject'",
                "update indicator set direction = 'lower-is-better' where id = 'subject'",
                .. On("observation", "province", "'nowhere'"),
                .. On("observation", "indicator", "'subject-rate'"),
                .. On("observation", "series", "'third'"),
                .. On("observation", "source", "'nothing'"),
                .. On("observation", "second_source", "'nothing'"),
                // What something rests on cannot go.
                "delete from source where id = 'subject'",
                "delete from province where id = 'subject'",
                "delete from province where id = 'viet-nam'",
                "delete from indicator where id = 'subject'",
                "delete from series where indicator = 'subject' and id = 'first'",
                "delete from target where id = 'subject'",
                "delete from release",
                "update delivery set hook = 'ffffffffffff'",
                "update release_change set release = 3 where noun = 'target'",
                .. Histories.Select(table => $"update {table} set until = 3"),
            ]),
        ("cannot store TEXT value in REAL column observation.value", [.. On("observation", "value", "'much'")]),
        ("cannot store REAL value in INTEGER column observation.year", [.. On("observation", "year", "2020.5")]),
        ("cannot store TEXT value in REAL column target.low", [Target("subject", "low = '20 percent'")]),
        ("cannot store TEXT value in INTEGER column target.horizon", [Target("subject", "horizon = 'soon'")]),
        ("cannot store BLOB value in TEXT column source.title", [.. On("source", "title", "x'00'")]),
    ];

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var (check, statements) in Checks)
        {
            foreach (var statement in statements)
                data.Add(statement, $"CHECK constraint failed: {check}");
        }

        // What goes into a column of another type is turned into it by PostgreSQL where that can be done, and is no fault then.
        bool Holds(string message) => !TestDatabase.IsPostgres || !message.StartsWith("cannot store", StringComparison.Ordinal);
        foreach (var (message, statements) in Others.Where(other => Holds(other.Message)))
        {
            foreach (var statement in statements)
                data.Add(statement, message);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_tables_refuse(string statement, string rule)
    {
        using var connection = Loaded();

        var refusal = Assert.ThrowsAny<DbException>(() =>
        {
            DatabaseFile.Execute(connection, statement);
            // References are looked at when the transaction ends; here at once.
            if (TestDatabase.IsPostgres)
                DatabaseFile.Execute(connection, "set constraints all immediate");
        });

        Assert.Equal(StorageFaultKind.BrokenRule, template.FaultOf(refusal).Kind);
        if (refusal is SqliteException)
            Assert.Equal($"SQLite Error 19: '{rule}'.", refusal.Message);
    }

    [Fact]
    public void The_tables_take_the_rows_that_the_cases_begin_with()
    {
        using var connection = Loaded();

        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from target where province = 'subject'";
        Assert.Equal(10L, command.ExecuteScalar());
        Assert.Empty(template.FindDanglingReferences(connection));
    }

    [Theory]
    [InlineData("update target set standing = 'restatement' where id = 'subject'")]
    [InlineData("update target set horizon = 2025, horizon_stated = 2025, standing = 'alternative' where id = 'subject.bare'")]
    [InlineData("update target set horizon_stated = null, horizon_reading = 'inferred' where id = 'subject'")]
    [InlineData("update target set low = 63 where id = 'subject.rank'")]
    [InlineData("update target set low = 500, field_size = null where id = 'subject.rank'")]
    [InlineData("update target set period_start = 2025 where id = 'subject.rate'")]
    [InlineData("update target set period_start = 2021, period_end = 2025 where id = 'subject.open'")]
    [InlineData("update indicator set minimum = 100 where id = 'subject'")]
    [InlineData("update indicator set worst = null, score_method = null where id = 'subject'")]
    [InlineData("update province set valid_from = valid_to where id = 'subject'")]
    [InlineData("update province set valid_to = null, successor = null where id = 'subject'")]
    [InlineData("update series set preferred = 0 where indicator = 'subject'")]
    [InlineData("update observation set revision = 2, value = -3 where indicator = 'subject'")]
    public void The_tables_take(string statement)
    {
        using var connection = Loaded();

        Assert.True(DatabaseFile.Execute(connection, statement) > 0);
    }

    [Fact]
    [Trait(TestDatabase.Trait, TestDatabase.Sqlite)]
    public void Every_check_of_the_tables_has_a_case()
    {
        using var connection = Loaded();
        using var command = connection.CreateCommand();
        command.CommandText = "select group_concat(sql, char(10)) from sqlite_schema where type = 'table' and name <> 'schema_migration'";
        var sql = (string)command.ExecuteScalar()!;

        var checks = CheckPattern().Matches(sql).Select(match => match.Groups[1].Value).ToHashSet();

        Assert.Equal(checks.Order(StringComparer.Ordinal), Checks.Select(each => each.Check).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait(TestDatabase.Trait, TestDatabase.Sqlite)]
    public void Every_column_that_must_be_filled_is_refused_when_empty()
    {
        using var connection = Loaded();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            select tables.name || '.' || columns.name
            from sqlite_schema as tables join pragma_table_info(tables.name) as columns
            where tables.type = 'table' and tables.name <> 'schema_migration' and columns."notnull" = 1
            and tables.sql not like '%' || columns.name || ' integer not null primary key%'
            order by 1
            """;
        var columns = new List<string>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                columns.Add(reader.GetString(0));
        }

        Assert.True(columns.Count > 50, $"{columns.Count}");
        foreach (var (table, column) in columns.Select(name => (name.Split('.')[0], name.Split('.')[1])))
        {
            var refusal = Assert.Throws<SqliteException>(() => DatabaseFile.Execute(connection, $"update {table} set \"{column}\" = null"));
            Assert.Equal($"SQLite Error 19: 'NOT NULL constraint failed: {table}.{column}'.", refusal.Message);
        }
    }

    /// <summary>The row of the cases in a table, with a column set to each of some values.</summary>
    private static IEnumerable<string> On(string table, string column, params string[] values) =>
        values.Select(value => $"update {table} set {column} = {value}" + table switch
        {
            "release" => "",
            "series" => " where indicator = 'subject' and id = 'first'",
            "observation" => " where indicator = 'subject'",
            _ => " where id = 'subject'",
        });

    private static string Target(string id, string change) => $"update target set {change} where id = '{id}'";

    private static string Indicator(string kind, string unit, string direction, string pace) =>
        $"insert into indicator (id, name_vi, name_en, kind, unit, direction, theme, pace, ratio_scale, source) values ('other', 'T', 'N', '{kind}', '{unit}', "
            + $"'{direction}', 't', {pace}, 0, 'subject')";

    // Conditions nest two levels of parentheses at most.
    [GeneratedRegex(@"check \(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")]
    private static partial Regex CheckPattern();

    /// <summary>The loaded data set and the rows of the cases, for this test alone.</summary>
    private DbConnection Loaded()
    {
        var connection = template.OpenCopy();
        DatabaseFile.Execute(connection, Subjects);
        return connection;
    }
}
