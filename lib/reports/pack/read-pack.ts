import { createHash } from "node:crypto";
import { isNode, LineCounter, parseDocument, type Document as YamlDocument } from "yaml";
import { AppError } from "@/lib/errors";
import { countableField } from "@/lib/events/count-fields";
import { parseQuery } from "@/lib/search/parse";
import { checkYamlShape } from "@/lib/sigma/check-yaml-shape";
import { fillQuery } from "./fill-query";
import type { Pack } from "./pack";
import { type PackText, packSchema } from "./pack-schema";

const MOST_CHARACTERS = 256 * 1024;

/**
 * The pack that a YAML file holds. Throws AppError `invalid` with file, line, path and what to do;
 * aliases are refused, of which a few lines can unfold into gigabytes.
 * @param name of the file, for people
 */
export function readPack(name: string, text: string): Pack {
  const lines = new LineCounter();
  const fail = (offset: number, path: string, message: string): never => {
    const { line } = lines.linePos(offset);
    const at = path === "" ? "" : ` ${path}:`;
    throw new AppError("invalid", `${name}, line ${Math.max(1, line)}:${at} ${message}`);
  };
  if (text.length > MOST_CHARACTERS)
    return fail(0, "", "The file is longer than 256 kB. Split it.");
  const refusal = checkYamlShape(text);
  if (refusal !== null) {
    const line = text.slice(0, refusal.at).split("\n").length;
    throw new AppError("invalid", `${name}, line ${line}: ${refusal.message}`);
  }
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: false });
  const [error] = yaml.errors;
  if (error) return fail(error.pos[0], "", `This is no YAML: ${error.message}`);
  const parsed = packSchema.safeParse(
    plainValue(yaml, () => fail(0, "", "Write out what an alias stands for.")),
  );
  const failAt = (path: readonly PropertyKey[], message: string) =>
    fail(offsetOf(yaml, path), path.join("."), message);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return failAt(
      issue?.path ?? [],
      `${issue?.message ?? "not understood"}. Correct it and load it again.`,
    );
  }
  checkControls(parsed.data, failAt);
  return { ...parsed.data, sha256: createHash("sha256").update(text).digest("hex") };
}

function plainValue(yaml: YamlDocument, refuse: () => never): unknown {
  try {
    return yaml.toJS({ maxAliasCount: 0 });
  } catch {
    return refuse();
  }
}

/** Where the value of a path stands, or the nearest thing around it that is there. */
function offsetOf(yaml: YamlDocument, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = yaml.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

type FailAt = (path: readonly PropertyKey[], message: string) => never;

/** What a shape cannot say: ids stand once, searches can be read, fields can be counted. */
function checkControls(pack: PackText, failAt: FailAt): void {
  const seen = new Set<string>();
  const samples = Object.fromEntries(pack.parameters.map(({ name }) => [name, "x"]));
  for (const [at, control] of pack.controls.entries()) {
    const path = ["controls", at];
    if (seen.has(control.id)) failAt([...path, "id"], `The id ${control.id} stands twice.`);
    seen.add(control.id);
    const checkQuery = (query: string, where: readonly PropertyKey[]) => {
      const issue = problemOf(pack, query, samples);
      if (issue !== null) failAt(where, `The search is not understood: ${issue}`);
    };
    checkQuery(control.query, [...path, "query"]);
    checkQuery(control.exceptions?.query ?? "", [...path, "exceptions", "query"]);
    for (const [place, name] of control.by.entries()) {
      try {
        countableField(name);
      } catch {
        failAt([...path, "by", place], `"${name}" is no field that can be counted. Name another.`);
      }
    }
  }
}

function problemOf(pack: PackText, query: string, samples: Record<string, string>): string | null {
  try {
    const { issues } = parseQuery(fillQuery(pack, query, samples));
    return issues.find(({ severity }) => severity === "error")?.message ?? null;
  } catch (error) {
    return error instanceof AppError ? error.message : String(error);
  }
}
