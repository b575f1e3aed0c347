import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "./fetch-json";
import type { PeriodParams } from "./period-contract";
import { periodUrl } from "./period-params";
import type {
  BlockKind,
  Blocks,
  Denials,
  Profile,
  ProfileKind,
  ProfileList,
  ProfileSort,
} from "./profile-contract";

/** A page of a list; what is left out is as the API has it. */
export interface ProfilePage {
  readonly contains?: string;
  readonly kind?: string;
  readonly sort?: ProfileSort;
  readonly offset?: number;
  readonly limit?: number;
}

/** Whoever or whatever of a kind has events in a period. */
export function profileListQuery(kind: ProfileKind, period: PeriodParams, page: ProfilePage = {}) {
  const given = Object.entries(page).map(([name, value]) => [name, String(value)]);
  const url = periodUrl(`/api/profiles/${kind}`, period, Object.fromEntries(given));
  return queryOptions({
    queryKey: ["profiles", url],
    queryFn: ({ signal }) => fetchJson<ProfileList>(url, signal),
  });
}

/** Who or what one profile is and what it did. */
export function profileQuery(kind: ProfileKind, id: string, period: PeriodParams) {
  const url = periodUrl(`/api/profiles/${kind}/profile`, period, { id });
  return queryOptions({
    queryKey: ["profile", url],
    queryFn: ({ signal }) => fetchJson<Profile>(url, signal),
  });
}

/** Tables of a profile. */
export function blocksQuery(
  kind: ProfileKind,
  id: string,
  period: PeriodParams,
  { blocks, top }: { readonly blocks: readonly BlockKind[]; readonly top?: number },
) {
  const more = { id, blocks: blocks.join(","), ...(top !== undefined && { top: String(top) }) };
  const url = periodUrl(`/api/profiles/${kind}/blocks`, period, more);
  return queryOptions({
    queryKey: ["blocks", url],
    queryFn: ({ signal }) => fetchJson<Blocks>(url, signal),
  });
}

/** First denials of a profile, action by action. */
export function denialsQuery(kind: ProfileKind, id: string, period: PeriodParams) {
  const url = periodUrl(`/api/profiles/${kind}/denials`, period, { id });
  return queryOptions({
    queryKey: ["denials", url],
    queryFn: ({ signal }) => fetchJson<Denials>(url, signal),
  });
}
