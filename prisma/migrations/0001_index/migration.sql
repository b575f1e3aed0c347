-- The index: what design calls dictionaries, events, raw blocks, rollups and the ledger.
-- Written by hand: partitions, GIN and storage settings are outside Prisma's schema language.

-- ---------------------------------------------------------------- dictionaries
-- Each distinct value once. Entity pages, suggestions, wildcards and CIDR search these, not events.

create table account (
  id integer generated always as identity primary key,
  value text not null unique,
  first_seen timestamptz, last_seen timestamptz
);
create table region (
  id integer generated always as identity primary key,
  value text not null unique,
  first_seen timestamptz, last_seen timestamptz
);
create table action (
  id integer generated always as identity primary key,
  event_source text not null, event_name text not null,
  first_seen timestamptz, last_seen timestamptz,
  unique (event_source, event_name)
);
-- One caller as the records name it. `key` folds every face of one user or role together.
create table principal (
  id integer generated always as identity primary key,
  key text not null, kind text not null, name text not null,
  account text not null, identity_type text not null, role_name text not null, issuer_arn text not null,
  first_seen timestamptz, last_seen timestamptz,
  unique (key, kind, name, account, identity_type, role_name, issuer_arn)
);
-- One face of a principal: what the records' userIdentity says, the access key left out. Its leaves
-- are searched here, once, and not with every event.
create table session (
  id integer generated always as identity primary key,
  arn text not null, principal_id text not null, session_name text not null,
  session_key text not null, source_identity text not null,
  -- hash of all of it, and the value terms of the leaves of userIdentity
  face uuid not null unique, terms bigint[] not null,
  first_seen timestamptz, last_seen timestamptz
);
create index session_terms on session using gin (terms);
-- How a record is made, apart from who and what: the small closed facts, each combination once.
create table shape (
  id integer generated always as identity primary key,
  outcome text not null, read_only text not null, category text not null, event_type text not null,
  version text not null, mfa text not null, console text not null, caller text not null,
  served_region text not null, vpce text not null, tls text not null,
  first_seen timestamptz, last_seen timestamptz,
  unique (outcome, read_only, category, event_type, version, mfa, console, caller, served_region, vpce, tls)
);
create table source_ip (
  id integer generated always as identity primary key,
  value text not null unique, address inet,
  first_seen timestamptz, last_seen timestamptz
);
create index source_ip_address on source_ip using gist (address inet_ops);
create table user_agent (
  id integer generated always as identity primary key,
  value text not null, client text not null,
  first_seen timestamptz, last_seen timestamptz,
  unique (value, client)
);
create table error (
  id integer generated always as identity primary key,
  value text not null unique,
  first_seen timestamptz, last_seen timestamptz
);
create table access_key (
  id integer generated always as identity primary key,
  value text not null unique,
  first_seen timestamptz, last_seen timestamptz
);
create table resource (
  id integer generated always as identity primary key,
  value text not null unique,
  first_seen timestamptz, last_seen timestamptz
);

-- ---------------------------------------------------------------- sources and ledger

create table log_source (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('folder', 's3', 'sample')),
  location text not null,
  options jsonb not null default '{}',
  state text not null default 'active' check (state in ('active', 'paused', 'blocked', 'removed')),
  problem text,
  continuous boolean not null default true,
  rescan boolean not null default true,
  listing_by text, listing_until timestamptz,
  -- ends of the last listing of any kind, of the last days, and of everything
  listed_at timestamptz, recent_listed_at timestamptz, full_listed_at timestamptz,
  created_at timestamptz not null default now(),
  unique (kind, location)
);

