import { setTimeout } from "node:timers/promises";
import { pageReader } from "@/app/page-reader";
import type { Reader } from "@/lib/auth/reader";
import { readerUntil } from "@/lib/auth/reader-until";

/** A slower answer is left to the browser, which shows the page meanwhile and can give up. */
const PATIENCE_MS = 300;

/**
 * Asks what a page shows first, so that a quick answer comes with the page, and waits a moment for
 * it. What is refused or fails here the browser asks again, and is told why.
 */
export async function askInTime(ask: (reader: Reader) => Promise<unknown>): Promise<void> {
  const reader = readerUntil(await pageReader(), AbortSignal.timeout(PATIENCE_MS));
  await Promise.race([ask(reader), setTimeout(PATIENCE_MS)]);
}
