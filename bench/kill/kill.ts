import { isDeepStrictEqual, parseArgs } from "node:util";
import { killRun } from "@/lib/ingest/testing/kill-run";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "100" },
    files: { type: "string", default: "1500" },
    seed: { type: "string", default: "1" },
    postgres: { type: "string", default: "0.3" },
    "web-port": { type: "string", default: "3987" },
  },
});

const report = await killRun({
  kills: Number(values.kills),
  seed: Number(values.seed),
  fileCount: Number(values.files),
  postgresShare: Number(values.postgres),
  webPort: Number(values["web-port"]),
  workerScript: "dist/worker.js",
  onKill: (victim, number) => process.stdout.write(`${number} ${victim}\n`),
});
const isSame = isDeepStrictEqual(report.found, report.expected);
const { seconds, victims, blamed, brokenSums, events } = report;
process.stdout.write(
  `${JSON.stringify({ seconds, victims, events, blamed, brokenSums, isSame })}\n`,
);
if (!isSame || blamed > 0 || brokenSums.length > 0) {
  process.stdout.write(report.workerLog);
  process.exitCode = 1;
}
