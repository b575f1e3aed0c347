-- Rules, what they found, and what became of it. Hits are written in the transaction of the log file
-- that holds their event; alerts group them and are written later, with the messages that they cause,
-- in one transaction. Both are numbered under the commit lock, so that a reader who knows the last
-- number has seen all before it.

-- A rule as people know it: what may change is here, what it says is in its versions.
create table detection_rule (
  id integer generated always as identity primary key,
  -- the Sigma id, else the name, else the title, as given; compared without regard to case
  key text not null,
  -- 'own' comes with Trailglass, 'folder' from the configured folder, 'page' was written here
  origin text not null check (origin in ('own', 'folder', 'page')),
  -- file below its folder, or who wrote it
  source text not null,
  -- newest version; null only while the first is written
  version_id integer,
  is_enabled boolean not null default true,
  -- instead of the rule's own
  level text check (level in ('informational', 'low', 'medium', 'high', 'critical')),
  -- the only accounts it is for; empty: all
  accounts text[] not null default '{}',
  -- its file is gone: it matches nothing more, what it found stays
  removed_at timestamptz,
  -- the rule that has its id or name already: it does not run, and its own key is made up
  twin_of integer references detection_rule (id),
  -- null: it runs, once it is enabled; else the issues for which it does not, as things are now
  problem jsonb,
  -- the rule_revision since which it finds what it does
  revision integer not null default 1,
  changed_by text not null, changed_at timestamptz not null default now()
);
create unique index detection_rule_key on detection_rule (lower(key));

create table rule_version (
  id integer generated always as identity primary key,
  rule_id integer not null references detection_rule (id),
  number integer not null,
  -- one YAML document, byte for byte
  text text not null, sha256 bytea not null,
  kind text check (kind in ('detection', 'correlation', 'filter')),
  title text not null, level text, author text, license text,
  -- all that it says about itself: RuleHead of lib/sigma/rule
  head jsonb,
  -- null: it ran when it was written; else the issues for which it was refused
  problem jsonb,
  created_by text not null, created_at timestamptz not null default now(),
  unique (rule_id, number)
);

-- Every change of what runs (a rule, a list, a suppression) gives the whole a new number. A file is
-- matched with one of them; files that were matched with an older one are caught up with.
create function newest_sequence() returns integer language sql stable as
  'select coalesce(max(seq), 0) from log_file';
create table rule_revision (
  id integer generated always as identity primary key,
  -- files committed later are matched with it, or caught up with
  seq integer not null default newest_sequence(),
  at timestamptz not null default now(),
  cause text not null, changed_by text not null
);
insert into rule_revision (cause, changed_by) values ('made', 'trailglass');
alter table log_file add column rule_revision integer;

create table value_list (
  name text primary key,
  values text[] not null,
  changed_by text not null, changed_at timestamptz not null default now()
);

-- Groups what belongs together: one rule or detector, what it is about, and a window of time.
create table alert (
  id integer generated always as identity primary key,
  -- 'rule', 'correlation', or a detector: see lib/detections/detector-names
  detector text not null,
  rule_id integer references detection_rule (id),
  version_id integer references rule_version (id),
  -- what it is about: [{"field", "value"}], and a hash of it (with the account)
  subject jsonb not null, subject_hash uuid not null,
  -- the accounts of its events: who may not see all of them does not see it
  account_ids integer[] not null,
  -- fixed windows of UTC
  window_start timestamptz not null, window_end timestamptz not null,
  first_time timestamptz not null, last_time timestamptz not null,
  -- actions: twins of one action in two accounts count once; and those that failed
  count integer not null, failed integer not null default 0,
  level text not null check (level in ('informational', 'low', 'medium', 'high', 'critical')),
  title text not null,
  -- why, in one sentence with its numbers; null where the rule's description says it
  sentence text, numbers jsonb,
  state text not null default 'open' check (state in ('open', 'acknowledged', 'closed')),
  -- of a closed one
  reason text check (reason in ('true-positive', 'false-positive', 'expected', 'duplicate', 'other')),
  assignee text,
  -- every one of its hits is under a suppression: shown apart, never sent
  is_suppressed boolean not null default false,
  -- a later look no longer finds it (late events changed a baseline): shown apart, never deleted
  is_withdrawn boolean not null default false,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  check ((state = 'closed') = (reason is not null))
);
create unique index alert_identity on alert
  (detector, coalesce(rule_id, 0), subject_hash, window_start);
create index alert_open on alert (state, last_time desc, id desc);
create index alert_time on alert (last_time desc, id desc);
create index alert_rule on alert (rule_id, subject_hash, first_time);

create table suppression (
  id integer generated always as identity primary key,
  -- null: every rule
  rule_id integer references detection_rule (id),
  -- a Sigma filter: one YAML document
  text text not null,
  reason text not null,
  expires_at timestamptz not null,
  created_by text not null, created_at timestamptz not null default now(),
  ended_by text, ended_at timestamptz
);

