const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How far before a silence is looked for what is usual: a week, and the hour beside it. */
export const USUAL_DAYS = 8;
const DAYS = 7;
/** A silence that comes by chance less often than this is a gap: a page looks at thousands. */
const CHANCE = 0.0001;
/** A longer silence is judged by its begin. */
const LONGEST_MS = 28 * DAY_MS;
/** An hour and those beside it. */
const AROUND_MS = [-HOUR_MS, 0, HOUR_MS];

/**
 * Whether a silence is unlike the week before it. An hour is expected to bring something as often as
 * the same time of the day did in the seven days before the silence, unless the same time a week
 * before was silent as well, or is not known: offices close at night and at the weekend.
 * @param fromMs begin of the first silent hour; `toMs` is the end of the last one
 * @param came whether anything came in the hour that begins then; null where nothing is known
 */
export function isUnusualSilence(
  fromMs: number,
  toMs: number,
  came: (startMs: number) => boolean | null,
): boolean {
  const endMs = Math.min(toMs, fromMs + LONGEST_MS);
  let chance = 1;
  for (let startMs = fromMs; startMs < endMs && chance >= CHANCE; startMs += HOUR_MS) {
    chance *= 1 - expectation(startMs, fromMs, came);
  }
  return chance < CHANCE;
}

/** From 0 to 1; always below 1, however regular it was. */
function expectation(
  startMs: number,
  fromMs: number,
  came: (startMs: number) => boolean | null,
): number {
  const firstDay = Math.floor((startMs - fromMs) / DAY_MS) + 1;
  let known = 0;
  let often = 0;
  let isUsualInWeek = false;
  for (let day = firstDay; day < firstDay + DAYS; day++) {
    for (const aroundMs of AROUND_MS) {
      const thenMs = startMs - day * DAY_MS + aroundMs;
      // An hour beside the first silent one may be silent itself.
      const then = thenMs < fromMs ? came(thenMs) : null;
      if (then === null) continue;
      known += 1;
      if (!then) continue;
      often += 1;
      isUsualInWeek ||= day % DAYS === 0;
    }
  }
  return isUsualInWeek ? often / (known + 1) : 0;
}
