const WINDOW_MS = 60_000;
const REGIONS = 5;

/** A read-only call by a console, reduced to what makes it one of many. */
export interface ConsoleCall {
  readonly timeMs: number;
  /** Key of its Region. */
  readonly region: string;
  /** Account, principal and action: calls that may belong together have the same. */
  readonly series: string;
}

/**
 * Calls that a console made in at least five Regions within a minute, each the same call of the same
 * principal: somebody looked at a list of all Regions, and nobody went there.
 */
export function findFanOut<Call extends ConsoleCall>(calls: readonly Call[]): Set<Call> {
  const series = new Map<string, Call[]>();
  for (const call of calls) {
    const known = series.get(call.series);
    if (known) known.push(call);
    else series.set(call.series, [call]);
  }
  const found = new Set<Call>();
  for (const one of series.values()) {
    for (const call of fanOutOf(one)) found.add(call);
  }
  return found;
}

/** Moves a window of a minute over the calls of one series. */
function fanOutOf<Call extends ConsoleCall>(calls: readonly Call[]): Call[] {
  const ordered = calls.toSorted((a, b) => a.timeMs - b.timeMs);
  const found: Call[] = [];
  const inWindow = new Map<string, number>();
  let start = 0;
  let taken = 0;
  ordered.forEach((call, at) => {
    inWindow.set(call.region, (inWindow.get(call.region) ?? 0) + 1);
    for (let first = ordered[start]; first; first = ordered[start]) {
      if (call.timeMs - first.timeMs <= WINDOW_MS) break;
      const left = (inWindow.get(first.region) ?? 1) - 1;
      if (left === 0) inWindow.delete(first.region);
      else inWindow.set(first.region, left);
      start += 1;
    }
    if (inWindow.size < REGIONS) return;
    taken = Math.max(taken, start);
    found.push(...ordered.slice(taken, at + 1));
    taken = at + 1;
  });
  return found;
}
