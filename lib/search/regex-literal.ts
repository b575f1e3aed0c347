import { issue, ParseError, replace } from "./parse-error";
import { quoted } from "./print-term";
import type { Scanner } from "./scanner";

const SLASHED = /\/((?:[^\s/\\]|\\.)+)\/[gimsuy]*(?=\s|\)|$)/y;
const META = /[+^$()[\]{}|\\]|\.\*/;

/** Throws E113 for what can only be meant as a regular expression; `/aws/lambda/` is a path. */
export function refuseRegex(scanner: Scanner): void {
  const from = scanner.position;
  const match = scanner.take(SLASHED);
  const to = scanner.position;
  scanner.position = from;
  if (match === null || !META.test(match[1] ?? "")) return;
  const message = "Regular expressions are not supported; use the wildcards * and ?.";
  const fix = replace("Search for it as text", from, to, quoted(match[0]));
  throw new ParseError(issue("E113", message, from, to, [fix]));
}
