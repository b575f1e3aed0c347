import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/lib/db/database";
import type { Asker } from "./who-asks";
import { whoAsks } from "./who-asks";

/** An answer that takes long is ended this soon after its reader may no longer have it. */
const CHECK_EVERY_MS = 5_000;

/**
 * A signal that fires when whoever asked is signed out, disabled, or given another role or other
 * accounts. It is looked up every five seconds until `end` is called.
 */
export function whileAllowed(
  db: Database,
  headers: Pick<Headers, "get">,
  asker: Asker,
): { readonly signal: AbortSignal; end(): void } {
  const lost = new AbortController();
  const ended = new AbortController();
  const watch = async () => {
    for (;;) {
      await sleep(CHECK_EVERY_MS, undefined, { ref: false, signal: ended.signal });
      // A database that does not answer for once ends nothing.
      const now = await whoAsks(db, headers).catch((error: { kind?: string }) =>
        error.kind === "unauthenticated" ? null : asker,
      );
      if (now === null || !isSame(now, asker)) return lost.abort();
    }
  };
  watch().catch(() => undefined);
  return { signal: lost.signal, end: () => ended.abort() };
}

function isSame(now: Asker, before: Asker): boolean {
  return now.role === before.role && String(now.accounts) === String(before.accounts);
}
