import type { Reader } from "@/lib/auth/reader";
import { FlagSet } from "@/lib/cloudtrail/flags";
import { type Identity, readIdentity } from "@/lib/cloudtrail/identity";
import { isJsonObject } from "@/lib/cloudtrail/read-field";
import { exactFilter } from "@/lib/events/exact-filter";
import { readPage } from "@/lib/events/read-candidates";
import { readRecords } from "@/lib/events/read-records";
import type { FoundProfile } from "./find-profile";

/** What the newest record of a profile says of who acted; null when none has a time or an identity. */
export async function newestIdentity(
  reader: Reader,
  { query, lastMs }: FoundProfile,
  nowMs: number,
): Promise<Identity | null> {
  if (lastMs === null) return null;
  const question = { query, fromMs: lastMs, toMs: lastMs + 1, asof: null, nowMs };
  const filter = await exactFilter(reader, question);
  const [record] = await readRecords(
    reader,
    await readPage(reader, { filter, question, sort: "-time" }, null, 1),
  );
  return isJsonObject(record?.value) ? readIdentity(record.value, new FlagSet()) : null;
}
