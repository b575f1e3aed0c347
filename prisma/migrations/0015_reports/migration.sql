-- Reports: made once by the worker, then immutable; signed off by additions that are chained.

create table report_schedule (
  id integer generated always as identity primary key,
  pack_id text not null,
  parameters jsonb not null default '{}',
  -- empty: all that its owner may see at the time
  accounts text[] not null default '{}',
  classification text not null default 'Internal',
  -- each covers the whole day, week (from Monday) or month before its slot
  cadence text not null check (cadence in ('daily', 'weekly', 'monthly')),
  at_minute integer not null check (at_minute between 0 and 1439),
  zone text not null,
  is_enabled boolean not null default true,
  created_by text not null references person (id),
  created_at timestamptz not null default now(),
  last_slot timestamptz
);

create table report (
  -- its number
  id integer generated always as identity primary key,
  pack_id text not null, pack_version text not null, pack_sha256 text not null,
  -- the pack as it was when the report was asked for
  pack jsonb not null,
  title text not null,
  parameters jsonb not null default '{}', sections text[] not null default '{}',
  from_time timestamptz not null, to_time timestamptz not null, zone text not null,
  -- whose data it holds: those that the asker saw; who may not see all of them does not see it
  all_accounts boolean not null, accounts text[] not null,
  classification text not null,
  asof integer not null,
  state text not null default 'waiting'
    check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  cancel_asked boolean not null default false,
  sections_done integer not null default 0, sections_total integer not null,
  -- text and not jsonb: the hash is of exactly these characters
  document text, sha256 text,
  problem text,
  requested_by text not null references person (id),
  requested_at timestamptz not null default now(),
  schedule_id integer references report_schedule (id), slot timestamptz,
  worker text, lease_until timestamptz, claims integer not null default 0,
  started_at timestamptz, finished_at timestamptz,
  check ((state = 'done') = (document is not null)),
  check ((document is null) = (sha256 is null)),
  unique (schedule_id, slot)
);
create index report_open on report (id) where state in ('waiting', 'running');

create table report_addition (
  id integer generated always as identity primary key,
  report_id integer not null references report (id),
  kind text not null check (kind in ('prepared', 'reviewed', 'comment', 'exception')),
  -- of which control; null: of the whole report
  section text,
  body text not null default '',
  -- of an exception: who sees to it, and until when
  owner text, due date,
  by_person text not null references person (id),
  at timestamptz not null,
  -- SHA-256 of the addition before it, of the report for the first, and of this one
  previous text not null, hash text not null,
  unique (report_id, previous)
);

create function refuse_report_change() returns trigger language plpgsql as $$
begin
  raise exception 'A report that has ended and what was added to it are not changed.';
end $$;
create trigger report_immutable before update or delete on report
  for each row when (old.state in ('done', 'cancelled', 'failed'))
  execute function refuse_report_change();
create trigger report_addition_immutable before update or delete on report_addition
  for each row execute function refuse_report_change();
