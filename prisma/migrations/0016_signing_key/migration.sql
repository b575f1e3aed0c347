-- The key that this installation signs with what leaves it, and the signatures of sign-offs.

create table signing_key (
  id integer generated always as identity primary key,
  algorithm text not null check (algorithm = 'ed25519'),
  -- SPKI, DER; its SHA-256 in hex
  public_key bytea not null, fingerprint text not null unique,
  -- PKCS#8, sealed with the secret of the installation, which is not in the database
  sealed text not null,
  made_at timestamptz not null default now(),
  -- kept for those who check what it signed
  retired_at timestamptz
);
-- However many begin at once, one key signs.
create unique index signing_key_in_use on signing_key ((true)) where retired_at is null;

-- Those made before there was a key have none.
alter table report_addition
  add column signature text,
  add column fingerprint text references signing_key (fingerprint),
  add constraint report_addition_signed check ((signature is null) = (fingerprint is null));

-- Questions never need what is sealed.
do $$
begin
  if exists (select from pg_roles where rolname = 'trailglass_search') then
    revoke select on signing_key from trailglass_search;
  end if;
end $$;
