// @ts-check

/**
 * @typedef {(options?: { now?: boolean }) => Promise<void>} Stop
 * @typedef {object} Ending
 * @property {AbortSignal} signal aborted when it is time to stop
 * @property {(why: Error) => void} endBecause stops everything because of a failure
 * @property {(stop: Stop) => void} later adds something to stop; the last added is stopped first
 * @property {() => Promise<void>} untilAsked rejects with the reason when it is time to stop
 * @property {() => Promise<void>} stopAll
 */

/** Why a launcher ends that was asked to: no failure. */
export class Asked extends Error {}

/**
 * How a launcher ends. Ctrl-C (or SIGTERM, or a closed terminal) stops, in order, exactly what was
 * started; a second one does not wait.
 * @param {(text: string) => void} say
 * @returns {Ending}
 */
export function prepareEnding(say) {
  const controller = new AbortController();
  const { signal } = controller;
  /** @type {Stop[]} */
  const stops = [];

  async function force() {
    say("stopping at once");
    await Promise.allSettled(stops.map((stop) => stop({ now: true })));
    process.exit(1);
  }
  for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(name, () => {
      if (signal.aborted) return void force();
      say("stopping (once more: at once)");
      controller.abort(new Asked(name));
    });
  }
  // A closed terminal must not keep us from stopping what we started.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});

  return {
    signal,
    endBecause: (why) => controller.abort(why),
    later: (stop) => void stops.unshift(stop),
    untilAsked: () =>
      new Promise((_, reject) => {
        if (signal.aborted) reject(signal.reason);
        else signal.addEventListener("abort", () => reject(signal.reason));
      }),
    async stopAll() {
      for (const stop of stops) await stop();
    },
  };
}
