import type { Term } from "./ast";
import type { Edit, QueryIssue } from "./issue";
import { MAX_CLAUSES, MAX_WILDCARDS } from "./limits";
import { close, issue, ParseError, replace } from "./parse-error";
import { quoted } from "./print-term";

/** A word or quotation of the query text. */
export interface Word {
  readonly term: Term;
  readonly quoted: boolean;
  readonly from: number;
  readonly to: number;
}

const QUOTES = '"“”„‟';
const SINGLE_QUOTES = "'‘’";
const SPACE = /\s/;

/** Reads words from the query text and knows where it is. The grammar is in parse.ts. */
export class Scanner {
  position = 0;
  private clauses = 0;

  constructor(
    readonly text: string,
    /** Where problems go that do not end the parse. */
    readonly issues: QueryIssue[],
  ) {}

  /** Counts a condition or a value of a list. Throws E112 beyond the limit. */
  countClause(from: number, to: number): void {
    this.clauses += 1;
    if (this.clauses <= MAX_CLAUSES) return;
    const message = `A query has at most ${MAX_CLAUSES} conditions.`;
    throw new ParseError(issue("E112", message, from, to));
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  get char(): string {
    return this.text.charAt(this.position);
  }

  skipSpace(): void {
    while (SPACE.test(this.char)) this.position += 1;
  }

  /** Takes what a sticky pattern matches here; null and no move when it does not. */
  take(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.position;
    const match = sticky.exec(this.text);
    if (match !== null) this.position = sticky.lastIndex;
    return match;
  }

  isQuote(): boolean {
    return this.char !== "" && QUOTES.includes(this.char);
  }

  /** The bare word that starts here, as written, without moving: up to a space, bracket or quote. */
  peekRaw(): string {
    let to = this.position;
    while (to < this.text.length && !endsWord(this.text.charAt(to), "")) {
      to += this.text.charAt(to) === "\\" ? 2 : 1;
    }
    return this.text.slice(this.position, to);
  }

  /** Reads a quotation or a bare word. `stops` are further characters that end a bare word. */
  word(stops = ""): Word {
    return this.isQuote() ? this.quotation() : this.bare(stops);
  }

  private quotation(): Word {
    const from = this.position;
    const curly = this.char !== '"';
    let text = "";
    for (let at = from + 1; at < this.text.length; at += 1) {
      const char = this.text.charAt(at);
      if (char === '"' || (curly && QUOTES.includes(char))) {
        this.position = at + 1;
        if (curly || char !== '"') this.warnCurly(from, at);
        return { term: { text, wildcards: [] }, quoted: true, from, to: at + 1 };
      }
      const next = this.text.charAt(at + 1);
      if (char === "\\" && (next === "\\" || QUOTES.includes(next)) && next !== "") at += 1;
      text += this.text.charAt(at);
    }
    const fix = close(this.text, '"');
    throw new ParseError(issue("E106", "The quote is not closed.", from, this.text.length, [fix]));
  }

  private bare(stops: string): Word {
    const from = this.position;
    this.refuseSingleQuote();
    let text = "";
    const wildcards: number[] = [];
    while (this.position < this.text.length && !endsWord(this.char, stops)) {
      this.refuseControl();
      const next = this.text.charAt(this.position + 1);
      if (this.char === "\\" && next !== "" && !/[a-z0-9]/i.test(next)) {
        text += next;
        this.position += 2;
        continue;
      }
      if (this.char === "*" || this.char === "?") wildcards.push(text.length);
      text += this.char;
      this.position += 1;
    }
    if (this.isQuote()) this.refuseQuoteInside(from);
    if (wildcards.length > MAX_WILDCARDS) this.refuseWildcards(from);
    if (this.char === "|" && this.text.charAt(this.position + 1) !== "|") this.refusePipe();
    if (this.position === from) this.refuseCharacter();
    return { term: { text, wildcards }, quoted: false, from, to: this.position };
  }

  /** A pipe is no part of the language, wherever it stands. */
  refusePipe(): never {
    throw new ParseError(
      issue(
        "E114",
        "Pipes are not part of this language; a query only filters.",
        this.position,
        this.position + 1,
        [replace("Remove the pipe and what follows", this.position, this.text.length, "")],
      ),
    );
  }

  private refuseSingleQuote(): void {
    if (this.char === "" || !SINGLE_QUOTES.includes(this.char)) return;
    const from = this.position;
    const length = this.text.slice(from + 1).search(/['‘’]/);
    const to = length < 0 ? from + 1 : from + length + 2;
    const fix =
      length < 0
        ? replace("Remove it", from, to, "")
        : replace("Use double quotes", from, to, quoted(this.text.slice(from + 1, to - 1)));
    throw new ParseError(issue("E101", 'Single quotes do not quote here; use ".', from, to, [fix]));
  }

  private refuseControl(): void {
    const code = this.char.charCodeAt(0);
    if (code >= 32 && code !== 127) return;
    const at = this.position;
    const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    throw new ParseError(
      issue(
        "E101",
        `Unexpected control character ${name}; quote it to search for it.`,
        at,
        at + 1,
        [replace("Remove it", at, at + 1, "")],
      ),
    );
  }

  private refuseQuoteInside(from: number): void {
    if (this.position === from) return;
    const at = this.position;
    const escapes: Edit[] = [];
    for (let to = at; to < this.text.length && !SPACE.test(this.text.charAt(to)); to += 1) {
      if (QUOTES.includes(this.text.charAt(to))) escapes.push({ from: to, to, text: "\\" });
      else if (this.text.charAt(to) === "\\") to += 1;
    }
    throw new ParseError(
      issue("E101", "Unexpected quote inside a word.", at, at + 1, [
        { label: "Escape it", edits: escapes },
        replace("Add a space", at, at, " "),
      ]),
    );
  }

  private refuseCharacter(): never {
    const at = this.position;
    const message = this.atEnd ? "Unexpected end." : `Unexpected "${this.char}".`;
    throw new ParseError(issue("E101", message, at, Math.min(at + 1, this.text.length)));
  }

  private refuseWildcards(from: number): never {
    const message = `A value has at most ${MAX_WILDCARDS} wildcards; quote it to mean the characters.`;
    throw new ParseError(issue("E112", message, from, this.position));
  }

  private warnCurly(from: number, close: number): void {
    this.issues.push(
      issue("W203", "Curly quotes are read as straight ones.", from, close + 1, [
        {
          label: "Use straight quotes",
          edits: [
            { from, to: from + 1, text: '"' },
            { from: close, to: close + 1, text: '"' },
          ],
        },
      ]),
    );
  }
}

function endsWord(char: string, stops: string): boolean {
  return SPACE.test(char) || "()|".includes(char) || QUOTES.includes(char) || stops.includes(char);
}
