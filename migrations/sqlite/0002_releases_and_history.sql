-- Releases follow each other, and what a release ends stays readable. The tables of the data hold the newest release alone, each row with the number of the
-- release from which it holds (since). A row that is changed or deleted moves to the history table of its name, with the number of the release in which it
-- ended (until). So a release costs what it changes, and questions about the newest one meet no history.

create table next_release (
    -- Counts the releases in the order in which they were published.
    number integer not null primary key check (number > 0),
    id text not null unique check (id glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9].[1-9]*'),
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

insert into next_release (number, id, published_at, author, reason_vi, reason_en, checksum, source_count, province_count, indicator_count, series_count,
    target_count, observation_count)
select 1, id, published_at, author, reason_vi, reason_en, checksum, source_count, province_count, indicator_count, series_count, target_count,
    observation_count
from release;

drop table release;
alter table next_release rename to release;

-- How many rows of each noun a release inserted, changed and deleted.
create table release_change (
    release integer not null references release (number),
    noun text not null check (noun in ('source', 'province', 'indicator', 'series', 'target', 'observation')),
    inserts integer not null check (inserts >= 0),
    changes integer not null check (changes >= 0),
    deletions integer not null check (deletions >= 0),
    primary key (release, noun)
) strict, without rowid;

-- The release that is there inserted all it holds.
insert into release_change (release, noun, inserts, changes, deletions)
select 1, 'source', source_count, 0, 0 from release
union all select 1, 'province', province_count, 0, 0 from release
union all select 1, 'indicator', indicator_count, 0, 0 from release
union all select 1, 'series', series_count, 0, 0 from release
union all select 1, 'target', target_count, 0, 0 from release
union all select 1, 'observation', observation_count, 0, 0 from release;

-- The breaks of a series are part of its row, like the aliases of a province: a row is what changes.
alter table series add column breaks text check (breaks glob '[0-9][0-9][0-9][0-9]*' and breaks not glob '*[^0-9 ]*');
update series set breaks = (
    select group_concat(year, ' ')
    from (select year from series_break where series_break.indicator = series.indicator and series_break.series = series.id order by year));
drop table series_break;

-- The default is the release of the rows that are there. A column that is added cannot refer to another table and must not be empty; verify looks after it.
alter table source add column since integer not null default 1 check (since > 0);
alter table province add column since integer not null default 1 check (since > 0);
alter table indicator add column since integer not null default 1 check (since > 0);
alter table series add column since integer not null default 1 check (since > 0);
alter table target add column since integer not null default 1 check (since > 0);
alter table observation add column since integer not null default 1 check (since > 0);

-- What no longer holds. Its rows were checked when they came in; what they refer to may be history too.
create table source_history (
    id text not null,
    kind text not null,
    number text,
    title text not null,
    issuer text not null,
    published_on text,
    url text,
    note_vi text,
    note_en text,
    since integer not null references release (number),
    until integer not null references release (number),
    primary key (id, since),
    check (until > since)
) strict, without rowid;

create table province_history (
    id text not null,
    name_vi text not null,
    name_en text not null,
    aliases text not null,
    kind text not null,
    region_vi text,
    region_en text,
    gso text,
    iso text,
    valid_from text,
    valid_to text,
    successor text,
    headline integer,
    source text not null,
    note_vi text,
    note_en text,
    since integer not null references release (number),
    until integer not null references release (number),
    primary key (id, since),
    check (until > since)
) strict, without rowid;

create table indicator_history (
    id text not null,
    name_vi text not null,
    name_en text not null,
    kind text not null,
    unit text not null,
    unit_name_vi text,
    unit_name_en text,
    direction text not null,
    theme text not null,
    headline integer,
    minimum real,
    maximum real,
    worst real,
    worst_reason_vi text,
    worst_reason_en text,
    score_method text,
    pace text,
    ratio_scale integer not null,
    decimals integer,
    source text not null,
    note_vi text,
    note_en text,
    since integer not null references release (number),
    until integer not null references release (number),
    primary key (id, since),
    check (until > since)
) strict, without rowid;

create table series_history (
    indicator text not null,
    id text not null,
    name_vi text not null,
    name_en text not null,
    field_size integer,
    map integer,
    average_start integer,
    average_end integer,
    judges_targets integer not null,
    preferred integer not null,
    breaks text,
    note_vi text,
    note_en text,
    since integer not null references release (number),
    until integer not null references release (number),
    primary key (indicator, id, since),
    check (until > since)
) strict, without rowid;

create table target_history (
    id text not null,
    province text not null,
    indicator text not null,
    horizon integer,
    horizon_stated integer,
    horizon_reading text not null,
    period_start integer,
    period_end integer,
    basis text not null,
    comparator text not null,
    low real,
    high real,
    unit text not null,
    direction text not null,
    band real,
    field_size integer,
    series text,
    standing text not null,
    superseded_by text,
    statement_vi text not null,
    statement_en text not null,
    document text,
    source text not null,
    certainty text not null,
    note_vi text,
    note_en text,
    since integer not null references release (number),
    until integer not null references release (number),
    primary key (id, since),
    check (until > since)
) strict, without rowid;

create table observation_history (
    province text not null,
    indicator text not null,
    year integer not null,
    series text not null,
    revision integer not null,
    value real not null,
    vintage text,
    certainty text not null,
    source text not null,
    second_source text,
    note_vi text,
    note_en text,
    since integer not null references release (number),
    until integer not null references release (number),
    primary key (province, indicator, year, series, revision, since),
    check (until > since)
) strict, without rowid;

-- What a release ended: its list of changes asks it, and so does the import that makes it.
create index source_history_until on source_history (until);
create index province_history_until on province_history (until);
create index indicator_history_until on indicator_history (until);
create index series_history_until on series_history (until);
create index target_history_until on target_history (until);
create index observation_history_until on observation_history (until);

-- What a release brought. The first one brought everything and needs no index.
create index target_since on target (since) where since > 1;
create index observation_since on observation (since) where since > 1;
