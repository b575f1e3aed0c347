/** What a string literal stands for, and where in its source each character came from. */
export interface DecodedLiteral {
  readonly text: string;
  /** Place in the source of every character of `text`, and of its end. */
  readonly at: readonly number[];
}

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** The characters from `from` to `to`, which stand between the quotes of a JSON string (RFC 8259). */
export function decodeJsonLiteral(source: string, from: number, to: number): DecodedLiteral {
  return decode(from, to, (place) => {
    if (source[place] !== "\\" || place + 1 >= to) return [source[place] ?? "", 1];
    const next = source[place + 1] ?? "";
    const code = /^u([\da-f]{4})/i.exec(source.slice(place + 1, place + 6))?.[1];
    if (code !== undefined) return [String.fromCharCode(Number.parseInt(code, 16)), 6];
    return [ESCAPES[next] ?? next, 2];
  });
}

/** The characters of a quoted CSV cell, where a quote is written twice (RFC 4180). */
export function decodeCsvCell(source: string, from: number, to: number): DecodedLiteral {
  return decode(from, to, (place) => [source[place] ?? "", source.startsWith('""', place) ? 2 : 1]);
}

/** Characters of which some are percent-encoded (RFC 3986), byte for byte; `+` is a space. */
export function decodePercents(source: string, from: number, to: number): DecodedLiteral {
  return decode(from, to, (place) => {
    const character = source[place] ?? "";
    if (character === "+") return [" ", 1];
    const code = /^%([\da-f]{2})/i.exec(source.slice(place, place + 3))?.[1];
    return code === undefined
      ? [character, 1]
      : [String.fromCharCode(Number.parseInt(code, 16)), 3];
  });
}

function decode(
  from: number,
  to: number,
  read: (place: number) => readonly [character: string, length: number],
): DecodedLiteral {
  const characters: string[] = [];
  const at: number[] = [];
  for (let place = from; place < to; ) {
    const [character, length] = read(place);
    characters.push(character);
    at.push(place);
    place = Math.min(to, place + length);
  }
  at.push(to);
  return { text: characters.join(""), at };
}
