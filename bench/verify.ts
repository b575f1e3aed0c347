import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { parseArgs, promisify } from "node:util";
import { parsePinnedKeys } from "@/lib/digest/pinned-keys";
import { FolderSource } from "@/lib/ingest/sources/folder";
import type { TrustedKeys } from "@/lib/integrity/judge/judge-options";
import { summarizePlace } from "@/lib/integrity/judge/summarize-place";
import { verifyEvidence } from "@/lib/integrity/judge/verify-evidence";
import { openSourceEvidence } from "@/lib/integrity/live/source-evidence";
import { isProven, mergeSummaries } from "@/lib/integrity/runs/verification-summary";

/**
 * Validation of a generated tree beside what hashing alone costs:
 *
 *   node bench/run-ts.mjs bench/verify.ts --tree DIR
 */
const { values } = parseArgs({ options: { tree: { type: "string" } } });
if (values.tree === undefined) throw new Error("--tree <folder of bench/generate.ts> is needed");
const tree = values.tree;
const run = promisify(execFile);
const MB = 1_000_000;

async function timed<Answer>(work: () => Promise<Answer>) {
  const startedMs = performance.now();
  const answer = await work();
  return { answer, seconds: (performance.now() - startedMs) / 1000 };
}

async function shell(command: string): Promise<string> {
  const { stdout } = await run("sh", ["-c", command, "sh", tree], { maxBuffer: 1024 * MB });
  return stdout;
}

async function verify() {
  const text = await readFile(`${tree}/trust/cloudtrail-public-keys.json`, "utf8");
  const known = parsePinnedKeys(text);
  const found = { keys: known, problem: null };
  const keys: TrustedKeys = {
    keysFor: async () => found,
    seekKey: async () => found,
    keyOf: (region, name) =>
      known.find((key) => key.region === region && key.fingerprint === name) ?? null,
  };
  const { signal } = new AbortController();
  const source = await FolderSource.at(tree, { settleMs: 0 });
  const evidence = await openSourceEvidence(source, { signal });
  let bodyBytes = 0;
  let files = 0;
  const summaries = [];
  const options = {
    ...{ keys, signal, fromMs: null, toMs: null },
    onProgress: (count: number, bytes: number) => {
      files += count;
      bodyBytes += bytes;
    },
  };
  for await (const result of verifyEvidence(evidence, options))
    summaries.push(summarizePlace(result));
  return { files, bodyBytes, isProven: isProven(mergeSummaries(summaries)) };
}

const FILES = `find "$1" -name '*.json.gz' -print0`;
const packedBytes = Number(await shell(`${FILES} | xargs -0 cat | wc -c`));

const packed = await timed(() => shell(`${FILES} | xargs -0 sha256sum | wc -l`));
const stream = await timed(() => shell(`${FILES} | xargs -0 zcat | sha256sum`));
const cpuBefore = process.cpuUsage();
const { answer, seconds } = await timed(verify);
const cpu = process.cpuUsage(cpuBefore);
if (!answer.isProven) throw new Error("The tree is not proven");

function tell(what: string, took: number): void {
  const rate = (bytes: number) => `${(bytes / MB / took).toFixed(1)} MB/s`;
  console.log(
    `${what.padEnd(46)} ${took.toFixed(2).padStart(7)} s  ${Math.round(answer.files / took)} files/s  ${rate(packedBytes)} packed, ${rate(answer.bodyBytes)} unpacked`,
  );
}
console.log(
  `${answer.files} files, ${(packedBytes / MB).toFixed(1)} MB packed, ${(answer.bodyBytes / MB).toFixed(1)} MB unpacked`,
);
tell("sha256sum of the packed files", packed.seconds);
tell("zcat | sha256sum of all as one stream", stream.seconds);
tell("verify: list, read, unpack, hash, RSA, judge", seconds);
console.log(
  `verify took ${((cpu.user + cpu.system) / MB).toFixed(2)} s of CPU, and ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory at most`,
);
