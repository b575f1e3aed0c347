import type { Detection, FieldItem } from "./detection";
import type { RuleEnvironment } from "./environment";
import { readFieldItem, splitKey } from "./read-field-item";
import type { IssueList, Place } from "./rule-issue";
import { ITSELF } from "./subject";
import type { YamlEntry, YamlList, YamlMap, YamlNode } from "./yaml-node";

const QUANTIFIER = /^(.+)\[(\w+|-?\d+)\]$/;
const QUANTIFIERS = ["any", "all", "all_or_empty", "none"] as const;

/** Reads the selections of a rule. `hasArrays`: whether the rule says `sigma-version: 3`. */
export class DetectionReader {
  constructor(
    private readonly environment: RuleEnvironment,
    private readonly issues: IssueList,
    private readonly hasArrays: boolean,
  ) {}

  /** A map: all of it. A list: one of its maps or words. A text: a word. Null when refused. */
  read(node: YamlNode): Detection | null {
    if (node.kind === "map") return this.map(node);
    if (node.kind === "list") return this.list(node);
    return this.words(node, [node]);
  }

  private list(list: YamlList): Detection | null {
    const words = list.items.filter(({ kind }) => kind === "scalar");
    const others = list.items.filter(({ kind }) => kind !== "scalar");
    if (others.length === 0) return this.words(list, words);
    const items = others.flatMap((item) => {
      if (item.kind === "map") return this.map(item) ?? [];
      this.issues.error(item, "A list of a selection holds maps or words, not lists.");
      return [];
    });
    const word = words.length > 0 ? this.words(list, words) : null;
    return { kind: "any", ...placeOf(list), items: word === null ? items : [...items, word] };
  }

  private words(at: Place, values: readonly YamlNode[]): FieldItem | null {
    const item = { field: null, modifiers: [] };
    return readFieldItem(item, at, values, this.environment, this.issues);
  }

  private map(map: YamlMap): Detection | null {
    if (map.entries.length === 0) {
      this.issues.error(map, "An empty selection would match every event.");
      return null;
    }
    const items = map.entries.flatMap((entry) => this.entry(entry) ?? []);
    const [only] = items;
    return items.length === 1 && only !== undefined
      ? only
      : { kind: "all", ...placeOf(map), items };
  }

  private entry({ key, node }: YamlEntry): Detection | null {
    const written = splitKey(key);
    const [, field, quantifier] = QUANTIFIER.exec(written.field ?? "") ?? [];
    if (field !== undefined) return this.members(field, quantifier ?? "", written.modifiers, node);
    const values = node.kind === "list" ? node.items : [node];
    return readFieldItem(written, node, values, this.environment, this.issues);
  }

  /** `field[any]:` of sigma-version 3: what must hold within one item of a list. */
  private members(
    field: string,
    word: string,
    modifiers: readonly string[],
    node: YamlNode,
  ): Detection | null {
    const quantifier = QUANTIFIERS.find((known) => known === word);
    if (!this.hasArrays || quantifier === undefined) {
      const message = this.hasArrays
        ? `[${word}] is not supported; there are [${QUANTIFIERS.join("], [")}].`
        : `${field}[${word}] is only understood in a rule with sigma-version: 3.`;
      this.issues.error(node, message);
      return null;
    }
    const item = node.kind === "map" ? this.map(node) : this.itself(modifiers, node);
    if (node.kind === "map" && modifiers.length > 0) {
      this.issues.error(node, "Modifiers belong to the fields of the map, not to the list.");
    }
    return item && { kind: "members", ...placeOf(node), field, quantifier, item };
  }

  /** `field[all]|startswith: x`: the item itself is compared. */
  private itself(modifiers: readonly string[], node: YamlNode): Detection | null {
    const values = node.kind === "list" ? node.items : [node];
    return readFieldItem({ field: ITSELF, modifiers }, node, values, this.environment, this.issues);
  }
}

function placeOf({ path, line, column }: Place): Place {
  return { path, line, column };
}
