-- What the nine scripts for SQLite leave behind, in one: there was no database on PostgreSQL before. From here on a script has the same name for both.
--
-- Texts are sorted by their bytes (collate "C"), whatever the database was created with: lists, cursors and checksums depend on the order. Numbers are 8 bytes
-- as in SQLite. Dates are ISO text, flags are 0 and 1. The rows of an import are written in any order, so every reference is checked when it is committed.

-- Releases follow each other, and what a release ends stays readable. The tables of the data hold the newest release alone, each row with the number of the
-- release from which it holds (since). A row that is changed or deleted moves to the history table of its name, with the number of the release in which it
-- ended (until).
create table release (
    -- Counts the releases in the order in which they were published.
    number bigint not null primary key check (number > 0),
    id text collate "C" not null unique check (id ~ '^\d{4}-\d\d-\d\d\.[1-9]'),
    published_at text collate "C" not null,
    author text collate "C" not null check (author <> ''),
    reason_vi text collate "C" not null check (reason_vi <> ''),
    reason_en text collate "C" not null check (reason_en <> ''),
    checksum text collate "C" not null check (length(checksum) = 64),
    source_count bigint not null check (source_count >= 0),
    province_count bigint not null check (province_count >= 0),
    indicator_count bigint not null check (indicator_count >= 0),
    series_count bigint not null check (series_count >= 0),
    target_count bigint not null check (target_count >= 0),
    observation_count bigint not null check (observation_count >= 0),
    theme_count bigint not null default 0 check (theme_count >= 0),
    withdrawn_at text collate "C",
    withdrawn_vi text collate "C",
    withdrawn_en text collate "C"
);

-- How many rows of each noun a release inserted, changed and deleted.
create table release_change (
    release bigint not null references release (number) deferrable initially deferred,
    noun text collate "C" not null check (noun in ('source', 'province', 'theme', 'indicator', 'series', 'target', 'observation')),
    inserts bigint not null check (inserts >= 0),
    changes bigint not null check (changes >= 0),
    deletions bigint not null check (deletions >= 0),
    primary key (release, noun)
);

create table source (
    id text collate "C" not null primary key check (id <> '' and id ~ '^[a-z0-9-]*$'),
    kind text collate "C" not null check (kind in ('resolution', 'decision', 'plan', 'statistics', 'report', 'news', 'web')),
    number text collate "C" check (number <> ''),
    published_on text collate "C" check (published_on ~ '^\d{4}' and length(published_on) in (4, 7, 10)),
    url text collate "C" check (url ~ '^https?://'),
    note_vi text collate "C" check (note_vi <> ''),
    note_en text collate "C" check (note_en <> ''),
    since bigint not null default 1 check (since > 0),
    title text collate "C" check (title <> ''),
    issuer text collate "C" check (issuer <> ''),
    title_vi text collate "C" check (title_vi is null or (title_vi <> '' and title is null)),
    title_en text collate "C"
        check ((title_en is null or title_en <> '') and (title_en is null) = (title_vi is null) and coalesce(title, title_en) is not null),
    issuer_vi text collate "C" check (issuer_vi is null or (issuer_vi <> '' and issuer is null)),
    issuer_en text collate "C"
        check ((issuer_en is null or issuer_en <> '') and (issuer_en is null) = (issuer_vi is null) and coalesce(issuer, issuer_en) is not null),
    check ((note_vi is null) = (note_en is null))
);

create table province (
    id text collate "C" not null primary key check (id <> '' and id ~ '^[a-z0-9-]*$' and id ~ '^[a-z]'),
    name_vi text collate "C" not null check (name_vi <> ''),
    name_en text collate "C" not null check (name_en <> ''),
    aliases text collate "C" not null,
    kind text collate "C" not null check (kind in ('province', 'city', 'country')),
    region_vi text collate "C" check (region_vi <> ''),
    region_en text collate "C" check (region_en <> ''),
    gso text collate "C" check (gso ~ '^\d\d$'),
    iso text collate "C" check (iso <> ''),
    valid_from text collate "C" check (valid_from = to_char(to_date(valid_from, 'YYYY-MM-DD'), 'YYYY-MM-DD')),
    valid_to text collate "C" check (valid_to = to_char(to_date(valid_to, 'YYYY-MM-DD'), 'YYYY-MM-DD')),
    successor text collate "C" references province (id) deferrable initially deferred check (successor <> id),
    headline bigint unique check (headline > 0),
    source text collate "C" not null references source (id) deferrable initially deferred,
    note_vi text collate "C" check (note_vi <> ''),
    note_en text collate "C" check (note_en <> ''),
    since bigint not null default 1 check (since > 0),
    check ((note_vi is null) = (note_en is null)),
    check ((region_vi is null) = (region_en is null)),
    check (valid_from <= valid_to),
    check ((valid_to is null) = (successor is null)),
    check (kind <> 'country' or headline is null)
);

