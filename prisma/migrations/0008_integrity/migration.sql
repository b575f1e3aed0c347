-- Which log files are proven by CloudTrail's signed digests, and which hours they cover. A run looks
-- at all files of a scope; what it found about each file and digest replaces what was known before,
-- while the run itself, its findings and its figures stay as they were.

create table verification_run (
  id integer generated always as identity primary key,
  state text not null default 'waiting'
    check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  -- read from the source again: what lies there now, beside what was indexed
  reread boolean not null default false,
  source_id integer references log_source (id),
  from_time timestamptz, to_time timestamptz,
  -- 'asked' by somebody, or 'new-files' by the worker
  cause text not null check (cause in ('asked', 'new-files')),
  started_by text not null,
  requested_at timestamptz not null default now(), started_at timestamptz, finished_at timestamptz,
  -- files of a later sequence are not looked at
  asof integer,
  -- 'api', 'pinned', 'api+pinned' or 'none': where the public keys came from; and what was in the way
  key_source text, key_problem text,
  tool_version text not null,
  -- who works on it: a new name with each claim, so that one that was thought dead cannot write
  worker text,
  -- how often it was claimed since it last got on: what kills its workers is not tried for ever
  claims integer not null default 0,
  cancel_asked boolean not null default false,
  places integer not null default 0, places_done integer not null default 0,
  files bigint not null default 0, files_done bigint not null default 0,
  bytes_done bigint not null default 0,
  -- since it was claimed; null while nobody is at work on it
  files_per_second real,
  -- figures of the whole, once it has ended; and whether everything in range was proven
  summary jsonb, is_proven boolean,
  problem text
);
create index verification_run_open on verification_run (id) where state in ('waiting', 'running');
create index verification_run_source on verification_run (source_id, id);

-- One account and Region of one source: the step by which a run goes on after a crash.
create table verification_place (
  run_id integer not null references verification_run (id),
  ordinal integer not null,
  source_id integer not null,
  account text not null, region text not null,
  files integer not null,
  summary jsonb,
  done_at timestamptz,
  primary key (run_id, ordinal)
);

create table verification_finding (
  run_id integer not null references verification_run (id),
  place integer not null, ordinal integer not null,
  kind text not null,
  -- null for a folder, whose place proves nothing
  bucket text,
  key text not null,
  account text not null, region text not null, trail text,
  from_time timestamptz, to_time timestamptz,
  file_id integer,
  detail text not null,
  primary key (run_id, place, ordinal)
);
create index verification_finding_file on verification_finding (file_id) where file_id is not null;

-- What the last run that looked said about a log file; without a row it is 'not-checked'. `verdict`
-- is about the bytes that were indexed, `now_verdict` about those that lay at the source at `now_at`.
create table file_integrity (
  file_id integer primary key references log_file (id),
  verdict text not null default 'not-checked',
  digest_file_id integer,
  detail text,
  -- null while only its source was read again
  run_id integer,
  now_verdict text, now_at timestamptz, now_run_id integer
);
create index file_integrity_verdict on file_integrity (verdict, file_id) where verdict <> 'verified';
create index file_integrity_now on file_integrity (now_verdict, file_id)
  where now_verdict is not null and now_verdict <> 'verified';
create index file_integrity_digest on file_integrity (digest_file_id) where digest_file_id is not null;

-- The windows of delivery that digests speak for, and those for which one should be there and is not.
create table digest_window (
  id integer generated always as identity primary key,
  source_id integer not null,
  account_id integer not null, region_id integer not null,
  trail text not null, home_region text not null, backfill boolean not null,
  starts_at timestamptz not null, ends_at timestamptz not null,
  state text not null check (state in ('verified', 'unverified', 'missing', 'off')),
  -- null where no digest is
  digest_file_id integer, verdict text, fingerprint text,
  files_named integer not null, files_here integer not null,
  run_id integer not null
);
create index digest_window_place on digest_window (account_id, region_id, ends_at);
create index digest_window_time on digest_window (ends_at);
create index digest_window_file on digest_window (digest_file_id) where digest_file_id is not null;

-- CloudTrail's public keys, as ListPublicKeys gave them: they are never withdrawn.
create table public_key (
  region text not null, fingerprint text not null,
  der bytea not null,
  valid_from timestamptz, valid_to timestamptz,
  origin text not null check (origin in ('api')),
  fetched_at timestamptz not null default now(),
  primary key (region, fingerprint)
);

-- How AWS says that a trail and its bucket are set up.
create table trail_setting (
  trail_arn text primary key,
  account text not null, home_region text not null,
  settings jsonb not null,
  problem text,
  fetched_at timestamptz not null default now()
);

-- What a run found is evidence: once it has ended, nobody changes it.
create function refuse_ended_run() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'verification_run' then
    if old.state in ('done', 'cancelled', 'failed') then
      raise exception 'verification run % has ended and cannot be changed', old.id;
    end if;
  elsif tg_op <> 'INSERT' and exists (select from verification_run
      where id = old.run_id and state in ('done', 'cancelled', 'failed')) then
    raise exception 'verification run % has ended and cannot be changed', old.run_id;
  elsif tg_op <> 'DELETE' and exists (select from verification_run
      where id = new.run_id and state in ('done', 'cancelled', 'failed')) then
    raise exception 'verification run % has ended and cannot be changed', new.run_id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger verification_run_kept before update or delete on verification_run
  for each row execute function refuse_ended_run();
create trigger verification_place_kept before insert or update or delete on verification_place
  for each row execute function refuse_ended_run();
create trigger verification_finding_kept before insert or update or delete on verification_finding
  for each row execute function refuse_ended_run();

-- What lies in one place: of one source, and of all.
create index log_file_source_place on log_file (source_id, account, region, delivered_at);
create index log_file_place on log_file (account, region, family, delivered_at);
