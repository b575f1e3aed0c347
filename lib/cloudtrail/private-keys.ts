import type { Secret } from "./named-secrets";

/** RFC 7468; the words may be percent-encoded, or form-encoded. */
const BEGIN =
  /-----BEGIN(?:(?: |\+|%20)[A-Z\d]{1,16}){0,3}(?: |\+|%20)PRIVATE(?: |\+|%20)KEY-----/g;
/** Base64, headers and line breaks, these also as escapes of JSON, however deep it is nested. */
const BODY = /(?:[\w+/=:,.% \t\r\n-]|\\+(?:[nrt/]|u000[ad]))*/iy;
const END = "-----END";

/** The bodies of private keys in PEM, up to their last line or as far as they go. */
export function findPrivateKeys(text: string): readonly Secret[] {
  const secrets: Secret[] = [];
  BEGIN.lastIndex = 0;
  for (let begin = BEGIN.exec(text); begin !== null; begin = BEGIN.exec(text)) {
    const from = BEGIN.lastIndex;
    BODY.lastIndex = from;
    const body = BODY.exec(text)?.[0] ?? "";
    const length = body.indexOf(END);
    const to = from + (length < 0 ? body.length : length);
    secrets.push({ from, to, path: "private key", bareNumber: false });
    // What was read is not read again: a text of nothing but beginnings takes no longer.
    BEGIN.lastIndex = Math.max(to, from);
  }
  return secrets;
}
