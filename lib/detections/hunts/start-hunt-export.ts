import type { HuntExportParams } from "@/lib/api/hunt-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { Prisma } from "@/lib/db/generated/client";
import { filterEvents } from "@/lib/db/search/event-filter";
import { readRuleTexts } from "@/lib/detections/rules/rule-texts";
import { AppError } from "@/lib/errors";
import { countVerdicts } from "@/lib/events/count-verdicts";
import type { StoredEvent } from "@/lib/events/event-rows";
import { exportColumns } from "@/lib/events/export-columns";
import type { EventExport } from "@/lib/events/export-events";
import { recordChunks } from "@/lib/events/export-records";
import { tableChunks } from "@/lib/events/export-table";
import type { ExportTally } from "@/lib/events/export-tally";
import { followExport, type StartedExport } from "@/lib/events/follow-export";
import { isHuntInScope } from "./hunt-rows";
import { readMatches } from "./read-matches";
import { readTarget } from "./read-target";
import type { StoredHunt } from "./stored-hunt";

interface EndedHunt extends Omit<StoredHunt, "candidates"> {
  readonly title: string | null;
  readonly endedMs: number;
}

/**
 * Begins an export of what a hunt that is done has found: its rules are tried again on the events that
 * were committed when it looked. Values of lists, and rules that it shares with others, are those of
 * now. Throws AppError: `not_found`, `conflict` for a hunt that is not done, `invalid` for a zone and
 * for a text that no longer runs.
 */
export async function startHuntExport(
  asking: Reader,
  id: number,
  { format, tz, pack }: HuntExportParams,
): Promise<StartedExport> {
  const hunt = await readEnded(asking, id);
  const { text, versionId, title, fromMs, toMs, asof, accounts } = hunt;
  const { owner } = asking.db;
  // What a version of a rule said is looked for, whether it runs by now or not.
  const purpose = versionId === null ? hunt.purpose : "preview";
  const texts = await readRuleTexts(owner);
  const target = await readTarget(owner, { text, versionId, purpose }, texts);
  const question = { query: target.query, fromMs, toMs, asof, nowMs: hunt.endedMs };
  const columns = exportColumns([], tz);

  async function open(all: Reader): Promise<EventExport> {
    const reader = { ...all, ...(accounts.length > 0 && { accounts }) };
    const filter = await filterEvents(reader, question);
    const tally: ExportTally = { events: 0, records: 0, rebuilt: 0, fileIds: new Set() };
    const list = { filter: { ...filter, open: null }, question, sort: "-time" as const };
    const pages = counted(readMatches(reader, target, list, hunt.endedMs), tally);
    const chunks =
      format === "csv"
        ? tableChunks(reader, pages, format, columns)
        : recordChunks(reader, pages, format, tally);
    return { asof, chunks, tally, integrity: () => countVerdicts(reader, tally.fileIds) };
  }

  return followExport(
    asking,
    {
      request: { question, format, sort: "-time", cols: [], tz, hunt: { id, title, text } },
      target: `hunt ${id}: ${title ?? "a text"}`,
      name: `hunt-${id}-events`,
      open,
    },
    null,
    pack === "zip" ? pack : format,
  );
}

async function* counted(
  pages: AsyncIterable<StoredEvent[]>,
  tally: ExportTally,
): AsyncGenerator<StoredEvent[]> {
  for await (const events of pages) {
    tally.events += events.length;
    for (const { fileId } of events) tally.fileIds.add(fileId);
    yield events;
  }
}

async function readEnded(reader: Reader, id: number): Promise<EndedHunt> {
  const [row] = await ask<EndedHunt & { isDone: boolean }>(
    reader,
    Prisma.sql`select h.text, h.version_id as "versionId", h.purpose, h.accounts, h.asof, v.title,
      h.state = 'done' as "isDone",
      extract(epoch from h.from_time)::float8 * 1000 as "fromMs",
      extract(epoch from h.to_time)::float8 * 1000 as "toMs",
      extract(epoch from h.finished_at)::float8 * 1000 as "endedMs"
    from hunt h left join rule_version v on v.id = h.version_id
    where h.id = ${id}::int4 and ${isHuntInScope(reader)}`,
  );
  if (!row) throw new AppError("not_found", `There is no hunt ${id}.`);
  if (!row.isDone) throw new AppError("conflict", "Only a hunt that is done can be exported.");
  return row;
}
