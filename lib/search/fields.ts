import { CALL_FIELDS } from "./call-fields";
import type { Field } from "./field";
import { ORIGIN_FIELDS } from "./origin-fields";
import { PRINCIPAL_FIELDS } from "./principal-fields";
import { RESULT_FIELDS } from "./result-fields";

/** THE field catalogue: every field of the query language, in the order in which it is listed. */
export const FIELDS: readonly Field[] = [
  ...CALL_FIELDS,
  ...PRINCIPAL_FIELDS,
  ...ORIGIN_FIELDS,
  ...RESULT_FIELDS,
];

// A Map, since the name comes from the user and `__proto__` must be unknown.
const BY_NAME = new Map<string, Field>();
for (const field of FIELDS) {
  for (const name of [field.name, ...field.aliases]) BY_NAME.set(name.toLowerCase(), field);
}

/**
 * The field that a name or alias means, whatever its case; undefined when there is none.
 * A path field is found by its first part alone: `request`, not `request.bucketName`.
 */
export function findField(nameOrAlias: string): Field | undefined {
  return BY_NAME.get(nameOrAlias.toLowerCase());
}
