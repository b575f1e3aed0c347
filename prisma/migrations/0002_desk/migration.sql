-- The analyst's desk: what people keep beside the index. Nothing here comes from a log file.

-- A view of any page under a name. `url` is the page's path and search part, nothing else.
create table saved_view (
  id integer generated always as identity primary key,
  name text not null,
  url text not null,
  owner text not null,
  shared boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (owner, name)
);

-- `/s/{id}` for a URL that is too long to paste. The same URL keeps its id.
create table short_link (
  id text primary key,
  url text not null unique,
  owner text not null,
  created_at timestamptz not null default now()
);

-- Searches in the order they were made. `parent_id` is the search this one was made from, so that
-- the ways an investigation took form a tree.
create table search_run (
  id integer generated always as identity primary key,
  parent_id integer references search_run (id) on delete set null,
  owner text not null,
  q text not null,
  url text not null,
  -- events found; null when the search was left before it was answered
  found bigint,
  at timestamptz not null default now()
);
create index search_run_owner on search_run (owner, id desc);

-- What was done with data that is not for every eye: appended, never changed.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  -- the thing concerned: an event's key, an export's query
  target text not null,
  detail jsonb not null default '{}'
);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
