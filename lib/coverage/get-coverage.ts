import type { z } from "zod";
import type { CoverageGrid, coverageParamsSchema } from "@/lib/api/coverage-contract";
import type { Reader } from "@/lib/auth/reader";
import { ask } from "@/lib/db/ask";
import { readPlaceHours } from "@/lib/db/coverage/place-hours";
import { Prisma } from "@/lib/db/generated/client";
import { listSwitches } from "@/lib/events/list-switches";
import { offDuring, readOffSpans } from "@/lib/events/read-off-spans";
import { narrowReader } from "@/lib/period/narrow-reader";
import { readPeriod } from "@/lib/period/read-period";
import { coverageColumns, usualGrid, wholeHours } from "./coverage-columns";
import { lastOf, sumCounts, toCoverageRow } from "./coverage-row";
import { expectedRegions } from "./expected-regions";
import { USUAL_DAYS } from "./find-silence";
import { listGaps } from "./list-gaps";
import { listPlaces } from "./list-places";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const USUAL_MS = 30 * DAY_MS;
/** More cells are neither sent nor read. */
const MOST_CELLS = 60_000;

/**
 * For which hours the index can speak, by account, Region and day or hour: what is proven, delivered,
 * missing or unknown, the gaps with their likely causes, and the Regions of which nothing came.
 * Throws AppError `invalid` for times or accounts that cannot be read, and for a period too long.
 */
export async function getCoverage(
  whole: Reader,
  { grid: asked, family, ...params }: z.output<typeof coverageParamsSchema>,
  nowMs: number,
): Promise<CoverageGrid> {
  const reader = narrowReader(whole, params.scope);
  const period = await readPeriod(reader, params, USUAL_MS, nowMs);
  const grid = asked ?? usualGrid(period);
  const time = wholeHours(period);
  const columns = coverageColumns(time, grid);
  const switches = await listSwitches(reader, { toMs: time.toMs, nowMs });
  const spans = await readOffSpans(reader, switches);
  const beforeMs = time.fromMs - USUAL_DAYS * DAY_MS;
  const question = { ...time, sinceMs: beforeMs, family, unit: grid };
  const [hours, run] = await Promise.all([
    readPlaceHours(reader, question, offDuring(spans)),
    findLastRun(reader),
  ]);
  const places = listPlaces(hours, expectedRegions(hours.seen, switches));
  const shown = places.slice(0, Math.floor(MOST_CELLS / Math.max(1, columns.length)));
  // Of hours to come nothing can be said, unless the logs themselves are of a later time.
  const knownMs = hours.seen.map(({ knownUntilMs }) => knownUntilMs ?? nowMs);
  const endMs = Math.ceil(Math.max(nowMs, ...knownMs) / HOUR_MS) * HOUR_MS;
  const rows = shown.map((place) =>
    toCoverageRow(place, hours.of(place), { columns, grid }, endMs, lastOf(hours.seen, place)),
  );
  const judged = { places, hours, time: { ...time, beforeMs, toMs: Math.min(time.toMs, endMs) } };
  const accounts = new Set(places.map(({ account }) => account));
  return {
    period,
    grid,
    columns,
    rows,
    ...(places.length > shown.length && { moreRows: places.length - shown.length }),
    hours: sumCounts(rows.map((row) => row.hours)),
    ...(await listGaps(reader, judged, { switches, spans }, nowMs)),
    silent: [...accounts].flatMap((account) => {
      const silent = places.filter((place) => place.account === account && !place.isSeen);
      return silent.length === 0 ? [] : [{ account, regions: silent.map(({ region }) => region) }];
    }),
    run,
  };
}

/** The newest validation of what is indexed that came to its end. */
async function findLastRun(reader: Reader): Promise<CoverageGrid["run"]> {
  const [run] = await ask<NonNullable<CoverageGrid["run"]>>(
    reader,
    Prisma.sql`select id, extract(epoch from finished_at)::float8 * 1000 as "finishedAtMs",
        key_source as "keySource"
      from verification_run where state = 'done' and not reread and finished_at is not null
      order by id desc limit 1`,
  );
  return run ?? null;
}
