-- Review links: no account number stands beside a redacted review any more, and a wrong token is
-- written down in the same way whether there is such a link or not.

-- The pins that a review shows. They never change, so whose data it holds is known from them.
alter table share_snapshot disable trigger share_snapshot_is_frozen;
alter table share_snapshot add column pins integer[] not null default '{}';
update share_snapshot set pins = array(
  select (pin ->> 'id')::integer
  from jsonb_array_elements(convert_from(content, 'UTF8')::jsonb -> 'pins') pin);
alter table share_snapshot alter column pins drop default;
alter table share_snapshot drop column accounts;
alter table share_snapshot enable trigger share_snapshot_is_frozen;

create function pinned_accounts(pins integer[]) returns text[] language sql stable as $$
  select coalesce(array_agg(distinct account), '{}')
  from case_pin p, unnest(p.accounts) account where p.id = any(pins)
$$;

-- Tokens that did not fit, for ids of links and for ids of nothing alike.
create table share_miss (
  id bigint generated always as identity primary key,
  public_id text not null,
  at timestamptz not null default now(),
  ip text not null, user_agent text not null
);
create index share_miss_share on share_miss (public_id, id);
create index share_miss_at on share_miss (at);

do $$ begin
  if exists (select from pg_roles where rolname = 'trailglass_search') then
    revoke all on share_miss from trailglass_search;
  end if;
end $$;
