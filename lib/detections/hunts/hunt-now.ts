import { setTimeout as sleep } from "node:timers/promises";
import type { Hunt, NewHunt } from "@/lib/api/hunt-contract";
import type { Reader } from "@/lib/auth/reader";
import { cancelHunt } from "./cancel-hunt";
import { claimHunt } from "./claim-hunt";
import { getHunt } from "./get-hunt";
import { runHunt } from "./run-hunt";
import { startHunt } from "./start-hunt";

const LOOK_MS = 500;

/**
 * Starts a hunt and works on it in this process, unless a worker was faster. The signal cancels it.
 * Throws what startHunt throws, and what the database does. The reader's own signal is left aside: a
 * hunt that was cancelled is told of all the same.
 * @param onProgress told about twice a second how far it is
 */
export async function huntNow(
  { signal: _, ...reader }: Reader,
  asked: NewHunt,
  {
    signal,
    onProgress,
  }: { readonly signal: AbortSignal; readonly onProgress: (hunt: Hunt) => void },
): Promise<Hunt> {
  const { id } = await startHunt(reader, asked, Date.now());
  const cancel = () => {
    // One that has ended meanwhile is past cancelling.
    cancelHunt(reader, id).catch(() => {});
  };
  if (signal.aborted) cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const working = work(reader, id, asked);
    const isOver = working.then(
      () => true,
      () => true,
    );
    while (!(await Promise.race([isOver, sleep(LOOK_MS, false)]))) {
      onProgress(await getHunt(reader, id));
    }
    await working;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
  return getHunt(reader, id);
}

async function work(reader: Reader, id: number, { purpose }: NewHunt): Promise<void> {
  for (;;) {
    const claim = await claimHunt(reader.db, purpose, id);
    if (claim) await runHunt(reader.db, claim, { signal: new AbortController().signal });
    const { state } = await getHunt(reader, id);
    if (state !== "waiting" && state !== "running") return;
    await sleep(LOOK_MS);
  }
}
