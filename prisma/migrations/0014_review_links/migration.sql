-- Review links: a case frozen and redacted when the link is made, and who may look at it.

create table share_snapshot (
  id integer generated always as identity primary key,
  case_number integer not null references incident_case (number),
  preset text not null check (preset in ('none', 'internal', 'external')),
  -- whose data it holds
  accounts text[] not null,
  -- review.json as recipients get it; what was redacted is not in here
  content bytea not null,
  sha256 bytea not null check (sha256 = sha256(content)),
  manifest text not null,
  created_by text not null references person (id), created_at timestamptz not null default now()
);

create function keep_share_snapshot() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen review takes no changes';
end $$;
create trigger share_snapshot_is_frozen before update or delete or truncate on share_snapshot
  for each statement execute function keep_share_snapshot();

create table share (
  public_id text primary key,
  snapshot_id integer not null references share_snapshot (id),
  -- who it is for, by the author's words; printed over every page
  label text not null,
  watermark text not null,
  -- SHA-256 of 32 random bytes; the token itself is kept nowhere
  token_hash bytea not null check (length(token_hash) = 32),
  -- scrypt with its salt, or null
  passphrase_hash text,
  tries integer not null default 0, tried_at timestamptz,
  expires_at timestamptz not null,
  max_views integer check (max_views > 0),
  views integer not null default 0,
  revoked_at timestamptz, revoked_by text references person (id),
  created_by text not null references person (id), created_at timestamptz not null default now(),
  check (expires_at <= created_at + interval '91 days'),
  check (max_views is null or views <= max_views)
);
create index share_snapshot_id on share (snapshot_id);

create table share_view (
  id integer generated always as identity primary key,
  public_id text not null references share (public_id),
  at timestamptz not null default now(),
  ip text not null, user_agent text not null,
  outcome text not null
);
create index share_view_share on share_view (public_id, id);

-- One browser that was let in. Not opened: the token was right, the passphrase is still asked.
create table share_session (
  token_hash bytea primary key,
  public_id text not null references share (public_id),
  opened boolean not null default false,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index share_session_share on share_session (public_id);

-- Searches have no business here.
do $$ begin
  if exists (select from pg_roles where rolname = 'trailglass_search') then
    revoke all on share_snapshot, share, share_view, share_session from trailglass_search;
  end if;
end $$;
