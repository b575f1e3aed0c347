import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { buildPrograms } from "@/bin/launch/build.mjs";
import { migrate } from "@/bin/launch/migrate.mjs";
import { startPostgres } from "@/bin/launch/postgres.mjs";
import { projectRoot } from "@/bin/launch/project.mjs";
import { openDatabase } from "@/lib/db/database";
import { compileRules } from "@/lib/detections/rules/active-rules";
import { readRuleFiles } from "@/lib/detections/rules/rule-files";
import { RuleMatcher } from "@/lib/detections/rules/rule-matcher";
import { type RuleTexts, readRuleTexts } from "@/lib/detections/rules/rule-texts";
import { syncRules } from "@/lib/detections/rules/sync-rules";
import { parseFile } from "@/lib/ingest/parse/parse-file";
import { threadParser } from "@/lib/ingest/parse/parse-pool";
import { PARSER_LIMITS } from "@/lib/ingest/parse/thread-options";
import { runWorker } from "@/lib/ingest/run-worker";
import { varyRules } from "./vary-rules";

/**
 * What rules cost: matching alone, and all of ingest, without rules, with our own and with many:
 *
 *   node bench/run-ts.mjs bench/rules.ts --tree DIR --runs 3
 */
const { values } = parseArgs({
  options: {
    tree: { type: "string" },
    runs: { type: "string", default: "3" },
    many: { type: "string", default: "800" },
    /** Events that are matched again and again. */
    events: { type: "string", default: "50000" },
  },
});
if (values.tree === undefined) throw new Error("--tree <folder of bench/generate.ts> is needed");
const tree = resolve(values.tree);
const runs = Number(values.runs);
const NONE: RuleTexts = { revision: 1, rules: [], lists: [] };

type Tried = Parameters<RuleMatcher["hitsOf"]>;

/** Takes down what it is given to match. */
class Recorder extends RuleMatcher {
  readonly tried: Tried[] = [];

  override hitsOf(...tried: Tried) {
    this.tried.push(tried);
    return [];
  }
}

function compile(texts: readonly string[]): RuleMatcher {
  const rules = texts.map((text, at) => ({
    ...{ ruleId: at + 1, versionId: at + 1, name: `rule ${at}`, text, level: null, accounts: [] },
    key: /^id: (.*)$/m.exec(text)?.[1] ?? String(at),
  }));
  return new RuleMatcher(compileRules({ ...NONE, rules }));
}

async function recordEvents(most: number): Promise<readonly Tried[]> {
  const recorder = new Recorder(compileRules(NONE));
  const files = await readdir(tree, { recursive: true });
  for (const name of files.filter((each) => each.endsWith(".json.gz")).sort()) {
    const { blocks } = parseFile(await readFile(join(tree, name)), recorder);
    while (!(await blocks.next()).done);
    if (recorder.tried.length >= most) break;
  }
  return recorder.tried;
}

function matchAll(matcher: RuleMatcher, events: readonly Tried[]) {
  const startedMs = performance.now();
  let hits = 0;
  for (const [record, event] of events) hits += matcher.hitsOf(record, event).length;
  return { hits, seconds: (performance.now() - startedMs) / 1000 };
}

/** A new database, the rules of a folder, and all of the tree. */
async function ingestAll(server: string, name: string, rules: string) {
  const maker = openDatabase(server, { searchTimeoutMs: 10_000 });
  await maker.owner.$executeRawUnsafe(`drop database if exists ${name}`);
  await maker.owner.$executeRawUnsafe(`create database ${name}`);
  await maker.close();
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href);
  const db = openDatabase(url.href, { searchTimeoutMs: 10_000 });
  await syncRules(db.owner, { own: rules });
  const { id } = await db.owner.logSource.create({ data: { kind: "folder", location: tree } });
  const parser = threadParser(
    () => new Worker(join(projectRoot, "dist/parse-thread.js"), { resourceLimits: PARSER_LIMITS }),
    Math.min(4, availableParallelism()),
  );
  parser.setRules(await readRuleTexts(db.owner));
  const startedMs = performance.now();
  const { signal } = new AbortController();
  await runWorker({
    ...{ db, parser, signal, lanes: 2, listEveryMs: 15_000, onceSourceId: id },
    onTrouble: (problem) => console.error(problem),
  });
  const seconds = (performance.now() - startedMs) / 1000;
  const events = await db.owner.event.count();
  const hits = await db.owner.ruleHit.count();
  await parser.close();
  await db.close();
  return { events, hits, seconds };
}

function tell(what: string, rules: number, { events, hits, seconds }: Measured): void {
  const rate = Math.round(events / seconds).toLocaleString("en");
  console.log(
    `${what.padEnd(10)} ${String(rules).padStart(5)} rules ${rate.padStart(12)} events/s  ${hits} hits in ${events} events`,
  );
}

interface Measured {
  readonly events: number;
  readonly hits: number;
  readonly seconds: number;
}

function best(measured: readonly Measured[]): Measured {
  const [first] = measured.toSorted((a, b) => a.seconds - b.seconds);
  if (first === undefined) throw new Error("--runs must be at least 1");
  return first;
}

/** The sets take turns, so that what else the machine does falls on all of them. */
async function inTurns<Key>(
  keys: readonly Key[],
  measure: (key: Key) => Measured | Promise<Measured>,
): Promise<ReadonlyMap<Key, Measured>> {
  const measured = new Map(keys.map((key): [Key, Measured[]] => [key, []]));
  for (let run = 0; run < runs; run++) {
    for (const [key, list] of measured) list.push(await measure(key));
  }
  return new Map([...measured].map(([key, list]) => [key, best(list)]));
}

const own = (await readRuleFiles(join(projectRoot, "rules"))).map(({ text }) => text);
const single = own.filter((text) => /^detection:/m.test(text));
const sets = [[], own, varyRules(single, Number(values.many))];
const events = await recordEvents(Number(values.events));

const matchers = sets.map(compile);
const matched = await inTurns(matchers, (matcher) => {
  return { ...matchAll(matcher, events), events: events.length };
});
for (const [{ active }, measured] of matched) tell("matching", active.rules.size, measured);

const work = join(projectRoot, "bench/data/work/rules");
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
await buildPrograms();
const postgres = await startPostgres({ dataDir: work });
try {
  for (const [at, set] of sets.entries()) {
    mkdirSync(join(work, `rules${at}`));
    for (const [number, text] of set.entries()) {
      writeFileSync(join(work, `rules${at}`, `${number}.yml`), text);
    }
  }
  const ingested = await inTurns([0, 1, 2], (at) =>
    ingestAll(postgres.url, `bench${at}`, join(work, `rules${at}`)),
  );
  for (const [at, measured] of ingested) tell("ingest", sets[at]?.length ?? 0, measured);
} finally {
  await postgres.stop({ now: true });
  rmSync(work, { recursive: true, force: true });
}
