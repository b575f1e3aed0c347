import type { RuleTexts } from "@/lib/detections/rules/rule-texts";
import type { FileProblemReason } from "@/lib/ingest/body/file-problem";
import type { FileSummary } from "@/lib/ingest/write/claimed-file";
import type { ParsedBlock } from "./parsed-block";

/**
 * To a parser thread: the rules for the files that follow, a file, leave to send more blocks, or an
 * end to the file.
 */
export type ToThread =
  | { readonly kind: "rules"; readonly texts: RuleTexts }
  | { readonly kind: "parse"; readonly bytes: Uint8Array }
  | { readonly kind: "next"; readonly blocks: number }
  | { readonly kind: "stop" };

/** From a parser thread. `end` and `problem` are the last message of a file. */
export type FromThread =
  | { readonly kind: "opened"; readonly objectSha256: string }
  | { readonly kind: "block"; readonly block: ParsedBlock }
  | { readonly kind: "end"; readonly summary: FileSummary }
  | { readonly kind: "problem"; readonly reason: FileProblemReason; readonly detail: string };
