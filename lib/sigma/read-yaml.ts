import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
} from "yaml";
import { checkYamlShape } from "./check-yaml-shape";
import { MAX_DOCUMENTS, MAX_YAML_DEPTH, MAX_YAML_NODES } from "./limits";
import { IssueList, memberPath, type Place } from "./rule-issue";
import type { YamlEntry, YamlMap, YamlNode } from "./yaml-node";

export interface YamlDocument {
  readonly root: YamlMap | null;
  readonly start: Place;
  readonly issues: IssueList;
}

/**
 * The documents of a YAML text, each with what is wrong with it; empty ones are left out. YAML 1.2:
 * `no` and `on` are texts. Never throws. Refused besides errors of YAML itself: aliases, of which a
 * few lines can unfold into gigabytes, keys that stand twice, of which one would be lost, tags, and
 * texts beyond the limits.
 */
export function readYaml(text: string): readonly YamlDocument[] {
  const lines = new LineCounter();
  const refusal = checkYamlShape(text);
  if (refusal !== null) {
    const line = text.slice(0, refusal.at).split("\n").length;
    return [failed({ path: "", line, column: 1 }, refusal.message)];
  }
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    merge: false,
    logLevel: "silent",
  });
  const documents = Array.isArray(parsed) ? parsed : [];
  if (documents.length > MAX_DOCUMENTS) {
    const message = `A file holds at most ${MAX_DOCUMENTS} rules.`;
    return [failed({ path: "", line: 1, column: 1 }, message)];
  }
  const reader = new TreeReader(lines);
  return documents.flatMap((document) => reader.read(document) ?? []);
}

function failed(start: Place, message: string): YamlDocument {
  const issues = new IssueList();
  issues.error(start, message);
  return { root: null, start, issues };
}

class TreeReader {
  private nodes = 0;
  private issues = new IssueList();

  constructor(private readonly lines: LineCounter) {}

  read(document: Document): YamlDocument | null {
    this.issues = new IssueList();
    const { contents, errors, warnings, range } = document;
    const start = this.place("", contents?.range?.[0] ?? range?.[0] ?? 0);
    for (const { message, pos } of [...errors, ...warnings]) {
      this.issues.error(this.place("", pos[0]), `This is not valid YAML: ${message}.`);
    }
    const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
    if (isEmpty && !this.issues.hasErrors) return null;
    const root = this.issues.hasErrors ? null : this.node(contents, "", 0);
    if (root !== null && root.kind !== "map") this.issues.error(root, "A rule is a map of names.");
    return { root: root?.kind === "map" ? root : null, start, issues: this.issues };
  }

  private node(node: unknown, path: string, depth: number): YamlNode | null {
    if (!isAlias(node) && !isMap(node) && !isSeq(node) && !isScalar(node)) return null;
    const place = this.place(path, node.range?.[0] ?? 0);
    this.nodes += 1;
    if (this.nodes > MAX_YAML_NODES) {
      if (this.nodes === MAX_YAML_NODES + 1) {
        this.issues.error(place, `A file of rules has at most ${MAX_YAML_NODES} values.`);
      }
      return null;
    }
    if (depth > MAX_YAML_DEPTH) {
      this.issues.error(place, `Lists and maps may be nested ${MAX_YAML_DEPTH} deep at most.`);
      return null;
    }
    if (isAlias(node)) {
      const message = `Aliases (*${node.source}) are refused: write the value out.`;
      this.issues.error(place, message);
      return null;
    }
    if (node.tag !== undefined) {
      this.issues.error(place, `Tags (${node.tag}) are refused: a rule holds plain values.`);
      return null;
    }
    if (isMap(node))
      return { kind: "map", ...place, entries: this.entries(node.items, path, depth) };
    if (isSeq(node)) {
      const items = node.items.flatMap(
        (item, at) => this.node(item, `${path}[${at}]`, depth + 1) ?? [],
      );
      return { kind: "list", ...place, items };
    }
    const { value, source } = node;
    const isPlain = value === null || ["string", "number", "boolean"].includes(typeof value);
    if (!isPlain) {
      this.issues.error(place, "This value is of no type that a rule can hold.");
      return null;
    }
    return typeof value === "string"
      ? { kind: "scalar", ...place, value, text: value }
      : { kind: "scalar", ...place, value: plain(value), text: source ?? String(value) };
  }

  private entries(
    pairs: readonly { readonly key: unknown; readonly value: unknown }[],
    path: string,
    depth: number,
  ): YamlEntry[] {
    const seen = new Set<string>();
    return pairs.flatMap((pair) => {
      const { key, value } = pair;
      if (!isScalar(key) || key.value === null) {
        const at = isScalar(key) || isMap(key) || isSeq(key) || isAlias(key) ? key.range?.[0] : 0;
        this.issues.error(this.place(path, at ?? 0), "A key must be a plain name.");
        return [];
      }
      const name = typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
      const here = memberPath(path, name);
      const keyPlace = this.place(here, key.range?.[0] ?? 0);
      if (seen.has(name)) {
        this.issues.error(
          keyPlace,
          `The key ${name} stands here twice: one of them would be lost.`,
        );
        return [];
      }
      seen.add(name);
      // A key without a value is null, as if it were written.
      const node =
        value === null
          ? ({ kind: "scalar", ...keyPlace, value: null, text: "" } as const)
          : this.node(value, here, depth + 1);
      return node === null ? [] : [{ key: name, node: { ...node, ...at(keyPlace, node) } }];
    });
  }

  private place(path: string, offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { path, line: Math.max(1, line), column: Math.max(1, col) };
  }
}

/** A member is told by its key where the value stands on a later line or is empty. */
function at(key: Place, node: YamlNode): Place {
  return {
    path: key.path,
    line: key.line,
    column: node.line === key.line ? node.column : key.column,
  };
}

function plain(value: unknown): number | boolean | null {
  return typeof value === "number" || typeof value === "boolean" ? value : null;
}
