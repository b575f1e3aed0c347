-- A second layer below the SQL that narrows a question to the reader's accounts: Postgres shows a
-- reader of some accounts the rows of those alone (lib/db/row-security.ts, docs/decisions/0042).

-- Rows of accounts that the transaction named. Without a name there are none.
create function trailglass_accounts() returns int[] language sql stable parallel safe as $$
  select array(select id from account
    where value = any (string_to_array(current_setting('trailglass.accounts', true), ',')))
$$;

do $$
declare
  narrowed text;
begin
  if not exists (select from pg_roles where rolname = 'trailglass_scoped') then
    begin
      create role trailglass_scoped nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  -- It reads what searches read.
  grant trailglass_search to trailglass_scoped;
  execute format('grant trailglass_scoped to %I', current_user);
  for narrowed in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
      and not c.relispartition and a.attname = 'account_id' and not a.attisdropped
  loop
    execute format('alter table %I enable row level security', narrowed);
    execute format('create policy everything on %I for select to trailglass_search using (true)', narrowed);
    -- The array is made once for a statement, not for each row.
    execute format('create policy scoped on %I as restrictive for select to trailglass_scoped
      using (account_id = any (array(select unnest(trailglass_accounts()))))', narrowed);
  end loop;
exception when insufficient_privilege then
  raise notice 'cannot create the role of narrowed searches: accounts are kept apart by the questions alone';
end $$;
