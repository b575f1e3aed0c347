"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { PeriodBar } from "@/components/shell/period-bar";
import { TimeText } from "@/components/shell/time-text";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import type { AttackCoverage } from "@/lib/api/rule-coverage-contract";
import { attackQuery } from "@/lib/api/rule-queries";
import { formatCounted } from "@/lib/format/count";
import { RuleMentions } from "./rule-mentions";
import { USUAL } from "./rule-words";
import { RulesNav } from "./rules-nav";

type Technique = AttackCoverage["techniques"][number];

const UNPLACED = "Tactic not known";

/** Which ATT&CK techniques have rules, tactic by tactic, and what these found. */
export function AttackView({ accounts }: { readonly accounts: readonly string[] }) {
  const params = usePeriodParams();
  const query = useQuery({ ...attackQuery(params), placeholderData: keepPreviousData });
  return (
    <div className="mx-auto max-w-7xl space-y-3 p-4">
      <header className="space-y-2">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="text-xl font-semibold">ATT&CK coverage</h1>
          <PeriodBar period={query.data?.period} usual={USUAL} accounts={accounts} />
        </div>
        <RulesNav page="/rules/attack" />
      </header>
      <Answer isPage query={query} what="the coverage" lines={16}>
        {(coverage) => <Tactics coverage={coverage} />}
      </Answer>
    </div>
  );
}

function Tactics({ coverage: { techniques, untagged } }: { readonly coverage: AttackCoverage }) {
  const tactics = [...new Set(techniques.flatMap(tacticsOf))].sort();
  return (
    <div className="space-y-6">
      <p className="max-w-3xl text-pretty text-muted">
        {formatCounted(techniques.length, "technique")} of MITRE ATT&CK have rules. What a rule is
        tagged with decides; that a technique has a rule does not mean that every form of it is
        found. ATT&CK v19 divided Defense Evasion into Stealth and Defense Impairment and gave some
        techniques new numbers, which stand beside the old ones. A number without a name is not in
        our table.
      </p>
      {tactics.map((tactic) => (
        <FactList
          key={tactic}
          title={tactic}
          what={`attack-${tactic.toLowerCase().replaceAll(" ", "-")}`}
          rows={techniques.filter((technique) => tacticsOf(technique).includes(tactic))}
          columns={COLUMNS}
          keyOf={({ id }) => id}
        />
      ))}
      {untagged.length === 0 ? null : (
        <section aria-labelledby="untagged">
          <h2 id="untagged" className="border-b border-line pb-1 text-base font-semibold">
            Rules without a technique
          </h2>
          <RuleMentions rules={untagged} />
        </section>
      )}
    </div>
  );
}

function tacticsOf({ tactics }: Technique): readonly string[] {
  return tactics.length === 0 ? [UNPLACED] : tactics;
}

/** The same for every tactic, so that their columns stand below each other. */
const WIDE = "lg:w-88";

const COLUMNS: readonly FactColumn<Technique>[] = [
  {
    header: "Technique",
    text: ({ id }) => id,
    show: ({ id, renamed }) => (
      <>
        <span className="whitespace-nowrap">{id}</span>
        {renamed === null ? null : (
          <span className="block text-xs leading-4 text-muted">v19: {renamed}</span>
        )}
      </>
    ),
  },
  {
    header: "Name",
    text: ({ name }) => name,
    show: ({ name }) => (
      <div className={WIDE}>{name ?? <span className="text-muted">not in our table</span>}</div>
    ),
  },
  {
    header: "Rules",
    text: ({ rules }) => rules.map(({ title }) => title).join("; "),
    show: ({ rules }) => (
      <div className={WIDE}>
        <RuleMentions rules={rules} />
      </div>
    ),
  },
  { header: "Hits", isNumber: true, text: ({ hits }) => hits },
  {
    header: "Last hit",
    text: ({ lastHitMs }) => (lastHitMs === null ? null : new Date(lastHitMs).toISOString()),
    show: ({ lastHitMs }) =>
      lastHitMs === null ? (
        <span className="text-muted">never</span>
      ) : (
        <TimeText timeMs={lastHitMs} withZone />
      ),
  },
];
