import type { Text } from "./ast";
import { MIN_TEXT_LITERALS } from "./limits";
import { issue, ParseError, replace } from "./parse-error";
import { warnLeading } from "./parse-predicate";
import { refuseRegex } from "./regex-literal";
import type { Scanner, Word } from "./scanner";
import { anywhere } from "./wildcard";

/** Takes words without a field: `"exact value"`, `i-0ab*`, `~part`. */
export function takeText(scanner: Scanner): Text {
  const from = scanner.position;
  refuseRegex(scanner);
  const isPart = scanner.take(/~(?=[^\s()|])/y) !== null;
  const word = scanner.word();
  const term = isPart ? anywhere(word.term) : word.term;
  const text: Text = { kind: "text", term, from, to: scanner.position };
  scanner.countClause(from, text.to);
  refuseVague(text, word);
  if (term.wildcards[0] === 0) warnLeading(scanner, { ...word, from });
  return text;
}

/** Throws when a text says too little for a search of whole records. */
function refuseVague({ term, from, to }: Text, word: Word): void {
  const literals = term.text.length - term.wildcards.length;
  const fix = replace("Remove it", from, to, "");
  if (literals === 0) {
    const message = word.quoted ? "The quotes are empty." : "A wildcard needs some text beside it.";
    throw new ParseError(issue("E104", message, from, to, [fix]));
  }
  if (term.wildcards.length === 0 || literals >= MIN_TEXT_LITERALS) return;
  const message = `Without a field, a wildcard needs at least ${MIN_TEXT_LITERALS} other characters.`;
  throw new ParseError(issue("E108", message, from, to, [fix]));
}
