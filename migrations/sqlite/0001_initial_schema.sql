-- The data set of one release. Natural keys, no nulls but where absence means something, closed sets as checks, every reference a foreign key.
-- Dates are ISO text, flags are 0 and 1. Numbers are real: the import lets no more than 15 significant digits in, and those a double holds exactly.

create table release (
    -- One state is loaded at a time.
    singleton integer not null primary key default 1 check (singleton = 1),
    id text not null check (id glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].[1-9]*'),
    published_at text not null,
    author text not null check (author <> ''),
    reason_vi text not null check (reason_vi <> ''),
    reason_en text not null check (reason_en <> ''),
    checksum text not null check (length(checksum) = 64),
    source_count integer not null check (source_count >= 0),
    province_count integer not null check (province_count >= 0),
    indicator_count integer not null check (indicator_count >= 0),
    series_count integer not null check (series_count >= 0),
    target_count integer not null check (target_count >= 0),
    observation_count integer not null check (observation_count >= 0)
) strict;

create table source (
    id text not null primary key check (id <> '' and id not glob '*[^a-z0-9-]*'),
    kind text not null check (kind in ('resolution', 'decision', 'plan', 'statistics', 'report', 'news', 'web')),
    number text check (number <> ''),
    title text not null check (title <> ''),
    issuer text not null check (issuer <> ''),
    published_on text check (published_on glob '[0-9][0-9][0-9][0-9]*' and length(published_on) in (4, 7, 10)),
    url text check (url glob 'http://*' or url glob 'https://*'),
    note_vi text check (note_vi <> ''),
    note_en text check (note_en <> ''),
    check ((note_vi is null) = (note_en is null))
) strict;

create table province (
    id text not null primary key check (id <> '' and id not glob '*[^a-z0-9-]*' and id glob '[a-z]*'),
    name_vi text not null check (name_vi <> ''),
    name_en text not null check (name_en <> ''),
    aliases text not null,
    kind text not null check (kind in ('province', 'city', 'country')),
    region_vi text check (region_vi <> ''),
    region_en text check (region_en <> ''),
    gso text check (gso glob '[0-9][0-9]'),
    iso text check (iso <> ''),
    valid_from text check (valid_from is date(valid_from)),
    valid_to text check (valid_to is date(valid_to)),
    successor text references province (id) deferrable initially deferred check (successor <> id),
    headline integer unique check (headline > 0),
    source text not null references source (id),
    note_vi text check (note_vi <> ''),
    note_en text check (note_en <> ''),
    check ((note_vi is null) = (note_en is null)),
    check ((region_vi is null) = (region_en is null)),
    check (valid_from <= valid_to),
    check ((valid_to is null) = (successor is null)),
    check (kind <> 'country' or headline is null)
) strict;

-- Exactly one reference: the import sees to "one", this to "not two".
create unique index province_country on province (kind) where kind = 'country';

create table indicator (
    id text not null primary key check (id <> '' and id not glob '*[^a-z0-9-]*' and id glob '[a-z]*'),
    name_vi text not null check (name_vi <> ''),
    name_en text not null check (name_en <> ''),
    kind text not null check (kind in ('number', 'rank', 'milestone')),
    unit text not null check (unit <> ''),
    unit_name_vi text check (unit_name_vi <> ''),
    unit_name_en text check (unit_name_en <> ''),
    direction text not null check (direction in ('higher-is-better', 'lower-is-better')),
    theme text not null check (theme <> ''),
    headline integer unique check (headline > 0),
    minimum real,
    maximum real,
    worst real,
    worst_reason_vi text check (worst_reason_vi <> ''),
    worst_reason_en text check (worst_reason_en <> ''),
    -- Ids of methods: the registers of the program are their closed sets, and the import checks them.
    score_method text check (score_method <> ''),
    pace text check (pace <> ''),
    ratio_scale integer not null check (ratio_scale in (0, 1)),
    decimals integer check (decimals between 0 and 10),
    source text not null references source (id),
    note_vi text check (note_vi <> ''),
    note_en text check (note_en <> ''),
    -- Lets a target name its indicator together with unit and direction, so that neither can be wrong.
    unique (id, unit, direction),
    check ((note_vi is null) = (note_en is null)),
    check ((unit_name_vi is null) = (unit_name_en is null)),
    check ((worst_reason_vi is null) = (worst_reason_en is null)),
    check ((worst is null) = (score_method is null)),
    check (worst is null or (kind = 'number' and worst_reason_vi is not null)),
    check (minimum <= maximum),
    check ((kind = 'rank') = (unit = 'rank')),
    check ((kind = 'milestone') = (unit = 'milestone')),
    check ((kind = 'milestone') = (pace is null)),
    check (kind <> 'rank' or direction = 'lower-is-better'),
    check (ratio_scale = 0 or unit not in ('percent-per-year', 'rank', 'milestone'))
) strict;

