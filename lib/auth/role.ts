/** What a person may do at most, least first. Each role may do what those before it may. */
export const ROLES = ["viewer", "analyst", "lead", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** What people call each role. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  viewer: "viewer",
  analyst: "analyst",
  lead: "incident lead",
  admin: "admin",
};

/**
 * The least role for each kind of work. Roles say what may be done, accounts whose data it may be
 * done with: both are asked, and an admin sees no account that was not given.
 */
const LEAST_ROLE = {
  /** See events and all that is counted from them; keep own views and searches. */
  read: "viewer",
  /** Judge: handle alerts, hunt, pin, write cases, make exports and reports, show masked values. */
  work: "analyst",
  /** Decide for others: rules, suppressions, Region policy, review links, sign-off, schedules. */
  lead: "lead",
  /** Run the installation: people, keys of others, sources, receivers of messages, the audit log. */
  manage: "admin",
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof LEAST_ROLE;

/** Whether a role allows a kind of work. */
export function mayDo(role: Role, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[permission]);
}