create table theme (
    id text collate "C" not null primary key check (id <> '' and id ~ '^[a-z0-9-]*$' and id ~ '^[a-z]'),
    name_vi text collate "C" not null check (name_vi <> ''),
    name_en text collate "C" not null check (name_en <> ''),
    -- That no two themes share a place is checked by the import: two may change places.
    "order" bigint not null check (0 < "order"),
    since bigint not null default 1 check (since > 0)
);

create table indicator (
    id text collate "C" not null primary key check (id <> '' and id ~ '^[a-z0-9-]*$' and id ~ '^[a-z]'),
    name_vi text collate "C" not null check (name_vi <> ''),
    name_en text collate "C" not null check (name_en <> ''),
    kind text collate "C" not null check (kind in ('number', 'rank', 'milestone', 'band')),
    unit text collate "C" not null check (unit <> ''),
    unit_name_vi text collate "C" check (unit_name_vi <> ''),
    unit_name_en text collate "C" check (unit_name_en <> ''),
    direction text collate "C" not null check (direction in ('higher-is-better', 'lower-is-better')),
    theme text collate "C" not null check (theme <> ''),
    headline bigint unique check (headline > 0),
    minimum double precision,
    maximum double precision,
    worst double precision,
    worst_reason_vi text collate "C" check (worst_reason_vi <> ''),
    worst_reason_en text collate "C" check (worst_reason_en <> ''),
    -- Ids of methods: the registers of the program are their closed sets, and the import checks them.
    score_method text collate "C" check (score_method <> ''),
    pace text collate "C" check (pace <> ''),
    ratio_scale bigint not null check (ratio_scale in (0, 1)),
    decimals bigint check (decimals between 0 and 10),
    source text collate "C" not null references source (id) deferrable initially deferred,
    note_vi text collate "C" check (note_vi <> ''),
    note_en text collate "C" check (note_en <> ''),
    since bigint not null default 1 check (since > 0),
    short_vi text collate "C" check (length(short_vi) between 1 and 32),
    short_en text collate "C" check (length(short_en) between 1 and 32),
    country_vi text collate "C" check (country_vi <> ''),
    country_en text collate "C" check (country_en <> ''),
    -- Lets a target name its indicator together with unit and direction, so that neither can be wrong.
    unique (id, unit, direction),
    check ((note_vi is null) = (note_en is null)),
    check ((unit_name_vi is null) = (unit_name_en is null)),
    check ((worst_reason_vi is null) = (worst_reason_en is null)),
    check ((short_vi is null) = (short_en is null)),
    check ((country_vi is null) = (country_en is null)),
    check ((worst is null) = (score_method is null)),
    check (worst is null or (kind = 'number' and worst_reason_vi is not null)),
    check (minimum <= maximum),
    check ((kind = 'rank') = (unit = 'rank')),
    check ((kind = 'band') = (unit = 'group')),
    check ((kind = 'milestone') = (unit = 'milestone')),
    check ((kind in ('milestone', 'band')) = (pace is null)),
    check (kind <> 'rank' or direction = 'lower-is-better'),
    check (ratio_scale = 0 or unit not in ('percent-per-year', 'rank', 'group', 'milestone'))
);

create table series (
    indicator text collate "C" not null references indicator (id) deferrable initially deferred,
    id text collate "C" not null check (id <> '' and id ~ '^[a-z0-9-]*$'),
    name_vi text collate "C" not null check (name_vi <> ''),
    name_en text collate "C" not null check (name_en <> ''),
    field_size bigint check (field_size > 0),
    map bigint check (map > 0),
    average_start bigint,
    average_end bigint,
    judges_targets bigint not null check (judges_targets in (0, 1)),
    preferred bigint not null check (preferred in (0, 1)),
    note_vi text collate "C" check (note_vi <> ''),
    note_en text collate "C" check (note_en <> ''),
    breaks text collate "C" check (breaks ~ '^\d{4}' and breaks ~ '^[0-9 ]*$'),
    since bigint not null default 1 check (since > 0),
    primary key (indicator, id),
    check ((note_vi is null) = (note_en is null)),
    check ((average_start is null) = (average_end is null)),
    check (average_start <= average_end)
);

