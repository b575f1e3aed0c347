import type { Switch } from "./list-switches";

/** A time in which a trail recorded nothing, or a Region was closed. */
export interface OffSpan {
  readonly cause: "stopped" | "disabled";
  readonly fromMs: number;
  /** Infinity while nobody switched it on again. */
  readonly toMs: number;
  /** The call that began it. */
  readonly call: Switch;
  /** True for a place whose recording it ended. */
  readonly concerns: (place: { readonly account: string; readonly region: string }) => boolean;
}

const OFF = new Set(["StopLogging", "DeleteTrail", "DisableRegion"]);
const ON = new Set(["StartLogging", "CreateTrail", "EnableRegion"]);

/**
 * Times in which recording was off, in order of their begin. A trail of all Regions is told by the
 * calls that made or changed it, or by `isMultiRegion`; where neither knows, only its home Region is
 * said to be off (AWS: StopLogging, CreateTrail). What is switched off twice is off since the first.
 * @param switches in order of time
 */
export function findOffSpans(
  switches: readonly Switch[],
  isMultiRegion: (trail: NonNullable<Switch["trail"]>) => boolean | null = () => null,
): OffSpan[] {
  const spans = new Map<string, OffSpan>();
  const closed: OffSpan[] = [];
  const said = new Map<string, Pick<Switch, "isMultiRegion" | "isOrganization">>();
  for (const call of switches) {
    const id = JSON.stringify(call.trail ?? call.opened);
    const before = said.get(id);
    said.set(id, {
      isMultiRegion: call.isMultiRegion ?? before?.isMultiRegion ?? null,
      isOrganization: call.isOrganization ?? before?.isOrganization ?? null,
    });
    const open = spans.get(id);
    if (OFF.has(call.eventName) && open === undefined) {
      spans.set(id, {
        cause: call.trail === null ? "disabled" : "stopped",
        fromMs: call.timeMs,
        toMs: Number.POSITIVE_INFINITY,
        call,
        concerns: concerns(call, said.get(id), isMultiRegion),
      });
    }
    if (ON.has(call.eventName) && open !== undefined) {
      spans.delete(id);
      closed.push({ ...open, toMs: call.timeMs });
    }
  }
  return [...closed, ...spans.values()].sort((a, b) => a.fromMs - b.fromMs);
}

function concerns(
  { trail, opened }: Switch,
  said: Pick<Switch, "isMultiRegion" | "isOrganization"> | undefined,
  isMultiRegion: Parameters<typeof findOffSpans>[1],
): OffSpan["concerns"] {
  if (trail === null) {
    return ({ account, region }) => account === opened?.account && region === opened.region;
  }
  const isEverywhere = said?.isMultiRegion ?? isMultiRegion?.(trail) ?? false;
  const isOrganization = said?.isOrganization ?? false;
  return ({ account, region }) =>
    (isOrganization || account === trail.account) && (isEverywhere || region === trail.homeRegion);
}
