-- What session lineage and the pages of principals read: who handed credentials to whom, which key
-- signed for which identity, and what each principal did by the day. Written with the events.

-- A call that began a session: temporary credentials handed out, a console sign-in, a switch of
-- roles. The ids are the event's own and say who asked; the texts say what was handed out.
create table session_grant (
  account_id integer not null, event_time timestamptz not null,
  event_id uuid not null, content_hash uuid not null,
  file_id integer not null,
  kind text not null,
  principal_id integer not null, session_id integer not null, access_key_id integer,
  region_id integer not null,
  issued_key text, assumed_id text, assumed_arn text, role_arn text, session_name text,
  source_identity text, subject text, provider text, behalf_user text,
  shared_event_id text, expires_at timestamptz,
  primary key (account_id, event_id, content_hash)
);
create index session_grant_issued on session_grant (issued_key) where issued_key is not null;
create index session_grant_assumed on session_grant (assumed_id, event_time) where assumed_id is not null;
create index session_grant_session on session_grant (session_id);
create index session_grant_principal on session_grant (principal_id);
create index session_grant_access_key on session_grant (access_key_id) where access_key_id is not null;
create index session_grant_shared on session_grant (shared_event_id) where shared_event_id is not null;

-- Which key signed for which face of an identity; key 0 when the records name none. The times are
-- those of dated events, '-infinity' when there are none.
create table session_access_key (
  account_id integer not null,
  session_id integer not null, principal_id integer not null, access_key_id integer not null,
  first_time timestamptz not null, last_time timestamptz not null,
  count integer not null,
  primary key (account_id, session_id, principal_id, access_key_id)
);
create index session_access_key_session on session_access_key (session_id);
create index session_access_key_principal on session_access_key (principal_id);
create index session_access_key_key on session_access_key (access_key_id);

-- What one principal did in one UTC day, value by value (lib/db/stored-numbers.ts has the kinds).
-- 0 is "the record does not say"; events without a time lie on the day '-infinity'.
create table principal_day (
  account_id integer not null, principal_id integer not null,
  day timestamptz not null,
  kind smallint not null, value_id integer not null,
  count integer not null, denied integer not null, errors integer not null,
  first_time timestamptz not null, last_time timestamptz not null,
  primary key (account_id, principal_id, kind, day, value_id)
);
create index principal_day_day on principal_day (principal_id, day);

-- What people say about an account's Regions.
create table region_policy (
  account text not null, region text not null,
  state text not null check (state in ('home', 'allowed', 'denied')),
  reason text not null,
  expires_at timestamptz,
  set_by text not null, set_at timestamptz not null default now(),
  primary key (account, region)
);

-- What an account's principals were granted, as IAM itself lists it. The same document is kept once.
create table iam_snapshot (
  id integer generated always as identity primary key,
  account text not null,
  taken_at timestamptz,
  uploaded_at timestamptz not null default now(), uploaded_by text not null,
  sha256 bytea not null, document jsonb not null,
  unique (account, sha256)
);

-- Facts that must be read again from the records of events indexed before this version.
create table index_task (
  name text primary key,
  done_at timestamptz
);

create index session_principal on session (principal_id);
create index session_key on session (session_key);

-- ---------------------------------------------------------------- what the events already say

insert into principal_day
select e.account_id, e.principal_id, date_trunc('day', e.event_time, 'UTC'), v.kind, v.value_id,
  count(*), count(*) filter (where e.outcome = 2), count(*) filter (where e.outcome = 3),
  min(e.event_time), max(e.event_time)
from event e cross join lateral (values
  (1::smallint, e.region_id), (2, e.action_id), (3, coalesce(e.source_ip_id, 0)),
  (4, coalesce(e.user_agent_id, 0)), (5, coalesce(e.access_key_id, 0)), (7, e.session_id),
  (8, coalesce(e.error_id, 0)), (9, e.shape_id)) as v(kind, value_id)
group by 1, 2, 3, 4, 5;

insert into session_access_key
select account_id, session_id, principal_id, coalesce(access_key_id, 0),
  coalesce(min(event_time) filter (where event_time > '-infinity'), '-infinity'), max(event_time),
  count(*)
from event group by 1, 2, 3, 4;

-- Access keys, and actions that write.
insert into first_seen
select distinct on (e.account_id, e.principal_id, v.kind, v.value_id)
  e.account_id, e.principal_id, v.kind, v.value_id, e.event_time, e.event_id
from event e cross join lateral (values
  (5::smallint, e.access_key_id), (13, case when not e.read_only then e.action_id end))
  as v(kind, value_id)
where v.value_id is not null and e.event_time > '-infinity'
order by e.account_id, e.principal_id, v.kind, v.value_id, e.event_time, e.event_id;

insert into index_task select 'session_grant', null where exists (select from event);
