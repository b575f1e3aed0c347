import { type Field, field, one } from "./field";

/**
 * From which log file an event came, and what proves that file (lib/digest/verdict.ts). No record
 * says it: the index does.
 */
export const FILE_FIELDS: readonly Field[] = [
  field({
    name: "file",
    help: "Key of a log file that delivered the event, be it the first or a copy.",
    source: "the name of the log file",
    type: "text",
    values: ({ files }) => files?.keys ?? [],
    column: true,
    indexed: false,
    ofFile: true,
  }),
  field({
    name: "integrity",
    help: "What signed digest files say of the log file that delivered the event first.",
    source: "CloudTrail's digest files",
    type: "enum",
    // Of all verdicts about log files those that a file with events can have.
    options: [
      "verified",
      "mismatch",
      "unreferenced",
      "invalid-format",
      "trailing-data",
      "wrong-algorithm",
      "not-covered",
      "cannot-check",
      "not-checked",
    ],
    blank: "not-checked",
    notOptions: new Map([
      ["missing", "A missing log file has no events. -integrity:verified is what is not proven."],
    ]),
    values: ({ files }) => one(files?.verdict ?? null),
    column: true,
    indexed: false,
    ofFile: true,
  }),
];
