import type { Level, Logsource, RuleHead } from "./rule";
import { LEVELS } from "./rule";
import type { IssueList } from "./rule-issue";
import { member, textOf, type YamlMap } from "./yaml-node";

const STATUSES = ["stable", "test", "experimental", "deprecated", "unsupported"];
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_TITLE = 256;
const LONGEST_TEXT = 65_535;

const OWN = new Set([
  ...["title", "id", "name", "related", "taxonomy", "status", "description", "license", "author"],
  ...["references", "date", "modified", "logsource", "detection", "fields", "falsepositives"],
  ...["level", "tags", "scope", "correlation", "filter", "sigma-version", "simulation"],
]);

/** Reads what a rule says about itself. */
export function readHead(root: YamlMap, issues: IssueList): RuleHead {
  const text = (key: string) => textOf(root, key, issues);
  const title = text("title");
  if (title === null || title.trim() === "") issues.error(root, "A rule needs a title.");
  else if (title.length > LONGEST_TITLE) {
    issues.warn(member(root, "title") ?? root, `A title has at most ${LONGEST_TITLE} characters.`);
  }
  const description = text("description");
  if (description !== null && description.length > LONGEST_TEXT) {
    issues.error(root, `A description has at most ${LONGEST_TEXT} characters.`);
  }
  checkTaxonomy(root, issues);
  return {
    title: title ?? "",
    id: readId(root, issues),
    name: text("name"),
    description,
    status: readStatus(root, issues),
    level: readLevel(root, issues),
    author: text("author"),
    license: text("license"),
    date: text("date"),
    modified: text("modified"),
    references: readTexts(root, "references", issues),
    tags: readTexts(root, "tags", issues).map((tag) => tag.toLowerCase()),
    falsepositives: readTexts(root, "falsepositives", issues),
    fields: readTexts(root, "fields", issues),
    custom: readCustom(root),
  };
}

/** What is only shown: an odd shape is no reason to refuse a rule. */
function readTexts(root: YamlMap, key: string, issues: IssueList): readonly string[] {
  const node = member(root, key);
  const items = node === undefined ? [] : node.kind === "list" ? node.items : [node];
  return items.flatMap((item) => {
    if (item.kind === "scalar") return item.value === null ? [] : [item.text];
    issues.warn(
      item,
      `${key} holds texts; what stands here is left out. Quote it if it has a colon.`,
    );
    return [];
  });
}

function readId(root: YamlMap, issues: IssueList): string | null {
  const id = textOf(root, "id", issues);
  if (id !== null && !UUID.test(id)) issues.warn(member(root, "id") ?? root, "The id is no UUID.");
  return id;
}

function readStatus(root: YamlMap, issues: IssueList): string | null {
  const status = textOf(root, "status", issues);
  const at = member(root, "status") ?? root;
  if (status === null) return null;
  if (!STATUSES.includes(status)) issues.warn(at, `status is one of ${STATUSES.join(", ")}.`);
  if (status === "deprecated") issues.warn(at, "Its authors have replaced this rule by another.");
  if (status === "unsupported") {
    issues.error(at, "Its authors mark this rule as unsupported: it cannot be used as it stands.");
  }
  return status;
}

function readLevel(root: YamlMap, issues: IssueList): Level | null {
  const text = textOf(root, "level", issues);
  if (text === null) return null;
  const level = LEVELS.find((known) => known === text.toLowerCase());
  if (level === undefined) {
    issues.error(member(root, "level") ?? root, `level is one of ${LEVELS.join(", ")}.`);
  }
  return level ?? null;
}

/** Another taxonomy gives fields other names, which would silently never match. */
function checkTaxonomy(root: YamlMap, issues: IssueList): void {
  const taxonomy = textOf(root, "taxonomy", issues);
  if (taxonomy === null || taxonomy === "sigma") return;
  issues.error(
    member(root, "taxonomy") ?? root,
    `The taxonomy ${taxonomy} is not known: fields must have the names that CloudTrail gives them.`,
  );
}

function readCustom(root: YamlMap): Readonly<Record<string, readonly string[]>> {
  const custom = root.entries.flatMap(({ key, node }): [string, readonly string[]][] => {
    if (OWN.has(key)) return [];
    const values = node.kind === "list" ? node.items : [node];
    const texts = values.flatMap((value) => (value.kind === "scalar" ? [value.text] : []));
    return texts.length === values.length ? [[key, texts]] : [];
  });
  return Object.fromEntries(custom);
}

/** Reads where a rule's events come from. */
export function readLogsource(root: YamlMap, issues: IssueList): Logsource {
  const node = member(root, "logsource");
  if (node?.kind !== "map") {
    issues.error(
      node ?? root,
      "logsource must say which logs are meant: product: aws, service: cloudtrail.",
    );
    return { category: null, product: null, service: null };
  }
  const text = (key: string) => textOf(node, key, issues);
  return { category: text("category"), product: text("product"), service: text("service") };
}

/** Why events of CloudTrail are not what a rule is about; null when they are. */
export function foreignLogsource({ category, product, service }: Logsource): string | null {
  const isOurs =
    category === null &&
    (product === null || product.toLowerCase() === "aws") &&
    (service === null || service.toLowerCase() === "cloudtrail") &&
    (product !== null || service !== null);
  if (isOurs) return null;
  const named = Object.entries({ category, product, service })
    .flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]))
    .join(", ");
  return `This rule is about other logs${named === "" ? "" : ` (${named})`}, not about CloudTrail's (product: aws, service: cloudtrail).`;
}
