// node bench/kill/run.mjs --kills 100 --files 1500 --seed 1: kills workers, web server and Postgres, and compares the index with one made in peace.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const here = import.meta.dirname;
const root = join(here, "../..");
const steps = [
  [join(root, "bin/build.mjs")],
  [join(here, "../run-ts.mjs"), join(here, "kill.ts"), ...process.argv.slice(2)],
];
for (const args of steps) {
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit", cwd: root });
  if (status !== 0) process.exit(status ?? 1);
}