create table rule_hit (
  -- in the order of commits: written under the commit lock
  id bigint generated always as identity unique,
  rule_id integer not null references detection_rule (id),
  version_id integer not null references rule_version (id),
  account_id integer not null, event_id uuid not null, content_hash uuid not null,
  event_time timestamptz not null,
  outcome smallint not null,
  shared_event_id text,
  -- {"field": ["text", …]}: what alerts are grouped by, what correlations ask for
  fields jsonb not null default '{}',
  suppression_id integer references suppression (id),
  alert_id integer references alert (id),
  primary key (version_id, account_id, event_id, content_hash)
);
create index rule_hit_rule on rule_hit (rule_id, event_time);
create index rule_hit_event on rule_hit (account_id, event_id);
create index rule_hit_alert on rule_hit (alert_id) where alert_id is not null;
create index rule_hit_suppression on rule_hit (suppression_id) where suppression_id is not null;
create index rule_hit_shared on rule_hit (shared_event_id) where shared_event_id is not null;

-- Events behind an alert of a correlation or detector; those of rules are its hits.
create table alert_event (
  alert_id integer not null references alert (id),
  account_id integer not null, event_id uuid not null, content_hash uuid not null,
  event_time timestamptz not null,
  primary key (alert_id, account_id, event_id, content_hash)
);
create index alert_event_event on alert_event (account_id, event_id);

-- What happened to an alert, in order; entries are never changed.
create table alert_entry (
  id bigint generated always as identity primary key,
  alert_id integer not null references alert (id),
  at timestamptz not null default now(),
  actor text not null,
  -- 'opened', 'grew', 'state', 'assigned', 'note', 'suppressed', 'withdrawn', 'sent', 'not-sent'
  kind text not null,
  detail jsonb not null default '{}'
);
create index alert_entry_alert on alert_entry (alert_id, id);
create function keep_as_written() returns trigger language plpgsql as $$
begin
  raise exception '% keeps what was written', tg_table_name;
end $$;
create trigger alert_entry_kept before update or delete on alert_entry
  for each row execute function keep_as_written();
create trigger rule_version_kept before update or delete on rule_version
  for each row execute function keep_as_written();

-- How far a detector has looked: last number of rule_hit, or a time of its own.
create table detector_state (
  name text primary key,
  hit_id bigint not null default 0,
  watermark timestamptz,
  detail jsonb not null default '{}',
  problem text,
  updated_at timestamptz not null default now()
);
-- What changed since detectors looked: written with the sums, taken with the alerts.
create table changed_day (
  account_id integer not null, principal_id integer not null, day timestamptz not null,
  primary key (account_id, principal_id, day)
);
create table changed_hour (
  account_id integer not null, hour timestamptz not null,
  primary key (account_id, hour)
);

-- Where alerts are sent.
create table alert_action (
  id integer generated always as identity primary key,
  name text not null unique,
  kind text not null check (kind in ('webhook', 'email')),
  -- webhook: {"url", "secretFrom"?}; email: {"to": []}; a secret is the name of a variable, never the secret
  settings jsonb not null,
  least_level text not null check (least_level in ('informational', 'low', 'medium', 'high', 'critical')),
  -- only these; empty: all
  rule_ids integer[] not null default '{}', accounts text[] not null default '{}',
  is_enabled boolean not null default true,
  changed_by text not null, changed_at timestamptz not null default now(),
  removed_at timestamptz
);
create table alert_delivery (
  id bigint generated always as identity primary key,
  alert_id integer not null references alert (id),
  action_id integer not null references alert_action (id),
  -- 'opened' once, 'raised to <level>' when its level rose
  cause text not null,
  -- the receiver recognises a repeated attempt by it
  idempotency_key uuid not null unique,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'refused', 'given-up')),
  attempts integer not null default 0,
  not_before timestamptz not null default now(),
  worker text, lease_until timestamptz,
  problem text, answer text,
  created_at timestamptz not null default now(), sent_at timestamptz,
  unique (alert_id, action_id, cause)
);
create index alert_delivery_waiting on alert_delivery (not_before) where state in ('waiting', 'sending');

-- Looking for a rule in what is already indexed: a preview counts, a back-fill writes hits.
create table hunt (
  id integer generated always as identity primary key,
  -- what is looked for, as it was written when the hunt began; set: it is this version of a rule
  text text not null, version_id integer references rule_version (id),
  purpose text not null check (purpose in ('preview', 'back-fill')),
  from_time timestamptz, to_time timestamptz, accounts text[] not null default '{}',
  state text not null default 'waiting'
    check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  cancel_asked boolean not null default false,
  asof integer,
  -- cursor of the last event that was looked at, newest first: where it goes on after a crash
  reached text,
  -- the index tells nothing of what is looked for: every event of the range is looked at
  reads_all boolean not null default false,
  candidates bigint not null default 0, candidates_done bigint not null default 0,
  hits bigint not null default 0,
  -- {"2026-07-01": {"hits", "failed"}}, and the newest few events
  days jsonb not null default '{}', samples jsonb not null default '[]',
  problem text,
  started_by text not null, requested_at timestamptz not null default now(),
  worker text, claims integer not null default 0,
  started_at timestamptz, finished_at timestamptz
);
create index hunt_open on hunt (id) where state in ('waiting', 'running');
