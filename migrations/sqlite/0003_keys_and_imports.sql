-- Who may publish over HTTP, and what was published that way.

create table api_key (
    -- Stands in the key itself, so that it is found without trying every hash.
    id text not null primary key check (length(id) = 12 and id not glob '*[^0-9a-f]*'),
    name text not null check (name <> ''),
    -- SHA-256 of the whole key, which nobody can guess, so it needs neither salt nor delay. The key itself is nowhere.
    hash text not null check (length(hash) = 64),
    -- Words separated by spaces. The provinces are ids, or the one word all.
    scopes text not null check (scopes <> ''),
    provinces text not null check (provinces <> ''),
    created_at text not null,
    revoked_at text
) strict;

-- An import that came over HTTP and was accepted. Its row is written together with the release, so both are there or neither.
create table import (
    id text not null primary key check (length(id) = 32 and id not glob '*[^0-9a-f]*'),
    api_key text not null references api_key (id),
    idempotency_key text check (idempotency_key <> ''),
    -- SHA-256 of what was sent: the same key with something else is a mistake.
    fingerprint text not null check (length(fingerprint) = 64),
    imported_at text not null,
    -- The release that it made; null when everything was there already.
    release integer references release (number)
) strict;

create unique index import_idempotency on import (api_key, idempotency_key) where idempotency_key is not null;
