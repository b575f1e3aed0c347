import { type Zone, zoneOffsetMs } from "./time";

const DAY_MS = 86_400_000;

/** What a zone's clock shows at a moment, as if that were UTC milliseconds. */
export function toWallClock(timeMs: number, zone: Zone): number {
  return timeMs + zoneOffsetMs(timeMs, zone);
}

/**
 * The moment at which a zone's clock shows a time. Of two such moments, when clocks go back, it is
 * the first; a time that clocks skip is moved on by what they skip, as JavaScript does.
 */
export function fromWallClock(wallMs: number, zone: Zone): number {
  const before = zoneOffsetMs(wallMs - DAY_MS, zone);
  const after = zoneOffsetMs(wallMs + DAY_MS, zone);
  const moments = [wallMs - before, wallMs - after].sort((a, b) => a - b);
  return moments.find((timeMs) => toWallClock(timeMs, zone) === wallMs) ?? wallMs - before;
}
