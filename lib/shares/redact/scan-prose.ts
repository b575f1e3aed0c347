import type { Case } from "@/lib/api/case-contract";
import type { ProseFinding } from "@/lib/api/review-contract";
import { findSecrets } from "@/lib/cloudtrail/mask-secrets";
import { findIdentities } from "./find-identities";

/** More than anybody looks at: a case with more of them is not shared. */
export const MOST_FINDINGS = 500;

type Found = Pick<ProseFinding, "where" | "kind" | "value">;

/**
 * What people wrote that tells who or where, or holds a secret: the author looks at each before a
 * link is made. Each stands once for a place; a secret itself is not repeated, only where it stands.
 */
export function scanProse(found: Case): readonly Found[] {
  const findings: Found[] = [];
  for (const [where, text] of proseOf(found)) {
    for (const _ of findSecrets(text)) findings.push({ where, kind: "secret", value: null });
    for (const { kind, value } of findIdentities(text)) {
      findings.push({ where, kind, value: kind === "access-key" ? `…${value.slice(-4)}` : value });
    }
  }
  const each = new Map(findings.map((found) => [JSON.stringify(found), found]));
  return [...each.values()].slice(0, MOST_FINDINGS + 1);
}

function proseOf(found: Case): readonly (readonly [string, string])[] {
  return [
    ["title", found.title],
    ["summary", found.summary],
    ["tags", found.tags.join(" ")],
    ...found.blocks.flatMap(({ title, text, tags }, at) =>
      [title, text, tags.join(" ")].map((prose) => [`story, step ${at + 1}`, prose] as const),
    ),
    ...found.pins.flatMap(({ title, tags }, at) =>
      [title, tags.join(" ")].map((prose) => [`pin ${at + 1}`, prose] as const),
    ),
    ...found.indicators.map(({ note }, at) => [`indicator ${at + 1}`, note] as const),
  ];
}
