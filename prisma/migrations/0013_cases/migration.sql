-- Cases: what people make of what they found. A pin is a copy of what was on screen: nothing changes
-- it, and what is imported later does not reach it. Every change of a case is one row of its activity.

create table incident_case (
  number integer generated always as identity primary key,
  title text not null,
  summary text not null default '',
  status text not null default 'open' check (status in ('open', 'contained', 'closed')),
  severity text not null check (severity in ('critical', 'high', 'medium', 'low')),
  lead text references person (id),
  from_time timestamptz, to_time timestamptz,
  tags text[] not null default '{}',
  -- counts up with each change of this row: a change names the version that it was made from
  version integer not null default 1,
  opened_by text not null references person (id), opened_at timestamptz not null default now(),
  closed_at timestamptz,
  check ((status = 'closed') = (closed_at is not null))
);
create index incident_case_opened on incident_case (opened_at desc, number desc);

create table case_member (
  case_number integer not null references incident_case (number),
  person_id text not null references person (id),
  added_by text not null references person (id), added_at timestamptz not null default now(),
  primary key (case_number, person_id)
);
create index case_member_person on case_member (person_id);

create table case_pin (
  id integer generated always as identity primary key,
  case_number integer not null references incident_case (number),
  kind text not null check (kind in ('event', 'selection', 'query', 'chart', 'entity')),
  title text not null,
  -- when it happened by the log; null where that has no one time
  at timestamptz,
  -- the page it was pinned on, as a path below this installation
  url text not null check (url like '/%'),
  q text not null default '',
  from_time timestamptz, to_time timestamptz,
  -- the last import that the copy knows of
  asof integer not null,
  -- whose data it holds: who may not see all of these does not see the pin
  accounts text[] not null,
  -- what was on screen
  copy jsonb not null,
  tags text[] not null default '{}',
  pinned_by text not null references person (id), pinned_at timestamptz not null default now(),
  removed_by text references person (id), removed_at timestamptz,
  check ((removed_by is null) = (removed_at is null))
);
create index case_pin_case on case_pin (case_number, id);

-- The records of pinned events as their log files held them.
create table case_pin_record (
  pin_id integer not null references case_pin (id),
  ordinal integer not null,
  event_id text not null,
  raw bytea not null,
  sha256 bytea not null check (sha256 = sha256(raw)),
  -- what the proof of its log file said when it was pinned; null: nothing was known
  verdict text,
  primary key (pin_id, ordinal)
);

create function keep_pin() returns trigger language plpgsql as $$
begin
  -- Only the mark of removal may be set, and only once.
  if tg_op = 'UPDATE' and old.removed_at is null and new.removed_at is not null
      and to_jsonb(old) - 'removed_at' - 'removed_by' = to_jsonb(new) - 'removed_at' - 'removed_by' then
    return new;
  end if;
  raise exception 'case_pin keeps what was pinned';
end $$;
create trigger case_pin_kept before update or delete on case_pin
  for each row execute function keep_pin();
create trigger case_pin_record_kept before update or delete on case_pin_record
  for each row execute function keep_as_written();

-- One step of the story, as it reads now; what it said before is in its edits.
create table case_block (
  id integer generated always as identity primary key,
  case_number integer not null references incident_case (number),
  position integer not null,
  kind text not null check (kind in ('text', 'pin', 'manual', 'decision', 'gap')),
  title text not null default '', text text not null default '',
  at timestamptz, until timestamptz,
  pin_id integer references case_pin (id),
  tags text[] not null default '{}',
  version integer not null default 1,
  edited_by text not null references person (id), edited_at timestamptz not null default now(),
  removed_at timestamptz,
  check ((kind = 'pin') = (pin_id is not null))
);
create index case_block_case on case_block (case_number, position);
create table case_block_edit (
  block_id integer not null references case_block (id),
  version integer not null,
  title text not null, text text not null,
  at timestamptz, until timestamptz,
  tags text[] not null,
  edited_by text not null references person (id), edited_at timestamptz not null default now(),
  primary key (block_id, version)
);
create trigger case_block_edit_kept before update or delete on case_block_edit
  for each row execute function keep_as_written();

create table case_indicator (
  id integer generated always as identity primary key,
  case_number integer not null references incident_case (number),
  kind text not null check (kind in
    ('ip', 'access-key', 'principal', 'user-agent', 'resource', 'account', 'other')),
  value text not null, note text not null default '',
  added_by text not null references person (id), added_at timestamptz not null default now(),
  removed_at timestamptz
);
create index case_indicator_case on case_indicator (case_number, id);

-- What happened to a case, in order; entries are never changed.
create table case_activity (
  id bigint generated always as identity primary key,
  case_number integer not null references incident_case (number),
  at timestamptz not null default now(),
  actor text not null references person (id),
  kind text not null,
  detail jsonb not null default '{}'
);
create index case_activity_case on case_activity (case_number, id);
create trigger case_activity_kept before update or delete on case_activity
  for each row execute function keep_as_written();