create table target (
    id text collate "C" not null primary key check (id <> '' and id ~ '^[a-z0-9.-]*$'),
    province text collate "C" not null references province (id) deferrable initially deferred,
    indicator text collate "C" not null,
    horizon bigint check (horizon between 1900 and 2200),
    horizon_stated bigint check (horizon_stated between 1900 and 2200),
    horizon_reading text collate "C" not null check (horizon_reading in ('stated', 'inferred', 'open')),
    period_start bigint check (period_start between 1900 and 2200),
    period_end bigint check (period_end between 1900 and 2200),
    basis text collate "C" not null check (basis in ('at-year', 'every-year', 'period-average')),
    comparator text collate "C" not null check (comparator in ('at-least', 'more-than', 'at-most', 'less-than', 'about', 'range', 'rank-at-most', 'milestone')),
    low double precision,
    high double precision,
    unit text collate "C" not null,
    direction text collate "C" not null,
    band double precision check (band > 0),
    field_size bigint check (field_size > 0),
    series text collate "C",
    standing text collate "C" not null check (standing in ('primary', 'restatement', 'alternative', 'superseded')),
    superseded_by text collate "C" references target (id) deferrable initially deferred check (superseded_by <> id),
    statement_vi text collate "C" not null check (statement_vi <> ''),
    statement_en text collate "C" not null check (statement_en <> ''),
    document text collate "C" references source (id) deferrable initially deferred,
    source text collate "C" not null references source (id) deferrable initially deferred,
    certainty text collate "C" not null check (certainty in ('stated', 'secondary-source')),
    note_vi text collate "C" check (note_vi <> ''),
    note_en text collate "C" check (note_en <> ''),
    since bigint not null default 1 check (since > 0),
    set_by text collate "C" check (set_by in (
        'party-congress', 'party-committee', 'national-assembly', 'government', 'prime-minister', 'ministry',
        'people-council', 'people-committee', 'other')),
    adoption text collate "C" check (adoption in ('adopted', 'assigned', 'draft', 'scenario', 'statement')),
    foreign key (indicator, unit, direction) references indicator (id, unit, direction) deferrable initially deferred,
    foreign key (indicator, series) references series (indicator, id) deferrable initially deferred,
    check ((note_vi is null) = (note_en is null)),
    check ((horizon is null) = (horizon_reading = 'open')),
    check (horizon_reading <> 'stated' or horizon_stated is not distinct from horizon),
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
    check (comparator <> 'rank-at-most' or (low >= 1 and low = trunc(low) and low <= coalesce(field_size, low))),
    check (comparator not in ('at-least', 'more-than') or direction = 'higher-is-better'),
    check (comparator not in ('at-most', 'less-than') or direction = 'lower-is-better'),
    check ((standing = 'superseded') = (superseded_by is not null))
);

create table observation (
    province text collate "C" not null references province (id) deferrable initially deferred,
    indicator text collate "C" not null,
    year bigint not null check (year between 1900 and 2200),
    series text collate "C" not null,
    revision bigint not null check (revision >= 1),
    value double precision not null,
    vintage text collate "C" check (vintage ~ '^\d{4}' and length(vintage) in (4, 7, 10)),
    certainty text collate "C" not null check (certainty in ('official', 'reported', 'preliminary')),
    source text collate "C" not null references source (id) deferrable initially deferred,
    second_source text collate "C" references source (id) deferrable initially deferred check (second_source <> source),
    note_vi text collate "C" check (note_vi <> ''),
    note_en text collate "C" check (note_en <> ''),
    since bigint not null default 1 check (since > 0),
    -- Province and indicator first: that is what every comparison and every gap selects by.
    primary key (province, indicator, year, series, revision),
    foreign key (indicator, series) references series (indicator, id) deferrable initially deferred,
    check ((note_vi is null) = (note_en is null))
);

-- What no longer holds. Its rows were checked when they came in; what they refer to may be history too.
create table source_history (
    id text collate "C" not null,
    kind text collate "C" not null,
    number text collate "C",
    published_on text collate "C",
    url text collate "C",
    note_vi text collate "C",
    note_en text collate "C",
    since bigint not null references release (number) deferrable initially deferred,
    until bigint not null references release (number) deferrable initially deferred,
    title text collate "C",
    issuer text collate "C",
    title_vi text collate "C",
    title_en text collate "C",
    issuer_vi text collate "C",
    issuer_en text collate "C",
    primary key (id, since),
    check (until > since)
);

