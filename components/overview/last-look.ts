/** Cookie that tells when this reader looked last, in this visit and in the one before. */
export const LOOKED_COOKIE = "tg-looked";

/** A visit is over when nothing was looked at for so long. */
const VISIT_MS = 30 * 60_000;

interface Looked {
  /** End of the visit before; null in the first one. */
  readonly beforeMs: number | null;
  readonly lastMs: number;
}

/**
 * What is news to a reader is what came after this: their last look in the visit before. It stays
 * the same for a whole visit, however often the page is loaded. Null on the first visit.
 */
export function lastLookMs(cookie: string | undefined, nowMs: number): number | null {
  const looked = read(cookie);
  if (looked === null) return null;
  return isOver(looked, nowMs) ? looked.lastMs : looked.beforeMs;
}

/** The cookie's text once the reader has looked at `nowMs`. */
export function noteLook(cookie: string | undefined, nowMs: number): string {
  const beforeMs = lastLookMs(cookie, nowMs);
  return `${beforeMs ?? ""}.${nowMs}`;
}

function isOver({ lastMs }: Looked, nowMs: number): boolean {
  return nowMs - lastMs > VISIT_MS;
}

/** Null for what this program did not write. */
function read(cookie: string | undefined): Looked | null {
  const [, before, last] = /^(\d{0,15})\.(\d{1,15})$/.exec(cookie ?? "") ?? [];
  if (before === undefined || last === undefined) return null;
  return { beforeMs: before === "" ? null : Number(before), lastMs: Number(last) };
}
