import type { BlockKind, ProfileKind } from "@/lib/api/profile-contract";

interface KindWords {
  /** Of the list, and of the way back to it. */
  readonly title: string;
  readonly one: string;
  readonly many: string;
  /** What stands in the search box. */
  readonly find: string;
}

/** What has a page of its own, in words; in the order of the row of lists. */
export const KIND_WORDS: Readonly<Record<ProfileKind, KindWords>> = {
  principal: {
    title: "Users & roles",
    one: "user or role",
    many: "users and roles",
    find: "Part of a name, account or id",
  },
  session: {
    title: "Sessions",
    one: "session",
    many: "sessions",
    find: "Part of a session's name or key",
  },
  ip: {
    title: "IP addresses",
    one: "IP address",
    many: "IP addresses",
    find: "Part of an address",
  },
  key: { title: "Access keys", one: "access key", many: "access keys", find: "Part of a key's id" },
  resource: {
    title: "Resources",
    one: "resource",
    many: "resources",
    find: "Part of a name or ARN",
  },
  account: { title: "Accounts", one: "account", many: "accounts", find: "Part of a number" },
};

export const KINDS = ["principal", "session", "ip", "key", "resource", "account"] as const;

/** Every kind of principal that a record can tell. */
export const PRINCIPAL_KINDS = [
  "user",
  "role",
  "root",
  "service",
  "federated",
  "identity-center",
  "saml",
  "web-identity",
  "directory",
  "account",
  "unknown",
] as const;

const PRINCIPAL_WORDS: Readonly<Record<string, string>> = {
  root: "root user",
  service: "AWS service",
  federated: "federated user",
  "identity-center": "Identity Center user",
  saml: "SAML user",
  "web-identity": "web identity",
  directory: "directory user",
  account: "another account",
};

/** What a kind of principal is called. A kind that is not known here is shown as it is. */
export function principalWord(kind: string): string {
  return Object.hasOwn(PRINCIPAL_WORDS, kind) ? (PRINCIPAL_WORDS[kind] ?? kind) : kind;
}

/** The account of a principal, whose key is `kind|account|who`; null for one that has none. */
export function principalAccount(key: string): string | null {
  return key.split("|")[1] || null;
}

/** Tables that are asked for together, under one heading. */
export interface BlockGroup {
  readonly title: string;
  readonly blocks: readonly BlockKind[];
}

const WHO: BlockGroup = {
  title: "Who, and with what",
  blocks: ["principals", "sessions", "keys", "accounts"],
};
const WHERE: BlockGroup = { title: "Where from", blocks: ["regions", "ips", "clients"] };
const WHAT: BlockGroup = { title: "What was called", blocks: ["services", "actions", "errors"] };
/** Read from the records themselves, so it may take longer than the sums. */
const ON: BlockGroup = { title: "What it was about", blocks: ["resources"] };

/** The table of what a profile is itself says nothing, nor do some others. */
const LEFT_OUT: Readonly<Record<ProfileKind, readonly BlockKind[]>> = {
  principal: ["principals", "resources"],
  session: ["sessions"],
  ip: ["ips"],
  key: ["keys"],
  resource: ["resources"],
  account: ["accounts", "resources"],
};

/** What is asked of a profile first stands first: of people where they are, of things who used them. */
export function blockGroups(kind: ProfileKind): readonly BlockGroup[] {
  const groups = kind === "principal" ? [WHERE, WHAT, WHO, ON] : [WHO, WHERE, WHAT, ON];
  return groups.flatMap(({ title, blocks }) => {
    const shown = blocks.filter((block) => !LEFT_OUT[kind].includes(block));
    return shown.length === 0 ? [] : [{ title, blocks: shown }];
  });
}
