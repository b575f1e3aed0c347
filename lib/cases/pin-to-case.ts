import type { NewPin } from "@/lib/api/case-change-contract";
import { assertMay, type Reader } from "@/lib/auth/reader";
import type { Prisma } from "@/lib/db/generated/client";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";
import { lockCase } from "./case-access";
import { copyEntity } from "./copy-entity";
import { copyEvents } from "./copy-events";
import { copySearch } from "./copy-search";
import type { PinContent } from "./pin-content";
import { recordActivity } from "./record-activity";

/** Pins of one case. */
const MOST = 1_000;

/**
 * Copies what is named into a case. Throws AppError: `not_found` for the case or for what is pinned,
 * `forbidden`, `invalid`, `timeout`, `conflict` for one pin too many.
 */
export async function pinToCase(
  reader: Reader,
  caseNumber: number,
  asked: NewPin,
  nowMs: number,
): Promise<{ id: number; kind: NewPin["kind"] }> {
  assertMay(reader, "work");
  // Whether the case may be changed is known before anything is read for it, and again below.
  await reader.db.owner.$transaction((tx) => lockCase(tx, reader, caseNumber));
  const content = await copyOf(reader, asked, nowMs);
  return reader.db.owner.$transaction(async (tx) => {
    await lockCase(tx, reader, caseNumber);
    if ((await tx.casePin.count({ where: { caseNumber, removedAt: null } })) >= MOST)
      throw new AppError("conflict", `A case holds ${MOST} pins. Remove one first.`);
    const { id } = await tx.casePin.create({ data: dataOf(reader, caseNumber, asked, content) });
    await tx.casePinRecord.createMany({
      data: content.records.map((record, ordinal) => ({ ...record, pinId: id, ordinal })),
    });
    await recordActivity(tx, reader, caseNumber, "pinned", { pin: id, kind: asked.kind });
    return { id, kind: asked.kind };
  });
}

function copyOf(reader: Reader, asked: NewPin, nowMs: number): Promise<PinContent> {
  if (asked.kind === "event") return copyEvents(reader, [asked.key]);
  if (asked.kind === "selection") return copyEvents(reader, asked.keys);
  if (asked.kind === "entity") return copyEntity(reader, asked, nowMs);
  return copySearch(reader, asked, nowMs);
}

function dataOf(
  { actor }: Reader,
  caseNumber: number,
  { kind, title, tags }: NewPin,
  content: PinContent,
): Prisma.CasePinUncheckedCreateInput {
  const date = (ms: number | null) => (ms === null ? null : new Date(ms));
  return {
    caseNumber,
    kind,
    title: storableText(title ?? content.title),
    at: date(content.atMs),
    url: storableText(content.url),
    q: storableText(content.q),
    fromTime: date(content.fromMs),
    toTime: date(content.toMs),
    asof: content.asof,
    accounts: [...content.accounts],
    copy: storableJson(content.copy),
    tags: tags.map(storableText),
    pinnedBy: actor,
  };
}

/** The same value as jsonb can hold it. */
function storableJson(value: unknown): Prisma.InputJsonValue {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === "string" ? storableText(part) : part,
  );
  return JSON.parse(text) as Prisma.InputJsonValue;
}
