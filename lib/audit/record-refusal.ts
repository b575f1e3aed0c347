import type { Reader } from "@/lib/auth/reader";
import { writeAudit } from "./write-audit";

/** Refusals of one person that are written in one minute; a flood leaves one more line, not a full disk. */
const MOST_A_MINUTE = 20;
const MOST_PEOPLE = 10_000;

const counted = new Map<string, { readonly minute: number; count: number }>();

/**
 * Records that somebody was refused: what they may not do, or something that is not there for them.
 * Never throws: the answer is a refusal with or without it.
 * @param target method and path, without the query: it may hold anything
 */
export async function recordRefusal(
  reader: Pick<Reader, "db" | "actor">,
  target: string,
  why: string,
  nowMs = Date.now(),
): Promise<void> {
  const minute = Math.floor(nowMs / 60_000);
  const before = counted.get(reader.actor);
  if (counted.size >= MOST_PEOPLE) counted.clear();
  const now = before?.minute === minute ? before : { minute, count: 0 };
  now.count += 1;
  counted.set(reader.actor, now);
  if (now.count > MOST_A_MINUTE + 1) return;
  const rest =
    now.count > MOST_A_MINUTE ? { more: "further ones of this minute are left out" } : {};
  await writeAudit(reader, { action: "refused", target, detail: { why, ...rest } }).catch(
    (error) => {
      process.stderr.write(`${JSON.stringify({ audit: "not written", error: String(error) })}\n`);
    },
  );
}
