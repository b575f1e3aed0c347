-- The audit log as a chain: each entry is sealed together with the seal of the one before it.

alter table audit_entry
  add column result text not null default 'done' check (result in ('done', 'refused', 'failed')),
  -- of the request; null for the command line and the worker
  add column address text,
  add column browser text,
  add column request_id text,
  -- accounts concerned; empty where it is none in particular
  add column accounts text[] not null default '{}';
create index audit_entry_actor on audit_entry (actor, id);

-- A link for each entry. It is made when the entry's transaction ends, so that entries stand in the
-- order in which they became true, and nobody waits for a transaction that has more to do.
create table audit_link (
  seq bigint primary key,
  entry_id bigint not null unique,
  -- the seal of the link before; 'begin' for the first one
  prev text not null,
  hash text not null
);

-- What is sealed: a JSON list of texts, as JSON.stringify writes it. Its first item names the form.
create function audit_sealed(e audit_entry, seq bigint, prev text) returns text
language sql stable as $$
  select '[' || string_agg(coalesce(to_json(item)::text, 'null'), ',' order by place) || ']'
  from unnest(array[
    'trailglass-audit-1', seq::text, prev, e.id::text,
    to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    e.actor, e.action, e.result, e.target, e.detail::text,
    e.address, e.browser, e.request_id, array_to_json(e.accounts)::text
  ]) with ordinality as sealed (item, place)
$$;

create function link_audit_entry() returns trigger language plpgsql as $$
declare
  last record;
  next_seq bigint;
  prev text;
begin
  -- Held for the end of the transaction only. Nothing else is locked after it: no deadlock.
  perform pg_advisory_xact_lock(7470012);
  select l.seq, l.hash into last from audit_link l order by l.seq desc limit 1;
  next_seq := coalesce(last.seq, 0) + 1;
  prev := coalesce(last.hash, 'begin');
  insert into audit_link (seq, entry_id, prev, hash) values (
    next_seq, new.id, prev,
    encode(sha256(convert_to(audit_sealed(new, next_seq, prev), 'UTF8')), 'hex'));
  return null;
end $$;

-- Entries that were written before there was a chain are its first links.
do $$
declare
  e audit_entry;
  n bigint := 0;
  last text := 'begin';
  seal text;
begin
  for e in select * from audit_entry order by id loop
    n := n + 1;
    seal := encode(sha256(convert_to(audit_sealed(e, n, last), 'UTF8')), 'hex');
    insert into audit_link (seq, entry_id, prev, hash) values (n, e.id, last, seal);
    last := seal;
  end loop;
end $$;

create constraint trigger audit_entry_link after insert on audit_entry
  deferrable initially deferred for each row execute function link_audit_entry();
create trigger audit_link_append_only before update or delete or truncate on audit_link
  for each statement execute function refuse_change();

-- The owner may no longer change or remove entries either, before any trigger is asked.
do $$ begin
  execute format('revoke update, delete, truncate on audit_entry, audit_link from %I', current_user);
end $$;

-- What searches have no business with: who signs in and by what, and what people did.
do $$ begin
  if exists (select from pg_roles where rolname = 'trailglass_search') then
    revoke all on audit_entry, audit_link, credential, login, second_factor, backup_code,
      sign_in_failure, one_time_link, api_key, provider_identity, provider_attempt
      from trailglass_search;
  end if;
end $$;
