import type { EventQuestion } from "@/lib/db/search/event-filter";
import { toQuestion } from "@/lib/events/to-question";
import type { CommandInput } from "./run";
import { UsageError } from "./run";

export const QUESTION_OPTIONS = {
  from: { type: "string" },
  to: { type: "string" },
  asof: { type: "string" },
} as const;

/** The question that a query and its options ask. Warnings go to standard error. */
export function questionOf({ words, options }: CommandInput): EventQuestion {
  const text = (name: string) => (options[name] === undefined ? undefined : String(options[name]));
  const asof = wholeNumber(options.asof, "asof");
  const { question, warnings } = toQuestion(
    { q: words[0] ?? "", from: text("from"), to: text("to"), asof },
    Date.now(),
  );
  for (const { code, message } of warnings) process.stderr.write(`${code} ${message}\n`);
  return question;
}

/** A positive number from an option; undefined when it was not given. */
export function wholeNumber(value: string | boolean | undefined, name: string): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(String(value))) throw new UsageError(`--${name} takes a whole number.`);
  return Number(value);
}
