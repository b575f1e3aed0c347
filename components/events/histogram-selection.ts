import { toIsoTime } from "@/lib/format/time";

/** The time selected for comparing, [fromMs, toMs). */
export interface SelectedTime {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Reads `2026-11-21T03:00Z..2026-11-21T04:00Z`; null for anything else. */
export function parseSelection(text: string | null): SelectedTime | null {
  const [from = "", to = "", ...more] = (text ?? "").split("..");
  const fromMs = Date.parse(from);
  const toMs = Date.parse(to);
  return more.length > 0 || Number.isNaN(fromMs) || !(toMs > fromMs) ? null : { fromMs, toMs };
}

/** The selection as the URL carries it. */
export function printSelection({ fromMs, toMs }: SelectedTime): string {
  return `${toIsoTime(fromMs)}..${toIsoTime(toMs)}`;
}
