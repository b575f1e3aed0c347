import type { NewPin } from "@/lib/api/case-change-contract";
import { profileHref } from "@/lib/api/profile-href";
import type { Reader } from "@/lib/auth/reader";
import { getProfile } from "@/lib/profiles/get-profile";
import type { PinContent } from "./pin-content";
import { accountsInSight } from "./pin-scope";

type Entity = Extract<NewPin, { kind: "entity" }>;

/** Copies what a profile's page tells of a period. Throws AppError `not_found`, `invalid`, `timeout`. */
export async function copyEntity(
  reader: Reader,
  { entity, id, from, to }: Entity,
  nowMs: number,
): Promise<PinContent> {
  const profile = await getProfile(reader, entity, id, { from, to }, nowMs);
  const { fromMs, toMs } = profile.period;
  const params = new URLSearchParams({
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
  });
  const page = profileHref(entity, profile.id) ?? "/events";
  return {
    title: profile.name,
    atMs: null,
    url: `${page}?${params}`,
    q: profile.q ?? "",
    fromMs,
    toMs,
    asof: profile.asof,
    accounts: await accountsInSight(reader),
    copy: { profile },
    records: [],
  };
}
