-- What an import was warned of, so that a retry answers what the first request did: JSON, as the answer gives it; null where there was nothing.
alter table import add column warnings text check (json_valid(warnings));
