import type { Redactor } from "./redactor";

const TOKEN = /([\w.-]+):("(?:[^"\\]|\\.)*"|[^\s()]+)|"(?:[^"\\]|\\.)*"|[^\s()]+/g;
const WORD_OF_QUERIES = /^(?:and|or|not|-|\||&&?|\|\|)$/i;
/** Fields whose values are words of AWS or of ours. */
const KEPT =
  /^-?(?:event|service|region|outcome|error|type|verb|readonly|mfa|integrity|time|level|flag|class|category)$/i;

/** A query for who may know neither people nor resources: values become pseudonyms, fields stay. */
export function redactQuery(by: Redactor, query: string): string {
  return query.replace(TOKEN, (token, field: string | undefined, value: string | undefined) => {
    if (field === undefined || value === undefined) {
      return WORD_OF_QUERIES.test(token) ? token : quoted(by, token, "value");
    }
    return KEPT.test(field) ? by.text(token) : `${by.text(field)}:${quoted(by, value, field)}`;
  });
}

function quoted(by: Redactor, given: string, field: string): string {
  return JSON.stringify(by.value(given.replace(/^"|"$/g, ""), field === "time" ? "value" : field));
}
