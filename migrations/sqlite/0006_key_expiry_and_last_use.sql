-- Until when a key holds, and when it was last used: what an operator looks at before one is revoked.

-- The first moment at which it holds no longer; null for one without an end.
alter table api_key add column expires_at text;

-- To the minute; null while nobody used it.
alter table api_key add column last_used_at text;
