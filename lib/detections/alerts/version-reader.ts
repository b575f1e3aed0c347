import { plainArray } from "@/lib/db/array-literal";
import type { Prisma } from "@/lib/db/generated/client";
import { ALERT_BY, alertWindowMs } from "@/lib/detections/rules/active-rules";
import { tellsInsight } from "@/lib/detections/rules/insight-fields";
import { asksOutcome } from "@/lib/sigma/asks-outcome";
import { readHead } from "@/lib/sigma/read-head";
import { readYaml } from "@/lib/sigma/read-yaml";
import type { Grouping } from "./group-hits";
import { namesOf } from "./read-filter";

/** What alerts need to know of a version of a rule, whether it still runs or not. */
export interface VersionFacts extends Grouping {
  /** What filters may call it. */
  readonly names: readonly string[];
  /** It speaks of how calls ended: that they failed makes its alerts no attempts. */
  readonly asksOutcome: boolean;
  /** Its alerts tell the numbers of an insight. */
  readonly tellsInsight: boolean;
}

const NO_FACTS: VersionFacts = {
  title: "",
  alertBy: ALERT_BY,
  windowMs: 86_400_000,
  names: [],
  asksOutcome: false,
  tellsInsight: false,
};

/** Texts of versions never change: each is read once. */
export class VersionReader {
  private readonly known = new Map<number, VersionFacts>();

  async load(tx: Prisma.TransactionClient, versionIds: Iterable<number>): Promise<void> {
    const unknown = [...new Set(versionIds)].filter((id) => !this.known.has(id));
    if (unknown.length === 0) return;
    const rows = await tx.$queryRaw<{ id: number; title: string; text: string }[]>`
      select id, title, text from rule_version where id = any(${plainArray(unknown)}::int4[])`;
    for (const { id, title, text } of rows) this.known.set(id, { ...factsOf(text), title });
  }

  factsOf(versionId: number): VersionFacts {
    return this.known.get(versionId) ?? NO_FACTS;
  }
}

function factsOf(text: string): Omit<VersionFacts, "title"> {
  const [document] = readYaml(text);
  if (!document?.root) return NO_FACTS;
  const { custom } = readHead(document.root, document.issues);
  const alertBy = custom["alert-by"] ?? ALERT_BY;
  return {
    alertBy,
    windowMs: alertWindowMs({ custom }),
    names: namesOf(text),
    asksOutcome: asksOutcome(document.root),
    tellsInsight: tellsInsight({ custom }),
  };
}
