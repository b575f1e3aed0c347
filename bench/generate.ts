import { parseArgs } from "node:util";
import { generate } from "./generator/generate";

const { values } = parseArgs({
  options: {
    out: { type: "string" },
    seed: { type: "string", default: "1" },
    events: { type: "string", default: "1000000" },
    days: { type: "string", default: "14" },
    accounts: { type: "string", default: "4" },
    "no-digests": { type: "boolean", default: false },
  },
});
if (values.out === undefined) throw new Error("--out <folder> is needed");

const startedMs = performance.now();
const { totals, story } = await generate(
  {
    seed: Number(values.seed),
    events: Number(values.events),
    days: Number(values.days),
    accounts: Number(values.accounts),
    digests: !values["no-digests"],
  },
  values.out,
);
const seconds = (performance.now() - startedMs) / 1000;
console.log(totals);
console.log(
  `${Math.round(totals.events / seconds)} events/s, ${Math.round(totals.bodyBytes / totals.records)} bytes a record, ` +
    `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most; incident from ${story.startTime}`,
);
