import type { ProfileKind } from "./profile-contract";

/** Where the pages of each kind of profile are. */
const ROOMS: Readonly<Record<ProfileKind, string>> = {
  principal: "principals",
  session: "sessions",
  ip: "ips",
  key: "keys",
  resource: "resources",
  account: "accounts",
};

/** Browsers take these out of a path, written out or not. */
const NO_PATH: ReadonlySet<string> = new Set(["", ".", ".."]);

/** The page that lists all profiles of a kind. */
export function profilesHref(kind: ProfileKind): string {
  return `/${ROOMS[kind]}`;
}

/**
 * The page of a profile; its id is one part of the path, whatever stands in it. Null for the few
 * ids that no path can say.
 */
export function profileHref(kind: ProfileKind, id: string): string | null {
  return NO_PATH.has(id) ? null : `${profilesHref(kind)}/${encodeURIComponent(id.toWellFormed())}`;
}
