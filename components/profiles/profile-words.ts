import type { Baseline } from "@/lib/api/period-contract";
import type { Fresh, ProfileKind, ProfileList, ProfileRow } from "@/lib/api/profile-contract";
import { formatCount, formatCounted, formatShare } from "@/lib/format/count";
import { KIND_WORDS, principalWord } from "./kind-words";
import type { ListView } from "./list-view";

/** What the period is without times in the link. */
export const USUAL = "Usual: 30 days";

export const FRESH_WORDS: Readonly<Record<Fresh["what"], string>> = {
  region: "Region",
  ip: "IP address",
  client: "Client",
  service: "Service",
  "write-action": "Action that writes",
  key: "Access key",
  hour: "Hour of the day",
};

/** What "new" is measured against, and how much of that time is known. */
export function baselineWords({
  fromMs,
  toMs,
  coveredDays,
  missingHours,
  isEnough,
}: Baseline): string {
  const days = Math.round((toMs - fromMs) / 86_400_000);
  const covered = formatCount(coveredDays);
  if (!isEnough) {
    const verb = coveredDays === 1 ? "is" : "are";
    return `Cannot tell yet what is new: ${covered} of the ${days} days before ${verb} covered.`;
  }
  const missing = missingHours === 0 ? "no hour" : formatCounted(missingHours, "hour");
  return `Measured against the ${days} days before: ${covered} covered, ${missing} missing.`;
}

type Mfa = NonNullable<ProfileRow["mfa"]>;

/** Share of the events that were made with MFA; those that do not say count as neither. */
export function mfaShare({ yes, no, unknown }: Mfa): string {
  return yes + no === 0 ? "not recorded" : formatShare(yes, yes + no + unknown);
}

/** `12 with MFA, 3 without, 40 not recorded`. */
export function mfaWords({ yes, no, unknown }: Mfa): string {
  return `${formatCount(yes)} with MFA, ${formatCount(no)} without, ${formatCount(unknown)} not recorded`;
}

/** `101–200 of 1 234 users and roles`. */
export function pageWords(
  { total, rows }: Pick<ProfileList, "total" | "rows">,
  offset: number,
  kind: ProfileKind,
): string {
  const { one, many } = KIND_WORDS[kind];
  const of = formatCounted(total, one, many);
  if (rows.length === 0 || rows.length === total) return of;
  return `${formatCount(offset + 1)}–${formatCount(offset + rows.length)} of ${of}`;
}

/** What was looked for, for a list that has nothing: `whose name or id contains "x"`. */
export function searchedWords({ contains, kind }: Pick<ListView, "contains" | "kind">): string {
  return [
    ...(kind === "" ? [] : [`of the kind “${principalWord(kind)}”`]),
    ...(contains === "" ? [] : [`whose name or id contains “${contains.slice(0, 80)}”`]),
  ].join(" ");
}
