import { createHash } from "node:crypto";
import { isAbsolute, relative } from "node:path";
import { postgresText } from "@/lib/db/postgres-text";
import { toDraft } from "@/lib/sigma/draft";
import type { RuleEnvironment } from "@/lib/sigma/environment";
import { readRule } from "@/lib/sigma/read-rule";
import { readYaml } from "@/lib/sigma/read-yaml";
import type { Rule } from "@/lib/sigma/rule";
import { readRuleFiles } from "./rule-files";
import { storedKey } from "./rule-key";
import { splitDocuments } from "./split-documents";

/** One YAML document of a file of rules. */
export interface RuleFileDocument {
  readonly origin: "own" | "folder";
  /** The file below its folder; with the document's number where it holds several. */
  readonly source: string;
  readonly text: string;
  /** Hex. */
  readonly sha256: string;
}

/** What a document says about itself, also where it does not run. */
export interface ReadDocument {
  readonly key: string;
  readonly title: string;
  readonly rule: Rule | null;
}

/** The documents of all rule files of a folder. Throws AppError where something cannot be read. */
export async function readFolderDocuments(
  origin: RuleFileDocument["origin"],
  folder: string,
): Promise<readonly RuleFileDocument[]> {
  const files = await readRuleFiles(folder);
  return files.flatMap(({ name, text }) => {
    const below = relative(folder, name);
    const path = postgresText(below === "" || isAbsolute(below) ? name : below);
    const documents = splitDocuments(postgresText(text));
    return documents.map((document, at) => {
      const source = documents.length === 1 ? path : `${path}#${at + 1}`;
      return { origin, source, text: document, sha256: sha256(document) };
    });
  });
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** @param name stands for a document that says nothing about itself */
export function readDocument(
  text: string,
  name: string,
  environment: RuleEnvironment,
): ReadDocument {
  const [yaml] = readYaml(text);
  if (yaml === undefined) return { key: storedKey(name), title: name, rule: null };
  const rule = readRule(yaml, environment);
  const { id, name: own, title } = toDraft(name, yaml, rule);
  return {
    key: storedKey(id ?? own ?? title ?? name),
    title: postgresText(title ?? own ?? id ?? name),
    rule,
  };
}
