import type { Secret } from "./named-secrets";
import { isSecretName } from "./secret-names";

const EQUALS = /=|%(?:25){0,3}3d/gi;
const NAME_BEFORE = /(?:(?<=%)(?:25){0,3}(?:3f|26)|(?<=\\)u0026)?([\w.-]+)$/i;
/** In a URL inside a URL the ampersand is escaped, once or several times. */
const VALUE_AFTER = /(?:(?!%(?:25){0,3}26)[^&"'\\\s<>,;})\]])+/y;
const MAX_NAME = 64;

/** Parameters that are secret only in the query of a URL (presigned URLs of SigV2, CloudFront, Azure). */
const SECRET_PARAMETER = /^(?:signature|sig|code|token)$/i;
const IN_QUERY = /(?:[?&]|%(?:25){0,3}(?:3f|26)|\\u0026)$/i;

/**
 * Secrets written as `name=value`: query parameters that make a URL usable by whoever has it (AWS:
 * presigned URLs), structs of an Athena export, command lines.
 */
export function findAssignedSecrets(text: string): readonly Secret[] {
  const secrets: Secret[] = [];
  for (const equals of text.matchAll(EQUALS)) {
    const before = text.slice(Math.max(0, equals.index - MAX_NAME), equals.index);
    const name = NAME_BEFORE.exec(before)?.[1] ?? "";
    const isSecret =
      isSecretName(name) ||
      (SECRET_PARAMETER.test(name) && IN_QUERY.test(before.slice(0, -name.length)));
    if (!isSecret) continue;
    const from = equals.index + equals[0].length;
    VALUE_AFTER.lastIndex = from;
    const value = VALUE_AFTER.exec(text)?.[0] ?? "";
    secrets.push({ from, to: from + value.length, path: name, bareNumber: false });
  }
  return secrets;
}

const USER_IN_URL = /:\/\/([^\s/"'\\@:]{0,128}):([^\s/"'\\@]{1,512})@/g;

/** The password of `https://user:password@host`. */
export function findUrlPasswords(text: string): readonly Secret[] {
  return [...text.matchAll(USER_IN_URL)].map((match) => {
    const from = match.index + "://".length + (match[1]?.length ?? 0) + ":".length;
    return {
      from,
      to: from + (match[2]?.length ?? 0),
      path: "password in a URL",
      bareNumber: false,
    };
  });
}
