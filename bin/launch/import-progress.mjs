// @ts-check
import { setTimeout as sleep } from "node:timers/promises";

const BEAT_MS = 2_000;

/**
 * @typedef {object} Progress the part of GET /api/imports that is told here
 * @property {Record<string, number>} files by state, and `total`
 * @property {number} events
 * @property {number} rejected
 * @property {number} eventsPerSecond
 * @property {number | null} secondsLeft
 */

/** @param {number} count */
const spaced = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, " ");

/**
 * How far the imports are, in one line; null when there are none.
 * @param {Progress} progress
 * @returns {{ line: string, isWorking: boolean } | null}
 */
export function describeProgress({ files, events, rejected, eventsPerSecond, secondsLeft }) {
  const total = files.total ?? 0;
  const open = (files.pending ?? 0) + (files.leased ?? 0);
  if (total === 0) return null;
  const aside = (files.quarantined ?? 0) + (files.gone ?? 0) + (files.blocked ?? 0);
  const parts = [
    `${spaced(total - open)} of ${spaced(total)} files`,
    `${spaced(events)} events`,
    open > 0 && eventsPerSecond > 0 && `${spaced(Math.round(eventsPerSecond))}/s`,
    open > 0 && secondsLeft !== null && `${spaced(Math.ceil(secondsLeft))} s left`,
    rejected > 0 && `${spaced(rejected)} records rejected`,
    aside > 0 && `${spaced(aside)} files put aside`,
  ];
  return { line: parts.filter((part) => part !== false).join(", "), isWorking: open > 0 };
}

/**
 * Tells how far the imports are, until the signal fires: on a terminal one line that is kept up to
 * date, elsewhere a line when it starts, every ten seconds and when it is done.
 * @param {{ url: string, key: string }} server the web server, and an API key for it
 * @param {NodeJS.WriteStream} out
 * @param {AbortSignal} signal
 */
export async function watchImports(server, out, signal) {
  const live = out.isTTY === true;
  let told = "";
  let wasWorking = false;
  for (let beat = 0; !signal.aborted; beat++) {
    const now = await ask(server, signal);
    if (now && now.line !== told && (live || now.isWorking !== wasWorking || beat % 5 === 0)) {
      const text = `  imports: ${now.line}`;
      if (live) out.write(`\r\x1b[2K${text.slice(0, Math.max(20, out.columns - 1))}`);
      if (!live || !now.isWorking) out.write(live ? "\n" : `${text}\n`);
      told = now.line;
    }
    wasWorking = now?.isWorking ?? wasWorking;
    await sleep(BEAT_MS, undefined, { signal }).catch(() => {});
  }
}

/** @param {{ url: string, key: string }} server @param {AbortSignal} signal */
async function ask({ url, key }, signal) {
  try {
    const answer = await fetch(`${url}/api/imports`, {
      headers: { Authorization: `Bearer ${key}` },
      signal,
    });
    /** @type {{ progress: Progress }} */
    const { progress } = await answer.json();
    return describeProgress(progress);
  } catch {
    // The web server is being restarted; the launcher tells of that elsewhere.
    return null;
  }
}
