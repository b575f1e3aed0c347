// npm run bench -- --data bench/data/1m --events 1000000 --runs 9: generates the logs if they are not there, then compares.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(import.meta.dirname, "data/1m") },
    events: { type: "string", default: "1000000" },
    runs: { type: "string", default: "9" },
    slow: { type: "boolean", default: false },
  },
});
const here = import.meta.dirname;
const data = values.data;

function run(entry, ...options) {
  const { status } = spawnSync(
    process.execPath,
    [join(here, "run-ts.mjs"), join(here, entry), ...options],
    { stdio: "inherit" },
  );
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(join(data, "story.json")))
  run("generate.ts", "--events", values.events, "--out", data);
run("compare.ts", "--data", data, "--runs", values.runs, ...(values.slow ? ["--slow"] : []));
