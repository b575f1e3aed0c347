import { type Case, type CaseBlock, type CaseIndicator, caseSchema } from "@/lib/api/case-contract";
import type { Reader } from "@/lib/auth/reader";
import { Prisma } from "@/lib/db/generated/client";
import { isCaseVisible, noCase } from "./case-access";
import { namePeople } from "./name-people";
import { readPins } from "./read-pins";
import { toInstant } from "./stored-instant";

type Tx = Prisma.TransactionClient;
type Name = Awaited<ReturnType<typeof namePeople>>;

/**
 * A whole case as the reader may see it, all of one moment. Records are as their log files held
 * them, secrets too: whoever shows them masks them first (`showCase`), and whoever hands them out
 * records it. Pins with accounts out of sight, and their steps of the story, are left out and counted.
 * Throws AppError `not_found`.
 */
export async function readCase(reader: Reader, number: number): Promise<Case> {
  return reader.db.owner.$transaction((tx) => readIn(tx, reader, number), {
    isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
  });
}

async function readIn(tx: Tx, reader: Reader, number: number): Promise<Case> {
  const visible = await tx.$queryRaw<unknown[]>`
    select from incident_case c where number = ${number}::int4 and ${isCaseVisible(reader)}`;
  if (visible.length === 0) throw noCase(number);
  const row = await tx.incidentCase.findUniqueOrThrow({ where: { number } });
  const members = await tx.caseMember.findMany({
    where: { caseNumber: number },
    orderBy: [{ addedAt: "asc" }, { personId: "asc" }],
  });
  const { pins, hidden } = await readPins(tx, reader, number);
  const shown = new Set(pins.map(({ id }) => id));
  const blocks = (
    await tx.caseBlock.findMany({
      where: { caseNumber: number, removedAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    })
  ).filter(({ pinId }) => pinId === null || shown.has(pinId));
  const indicators = await tx.caseIndicator.findMany({
    where: { caseNumber: number, removedAt: null },
    orderBy: { id: "asc" },
  });
  const name = await namePeople(tx, [
    row.lead,
    row.openedBy,
    ...members.map(({ personId }) => personId),
    ...blocks.map(({ editedBy }) => editedBy),
    ...indicators.map(({ addedBy }) => addedBy),
  ]);
  return caseSchema.parse({
    ...row,
    lead: row.lead === null ? null : name(row.lead),
    members: members.map(({ personId }) => name(personId)),
    from: toInstant(row.fromTime),
    to: toInstant(row.toTime),
    openedBy: name(row.openedBy),
    openedAt: row.openedAt.toISOString(),
    closedAt: toInstant(row.closedAt),
    pins,
    blocks: blocks.map((block) => toBlock(block, name)),
    indicators: indicators.map((indicator) => toIndicator(indicator, name)),
    hiddenPins: hidden,
  });
}

type BlockRow = Awaited<ReturnType<Tx["caseBlock"]["findUniqueOrThrow"]>>;

/** `caseSchema` checks the kind, which the database holds to the same words. */
function toBlock(row: BlockRow, name: Name): Omit<CaseBlock, "kind"> & { kind: string } {
  return {
    ...row,
    at: toInstant(row.at),
    until: toInstant(row.until),
    editedBy: name(row.editedBy),
    editedAt: row.editedAt.toISOString(),
  };
}

type IndicatorRow = Awaited<ReturnType<Tx["caseIndicator"]["findUniqueOrThrow"]>>;

function toIndicator(
  row: IndicatorRow,
  name: Name,
): Omit<CaseIndicator, "kind"> & { kind: string } {
  return { ...row, addedBy: name(row.addedBy), addedAt: row.addedAt.toISOString() };
}
