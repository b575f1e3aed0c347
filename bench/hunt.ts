import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { withDatabase } from "@/bin/launch/find-database.mjs";
import { openReader } from "@/lib/auth/reader";
import { openDatabase } from "@/lib/db/database";
import { huntNow } from "@/lib/detections/hunts/hunt-now";

/**
 * How fast a rule is looked for in an index that is there, for rules of which the index knows much,
 * little and nothing; nothing is written but the hunts themselves:
 *
 *   node bin/trailglass.mjs ingest TREE --data DIR
 *   node bench/run-ts.mjs bench/hunt.ts --data DIR --runs 3
 */
const { values } = parseArgs({
  options: { data: { type: "string" }, runs: { type: "string", default: "3" } },
});
if (values.data === undefined) throw new Error("--data <folder of an index> is needed");

const RULES = {
  narrow: "call: { eventName: [StopLogging, DeleteTrail] }\n  condition: call",
  middling: "role: { userIdentity.type: AssumedRole }\n  condition: role",
  wide: "reads: { eventName|re: '^(Get|List)' }\n  condition: not reads",
};

await withDatabase({ dataDir: resolve(values.data) }, measure);

async function measure(url: string): Promise<void> {
  const db = openDatabase(url, { searchTimeoutMs: 600_000 });
  const reader = openReader(db);
  const events = await db.owner.event.count();
  const { signal } = new AbortController();
  const best = new Map<string, number>();
  for (let run = 0; run < Number(values.runs); run++) {
    for (const [name, detection] of Object.entries(RULES)) {
      const text = `title: ${name}\nlogsource: { product: aws, service: cloudtrail }\ndetection:\n  ${detection}\n`;
      const startedMs = performance.now();
      const found = await huntNow(
        reader,
        { purpose: "preview", text },
        { signal, onProgress() {} },
      );
      const seconds = (performance.now() - startedMs) / 1000;
      if (found.state !== "done") throw new Error(`${name}: ${found.problem ?? found.state}`);
      if (seconds >= (best.get(name) ?? Number.POSITIVE_INFINITY)) continue;
      best.set(name, seconds);
      const rate = (count: number) => Math.round(count / seconds).toLocaleString("en");
      console.log(
        `${name.padEnd(9)} ${seconds.toFixed(2).padStart(7)} s  ${rate(events)} events/s of ${events}, ` +
          `${rate(found.candidatesDone)}/s of ${found.candidatesDone} looked at, ${found.hits} found`,
      );
    }
  }
  await db.close();
}
