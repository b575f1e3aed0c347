import type { IssueList, Place } from "./rule-issue";

/** A value of a YAML document that knows where it stands. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

export interface YamlMap extends Place {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: string;
  readonly node: YamlNode;
}

export interface YamlList extends Place {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
}

export interface YamlScalar extends Place {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  /** The value as written: `0123` stays `0123`, `True` stays `True`. */
  readonly text: string;
}

/** The member of a map, or undefined. */
export function member(map: YamlMap, key: string): YamlNode | undefined {
  return map.entries.find((entry) => entry.key === key)?.node;
}

/** The text under a key; null when there is none. Anything else than a scalar is an error. */
export function textOf(map: YamlMap, key: string, issues: IssueList): string | null {
  const node = member(map, key);
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return null;
  if (node.kind === "scalar") return node.text;
  issues.error(node, `${key} must be a text.`);
  return null;
}

/** The texts under a key: a list of texts, or one alone. Empty when there are none. */
export function textsOf(map: YamlMap, key: string, issues: IssueList): readonly string[] {
  return scalarsOf(member(map, key), key, issues).map(({ text }) => text);
}

/** The scalars of a list, or one alone; what is none is an error. */
export function scalarsOf(
  node: YamlNode | undefined,
  name: string,
  issues: IssueList,
): readonly YamlScalar[] {
  if (node === undefined) return [];
  const items = node.kind === "list" ? node.items : [node];
  return items.flatMap((item) => {
    if (item.kind === "scalar") return item.value === null ? [] : [item];
    issues.error(item, `${name} must be a list of texts.`);
    return [];
  });
}