-- One row for each version of each object ever listed. Nothing is checkpointed with a cursor.
create table log_file (
  id integer generated always as identity primary key,
  source_id integer not null references log_source (id),
  key text not null, key_hash uuid not null, etag text not null,
  size_bytes bigint not null, modified_at timestamptz,
  family text not null default 'unknown',
  account text, region text, delivered_at timestamptz,
  state text not null default 'pending'
    check (state in ('pending', 'leased', 'done', 'skipped', 'quarantined', 'gone', 'blocked')),
  attempts integer not null default 0,
  not_before timestamptz not null default now(),
  lease_token uuid, lease_until timestamptz, worker text,
  object_sha256 bytea, body_sha256 bytea, body_bytes bigint, envelope text,
  -- what the store says beside the bytes: a digest file carries its signature there
  metadata jsonb,
  records integer not null default 0, events integer not null default 0,
  copies integer not null default 0, rejected integer not null default 0,
  min_time timestamptz, max_time timestamptz,
  -- Commit-ordered: taken under the commit lock, so `seq <= asof` is a stable set of files.
  seq integer unique,
  reason text, detail text,
  seen_via text not null default 'list',
  seen_at timestamptz not null default now(), finished_at timestamptz,
  unique (source_id, key_hash, etag)
);
-- The order in which files are claimed, so that a claim costs the same however many wait.
create index log_file_claim on log_file (attempts, delivered_at desc nulls last, id desc) where state = 'pending';
create index log_file_lease on log_file (lease_until) where state = 'leased';
create index log_file_state on log_file (source_id, state, id);
create index log_file_finished on log_file (finished_at) where state = 'done';

create table rejected_record (
  file_id integer not null references log_file (id),
  ordinal integer not null,
  byte_offset bigint not null, size_bytes integer not null,
  reason text not null, detail text not null,
  raw bytea not null,
  primary key (file_id, ordinal)
);

-- The body of a file, cut at record boundaries. Joined in order the blocks are the body exactly.
create table raw_block (
  file_id integer not null references log_file (id),
  first_ordinal integer not null,
  records integer not null,
  encoding smallint not null,
  -- start and end of each record in the uncompressed block, in order, as pairs
  spans integer[] not null,
  bytes bytea not null,
  primary key (file_id, first_ordinal)
);
alter table raw_block alter column bytes set storage external;

-- ---------------------------------------------------------------- events

create table event (
  event_time timestamptz not null,
  account_id integer not null,
  event_id uuid not null,
  content_hash uuid not null,
  file_id integer not null, ordinal integer not null,
  region_id integer not null, action_id integer not null,
  principal_id integer not null, session_id integer not null, shape_id integer not null,
  source_ip_id integer, user_agent_id integer, error_id integer, access_key_id integer, resource_id integer,
  flags integer not null,
  -- one bit for each field that is only a term: the record has it (lib/db/field-index.ts)
  present integer not null,
  outcome smallint not null, category smallint not null,
  read_only boolean,
  terms bigint[] not null,
  unique (account_id, event_id, content_hash, event_time)
) partition by range (event_time);
create index event_time on event (event_time);

-- Everything before CloudTrail existed, and records without a time ('-infinity').
create table event_past partition of event for values from (minvalue) to ('2006-01-01Z');
-- From the month after next on. `ensure_partition` moves the bound as the calendar goes.
create table event_future partition of event for values from ('2026-01-01Z') to (maxvalue);
create table event_partition (
  name text primary key,
  from_time timestamptz not null, to_time timestamptz not null,
  -- false until the GIN over terms exists: it is built after a backfill, not during
  indexed boolean not null default false
);
insert into event_partition values
  ('event_past', '-infinity', '2006-01-01Z', true),
  ('event_future', '2026-01-01Z', 'infinity', true);
create index event_past_terms on event_past using gin (terms);
create index event_future_terms on event_future using gin (terms);

-- Makes the partition of one month, moving the future's bound if the month lies in it.
-- Concurrent callers are serialised by the caller's advisory lock.
create function ensure_partition(month timestamptz) returns void language plpgsql as $$
declare
  starts timestamptz := date_trunc('month', month, 'UTC');
  ends timestamptz := date_trunc('month', month, 'UTC') + interval '1 month';
  part text := 'event_' || to_char(starts at time zone 'UTC', 'YYYY_MM');
  future_from timestamptz;
  orphan timestamptz;