create table province_history (
    id text collate "C" not null,
    name_vi text collate "C" not null,
    name_en text collate "C" not null,
    aliases text collate "C" not null,
    kind text collate "C" not null,
    region_vi text collate "C",
    region_en text collate "C",
    gso text collate "C",
    iso text collate "C",
    valid_from text collate "C",
    valid_to text collate "C",
    successor text collate "C",
    headline bigint,
    source text collate "C" not null,
    note_vi text collate "C",
    note_en text collate "C",
    since bigint not null references release (number) deferrable initially deferred,
    until bigint not null references release (number) deferrable initially deferred,
    primary key (id, since),
    check (until > since)
);

create table theme_history (
    id text collate "C" not null,
    name_vi text collate "C" not null,
    name_en text collate "C" not null,
    "order" bigint not null,
    since bigint not null references release (number) deferrable initially deferred,
    until bigint not null references release (number) deferrable initially deferred,
    primary key (id, since),
    check (until > since)
);

create table indicator_history (
    id text collate "C" not null,
    name_vi text collate "C" not null,
    name_en text collate "C" not null,
    kind text collate "C" not null,
    unit text collate "C" not null,
    unit_name_vi text collate "C",
    unit_name_en text collate "C",
    direction text collate "C" not null,
    theme text collate "C" not null,
    headline bigint,
    minimum double precision,
    maximum double precision,
    worst double precision,
    worst_reason_vi text collate "C",
    worst_reason_en text collate "C",
    score_method text collate "C",
    pace text collate "C",
    ratio_scale bigint not null,
    decimals bigint,
    source text collate "C" not null,
    note_vi text collate "C",
    note_en text collate "C",
    since bigint not null references release (number) deferrable initially deferred,
    until bigint not null references release (number) deferrable initially deferred,
    short_vi text collate "C",
    short_en text collate "C",
    country_vi text collate "C",
    country_en text collate "C",
    primary key (id, since),
    check (until > since)
);

create table series_history (
    indicator text collate "C" not null,
    id text collate "C" not null,
    name_vi text collate "C" not null,
    name_en text collate "C" not null,
    field_size bigint,
    map bigint,
    average_start bigint,
    average_end bigint,
    judges_targets bigint not null,
    preferred bigint not null,
    breaks text collate "C",
    note_vi text collate "C",
    note_en text collate "C",
    since bigint not null references release (number) deferrable initially deferred,
    until bigint not null references release (number) deferrable initially deferred,
    primary key (indicator, id, since),
    check (until > since)
);

create table target_history (
    id text collate "C" not null,
    province text collate "C" not null,
    indicator text collate "C" not null,
    horizon bigint,
    horizon_stated bigint,
    horizon_reading text collate "C" not null,
    period_start bigint,
    period_end bigint,
    basis text collate "C" not null,
    comparator text collate "C" not null,
    low double precision,
    high double precision,
    unit text collate "C" not null,
    direction text collate "C" not null,
    band double precision,
    field_size bigint,
    series text collate "C",
    standing text collate "C" not null,
    superseded_by text collate "C",
    statement_vi text collate "C" not null,
    statement_en text collate "C" not null,
    document text collate "C",
    source text collate "C" not null,
    certainty text collate "C" not null,
    note_vi text collate "C",
    note_en text collate "C",
    since bigint not null references release (number) deferrable initially deferred,
    until bigint not null references release (number) deferrable initially deferred,
    set_by text collate "C",
    adoption text collate "C",
    primary key (id, since),
    check (until > since)
);

create table observation_history (
    province text collate "C" not null,
    indicator text collate "C" not null,
    year bigint not null,
    series text collate "C" not null,
    revision bigint not null,
    value double precision not null,
    vintage text collate "C",
    certainty text collate "C" not null,
    source text collate "C" not null,
    second_source text collate "C",
    note_vi text collate "C",
    note_en text collate "C",
    since bigint not null references release (number) deferrable initially deferred,
    until bigint not null references release (number) deferrable initially deferred,
    primary key (province, indicator, year, series, revision, since),
    check (until > since)
);

