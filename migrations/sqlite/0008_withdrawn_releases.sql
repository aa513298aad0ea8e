-- Why a release was withdrawn, and when: a mark beside its content, which stays as it was published.

-- Null while it stands; the three are null together.
alter table release add column withdrawn_at text;
alter table release add column withdrawn_vi text;
alter table release add column withdrawn_en text;
