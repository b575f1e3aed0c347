import { z } from "zod";
import type { Selection } from "./trail-values";

const texts = z
  .array(z.string())
  .nullish()
  .transform((list) => list ?? []);

/** The API writes `ReadWriteType`, its records `readWriteType`. */
const basicSchema = z.preprocess(
  toCamelCase,
  z.array(
    z.object({
      readWriteType: z.string().nullish(),
      includeManagementEvents: z.boolean().nullish(),
      excludeManagementEventSources: texts,
      dataResources: z
        .array(z.object({ type: z.string() }))
        .nullish()
        .transform((list) => list ?? []),
    }),
  ),
);

const advancedSchema = z.preprocess(
  toCamelCase,
  z.array(
    z.object({
      fieldSelectors: z.array(z.object({ field: z.string(), equals: texts, notEquals: texts })),
    }),
  ),
);

type FieldSelectors = z.infer<typeof advancedSchema>[number]["fieldSelectors"];

/**
 * What event selectors let a trail log, basic or advanced ones (CloudTrail API, EventSelector and
 * AdvancedEventSelector). Null when neither can be read.
 */
export function readSelection(basic: unknown, advanced: unknown): Selection | null {
  const fields = advancedSchema.safeParse(advanced);
  if (fields.success && fields.data.length > 0) return readAdvanced(fields.data);
  const selectors = basicSchema.safeParse(basic);
  return selectors.success && selectors.data.length > 0 ? readBasic(selectors.data) : null;
}

function readBasic(selectors: z.infer<typeof basicSchema>): Selection {
  // Both are the API's defaults: management events, reads and writes.
  const managing = selectors.filter(
    ({ includeManagementEvents }) => includeManagementEvents !== false,
  );
  const kinds = managing.map(({ readWriteType }) => readWriteType ?? "All");
  return {
    management: managementOf(
      kinds.some((kind) => kind !== "WriteOnly"),
      kinds.some((kind) => kind !== "ReadOnly"),
    ),
    isNarrowed: false,
    excluded: each(managing.flatMap((one) => one.excludeManagementEventSources)),
    dataTypes: each(selectors.flatMap((one) => one.dataResources.map(({ type }) => type))),
  };
}

const PLAIN_FIELDS = ["eventCategory", "readOnly"];

function readAdvanced(selectors: z.infer<typeof advancedSchema>): Selection {
  const ofCategory = (name: string) =>
    selectors
      .map(({ fieldSelectors }) => fieldSelectors)
      .filter((fields) => valuesOf(fields, "eventCategory").includes(name));
  const managing = ofCategory("Management");
  const logs = (readOnly: string) =>
    managing.some((fields) => {
      const values = valuesOf(fields, "readOnly");
      return values.length === 0 || values.includes(readOnly);
    });
  const excludes = ({ field, equals, notEquals }: FieldSelectors[number]) =>
    field === "eventSource" && equals.length === 0 && notEquals.length > 0;
  return {
    management: managementOf(logs("true"), logs("false")),
    isNarrowed: managing
      .flat()
      .some((selector) => !PLAIN_FIELDS.includes(selector.field) && !excludes(selector)),
    excluded: each(
      managing
        .flat()
        .filter(excludes)
        .flatMap(({ notEquals }) => notEquals),
    ),
    dataTypes: each(ofCategory("Data").flatMap((fields) => valuesOf(fields, "resources.type"))),
  };
}

function valuesOf(fields: FieldSelectors, name: string): readonly string[] {
  return fields.filter(({ field }) => field === name).flatMap(({ equals }) => equals);
}

function managementOf(reads: boolean, writes: boolean): Selection["management"] {
  if (reads) return writes ? "all" : "read-only";
  return writes ? "write-only" : "none";
}

function each(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function toCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toCamelCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.slice(0, 1).toLowerCase() + name.slice(1),
      toCamelCase(inner),
    ]),
  );
}