-- Who may publish over HTTP. The key itself is nowhere.
create table api_key (
    -- Stands in the key itself, so that it is found without trying every hash.
    id text collate "C" not null primary key check (length(id) = 12 and id ~ '^[0-9a-f]*$'),
    name text collate "C" not null check (name <> ''),
    -- SHA-256 of the whole key, which nobody can guess, so it needs neither salt nor delay. The key itself is nowhere.
    hash text collate "C" not null check (length(hash) = 64),
    -- Words separated by spaces. The provinces are ids, or the one word all.
    scopes text collate "C" not null check (scopes <> ''),
    provinces text collate "C" not null check (provinces <> ''),
    created_at text collate "C" not null,
    revoked_at text collate "C",
    expires_at text collate "C",
    last_used_at text collate "C"
);

-- An import that came over HTTP and was accepted. Its row is written together with the release, so both are there or neither.
create table import (
    id text collate "C" not null primary key check (length(id) = 32 and id ~ '^[0-9a-f]*$'),
    api_key text collate "C" not null references api_key (id) deferrable initially deferred,
    idempotency_key text collate "C" check (idempotency_key <> ''),
    -- SHA-256 of what was sent: the same key with something else is a mistake.
    fingerprint text collate "C" not null check (length(fingerprint) = 64),
    imported_at text collate "C" not null,
    -- The release that it made; null when everything was there already.
    release bigint references release (number) deferrable initially deferred,
    warnings text collate "C" check (warnings is null or warnings::json is not null)
);

-- Who is told of releases, and what each still has to be told.
create table hook (
    id text collate "C" not null primary key check (length(id) = 12 and id ~ '^[0-9a-f]*$'),
    url text collate "C" not null check (url <> ''),
    -- Signs what is sent, so that it has to be kept as it is; it is shown once and never again.
    secret text collate "C" not null check (secret ~ '^whsec_.'),
    -- Whether it may lie in a network that is not public, and be reached without encryption.
    allows_private bigint not null check (allows_private in (0, 1)),
    allows_http bigint not null check (allows_http in (0, 1)),
    created_at text collate "C" not null,
    -- Since when its receiver wants nothing any more (410).
    disabled_at text collate "C"
);

-- An event for a hook. It is written by the transaction that makes the release, so that there is no release of which nobody is told.
create table delivery (
    -- Events of a hook are sent in this order.
    number bigint generated by default as identity primary key,
    hook text collate "C" not null references hook (id) on delete cascade deferrable initially deferred,
    event text collate "C" not null check (event <> ''),
    type text collate "C" not null check (type <> ''),
    happened_at text collate "C" not null,
    -- What the event says but for addresses, which only a server knows.
    data text collate "C" not null check (data::json is not null),
    attempts bigint not null default 0 check (attempts >= 0),
    -- Not before then.
    next_at text collate "C" not null,
    attempted_at text collate "C",
    -- The status of the last answer, or why there was none.
    outcome text collate "C",
    delivered_at text collate "C",
    -- Since when it is not tried any more.
    dead_at text collate "C" check (dead_at is null or delivered_at is null),
    unique (hook, event)
);

-- Which server sends: one at a time, until its time is over.
create table hook_lease (
    id bigint not null primary key check (id = 1),
    holder text collate "C" not null,
    until text collate "C" not null
);

-- Exactly one reference: the import sees to "one", this to "not two".
create unique index province_country on province (kind) where kind = 'country';
create unique index series_preferred on series (indicator) where preferred = 1;
-- Exactly one primary target per province, indicator and horizon. An open horizon takes part: a null would be unlike every other null.
create unique index target_primary on target (province, indicator, coalesce(horizon, 0)) where standing = 'primary';
create index target_selection on target (province, indicator);
-- Which sources are used: the pages of sources ask it, and deleting a source does.
create index target_source on target (source);
create index target_document on target (document);
create index observation_source on observation (source);
create index observation_second_source on observation (second_source) where second_source is not null;
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
create unique index import_idempotency on import (api_key, idempotency_key) where idempotency_key is not null;
create index theme_history_until on theme_history (until);
create index delivery_waiting on delivery (hook, number) where delivered_at is null and dead_at is null;
create index delivery_dead on delivery (hook, type) where dead_at is not null;

insert into hook_lease (id, holder, until) values (1, '', '');

-- Every server hears of a release, a withdrawal or the end of one when it is committed, and looks then instead of within a second.
create function announce_release() returns trigger language plpgsql as $$
begin
    notify benchmark_release;
    return null;
end
$$;

create trigger release_announced after insert or update or delete on release for each statement execute function announce_release();
