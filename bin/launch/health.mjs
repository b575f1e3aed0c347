// @ts-check
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "./problem.mjs";

const limitMs = 120_000;

/** @param {string} address */
async function ask(address) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    await answer.arrayBuffer();
    return answer.ok ? null : `it answers ${answer.status}`;
  } catch {
    return "it does not answer";
  }
}

/**
 * Waits until the web server says it is well.
 * @param {string} url of the server
 * @param {AbortSignal} signal stops waiting
 */
export async function waitForHealth(url, signal) {
  const end = Date.now() + limitMs;
  for (;;) {
    signal.throwIfAborted();
    const ill = await ask(`${url}/api/health`);
    if (ill === null) return;
    if (Date.now() > end) {
      throw new Problem(`The web server started but is not well after two minutes: ${ill}.`);
    }
    await sleep(100, undefined, { signal });
  }
}
