-- People: who signs in, what each may do, and whose data each may see.

create table person (
  id text primary key,
  name text not null,
  -- compared without regard to case; null for the command line, which nobody signs in as
  email text,
  email_verified boolean not null default false,
  role text not null default 'viewer' check (role in ('viewer', 'analyst', 'lead', 'admin')),
  -- every account there is and will be, or those that are listed
  all_accounts boolean not null default false,
  accounts text[] not null default '{}',
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index person_email on person (lower(email));

-- Whoever runs the command line holds the database; what is done there is kept under this name.
insert into person (id, name, role, all_accounts)
values ('local', 'Command line', 'admin', true);