create table series (
    indicator text not null references indicator (id),
    id text not null check (id <> '' and id not glob '*[^a-z0-9-]*'),
    name_vi text not null check (name_vi <> ''),
    name_en text not null check (name_en <> ''),
    field_size integer check (field_size > 0),
    map integer check (map > 0),
    average_start integer,
    average_end integer,
    judges_targets integer not null check (judges_targets in (0, 1)),
    preferred integer not null check (preferred in (0, 1)),
    note_vi text check (note_vi <> ''),
    note_en text check (note_en <> ''),
    primary key (indicator, id),
    check ((note_vi is null) = (note_en is null)),
    check ((average_start is null) = (average_end is null)),
    check (average_start <= average_end)
) strict, without rowid;

create unique index series_preferred on series (indicator) where preferred = 1;

-- A year from which the values of a series follow another definition than those before.
create table series_break (
    indicator text not null,
    series text not null,
    year integer not null check (year between 1900 and 2200),
    primary key (indicator, series, year),
    foreign key (indicator, series) references series (indicator, id)
) strict, without rowid;

create table target (
    id text not null primary key check (id <> '' and id not glob '*[^a-z0-9.-]*'),
    province text not null references province (id),
    indicator text not null,
    horizon integer check (horizon between 1900 and 2200),
    horizon_stated integer check (horizon_stated between 1900 and 2200),
    horizon_reading text not null check (horizon_reading in ('stated', 'inferred', 'open')),
    period_start integer check (period_start between 1900 and 2200),
    period_end integer check (period_end between 1900 and 2200),
    basis text not null check (basis in ('at-year', 'every-year', 'period-average')),
    comparator text not null check (comparator in ('at-least', 'more-than', 'at-most', 'less-than', 'about', 'range', 'rank-at-most', 'milestone')),
    low real,
    high real,
    unit text not null,
    direction text not null,
    band real check (band > 0),
    field_size integer check (field_size > 0),
    series text,
    standing text not null check (standing in ('primary', 'restatement', 'alternative', 'superseded')),
    superseded_by text references target (id) deferrable initially deferred check (superseded_by <> id),
    statement_vi text not null check (statement_vi <> ''),
    statement_en text not null check (statement_en <> ''),
    document text references source (id),
    source text not null references source (id),
    certainty text not null check (certainty in ('stated', 'secondary-source')),
    note_vi text check (note_vi <> ''),
    note_en text check (note_en <> ''),
    foreign key (indicator, unit, direction) references indicator (id, unit, direction),
    foreign key (indicator, series) references series (indicator, id),
    check ((note_vi is null) = (note_en is null)),
    check ((horizon is null) = (horizon_reading = 'open')),
    check (horizon_reading <> 'stated' or horizon_stated is horizon),
    check (horizon_reading <> 'inferred' or note_vi is not null),
    check ((period_start is null) = (period_end is null)),
    check (period_start <= period_end),
    check (period_end = horizon),
    check (basis <> 'period-average' or (period_start is not null and unit = 'percent-per-year')),
    check ((comparator = 'milestone') = (low is null)),
    check ((comparator = 'range') = (high is not null)),
    check (high > low),
    check ((comparator = 'about') = (band is not null)),
    check (field_size is null or comparator = 'rank-at-most'),
    check ((comparator = 'milestone') = (unit = 'milestone')),
    check ((comparator = 'rank-at-most') = (unit = 'rank')),
    check (comparator <> 'rank-at-most' or (low >= 1 and low = cast(low as integer) and low <= coalesce(field_size, low))),
    check (comparator not in ('at-least', 'more-than') or direction = 'higher-is-better'),
    check (comparator not in ('at-most', 'less-than') or direction = 'lower-is-better'),
    check ((standing = 'superseded') = (superseded_by is not null))
) strict;

-- Exactly one primary target per province, indicator and horizon. An open horizon takes part: a null would be unlike every other null.
create unique index target_primary on target (province, indicator, coalesce(horizon, 0)) where standing = 'primary';
create index target_selection on target (province, indicator);

create table observation (
    province text not null references province (id),
    indicator text not null,
    year integer not null check (year between 1900 and 2200),
    series text not null,
    revision integer not null check (revision >= 1),
    value real not null,
    vintage text check (vintage glob '[0-9][0-9][0-9][0-9]*' and length(vintage) in (4, 7, 10)),
    certainty text not null check (certainty in ('official', 'reported', 'preliminary')),
    source text not null references source (id),
    second_source text references source (id) check (second_source <> source),
    note_vi text check (note_vi <> ''),
    note_en text check (note_en <> ''),
    -- Province and indicator first: that is what every comparison and every gap selects by.
    primary key (province, indicator, year, series, revision),
    foreign key (indicator, series) references series (indicator, id),
    check ((note_vi is null) = (note_en is null))
) strict, without rowid;

-- Which sources are used: the pages of sources ask it, and deleting a source does.
create index target_source on target (source);
create index target_document on target (document);
create index observation_source on observation (source);
create index observation_second_source on observation (second_source) where second_source is not null;
