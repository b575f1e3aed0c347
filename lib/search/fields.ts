import { CALL_FIELDS } from "./call-fields";
import { DERIVED_FIELDS } from "./derived-fields";
import type { Field } from "./field";
import { fieldId } from "./field-names";
import { FILE_FIELDS } from "./file-fields";
import { LINEAGE_FIELDS } from "./lineage-fields";
import { ORIGIN_FIELDS } from "./origin-fields";
import { PRINCIPAL_FIELDS } from "./principal-fields";
import { RESULT_FIELDS } from "./result-fields";

/** THE field catalogue: every field of the query language, in the order in which it is listed. */
export const FIELDS: readonly Field[] = [
  ...CALL_FIELDS,
  ...DERIVED_FIELDS,
  ...PRINCIPAL_FIELDS,
  ...LINEAGE_FIELDS,
  ...ORIGIN_FIELDS,
  ...RESULT_FIELDS,
  ...FILE_FIELDS,
];

const BY_NAME = new Map<string | undefined, Field>(FIELDS.map((field) => [field.name, field]));

/**
 * The field that a name or alias means, whatever its case; undefined when there is none.
 * A path field is found by its first part alone: `request`, not `request.bucketName`.
 */
export function findField(nameOrAlias: string): Field | undefined {
  return BY_NAME.get(fieldId(nameOrAlias));
}
