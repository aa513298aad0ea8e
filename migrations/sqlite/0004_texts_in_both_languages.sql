-- Titles and issuers in both languages, short names and names of the country, who set a target and how firm it is, ordinal classes.
-- What was recorded before has none of it: a cell that is empty says so, and enters no checksum.

-- Titles and issuers: a row has either one text for both languages or one for each, so the old columns may be empty now. A column cannot be made so; it is
-- replaced by another of its name. What a new column must be is checked for the rows that are there, so each is filled before the next is added.
alter table source rename column title to first_title;
alter table source rename column issuer to first_issuer;
alter table source add column title text check (title <> '');
alter table source add column issuer text check (issuer <> '');
update source set title = first_title, issuer = first_issuer;
alter table source drop column first_title;
alter table source drop column first_issuer;
alter table source add column title_vi text check (title_vi is null or (title_vi <> '' and title is null));
alter table source add column title_en text check ((title_en is null or title_en <> '') and (title_en is null) = (title_vi is null) and coalesce(title, title_en) is not null);
alter table source add column issuer_vi text check (issuer_vi is null or (issuer_vi <> '' and issuer is null));
alter table source add column issuer_en text check ((issuer_en is null or issuer_en <> '') and (issuer_en is null) = (issuer_vi is null) and coalesce(issuer, issuer_en) is not null);

alter table source_history rename column title to first_title;
alter table source_history rename column issuer to first_issuer;
alter table source_history add column title text;
alter table source_history add column issuer text;
update source_history set title = first_title, issuer = first_issuer;
alter table source_history drop column first_title;
alter table source_history drop column first_issuer;
alter table source_history add column title_vi text;
alter table source_history add column title_en text;
alter table source_history add column issuer_vi text;
alter table source_history add column issuer_en text;

-- A closed set cannot be widened in place either, so the indicators are put into a table of the same name. What refers to them is checked at the end.
pragma defer_foreign_keys = on;

create table kept_indicator as
select id, name_vi, name_en, kind, unit, unit_name_vi, unit_name_en, direction, theme, headline, minimum, maximum, worst, worst_reason_vi, worst_reason_en, score_method,
    pace, ratio_scale, decimals, source, note_vi, note_en, since
from indicator;

drop table indicator;

create table indicator (
    id text not null primary key check (id <> '' and id not glob '*[^a-z0-9-]*' and id glob '[a-z]*'),
    name_vi text not null check (name_vi <> ''),
    name_en text not null check (name_en <> ''),
    kind text not null check (kind in ('number', 'rank', 'milestone', 'band')),
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
    since integer not null default 1 check (since > 0),
    short_vi text check (length(short_vi) between 1 and 32),
    short_en text check (length(short_en) between 1 and 32),
    country_vi text check (country_vi <> ''),
    country_en text check (country_en <> ''),
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
) strict;

insert into indicator (id, name_vi, name_en, kind, unit, unit_name_vi, unit_name_en, direction, theme, headline, minimum, maximum, worst, worst_reason_vi,
    worst_reason_en, score_method, pace, ratio_scale, decimals, source, note_vi, note_en, since)
select id, name_vi, name_en, kind, unit, unit_name_vi, unit_name_en, direction, theme, headline, minimum, maximum, worst, worst_reason_vi,
    worst_reason_en, score_method, pace, ratio_scale, decimals, source, note_vi, note_en, since
from kept_indicator;

drop table kept_indicator;

alter table indicator_history add column short_vi text;
alter table indicator_history add column short_en text;
alter table indicator_history add column country_vi text;
alter table indicator_history add column country_en text;

-- Who set a target, and how firm it is; empty where that is not known.
alter table target add column set_by text check (set_by in ('party-congress', 'party-committee', 'national-assembly', 'government', 'prime-minister', 'ministry', 'people-council', 'people-committee', 'other'));
alter table target add column adoption text check (adoption in ('adopted', 'assigned', 'draft', 'scenario', 'statement'));
alter table target_history add column set_by text;
alter table target_history add column adoption text;
