// node bench/run-ts.mjs docs/samples/make.ts
// Makes the PDFs of this folder: reports and a case of the sample incident, in a Trailglass of its own.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type App, loadSample, startApp } from "@/e2e/support/app";

const FOLDER = resolve("docs/samples");
const PERIOD = { from: "2026-09-01", to: "2026-10-10" };
const PACKS = ["root-and-break-glass", "cis-aws-monitoring"];

async function asked(app: App, path: string, body?: unknown) {
  const answer = await app.ask(path, body);
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return answer;
}

async function writeReport(app: App, pack: string): Promise<void> {
  const { id } = await (await asked(app, "/api/reports", { pack, ...PERIOD })).json();
  for (;;) {
    const { state } = await (await asked(app, `/api/reports/${id}`)).json();
    if (state === "done") break;
    if (state === "failed") throw new Error(`The report ${pack} failed.`);
    await new Promise((done) => setTimeout(done, 500));
  }
  const pdf = await asked(app, `/api/reports/${id}/document?form=pdf`);
  write(`${pack}.pdf`, Buffer.from(await pdf.arrayBuffer()));
}

function write(name: string, bytes: Buffer): void {
  writeFileSync(resolve(FOLDER, name), bytes);
  process.stdout.write(`${name}: ${Math.round(bytes.length / 1_024)} kB\n`);
}

const app = await startApp(null);
try {
  await loadSample(app);
  for (const pack of PACKS) await writeReport(app, pack);
} finally {
  await app.stop();
}
