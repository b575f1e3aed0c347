-- Signing in. Whatever lets somebody in is kept as a hash: a copy of the database opens nothing.

create table credential (
  person_id text primary key references person on delete cascade,
  -- scrypt$N$r$p$salt$hash
  password_hash text not null,
  changed_at timestamptz not null default now()
);

-- A browser that is signed in. AWS sessions have the other word.
create table login (
  id uuid primary key default gen_random_uuid(),
  token_hash text not null unique,
  person_id text not null references person on delete cascade,
  how text not null check (how in ('link', 'password', 'provider')),
  browser text not null default '',
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index login_person on login (person_id);

create table second_factor (
  person_id text primary key references person on delete cascade,
  -- sealed with the key of this installation, which is no part of the database
  sealed_secret text not null,
  confirmed_at timestamptz,
  -- the newest code that was used: it and those before it count no more
  last_step bigint not null default 0
);

create table backup_code (
  person_id text not null references person on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

-- Wrong attempts, by a hash of the name that was given: it may be nobody's.
create table sign_in_failure (
  name_hash text primary key,
  failures int not null,
  failed_at timestamptz not null default now(),
  wait_until timestamptz not null default now()
);

-- Links that work once: to set up, to sign in on this machine, to accept an invitation.
create table one_time_link (
  token_hash text primary key,
  kind text not null check (kind in ('set-up', 'set-up-here', 'sign-in', 'invitation')),
  -- whom it signs in; null before set-up
  person_id text references person on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table api_key (
  id uuid primary key default gen_random_uuid(),
  token_hash text not null unique,
  -- its first characters, so that a person can tell one from another
  start text not null,
  name text not null,
  person_id text not null references person on delete cascade,
  role text not null check (role in ('viewer', 'analyst', 'lead', 'admin')),
  -- all that the owner may see, or those that are listed, as far as the owner may see them
  all_accounts boolean not null default true,
  accounts text[] not null default '{}',
  created_at timestamptz not null default now(),
  used_at timestamptz,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index api_key_person on api_key (person_id);

-- Who somebody is at an identity provider: issuer and subject, never the e-mail.
create table provider_identity (
  issuer text not null,
  subject text not null,
  person_id text not null references person on delete cascade,
  created_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create index provider_identity_person on provider_identity (person_id);

-- A sign-in that is under way at the provider; its row is taken by the answer, once.
create table provider_attempt (
  state_hash text primary key,
  browser_hash text not null,
  nonce text not null,
  verifier text not null,
  back_to text not null,
  expires_at timestamptz not null
);
