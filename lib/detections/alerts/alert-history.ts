import { LEVELS, type Level } from "@/lib/sigma/rule";
import type { AlertFigures } from "./alert-figures";
import type { AlertEntry } from "./write-entries";

/** An alert as it was before something of it may have changed. */
export interface AlertBefore {
  readonly id: number;
  /** 0: it was never told of. */
  readonly count: number;
  /** The count that its history told last. */
  readonly toldCount: number;
  readonly level: Level;
  readonly state: string;
  readonly reason: string | null;
  readonly isSuppressed: boolean;
  readonly isWithdrawn: boolean;
}

/** Somebody said that there is nothing in it, however often it comes. */
const SETTLED = ["false-positive", "expected"];

/** Whether a closed alert is open again: it has got events that whoever closed it has not seen. */
export function reopens(was: AlertBefore, now: AlertFigures): boolean {
  const isSettled = was.reason !== null && SETTLED.includes(was.reason);
  return was.state === "closed" && !isSettled && !now.isSuppressed && now.count > was.count;
}

/**
 * Whether an alert is suppressed now. One that was told of stays so, and one that was not is told of
 * only for the sake of further events: that a suppression begins or ends changes nothing by itself.
 */
export function staysSuppressed(was: AlertBefore, now: AlertFigures): boolean {
  if (was.count === 0) return now.isSuppressed;
  return was.isSuppressed && (now.isSuppressed || now.count === was.count);
}

export function isHigher(level: Level, than: Level): boolean {
  return LEVELS.indexOf(level) > LEVELS.indexOf(than);
}

/** What the history tells of a change that came of events. Growth is told each time that it doubled. */
export function entriesOf(
  was: AlertBefore,
  { alertId, count, failed, level, isSuppressed }: AlertFigures,
  isReopened: boolean,
): readonly AlertEntry[] {
  if (was.count === 0) {
    return [{ alertId, kind: "opened", detail: { count, failed, level, isSuppressed } }];
  }
  const entries: AlertEntry[] = [];
  if (was.isWithdrawn) {
    entries.push({ alertId, kind: "withdrawn", detail: { isWithdrawn: false, count } });
  }
  if (count >= 2 * was.toldCount || level !== was.level) {
    entries.push({ alertId, kind: "grew", detail: { count, failed, level, before: was.level } });
  }
  if (isSuppressed !== was.isSuppressed) {
    entries.push({ alertId, kind: "suppressed", detail: { isSuppressed } });
  }
  if (isReopened) {
    const detail = { state: "open", before: was.state, reason: was.reason };
    entries.push({ alertId, kind: "state", detail });
  }
  return entries;
}
