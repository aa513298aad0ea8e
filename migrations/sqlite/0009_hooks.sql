-- Who is told of releases, and what each still has to be told.

create table hook (
    id text not null primary key check (length(id) = 12 and id not glob '*[^0-9a-f]*'),
    url text not null check (url <> ''),
    -- Signs what is sent, so that it has to be kept as it is; it is shown once and never again.
    secret text not null check (secret glob 'whsec_?*'),
    -- Whether it may lie in a network that is not public, and be reached without encryption.
    allows_private integer not null check (allows_private in (0, 1)),
    allows_http integer not null check (allows_http in (0, 1)),
    created_at text not null,
    -- Since when its receiver wants nothing any more (410).
    disabled_at text
) strict;

-- An event for a hook. It is written by the transaction that makes the release, so that there is no release of which nobody is told.
create table delivery (
    -- Events of a hook are sent in this order.
    number integer not null primary key,
    hook text not null references hook (id) on delete cascade,
    event text not null check (event <> ''),
    type text not null check (type <> ''),
    happened_at text not null,
    -- What the event says but for addresses, which only a server knows.
    data text not null check (json_valid(data)),
    attempts integer not null default 0 check (attempts >= 0),
    -- Not before then.
    next_at text not null,
    attempted_at text,
    -- The status of the last answer, or why there was none.
    outcome text,
    delivered_at text,
    -- Since when it is not tried any more.
    dead_at text check (dead_at is null or delivered_at is null),
    unique (hook, event)
) strict;

create index delivery_waiting on delivery (hook, number) where delivered_at is null and dead_at is null;
-- A server counts them every second; all the others are those that were delivered, which become ever more.
create index delivery_dead on delivery (hook, type) where dead_at is not null;

-- Which server sends: one at a time, until its time is over.
create table hook_lease (
    id integer not null primary key check (id = 1),
    holder text not null,
    until text not null
) strict;

insert into hook_lease (id, holder, until) values (1, '', '');
