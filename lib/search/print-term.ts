import type { Term } from "./ast";
import { indicatorType, isArn } from "./indicator";

/** Needs neither quotes nor escapes after an operator. */
const SAFE_VALUE = /^[\p{L}\p{N}_@.$][\p{L}\p{N}_@/.:$%+=~#-]*$/u;
/** The same without a field, where `:` and the like would make one. */
const SAFE_TEXT = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;
const PLAIN_VALUE = /[\w.:@/-]/;
const KEYWORD = /^(?:and|or|not)$/i;

/** A value of a field as the language writes it. `quote` asks for quotes that it could do without. */
export function printValue(term: Term, quote = false): string {
  if (term.wildcards.length > 0) return wildcardText(term, PLAIN_VALUE);
  const { text } = term;
  const isBare = !quote && SAFE_VALUE.test(text) && !KEYWORD.test(text) && !text.includes("..");
  return isBare ? text : quoted(text);
}

/** Words without a field as the language writes them. */
export function printText(term: Term): string {
  if (term.wildcards.length > 0)
    return wildcardText(term, isArn(term.text) ? PLAIN_VALUE : /[\w.-]/);
  const { text } = term;
  const isBare = SAFE_TEXT.test(text) && !KEYWORD.test(text) && indicatorType(text) === null;
  return isBare ? text : quoted(text);
}

/** Any text in quotes, so that it means itself. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\“”„‟]/g, "\\$&")}"`;
}

/** Quotes would switch the wildcards off, so everything that is not plain is escaped. */
function wildcardText(term: Term, plain: RegExp): string {
  const wild = new Set(term.wildcards);
  let text = "";
  for (let at = 0; at < term.text.length; at += 1) {
    const char = term.text.charAt(at);
    const isPlain = at === 0 ? /\w/.test(char) : plain.test(char);
    text += isPlain || wild.has(at) || isBeyondAscii(char) ? char : `\\${char}`;
  }
  return text;
}

/** Letters of other scripts, but no quotes and no spaces. */
function isBeyondAscii(char: string): boolean {
  return char.charCodeAt(0) > 127 && !/[\s“”„‟‘’]/.test(char);
}
