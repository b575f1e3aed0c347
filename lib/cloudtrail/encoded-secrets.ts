import { findNamedSecrets, type Secret } from "./named-secrets";
import { type DecodedLiteral, decodeCsvCell, decodePercents } from "./string-literal";

/** A name between doubled quotes stands in no JSON: the text is a row of a CSV export. */
const DOUBLED_NAME = /""\w/;
const QUOTED_CELL = /"([^"]*(?:""[^"]*)*)"/g;

/** Secrets of JSON in the cells of a CSV row. */
export function findCellSecrets(text: string): readonly Secret[] {
  if (!DOUBLED_NAME.test(text)) return [];
  return [...text.matchAll(QUOTED_CELL)].flatMap((cell) => {
    const from = cell.index + 1;
    const inner = decodeCsvCell(text, from, from + (cell[1]?.length ?? 0));
    return findNamedSecrets(inner.text).map((secret) => placed(secret, inner));
  });
}

const ENCODED_QUOTE = /%(?:25)*22/;
const WORD = /[^\s"\\]+/g;
/** Encoded again and again is what nobody does by accident. */
const MOST_TIMES = 4;

/** Secrets of JSON that is percent-encoded, once or several times: bodies of forms, policies of IAM. */
export function findPercentSecrets(text: string, times = 0): readonly Secret[] {
  if (times === MOST_TIMES || !ENCODED_QUOTE.test(text)) return [];
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    if (!ENCODED_QUOTE.test(word)) return [];
    const inner = decodePercents(text, index, index + word.length);
    const secrets = [...findNamedSecrets(inner.text), ...findPercentSecrets(inner.text, times + 1)];
    return secrets.map((secret) => placed(secret, inner));
  });
}

/** A secret of a decoded text, where it stands in the text around it. */
function placed(secret: Secret, { at }: DecodedLiteral): Secret {
  const end = at.at(-1) ?? 0;
  return { ...secret, from: at[secret.from] ?? end, to: at[secret.to] ?? end };
}