begin
  if starts < '2006-01-01Z' or exists (select from event_partition where name = part) then return; end if;
  select from_time into future_from from event_partition where name = 'event_future';
  if starts >= future_from then
    alter table event detach partition event_future;
    for orphan in select distinct date_trunc('month', event_time, 'UTC') from event_future
      where event_time < ends
    loop
      perform create_month(orphan);
    end loop;
    perform create_month(starts);
    with moved as (delete from event_future where event_time < ends returning *)
      insert into event select * from moved;
    execute format('alter table event attach partition event_future for values from (%L) to (maxvalue)', ends);
    update event_partition set from_time = ends where name = 'event_future';
  else
    perform create_month(starts);
  end if;
end $$;

create function create_month(starts timestamptz) returns void language plpgsql as $$
declare
  ends timestamptz := date_trunc('month', starts, 'UTC') + interval '1 month';
  part text := 'event_' || to_char(starts at time zone 'UTC', 'YYYY_MM');
begin
  if exists (select from event_partition where name = part) then return; end if;
  -- Attaching takes a lock that neither readers nor writers of other months wait for.
  execute format('create table %I (like event including defaults)', part);
  execute format('alter table event attach partition %I for values from (%L) to (%L)', part, starts, ends);
  execute format('alter table %I alter column terms set statistics 100', part);
  insert into event_partition values (part, starts, ends, false);
end $$;

-- Byte-identical deliveries of an event that is already indexed.
create table event_copy (
  account_id integer not null,
  event_id uuid not null, content_hash uuid not null, event_time timestamptz not null,
  file_id integer not null, ordinal integer not null,
  primary key (account_id, event_id, content_hash, file_id, ordinal)
);
-- Every content that shares its eventID with another content of the same account.
create table event_conflict (
  account_id integer not null,
  event_id uuid not null, content_hash uuid not null, event_time timestamptz not null,
  primary key (account_id, event_id, content_hash)
);

-- ---------------------------------------------------------------- rollups, written with the events

create table activity_hour (
  account_id integer not null,
  hour timestamptz not null,
  region_id integer not null, action_id integer not null, error_id integer not null,
  outcome smallint not null, category smallint not null,
  -- -1 when the record does not say
  read_only smallint not null,
  count integer not null,
  primary key (account_id, hour, region_id, action_id, error_id, outcome, category, read_only)
);
create index activity_hour_hour on activity_hour (hour);
-- Counts per hour of each value by itself (lib/db/stored-numbers.ts has the kinds): what a page
-- without conditions shows is a sum over few of these rows. 0 is "the record does not say".
create table facet_hour (
  account_id integer not null,
  hour timestamptz not null,
  kind smallint not null, value_id integer not null,
  count integer not null,
  primary key (account_id, hour, kind, value_id)
);
create index facet_hour_hour on facet_hour (kind, hour);
create table first_seen (
  account_id integer not null,
  principal_id integer not null, kind smallint not null, value_id integer not null,
  first_time timestamptz not null, event_id uuid not null,
  primary key (account_id, principal_id, kind, value_id)
);
create table coverage_hour (
  account_id integer not null, region_id integer not null,
  family text not null, hour timestamptz not null,
  files integer not null, events integer not null,
  primary key (account_id, region_id, family, hour)
);
create index coverage_hour_hour on coverage_hour (hour);
-- Names that no documented record version has, kept in the raw records and counted here.
create table new_field (
  path text primary key,
  count bigint not null,
  first_file_id integer not null
);

-- ---------------------------------------------------------------- workers

create sequence ingest_seq as integer;
create table worker (
  name text primary key,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  doing text,
  events_per_second real not null default 0, bytes_per_second real not null default 0
);

-- ---------------------------------------------------------------- the role that searches run as
-- A managed Postgres may forbid creating roles; then searches run read-only as the owner.
do $$
begin
  if not exists (select from pg_roles where rolname = 'trailglass_search') then
    begin
      create role trailglass_search nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  execute format('grant trailglass_search to %I', current_user);
  execute format('grant usage on schema %I to trailglass_search', current_schema());
  execute format('grant select on all tables in schema %I to trailglass_search', current_schema());
  execute format('alter default privileges in schema %I grant select on tables to trailglass_search', current_schema());
exception when insufficient_privilege then
  raise notice 'cannot create the read-only search role: searches run read-only as %', current_user;
end $$;
