import type { Period, PeriodParams } from "@/lib/api/period-contract";
import type { ProfileKind } from "@/lib/api/profile-contract";
import { toIsoTime } from "@/lib/format/time";

/** What a profile is set against: itself at another time, or another one at the same time. */
export type CompareWith =
  | { readonly kind: "prev" }
  | { readonly kind: "range"; readonly from: string; readonly to: string }
  | { readonly kind: "principal"; readonly key: string };

/** Who and when one side of a comparison is about. */
export interface CompareSide {
  readonly id: string;
  readonly params: PeriodParams;
}

const PRINCIPAL = "principal:";

/** Reads `cmp` of a link; null for a text that says none of these. */
export function parseCompare(text: string): CompareWith | null {
  if (text === "prev") return { kind: "prev" };
  if (text.startsWith(PRINCIPAL)) {
    const key = text.slice(PRINCIPAL.length);
    return key === "" ? null : { kind: "principal", key };
  }
  const [from = "", to = "", ...more] = text.split("..");
  return more.length > 0 || from === "" || to === "" ? null : { kind: "range", from, to };
}

/** The same as a link carries it. */
export function printCompare(other: CompareWith): string {
  if (other.kind === "range") return `${other.from}..${other.to}`;
  return other.kind === "principal" ? `${PRINCIPAL}${other.key}` : other.kind;
}

/** Whether a kind of profile can be compared so: only principals have another one beside them. */
export function canCompare(kind: ProfileKind, other: CompareWith): boolean {
  return other.kind !== "principal" || kind === "principal";
}

/** The other side. The period before is as long, and ends where the period begins. */
export function otherSide(
  other: CompareWith,
  id: string,
  period: Pick<Period, "fromMs" | "toMs">,
  scope: string | undefined,
): CompareSide {
  const accounts = scope === undefined ? {} : { scope };
  const { fromMs, toMs } = period;
  const at = (from: string, to: string) => ({ from, to, ...accounts });
  switch (other.kind) {
    case "prev":
      return { id, params: at(toIsoTime(fromMs - (toMs - fromMs)), toIsoTime(fromMs)) };
    case "range":
      return { id, params: at(other.from, other.to) };
    case "principal":
      return { id: other.key, params: at(toIsoTime(fromMs), toIsoTime(toMs)) };
  }
}
