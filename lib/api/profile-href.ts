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

/** The page of a profile; its id is one part of the path, whatever stands in it. */
export function profileHref(kind: ProfileKind, id: string): string {
  return `/${ROOMS[kind]}/${encodeURIComponent(id.toWellFormed())}`;
}
