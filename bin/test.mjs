// @ts-check
// `npm test`: everything a change must pass. The last line says how many tests did.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "./launch/problem.mjs";
import { projectRoot } from "./launch/project.mjs";
import { stages } from "./launch/test-stages.mjs";
import { add, none, printTotals, stageTotals } from "./launch/test-totals.mjs";

/** @typedef {import("./launch/test-stages.mjs").Stage} Stage */

const stopped = new AbortController();
process.once("SIGTERM", () => stopped.abort());
const reports = mkdtempSync(join(tmpdir(), "trailglass-reports-"));

/** @param {string[]} command @param {string} report @returns {Promise<boolean>} */
function runNode(command, report) {
  const child = spawn(process.execPath, command, {
    cwd: projectRoot,
    stdio: "inherit",
    signal: stopped.signal,
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

/** @param {Stage} stage @param {string} report @returns {Promise<boolean>} */
async function pass({ work, command }, report) {
  try {
    await work?.();
    return command ? await runNode(command(report), report) : true;
  } catch (error) {
    console.error(describe(error));
    return false;
  }
}

let totals = none;
for (const stage of stages) {
  const began = Date.now();
  console.log(`\n── ${stage.name}`);
  const report = join(reports, `${stage.name.replaceAll(" ", "-")}.json`);
  const ok = await pass(stage, report);
  const { read = () => none } = stage;
  totals = add(totals, stageTotals({ ok, report: stage.read ? report : null, read }));
  console.log(
    `── ${stage.name}: ${ok ? "ok" : "FAILED"}, ${((Date.now() - began) / 1000).toFixed(1)} s`,
  );
  if (ok) continue;
  process.exitCode = 1;
  break;
}
rmSync(reports, { recursive: true, force: true });
console.log(`\n${printTotals(totals)}`);
