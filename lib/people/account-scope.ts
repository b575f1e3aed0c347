import type { Role } from "@/lib/auth/role";

/** What a person may do, and with whose data, as the table keeps it. */
export interface Grant {
  readonly role: Role;
  readonly accounts: "all" | readonly string[];
}

/** The columns of a grant. */
export function grantColumns({ role, accounts }: Grant) {
  const isAll = accounts === "all";
  return { role, allAccounts: isAll, accounts: isAll ? [] : [...new Set(accounts)].sort() };
}
