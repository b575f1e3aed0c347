import { parseAddress } from "@/lib/cloudtrail/ip-address";
import { hasHostBits, networkOf, parseCidr } from "./address";
import type { Span } from "./ast";
import type { Field } from "./field";
import { spellValue } from "./fold";
import { isServiceName } from "./indicator";
import type { QueryIssue } from "./issue";
import { issue, replace } from "./parse-error";
import { orderKey } from "./range-test";
import type { Word } from "./scanner";

/**
 * What is wrong with a value for the type of its field, or null. A quoted value passes, as every
 * text that a log holds must be possible to search for; only booleans stay strict. `name` is where
 * the field's name stands, if another one may be offered.
 */
export function checkValue(field: Field, word: Word, name: Span | null = null): QueryIssue | null {
  const text = word.term.text;
  const isLiteral = word.term.wildcards.length === 0;
  switch (field.type) {
    case "boolean":
      return checkBoolean(field, word);
    case "number":
      return isLiteral && !word.quoted ? checkNumber(field, word) : null;
    case "version":
      return isLiteral && !word.quoted && orderKey(field.type, text) === null
        ? badValue(word, `"${text}" is not a version like 1.08.`)
        : null;
    case "enum":
      return isLiteral && !word.quoted ? checkEnum(field, word) : null;
    case "account":
      return !word.quoted && /^\d+$/.test(text) && text.length !== 12
        ? badValue(word, "An account id has 12 digits.")
        : null;
    case "address":
      return checkAddress(word, name);
    default:
      return null;
  }
}

/** What is wrong with a number, be it a value or a bound, in words; null when nothing is. */
export function numberProblem(field: Field, text: string): string | null {
  if (orderKey(field.type, text) === null) return `"${text}" is not a number.`;
  const { options } = field;
  if (options === undefined || options.includes(spellValue(field, text))) return null;
  return `${field.name} is a whole number from ${options.at(0)} to ${options.at(-1)}.`;
}

function checkNumber(field: Field, word: Word): QueryIssue | null {
  const { text } = word.term;
  const message = numberProblem(field, text);
  if (message === null) return null;
  const near = orderKey(field.type, text) === null ? undefined : nearestOption(field, Number(text));
  const fixes = near === undefined ? [] : [replace(`Write ${near}`, word.from, word.to, near)];
  return issue("E108", message, word.from, word.to, fixes);
}

function nearestOption({ options = [] }: Field, value: number): string | undefined {
  const distance = (option: string) => Math.abs(Number(option) - value);
  return options.toSorted((a, b) => distance(a) - distance(b))[0];
}

function checkBoolean(field: Field, word: Word): QueryIssue | null {
  const text = word.term.text.toLowerCase();
  if (text === "true" || text === "false") return null;
  const meant =
    text === "yes" || text === "1" ? "true" : text === "no" || text === "0" ? "false" : "";
  return issue(
    "E108",
    `${field.name} is true or false.`,
    word.from,
    word.to,
    meant === "" ? [] : [replace(`Write ${meant}`, word.from, word.to, meant)],
  );
}

function checkEnum(field: Field, word: Word): QueryIssue | null {
  const text = word.term.text.toLowerCase();
  const options = field.options ?? [];
  if (options.includes(text)) return null;
  const why = field.notOptions?.get(text);
  if (why !== undefined) return badValue(word, why);
  const near = options.filter((option) => option.startsWith(text.slice(0, 3)));
  return issue(
    "E108",
    `${field.name} is one of ${options.join(", ")}.`,
    word.from,
    word.to,
    near.map((option) => replace(`Write ${option}`, word.from, word.to, option)),
  );
}

function checkAddress(word: Word, name: Span | null): QueryIssue | null {
  const { text, wildcards } = word.term;
  if (wildcards.length > 0) {
    return /^[0-9a-f.:*?]+$/i.test(text) ? null : badAddress(word, name);
  }
  const block = parseCidr(text);
  if (block !== null) {
    return hasHostBits(block) ? hostBits(word, networkOf(block)) : null;
  }
  if (word.quoted || parseAddress(text) !== null) return null;
  const address = parseAddress(text.slice(0, Math.max(0, text.indexOf("/"))));
  if (address === null) return badAddress(word, name);
  const prefixFrom = word.from + text.indexOf("/") + 1;
  const message = `Prefix length must be 0–${address.length * 8}.`;
  return issue("E109", message, Math.min(prefixFrom, word.to - 1), word.to);
}

function hostBits(word: Word, network: string): QueryIssue {
  const message = `${word.term.text} has bits set after its prefix; it is read as ${network}.`;
  const fix = replace(`Write ${network}`, word.from, word.to, network);
  return issue("W205", message, word.from, word.to, [fix]);
}

function badAddress(word: Word, name: Span | null): QueryIssue {
  const text = word.term.text;
  if (!isServiceName(text)) return badValue(word, `"${text}" is not an IP address or CIDR block.`);
  const message = `${text} is an AWS service, not an address. Use via:${text}.`;
  const fixes = name === null ? [] : [replace(`Use via:${text}`, name.from, name.to, "via")];
  return issue("E108", message, word.from, word.to, fixes);
}

function badValue(word: Word, message: string): QueryIssue {
  return issue("E108", message, word.from, word.to);
}
