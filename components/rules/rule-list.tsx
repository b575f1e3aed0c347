"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Answer } from "@/components/shell/answer";
import { IgnoredSettings } from "@/components/shell/ignored-settings";
import { pageRoute } from "@/components/shell/page-route";
import { PeriodBar } from "@/components/shell/period-bar";
import { useMay } from "@/components/shell/person";
import { setUrlParams } from "@/components/shell/url-params";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { Button, buttonClass } from "@/components/ui/button";
import { CsvButtons } from "@/components/ui/csv-buttons";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/page-link";
import type { RuleRow } from "@/lib/api/rule-contract";
import { rulesQuery } from "@/lib/api/rule-queries";
import { formatCount, formatCounted } from "@/lib/format/count";
import { csvRow } from "@/lib/format/csv";
import { PastEvents } from "./past-events";
import { RULE_COLUMNS } from "./rule-columns";
import { RuleFilter } from "./rule-filter";
import { DEFAULT_LIST, printRuleList, shownRules } from "./rule-list-view";
import { RuleTable } from "./rule-table";
import { USUAL } from "./rule-words";
import { RulesNav } from "./rules-nav";
import { useRuleList } from "./use-rule-list";

const SHOWN_AT_FIRST = 100;

/** All rules: whether they run or why not, and what they found in a period. */
export function RuleList({ accounts }: { readonly accounts: readonly string[] }) {
  const params = usePeriodParams();
  const mayLead = useMay("lead");
  const { view, ignored, change } = useRuleList();
  const query = useQuery({ ...rulesQuery(params), placeholderData: keepPreviousData });
  return (
    <div className="space-y-3 p-4">
      <header className="space-y-2">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="text-xl font-semibold">Rules</h1>
          <PeriodBar period={query.data?.period} usual={USUAL} accounts={accounts} />
          {mayLead ? (
            <PageLink
              href={pageRoute("/rules/new")}
              className={`${buttonClass("primary")} ms-auto`}
              data-no-print
            >
              <Icon name="plus" />
              New rule
            </PageLink>
          ) : null}
        </div>
        <RulesNav page="/rules" />
      </header>
      <IgnoredSettings names={ignored} />
      <PastEvents />
      <RuleFilter view={view} onChange={change} />
      <Answer isPage query={query} what="the rules" lines={16}>
        {({ rules }) => {
          const shown = shownRules(rules, view);
          return (
            <>
              <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <p role="status">{listWords(rules, shown)}</p>
                {shown.length === 0 ? null : (
                  <span className="ms-auto flex items-center gap-1" data-no-print>
                    <CsvButtons text={toCsv(shown)} what="rules" />
                  </span>
                )}
              </div>
              {shown.length === 0 ? (
                <NoRules isEmpty={rules.length === 0} />
              ) : (
                <Rows rules={shown} view={view} onSort={(sort) => change({ sort })} />
              )}
            </>
          );
        }}
      </Answer>
    </div>
  );
}

function Rows({
  rules,
  view,
  onSort,
}: {
  readonly rules: readonly RuleRow[];
  readonly view: ReturnType<typeof useRuleList>["view"];
  readonly onSort: (sort: typeof view.sort) => void;
}) {
  const [most, setMost] = useState(SHOWN_AT_FIRST);
  const hidden = Math.max(0, rules.length - most);
  return (
    <>
      <RuleTable rules={rules.slice(0, most)} sort={view.sort} onSort={onSort} />
      {hidden === 0 ? null : (
        <Button className="my-2" onClick={() => setMost(rules.length)}>
          Show {formatCounted(hidden, "more rule")}
        </Button>
      )}
    </>
  );
}

function NoRules({ isEmpty }: { readonly isEmpty: boolean }) {
  if (isEmpty) {
    return (
      <p className="py-6">
        No rule is known yet. A worker reads those that come with Trailglass when it starts, and
        those of the folder of rules.
      </p>
    );
  }
  return (
    <div className="space-y-3 py-6">
      <p>No rule is like this.</p>
      <Button onClick={() => setUrlParams(printRuleList(DEFAULT_LIST))}>Show all rules</Button>
    </div>
  );
}

/** `67 rules: 62 run, 4 are disabled, 1 is refused.` */
function listWords(all: readonly RuleRow[], shown: readonly RuleRow[]): string {
  const count = (state: RuleRow["state"]) => shown.filter((rule) => rule.state === state).length;
  const parts = (["runs", "disabled", "refused", "removed"] as const)
    .map((state) => ({ state, count: count(state) }))
    .filter(({ count: some }) => some > 0)
    .map(({ state, count: some }) =>
      state === "runs"
        ? `${formatCount(some)} ${some === 1 ? "runs" : "run"}`
        : `${formatCount(some)} ${some === 1 ? "is" : "are"} ${state}`,
    );
  const of = shown.length === all.length ? "" : ` of ${formatCount(all.length)}`;
  const total = `${formatCount(shown.length)}${of} ${all.length === 1 ? "rule" : "rules"}`;
  return parts.length === 0 ? `${total}.` : `${total}: ${parts.join(", ")}.`;
}

function toCsv(rules: readonly RuleRow[]): string {
  const head = csvRow(RULE_COLUMNS.map(({ header }) => header));
  return head + rules.map((rule) => csvRow(RULE_COLUMNS.map(({ text }) => text(rule)))).join("");
}
