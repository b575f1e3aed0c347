import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { contenders } from "./contenders";
import type { Story } from "./generator/incident";
import { type Measured, measure } from "./measure";
import { questionsOf } from "./questions";
import { reportMarkdown } from "./report";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: "bench/data/1m" },
    runs: { type: "string", default: "9" },
    out: { type: "string", default: "bench/data/comparison.md" },
    /** Also the contenders that need minutes for every question. */
    slow: { type: "boolean", default: false },
    /** An index that already holds the data: loading ten million events takes long. */
    loaded: { type: "string" },
  },
});

const story: Story = JSON.parse(await readFile(join(values.data, "story.json"), "utf8"));
const questions = questionsOf(story);
const work = "bench/data/work";
await mkdir(work, { recursive: true });
const measured: Measured[] = [];
// One after another, so that none takes the other's processor or memory.
for (const contender of contenders(work, values.slow, values.loaded ?? null)) {
  console.error(`${contender.name}: loading ${values.data}`);
  measured.push(await measure(contender, values.data, questions, Number(values.runs)));
}
const report = reportMarkdown(questions, measured);
await writeFile(values.out, report.text);
console.log(report.text);
if (report.disagreements > 0) process.exitCode = 1;
