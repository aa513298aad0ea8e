-- The names and the order of the themes, which were words in the indicators alone. What was recorded before has none.

create table theme (
    id text not null primary key check (id <> '' and id not glob '*[^a-z0-9-]*' and id glob '[a-z]*'),
    name_vi text not null check (name_vi <> ''),
    name_en text not null check (name_en <> ''),
    -- That no two themes share a place is checked by the import: two may change places.
    "order" integer not null check (0 < "order"),
    since integer not null default 1 check (since > 0)
) strict;

create table theme_history (
    id text not null,
    name_vi text not null,
    name_en text not null,
    "order" integer not null,
    since integer not null references release (number),
    until integer not null references release (number),
    primary key (id, since),
    check (until > since)
) strict, without rowid;

create index theme_history_until on theme_history (until);

alter table release add column theme_count integer not null default 0 check (theme_count >= 0);

-- A closed set cannot be widened in place.
alter table release_change rename to first_release_change;

create table release_change (
    release integer not null references release (number),
    noun text not null check (noun in ('source', 'province', 'theme', 'indicator', 'series', 'target', 'observation')),
    inserts integer not null check (inserts >= 0),
    changes integer not null check (changes >= 0),
    deletions integer not null check (deletions >= 0),
    primary key (release, noun)
) strict, without rowid;

insert into release_change (release, noun, inserts, changes, deletions)
select release, noun, inserts, changes, deletions
from first_release_change
union all
select number, 'theme', 0, 0, 0
from release;

drop table first_release_change;
