import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { type Answer, answerOf, type Cell, type Contender } from "@/bench/contender";
import type { Ask, Attribute, Question } from "@/bench/questions";
import { buildPrograms } from "@/bin/launch/build.mjs";
import { migrate } from "@/bin/launch/migrate.mjs";
import { startPostgres } from "@/bin/launch/postgres.mjs";
import { openReader, type Reader } from "@/lib/auth/reader";
import { ask as askDatabase } from "@/lib/db/ask";
import { type Database, openDatabase } from "@/lib/db/database";
import { Prisma } from "@/lib/db/generated/client";
import { countedRows } from "@/lib/db/search/counted-rows";
import { type EventQuestion, filterEvents } from "@/lib/db/search/event-filter";
import { OUTCOMES } from "@/lib/db/stored-numbers";
import { countByField } from "@/lib/events/count-by-field";
import { getEvent } from "@/lib/events/get-event";
import { listEvents } from "@/lib/events/list-events";
import { toQuestion } from "@/lib/events/to-question";

/** What the questions' attributes are called in the search language. */
const FIELDS: Readonly<Record<Attribute, string>> = {
  accountId: "account",
  awsRegion: "region",
  eventSource: "service",
  eventName: "event",
  userArn: "arn",
  accessKeyId: "key",
  sourceIPAddress: "ip",
  errorCode: "error",
};

/**
 * Trailglass as users have it: the command line ingests, the pages' own questions answer.
 * @param loadedUrl an index that already holds the data; null to load it anew into `dataDir`
 */
export function trailglass(dataDir: string, loadedUrl: string | null): Contender {
  let postgres: Awaited<ReturnType<typeof startPostgres>> | undefined;
  let db: Database | undefined;
  return {
    name: "Trailglass",
    async load(folder) {
      let seconds: number | null = null;
      if (loadedUrl === null) {
        rmSync(dataDir, { recursive: true, force: true });
        mkdirSync(dataDir, { recursive: true });
        await buildPrograms();
        postgres = await startPostgres({ dataDir });
        await migrate(postgres.url);
        const startedMs = performance.now();
        await ingest(folder, postgres.url);
        seconds = (performance.now() - startedMs) / 1000;
      }
      const url = loadedUrl ?? postgres?.url ?? "";
      db = openDatabase(url, { searchTimeoutMs: 600_000 });
      const [row] = await askDatabase<{ bytes: bigint }>(
        openReader(db),
        Prisma.sql`select pg_database_size(current_database())::int8 as bytes`,
      );
      return { seconds, bytes: Number(row?.bytes ?? 0) };
    },
    async ask(question: Question): Promise<Answer> {
      if (!db) throw new Error("Nothing was loaded");
      return answerOf(await rowsOf(openReader(db), question.ask));
    },
    async close() {
      await db?.close();
      await postgres?.stop();
    },
  };
}

async function ingest(folder: string, url: string): Promise<void> {
  const child = spawn(process.execPath, ["dist/trailglass.js", "ingest", `${folder}/AWSLogs`], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`Ingesting ended with ${code}`);
}

async function rowsOf(reader: Reader, ask: Ask): Promise<Cell[][]> {
  switch (ask.kind) {
    case "count":
      return count(reader, ask);
    case "facets":
      return facets(reader, ask);
    case "page":
      return page(
        reader,
        ask.where.map(({ attribute, value }) => `${FIELDS[attribute]}:"${value}"`).join(" "),
        ask.limit,
      );
    case "leaf":
      return page(
        reader,
        `${ask.path.replace("requestParameters", "request")}:"${ask.value}"`,
        ask.limit,
      );
    case "event": {
      const detail = await getEvent(reader, ask.eventId);
      return [[detail.eventId, detail.recordSha256]];
    }
  }
}

function question(q: string): EventQuestion {
  return toQuestion({ q, from: undefined, to: undefined, asof: undefined }, Date.now()).question;
}

async function count(
  reader: Reader,
  { bucketMs, by }: Extract<Ask, { kind: "count" }>,
): Promise<Cell[][]> {
  const all = question("");
  const filter = await filterEvents(reader, all);
  const rows = await askDatabase<{ bucket: number; outcome: number; region: string; n: bigint }>(
    reader,
    Prisma.sql`select floor(extract(epoch from r.time)::float8 * 1000 / ${bucketMs}::float8) * ${bucketMs}::float8 as bucket,
        ${by === "outcome" ? Prisma.sql`r.outcome` : Prisma.sql`d.value as region`}, sum(r.count)::int8 as n
      from (${countedRows(filter, all, by === "outcome" ? "outcome" : "region_id")}) as r
      ${by === "outcome" ? Prisma.empty : Prisma.sql`join region d on d.id = r.region_id`}
      group by 1, 2`,
  );
  return rows
    .map((row): Cell[] => [
      row.bucket,
      by === "outcome" ? (OUTCOMES[row.outcome] ?? "") : row.region,
      Number(row.n),
    ])
    .sort((a, b) => Number(a[0]) - Number(b[0]) || (String(a[1]) < String(b[1]) ? -1 : 1));
}

async function facets(
  reader: Reader,
  { attributes, top }: Extract<Ask, { kind: "facets" }>,
): Promise<Cell[][]> {
  const all = await Promise.all(
    attributes.map((attribute) => countByField(reader, question(""), FIELDS[attribute], top + 1)),
  );
  return all.flatMap(({ values }, place) =>
    values
      .filter(({ value }) => value !== null)
      .slice(0, top)
      .map(({ value, count: n }): Cell[] => [attributes[place] ?? "", value, n]),
  );
}

async function page(reader: Reader, q: string, limit: number): Promise<Cell[][]> {
  const { rows } = await listEvents(reader, question(q), { limit });
  return rows.map(({ key }) => [key.split("~")[0] ?? ""]);
}
