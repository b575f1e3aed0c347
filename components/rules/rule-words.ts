import type { IconName } from "@/components/ui/icon-names";
import type {
  RuleIssue,
  RuleKind,
  RuleLevel,
  RuleOrigin,
  RuleRow,
  RuleState,
} from "@/lib/api/rule-contract";

/** The least first. */
export const LEVEL_WORDS: Readonly<Record<RuleLevel, string>> = {
  informational: "Informational",
  low: "Low",
  medium: "Medium",
  high: "High",
  critical: "Critical",
};

export const KIND_WORDS: Readonly<Record<RuleKind, string>> = {
  detection: "Detection",
  correlation: "Correlation",
  filter: "Filter",
};

export const ORIGIN_WORDS: Readonly<Record<RuleOrigin, string>> = {
  own: "Trailglass",
  folder: "Folder of rules",
  page: "Written here",
};

export const STATE_WORDS: Readonly<
  Record<RuleState, { readonly word: string; readonly icon: IconName; readonly look: string }>
> = {
  runs: { word: "Runs", icon: "circle-check", look: "text-ink" },
  disabled: { word: "Disabled", icon: "minus", look: "text-muted" },
  refused: { word: "Refused", icon: "circle-x", look: "text-bad" },
  removed: { word: "Removed", icon: "package-open", look: "text-muted" },
};

/** Place of a level, the least first. */
export function levelRank(level: RuleLevel): number {
  return Object.keys(LEVEL_WORDS).indexOf(level);
}

/** Usual without periods: what the pages say that their link means. */
export const USUAL = "Usual: 30 days";

/** Why a rule does not run, in one line: the first error at its place. */
export function refusal({ issues }: Pick<RuleRow, "issues">): string | null {
  const error = issues.find(({ severity }) => severity === "error");
  return error === undefined ? null : issueWords(error);
}

/** `Line 12, detection.selection: There is no such modifier.` */
function issueWords({ line, path, message }: RuleIssue): string {
  return `Line ${line}${path === "" ? "" : `, ${path}`}: ${message}`;
}

/** Tags of ATT&CK techniques and CIS controls as people write them: `T1562.008`, `CIS 4.5`. */
export function shortTags(tags: readonly string[]): readonly string[] {
  return tags.flatMap((tag) => {
    const technique = /^attack\.(t\d{4}(?:\.\d{3})?)$/i.exec(tag)?.[1];
    if (technique !== undefined) return technique.toUpperCase();
    const control = /^cis\.([\d.]+)$/i.exec(tag)?.[1];
    return control === undefined ? [] : `CIS ${control}`;
  });
}
