import { stat } from "node:fs/promises";
import type { Hunt, NewHunt } from "@/lib/api/hunt-contract";
import type { Reader } from "@/lib/auth/reader";
import { findRule } from "@/lib/detections/hunts/find-rule";
import { huntNow } from "@/lib/detections/hunts/hunt-now";
import { readRuleFiles } from "@/lib/detections/rules/rule-files";
import { formatCount, formatCounted } from "@/lib/format/count";
import { formatDuration } from "@/lib/format/duration";
import { toVisible } from "@/lib/format/visible";
import { withReader } from "./open";
import { type Command, type CommandInput, FOUND, NOT_FOUND, UsageError } from "./run";
import { keepTelling } from "./status-line";
import { write } from "./write";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** `hunt FILE|RULE`: what a rule finds in what is indexed; Ctrl-C cancels it. */
export const hunt: Command = {
  options: {
    from: { type: "string" },
    to: { type: "string" },
    account: { type: "string" },
    "back-fill": { type: "boolean" },
    json: { type: "boolean" },
  },
  words: [1, 1],
  async run(input) {
    const stopped = new AbortController();
    const stop = () => stopped.abort();
    for (const name of SIGNALS) process.once(name, stop);
    try {
      const found = await withReader(input, (reader) => look(reader, input, stopped.signal));
      await write(input.options.json ? `${JSON.stringify(found)}\n` : textOf(found));
      if (found.state === "failed") throw new Error(found.problem ?? "The hunt failed.");
      return found.state === "done" && found.hits > 0 ? FOUND : NOT_FOUND;
    } finally {
      for (const name of SIGNALS) process.off(name, stop);
    }
  },
};

async function look(reader: Reader, input: CommandInput, signal: AbortSignal): Promise<Hunt> {
  const asked = await askedOf(reader, input);
  let told: string | null = null;
  const line = keepTelling(() => told);
  try {
    return await huntNow(reader, asked, {
      signal,
      onProgress: (found) => {
        told = progressOf(found);
      },
    });
  } finally {
    line.stop();
  }
}

async function askedOf(reader: Reader, { words, options }: CommandInput): Promise<NewHunt> {
  const [name = ""] = words;
  const text = (option: string) =>
    typeof options[option] === "string" ? options[option] : undefined;
  const accounts = text("account")?.split(",");
  if (accounts?.some((account) => !/^\d{12}$/.test(account))) {
    throw new UsageError("--account takes 12-digit account numbers, with commas between them.");
  }
  const range = { from: text("from"), to: text("to"), accounts };
  const isFile = await stat(name).then(
    (stats) => stats.isFile(),
    () => false,
  );
  const purpose = options["back-fill"] === true ? "back-fill" : "preview";
  if (!isFile) return { ...range, purpose, ruleId: await findRule(reader, name) };
  if (purpose === "back-fill") {
    throw new UsageError("Hits are kept of rules that are stored and run: name one, not a file.");
  }
  const [file] = await readRuleFiles(name);
  return { ...range, purpose, text: file?.text ?? "" };
}

function progressOf({ state, candidates, candidatesDone, hits, secondsLeft }: Hunt): string {
  if (state === "waiting") return "waiting for another hunt";
  const left = secondsLeft === null ? "" : `, ${formatDuration(secondsLeft)} left`;
  const looked = `${formatCount(candidatesDone)} of ${formatCount(candidates)} events`;
  return `${looked}, ${formatCount(hits)} found${left}`;
}

function textOf({ state, days, hits, candidatesDone, readsAll, problem }: Hunt): string {
  const width = String(Math.max(0, ...days.map((day) => day.hits))).length;
  const lines = days.toReversed().map(({ day, hits: found, failed }) => {
    const failures = failed > 0 ? `  ${failed} failed` : "";
    return `${day.padEnd(10)}  ${String(found).padStart(width)}${failures}`;
  });
  const looked = `${formatCounted(candidatesDone, "event")} looked at`;
  const ended = state === "done" ? "" : `${state}: `;
  const all = readsAll ? ", as every event comes into question" : "";
  const total = `${ended}${formatCount(hits)} found, ${looked}${all}`;
  const said = problem === null ? [] : [toVisible(problem)];
  return `${[...lines, total, ...said].join("\n")}\n`;
}
