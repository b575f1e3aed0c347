import type { PolicyStatement } from "@/lib/cloudtrail/iam-policy";
import { formatCounted } from "@/lib/format/count";
import type { IamSnapshotDocument, SnapshotHolder, SnapshotPolicy } from "./iam-snapshot";

/** What reaches a user or role, and what of it is not taken into account. */
export interface Granted {
  readonly statements: readonly PolicyStatement[];
  readonly policies: readonly { readonly name: string; readonly from: string }[];
  readonly limits: readonly string[];
}

interface Reaching extends SnapshotPolicy {
  readonly from: string;
}

/**
 * All policies that reach a principal (`user|123456789012|alice`, `role|123456789012|admin`):
 * inline and attached ones, and those of a user's groups. Null for other kinds of principal and for
 * one that the snapshot does not list. Names of users and roles are unique ignoring case.
 */
export function grantedTo(document: IamSnapshotDocument, principalKey: string): Granted | null {
  const [kind, , ...rest] = principalKey.split("|");
  const isNamed = ({ name }: SnapshotHolder) => name.toLowerCase() === rest.join("|").toLowerCase();
  const user = kind === "user" ? document.users.find(isNamed) : undefined;
  const role = kind === "role" ? document.roles.find(isNamed) : undefined;
  const holder = user ?? role;
  if (!holder) return null;
  const memberOf = new Set(user?.groups);
  const groups = document.groups.filter(({ name }) => memberOf.has(name));
  const policies = [
    ...policiesOf(document, holder, ""),
    ...groups.flatMap((group) => policiesOf(document, group, `group ${group.name}, `)),
  ];
  const statements = policies.flatMap((policy) => policy.statements ?? []);
  return {
    statements,
    policies: policies.map(({ name, from }) => ({ name, from })),
    limits: [
      ...unreadLimits(policies),
      ...missingGroups([...memberOf], groups),
      ...statementLimits(statements),
      ...(holder.boundary === null
        ? []
        : [`The permissions boundary ${holder.boundary} may grant less; it is not evaluated.`]),
      "Service control, resource and session policies are not part of the snapshot.",
    ],
  };
}

function policiesOf(
  { managed }: IamSnapshotDocument,
  { inline, attached }: SnapshotHolder,
  through: string,
): Reaching[] {
  return [
    ...inline.map((policy) => ({ ...policy, from: `${through}inline` })),
    ...attached.map(({ name, arn }) => ({
      name,
      statements: managed.find((policy) => policy.arn === arn)?.statements ?? null,
      from: `${through}attached`,
    })),
  ];
}

function unreadLimits(policies: readonly Reaching[]): string[] {
  const unread = policies.filter(({ statements }) => statements === null);
  if (unread.length === 0) return [];
  const names = unread.map(({ name }) => name).join(", ");
  return [
    `The snapshot has no readable document of ${names}: what it grants or denies is left out.`,
  ];
}

function missingGroups(
  names: readonly string[],
  groups: readonly { readonly name: string }[],
): string[] {
  const missing = names.filter((name) => !groups.some((group) => group.name === name));
  return missing.length === 0
    ? []
    : [`The snapshot does not list the group ${missing.join(", ")}: its policies are left out.`];
}

function statementLimits(statements: readonly PolicyStatement[]): string[] {
  const limits: string[] = [];
  const conditional = statements.filter(({ isConditional }) => isConditional).length;
  if (conditional > 0) {
    limits.push(
      `${formatCounted(conditional, "statement")} with conditions: an Allow counts as if they held, a Deny as if they did not.`,
    );
  }
  const partial = statements.filter(({ isEverywhere }) => !isEverywhere).length;
  if (partial > 0) {
    limits.push(
      `${formatCounted(partial, "statement")} about some resources only: an Allow counts as granted, a Deny is left out.`,
    );
  }
  return limits;
}
