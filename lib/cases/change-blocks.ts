import type { BlockAction } from "@/lib/api/case-change-contract";
import { assertMay, type Reader } from "@/lib/auth/reader";
import type { Prisma } from "@/lib/db/generated/client";
import { storableText } from "@/lib/desk/storable-text";
import { AppError } from "@/lib/errors";
import { lockCase, seesAccounts } from "./case-access";
import { recordActivity } from "./record-activity";
import { toDate, toInstant } from "./stored-instant";

type Tx = Prisma.TransactionClient;
type Block = Awaited<ReturnType<Tx["caseBlock"]["findUniqueOrThrow"]>>;
type Of<Action extends BlockAction["action"]> = Extract<BlockAction, { action: Action }>;

/**
 * Adds, edits, moves or removes one step of a case's story; each text it ever had is kept.
 * Throws AppError: `conflict` (`theirs`, `yours`) for an edit of what has changed since, `not_found`,
 * `invalid`, `forbidden`.
 */
export async function changeBlocks(
  reader: Reader,
  caseNumber: number,
  asked: BlockAction,
): Promise<{ readonly id: number; readonly version: number }> {
  assertMay(reader, "work");
  return reader.db.owner.$transaction(async (tx) => {
    await lockCase(tx, reader, caseNumber);
    if (asked.action === "add") return addBlock(tx, reader, caseNumber, asked);
    const block = await findBlock(tx, reader, caseNumber, asked.id);
    if (asked.action === "move") return moveBlock(tx, reader, block, asked.before);
    assertVersion(block, asked);
    if (asked.action === "edit") return editBlock(tx, reader, block, asked);
    await tx.caseBlock.update({ where: { id: block.id }, data: { removedAt: new Date() } });
    await recordActivity(tx, reader, caseNumber, "block-removed", { block: block.id });
    return { id: block.id, version: block.version };
  });
}

async function addBlock(tx: Tx, reader: Reader, caseNumber: number, asked: Of<"add">) {
  const { kind, pinId } = asked;
  if ((kind === "pin") !== (pinId !== null))
    throw new AppError("invalid", "A step that shows a pin names it, and no other step does.");
  if (pinId !== null) await assertPin(tx, reader, caseNumber, pinId);
  const last = await tx.caseBlock.aggregate({ where: { caseNumber }, _max: { position: true } });
  const said = saidBy(asked);
  const position = (last._max.position ?? 0) + 1;
  const data = { ...said, caseNumber, kind, pinId, position, editedBy: reader.actor };
  const block = await tx.caseBlock.create({ data });
  await keepEdit(tx, block);
  await recordActivity(tx, reader, caseNumber, "block-added", { block: block.id, kind });
  return { id: block.id, version: block.version };
}

async function editBlock(tx: Tx, reader: Reader, was: Block, asked: Of<"edit">) {
  const data = { ...saidBy(asked), version: was.version + 1, editedBy: reader.actor };
  const block = await tx.caseBlock.update({
    where: { id: was.id },
    data: { ...data, editedAt: new Date() },
  });
  await keepEdit(tx, block);
  const { id, version } = block;
  await recordActivity(tx, reader, was.caseNumber, "block-edited", { block: id, version });
  return { id, version };
}

/** Numbers the steps anew, those too that the reader does not see. */
async function moveBlock(tx: Tx, reader: Reader, block: Block, before: number | null) {
  const { caseNumber, id, version } = block;
  const others = await tx.caseBlock.findMany({
    where: { caseNumber, removedAt: null, id: { not: id } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const at = before === null ? others.length : others.findIndex((other) => other.id === before);
  if (at < 0) throw new AppError("not_found", `Case ${caseNumber} has no step ${before}.`);
  const order = [...others.slice(0, at), { id }, ...others.slice(at)];
  for (const [position, one] of order.entries())
    await tx.caseBlock.update({ where: { id: one.id }, data: { position: position + 1 } });
  await recordActivity(tx, reader, caseNumber, "block-moved", { block: id, before });
  return { id, version };
}

/** A step that shows a pin out of sight is not there. */
async function findBlock(tx: Tx, reader: Reader, caseNumber: number, id: number): Promise<Block> {
  const block = await tx.caseBlock.findFirst({ where: { id, caseNumber, removedAt: null } });
  if (!block) throw new AppError("not_found", `Case ${caseNumber} has no step ${id}.`);
  if (block.pinId !== null) await assertPin(tx, reader, caseNumber, block.pinId);
  return block;
}

async function assertPin(tx: Tx, reader: Reader, caseNumber: number, id: number): Promise<void> {
  const pin = await tx.casePin.findFirst({ where: { id, caseNumber, removedAt: null } });
  if (!pin || !seesAccounts(reader, pin.accounts))
    throw new AppError("not_found", `Case ${caseNumber} has no pin ${id}.`);
}

function assertVersion(block: Block, asked: Of<"edit"> | Of<"remove">): void {
  if (block.version === asked.version) return;
  const { title, text, tags, version } = block;
  const theirs = {
    title,
    text,
    at: toInstant(block.at),
    until: toInstant(block.until),
    tags,
    version,
  };
  const message = "This step has changed since you opened it. Compare both and save again.";
  throw new AppError("conflict", message, { theirs, yours: asked });
}

function saidBy({ title, text, at, until, tags }: Of<"add"> | Of<"edit">) {
  if (at !== null && until !== null && Date.parse(until) < Date.parse(at))
    throw new AppError("invalid", "The step ends before it begins.");
  return {
    title: storableText(title),
    text: storableText(text),
    at: toDate(at),
    until: toDate(until),
    tags: tags.map(storableText),
  };
}

async function keepEdit(tx: Tx, block: Block): Promise<void> {
  const { id: blockId, version, title, text, at, until, tags, editedBy, editedAt } = block;
  const data = { blockId, version, title, text, at, until, tags, editedBy, editedAt };
  await tx.caseBlockEdit.create({ data });
}
