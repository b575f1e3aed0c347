import type { Fix } from "./issue";
import { close as closing, issue, ParseError, replace } from "./parse-error";
import type { Scanner, Word } from "./scanner";

const LIST_OPEN = /[([]/y;
const SEPARATOR = /\s*(?:,\s*|\|\|\s*|OR(?=[\s)\]"])\s*)/iy;
const KEYWORD = /(?:AND|OR|NOT)(?=[\s()"]|$)/iy;

/** Takes `(a OR b, c)` or `[a, b]`; null and no move when there is no list. */
export function takeList(scanner: Scanner): Word[] | null {
  const open = scanner.position;
  if (scanner.take(LIST_OPEN) === null) return null;
  const close = scanner.text.charAt(open) === "[" ? "]" : ")";
  const words: Word[] = [];
  for (;;) {
    scanner.skipSpace();
    if (scanner.atEnd) {
      const fix = closing(scanner.text, close);
      throw new ParseError(issue("E102", "The list is not closed.", open, open + 1, [fix]));
    }
    if (scanner.char === close || scanner.char === ")" || scanner.char === ",") {
      const from = words.length === 0 ? open : scanner.position;
      throw new ParseError(issue("E104", "The list lacks a value.", from, scanner.position + 1));
    }
    words.push(listItem(scanner, close));
    if (scanner.take(SEPARATOR) !== null) continue;
    scanner.skipSpace();
    if (scanner.char !== close) continue;
    scanner.position += 1;
    return words;
  }
}

function listItem(scanner: Scanner, close: string): Word {
  const from = scanner.position;
  const previous = scanner.text.slice(0, from).trimEnd();
  const keyword = scanner.take(KEYWORD)?.[0].toUpperCase();
  const isJoined = /(?:[([,]|\|\||\bOR)$/i.test(previous);
  if (isJoined && keyword === undefined && scanner.char !== "(") {
    return scanner.word(close === "]" ? ",]" : ",");
  }
  const to = keyword === undefined ? from + 1 : scanner.position;
  const fixes: Fix[] = [];
  if (keyword === "AND" && !isJoined) fixes.push(replace("Write OR", from, to, "OR"));
  else if (keyword === undefined && scanner.char !== "(") {
    fixes.push(replace("Put OR between", previous.length, previous.length, " OR"));
  }
  const message = "Values of a list are joined by OR or a comma.";
  throw new ParseError(issue("E101", message, from, to, fixes));
}
