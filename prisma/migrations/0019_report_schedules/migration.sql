-- Schedules are ended and kept, since reports refer to them; what they make is sent on.

alter table report_schedule
  add column ended_at timestamptz,
  -- people who are told by mail that a report is there
  add column recipients text[] not null default '{}',
  -- a bundle is written into the folder of the installation's settings
  add column to_folder boolean not null default false;

create table report_delivery (
  report_id integer not null references report (id),
  kind text not null check (kind in ('mail', 'folder')),
  state text not null default 'waiting' check (state in ('waiting', 'done', 'failed')),
  attempts integer not null default 0,
  -- while one is at work, nobody else begins
  not_before timestamptz not null default now(),
  said text,
  primary key (report_id, kind)
);
create index report_delivery_waiting on report_delivery (not_before) where state = 'waiting';
