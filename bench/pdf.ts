// node bench/run-ts.mjs bench/pdf.ts [--rows 100000]
// How long a PDF takes of which a table has many rows, and how much memory.
import { parseArgs } from "node:util";
import { tableOf } from "@/lib/document/testing/make-document";
import { drawDocument } from "@/lib/pdf/draw-document";
import { loadFaces } from "@/lib/pdf/fonts";

const { values } = parseArgs({ options: { rows: { type: "string", default: "100000" } } });
const rows = Array.from({ length: Number(values.rows) }, (_, at) => [
  `arn:aws:sts::111122223333:assumed-role/ci/deploy-${at}`,
  at,
  new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString(),
]);
// Ten tables of the same length: each prints what a table may.
const sections = Array.from({ length: 10 }, (_, at) => ({
  id: `s${at}`,
  title: `Control ${at}`,
  blocks: [tableOf(rows)],
}));
const startedMs = performance.now();
const bytes = await drawDocument(
  {
    ...{ format: 1, label: "Report 1", title: "Many findings", subtitle: "", language: "en" },
    ...{ classification: "Internal", madeAt: "2026-01-01T00:00:00Z", madeBy: "bench", sections },
  },
  { faces: loadFaces(process.cwd()) },
);
const seconds = (performance.now() - startedMs) / 1_000;
const megabytes = process.resourceUsage().maxRSS / 1_024;
process.stdout.write(
  `${rows.length} rows in each of 10 tables: ${seconds.toFixed(1)} s, ` +
    `${Math.round(bytes.length / 1_024)} kB, at most ${Math.round(megabytes)} MB\n`,
);
