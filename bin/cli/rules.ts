import { readFile } from "node:fs/promises";
import { z } from "zod";
import { readRuleFiles } from "@/lib/detections/rules/rule-files";
import { toVisible } from "@/lib/format/visible";
import { type RuleEnvironment, STANDARD_LISTS } from "@/lib/sigma/environment";
import { loadRules } from "@/lib/sigma/load-rules";
import type { LoadedDocument, RuleSet } from "@/lib/sigma/rule-set";
import { readLogRecords } from "./log-records";
import { matchRecords } from "./match-records";
import { type Command, type CommandInput, FOUND, NOT_FOUND, UsageError } from "./run";
import { write } from "./write";

/** `rules check` and `rules match`: Sigma rules tried without a database. */
export const rules: Command = {
  options: { events: { type: "string" }, lists: { type: "string" }, json: { type: "boolean" } },
  words: [2, 2],
  async run(input) {
    const [verb, place = ""] = input.words;
    if (verb !== "check" && verb !== "match") {
      throw new UsageError(`There is no command "rules ${verb}".`);
    }
    const sources = await readRuleFiles(place);
    if (sources.length === 0) throw new UsageError(`${place} holds no .yml or .yaml file.`);
    const set = loadRules(sources, await readEnvironment(input));
    return verb === "check" ? check(set, input) : match(set, input);
  },
};

async function check({ documents }: RuleSet, { options }: CommandInput): Promise<number> {
  const refused = documents.filter(({ runs }) => !runs);
  if (options.json) {
    const counts = { runs: documents.length - refused.length, refused: refused.length };
    await write(`${JSON.stringify({ ...counts, rules: documents })}\n`);
  } else {
    for (const rule of documents) await write(ruleText(rule));
    await write(`${documents.length - refused.length} run, ${refused.length} refused\n`);
  }
  return refused.length === 0 && documents.length > 0 ? FOUND : NOT_FOUND;
}

function ruleText({ runs, source, line, title, issues }: LoadedDocument): string {
  const head = `${runs ? "runs   " : "refused"}  ${source}:${line}  ${title ?? "without title"}`;
  const told = issues.map(
    (issue) =>
      `         ${issue.severity} line ${issue.line}, ${issue.path || "rule"}: ${issue.message}`,
  );
  return `${[head, ...told].map(toVisible).join("\n")}\n`;
}

async function match(set: RuleSet, { options }: CommandInput): Promise<number> {
  if (typeof options.events !== "string") throw new UsageError("--events says where the logs are.");
  // A rule that does not run is no rule that found nothing.
  for (const rule of set.documents) if (!rule.runs) process.stderr.write(ruleText(rule));
  const records = readLogRecords(options.events, (name, problem) => {
    process.stderr.write(`trailglass: ${toVisible(name)}: ${toVisible(problem)}\n`);
  });
  let hits = 0;
  for await (const hit of matchRecords(set, records)) {
    hits += 1;
    const { rule, eventID, outcome } = hit;
    const text = [outcome.padEnd(7), eventID ?? "without id", rule].map(toVisible).join("  ");
    if (!(await write(`${options.json ? JSON.stringify(hit) : text}\n`))) break;
  }
  return hits > 0 ? FOUND : NOT_FOUND;
}

const listsSchema = z.record(z.string(), z.array(z.string()));

/** `--lists FILE`: value lists as JSON, `{"KnownAccounts": ["123456789012"]}`. */
async function readEnvironment({ options }: CommandInput): Promise<RuleEnvironment> {
  const empty = STANDARD_LISTS.map((name): [string, string[]] => [name, []]);
  if (typeof options.lists !== "string") return { lists: new Map(empty) };
  const path = options.lists;
  const text = await readFile(path, "utf8").catch(() => {
    throw new UsageError(`${path} cannot be read.`);
  });
  const lists = listsSchema.safeParse(parseJson(text));
  if (!lists.success) throw new UsageError(`${path} must be JSON: {"name": ["value", …]}.`);
  return { lists: new Map([...empty, ...Object.entries(lists.data)]) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
