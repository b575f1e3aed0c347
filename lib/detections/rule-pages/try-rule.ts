import type { RuleExplanation, RuleTrial, RuleTryParams } from "@/lib/api/rule-contract";
import type { Reader } from "@/lib/auth/reader";
import { describeEvent } from "@/lib/cloudtrail/describe-event";
import { maskSecrets } from "@/lib/cloudtrail/mask-secrets";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { environmentOf, type ValueLists } from "@/lib/detections/rules/rule-texts";
import { AppError } from "@/lib/errors";
import { findEvents } from "@/lib/events/find-events";
import { maskRecord } from "@/lib/events/mask-record";
import { readRecords } from "@/lib/events/read-records";
import { type Explanation, explainRule, type FoundValue } from "@/lib/sigma/explain-rule";
import { loadRules } from "@/lib/sigma/load-rules";
import type { DetectionRule } from "@/lib/sigma/rule";
import { Subject } from "@/lib/sigma/subject";
import { readTriedRecord } from "./read-tried-record";
import { readValueLists } from "./value-lists";

interface Tried {
  readonly value: unknown;
  readonly text: string;
  /** The same with its secrets masked: what may be shown. */
  readonly shown: unknown;
}

/**
 * Why a rule matches an event, or why not: of a record that was pasted, or of an indexed event.
 * Secrets of indexed events stay masked; the rule itself sees them.
 * Throws AppError: `invalid` for what is no record, `not_found` for an event that is not there.
 */
export async function tryRule(reader: Reader, params: RuleTryParams): Promise<RuleTrial> {
  const lists = await readValueLists(reader);
  const tried = await readTried(reader, params);
  const event = toEvent(tried.value, tried.text);
  const { rule, issues } = readDetection(params.text, lists);
  const about = { outcome: event.outcome, sentence: describeEvent(event, tried.shown) };
  if (rule === null) return { matches: null, ...about, explanation: null, issues };
  const explanation = explainRule(rule, new Subject(tried.value, event));
  return {
    matches: explanation.holds,
    ...about,
    explanation: toAnswer(explanation, tried),
    issues,
  };
}

function readDetection(
  text: string,
  lists: ValueLists,
): { rule: DetectionRule | null; issues: RuleTrial["issues"] } {
  const { detections, documents } = loadRules([{ name: "rule", text }], environmentOf(lists));
  const issues = documents.flatMap((document) => [...document.issues]);
  return { rule: detections[0] ?? null, issues };
}

async function readTried(reader: Reader, { record, event }: RuleTryParams): Promise<Tried> {
  if (record !== undefined) {
    const value = readTriedRecord(record);
    return { value, text: JSON.stringify(value), shown: value };
  }
  if (event === undefined || event.trim() === "") {
    const message = "Paste a record, or name an event by its id.";
    throw new AppError("invalid", message, { fields: { event: message } });
  }
  const { event: stored } = await findEvents(reader, event.trim());
  const [raw] = await readRecords(reader, [stored]);
  if (raw === undefined) throw new Error("An indexed event has no record");
  return { value: raw.value, text: raw.text, shown: maskRecord(raw).value };
}

function toAnswer(
  { holds, says, place, found, parts }: Explanation,
  tried: Tried,
): RuleExplanation {
  return {
    holds,
    says,
    line: place?.line ?? null,
    found: found.map((value) => ({
      path: pathText(value.path),
      text: tried.shown === tried.value ? value.text : shownText(value, tried),
      fits: value.fits,
    })),
    parts: parts.map((part) => toAnswer(part, tried)),
  };
}

function pathText(path: FoundValue["path"]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "");
}

/** What stands at the same place of the masked record; what stands nowhere is masked by itself. */
function shownText({ path, text }: FoundValue, { shown }: Tried): string {
  if (path.length === 0) return maskSecrets(text).text;
  const value = path.reduce<unknown>((at, step) => {
    const isOwn = typeof at === "object" && at !== null && Object.hasOwn(at, step);
    return isOwn ? Reflect.get(at, step) : undefined;
  }, shown);
  const whole = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return whole.slice(0, text.length);
}
