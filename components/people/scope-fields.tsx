"use client";

import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/text-field";
import type { ListedPerson } from "@/lib/api/people-contract";
import { ROLE_WORDS, ROLES, type Role } from "@/lib/auth/role";

/** Role and accounts, as a form asks for them. */
export function ScopeFields({
  role,
  most = "admin",
  accounts,
  onRole,
}: {
  readonly role: Role;
  /** Roles above it are not offered. */
  readonly most?: Role;
  readonly accounts: ListedPerson["accounts"];
  readonly onRole: (role: Role) => void;
}) {
  const offered = ROLES.slice(0, ROLES.indexOf(most) + 1);
  const words = Object.fromEntries(offered.map((each) => [each, ROLE_WORDS[each]]));
  return (
    <>
      <Choice label="Role" value={role} words={words as Record<Role, string>} onChange={onRole} />
      <TextField
        name="accounts"
        label="Accounts"
        required
        hint="all, or account ids separated by commas"
        defaultValue={accounts === "all" ? "all" : accounts.join(", ")}
      />
    </>
  );
}
