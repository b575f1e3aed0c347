import { type CasePin, casePinSchema } from "@/lib/api/case-contract";
import type { Reader } from "@/lib/auth/reader";
import type { Prisma } from "@/lib/db/generated/client";
import { seesAccounts } from "./case-access";
import { namePeople } from "./name-people";
import { toInstant } from "./stored-instant";

/** The pins of a case that the reader may see, with their records, and how many others there are. */
export async function readPins(
  tx: Prisma.TransactionClient,
  reader: Reader,
  caseNumber: number,
): Promise<{ readonly pins: CasePin[]; readonly hidden: number }> {
  const all = await tx.casePin.findMany({
    where: { caseNumber, removedAt: null },
    orderBy: { id: "asc" },
  });
  const seen = all.filter(({ accounts }) => seesAccounts(reader, accounts));
  const records = await tx.casePinRecord.findMany({
    where: { pinId: { in: seen.map(({ id }) => id) } },
    orderBy: [{ pinId: "asc" }, { ordinal: "asc" }],
  });
  const ofPin = new Map<number, typeof records>(seen.map(({ id }) => [id, []]));
  for (const record of records) ofPin.get(record.pinId)?.push(record);
  const name = await namePeople(
    tx,
    seen.map(({ pinnedBy }) => pinnedBy),
  );
  const pins = seen.map((pin) =>
    casePinSchema.parse({
      ...pin,
      at: toInstant(pin.at),
      from: toInstant(pin.fromTime),
      to: toInstant(pin.toTime),
      records: (ofPin.get(pin.id) ?? []).map(({ eventId, raw, sha256, verdict }) => ({
        eventId,
        raw: Buffer.from(raw).toString("utf8"),
        sha256: Buffer.from(sha256).toString("hex"),
        verdict,
      })),
      pinnedBy: name(pin.pinnedBy),
      pinnedAt: pin.pinnedAt.toISOString(),
    }),
  );
  return { pins, hidden: all.length - seen.length };
}
