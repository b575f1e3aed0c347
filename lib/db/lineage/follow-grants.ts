import { AppError } from "@/lib/errors";
import { type Credential, credentialKey } from "./credential";
import { type Askers, findCandidates } from "./find-candidates";
import { findLinks } from "./find-links";
import type { LineageScope } from "./lineage-scope";
import { readBehalf } from "./read-hints";
import { MOST_HOPS } from "./walk-back";

/** Credentials that one condition may stand for. */
export const MOST_CREDENTIALS = 100_000;

/**
 * All credentials that come from some askers, through any number of roles and accounts, and the
 * askers' single ones. Throws AppError `invalid` when they are too many.
 * @param isOrigin without those that act on behalf of a person: they start with that person
 */
export async function followGrants(
  scope: LineageScope,
  askers: Askers,
  isOrigin: boolean,
): Promise<Credential[]> {
  const principals = new Set(askers.principalIds);
  const sessions = new Set(askers.sessionIds);
  const found = new Map(askers.credentials.map((one) => [credentialKey(one), one]));
  const isAsker = (one: Credential) =>
    principals.has(one.principalId) || sessions.has(one.sessionId) || found.has(credentialKey(one));
  let frontier = askers;
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const candidates = await findCandidates(scope, frontier, MOST_CREDENTIALS + 1);
    refuseTooMany(candidates.length);
    const open = candidates.filter((one) => !found.has(credentialKey(one)));
    const links = (await findLinks(scope, open)).filter(({ parent }) => isAsker(parent));
    const children = links.map(({ child }) => child);
    const behalf = await readBehalf(scope, isOrigin ? children.map((one) => one.sessionId) : []);
    const next = new Map(
      children
        .filter(({ sessionId }) => !behalf.has(sessionId))
        .map((child) => [credentialKey(child), child]),
    );
    for (const [key, one] of next) found.set(key, one);
    refuseTooMany(found.size);
    if (next.size === 0) break;
    frontier = { principalIds: [], sessionIds: [], credentials: [...next.values()] };
  }
  return [...found.values()];
}

/** Throws AppError `invalid`: a list cut short would leave events out. */
export function refuseTooMany(count: number): void {
  if (count <= MOST_CREDENTIALS) return;
  throw new AppError(
    "invalid",
    `This origin or chain stands for more than ${MOST_CREDENTIALS} sessions. Name one principal.`,
  );
}
