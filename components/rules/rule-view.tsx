"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Answer } from "@/components/shell/answer";
import { LevelText } from "@/components/shell/level-mark";
import { PeriodBar } from "@/components/shell/period-bar";
import { usePeriodParams } from "@/components/shell/use-period-params";
import { usePeriodSearch, withSearch } from "@/components/shell/use-profile-route";
import { buttonClass } from "@/components/ui/button";
import { CopyPageLink } from "@/components/ui/copy-page-link";
import { Icon } from "@/components/ui/icon";
import { onDemand } from "@/components/ui/on-demand";
import { PageLink } from "@/components/ui/page-link";
import { Skeleton } from "@/components/ui/skeleton";
import { VisibleText } from "@/components/ui/visible-text";
import type { RuleDetail } from "@/lib/api/rule-contract";
import { ruleQuery } from "@/lib/api/rule-queries";
import { NumberedText } from "./numbered-text";
import { RemoveRule } from "./remove-rule";
import { RuleHead } from "./rule-head";
import { ruleRoute } from "./rule-href";
import { RuleSettings } from "./rule-settings";
import { KIND_WORDS, refusal, USUAL } from "./rule-words";
import { StateMark } from "./state-mark";

// They stand below what a screen shows at first.
const RuleFound = onDemand(
  () => import("./rule-found").then((module) => module.RuleFound),
  <Skeleton lines={8} label="Loading what it found" />,
);

/** One rule: what it says, whether it runs, what it found, and what became of that. */
export function RuleView({
  id,
  accounts,
}: {
  readonly id: number;
  readonly accounts: readonly string[];
}) {
  const params = usePeriodParams();
  const search = usePeriodSearch();
  const query = useQuery({ ...ruleQuery(id, params), placeholderData: keepPreviousData });
  return (
    <article className="mx-auto max-w-7xl space-y-4 p-4" data-print-flow>
      <div className="flex flex-wrap items-center gap-2" data-no-print>
        <PageLink href={withSearch("/rules", search)} className={buttonClass("quiet")}>
          <Icon name="arrow-left" />
          Rules
        </PageLink>
        <PeriodBar period={query.data?.period} usual={USUAL} accounts={accounts} />
        <span className="ms-auto">
          <CopyPageLink />
        </span>
      </div>
      {query.data === undefined ? <h1 className="text-xl font-semibold">Rule {id}</h1> : null}
      <Answer isPage query={query} what="the rule" lines={16}>
        {(rule) => <Loaded rule={rule} />}
      </Answer>
    </article>
  );
}

function Loaded({ rule }: { readonly rule: RuleDetail }) {
  const reason = refusal(rule);
  return (
    <div className="space-y-6">
      <header className="space-y-2">
        <h1 className="text-xl font-semibold">
          <VisibleText text={rule.title} />
        </h1>
        <p className="flex flex-wrap items-center gap-x-3">
          <StateMark state={rule.state} />
          <LevelText level={rule.level} />
          {rule.kind === null ? null : <span>{KIND_WORDS[rule.kind]}</span>}
        </p>
        {reason === null ? null : (
          <p role="alert" className="text-bad">
            It does not run. <VisibleText text={reason} />
          </p>
        )}
        <div className="flex flex-wrap items-start gap-2">
          <RuleSettings rule={rule} />
          {rule.state === "removed" ? null : (
            <PageLink href={ruleRoute(rule.id, "/edit")} className={buttonClass()} data-no-print>
              {rule.origin === "page" ? "Edit" : "Change as a rule of yours"}
            </PageLink>
          )}
          <RemoveRule rule={rule} />
        </div>
      </header>
      <RuleHead rule={rule} />
      <section aria-labelledby="text" className="space-y-2">
        <h2 id="text" className="border-b border-line pb-1 text-base font-semibold">
          Text
        </h2>
        <NumberedText text={rule.text} issues={rule.textIssues} />
      </section>
      <RuleFound rule={rule} />
    </div>
  );
}
