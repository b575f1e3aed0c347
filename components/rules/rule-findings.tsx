"use client";

import { SparkLine } from "@/components/charts/spark-line";
import { LevelText } from "@/components/shell/level-mark";
import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { FactList } from "@/components/ui/fact-list";
import type { FactColumn } from "@/components/ui/fact-table";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { RuleAlert, RuleDetail, RuleException } from "@/lib/api/rule-contract";
import { formatCount, formatCounted } from "@/lib/format/count";
import { subjectName } from "@/lib/format/subject-name";
import { ruleRoute } from "./rule-href";

const iso = (timeMs: number) => new Date(timeMs).toISOString();

type Day = RuleDetail["days"][number];

const DAYS: readonly FactColumn<Day>[] = [
  { header: "Day, UTC", text: ({ startMs }) => iso(startMs).slice(0, 10) },
  { header: "Hits", isNumber: true, text: ({ hits }) => hits },
  { header: "Of them failed", isNumber: true, text: ({ failed }) => failed },
];

/** When a rule found something. */
export function RuleDays({ rule }: { readonly rule: RuleDetail }) {
  const { hits, steps, days, kind } = rule;
  const isCorrelation = kind === "correlation";
  return (
    <FactList
      title="Hits by day"
      note={
        <>
          {isCorrelation
            ? "A correlation’s alerts, by their first event."
            : "Events that the rule matched, each once. A call that failed is a hit too."}
          {steps.length === 0 ? null : (
            <span className="mt-1 flex flex-wrap items-center gap-3 text-ink">
              <SparkLine counts={steps} />
              {formatCounted(hits, isCorrelation ? "alert" : "hit")} in this period.
            </span>
          )}
        </>
      }
      what="rule-hits"
      rows={days}
      columns={DAYS}
      keyOf={({ startMs }) => String(startMs)}
      empty="It found nothing in this period."
    />
  );
}

const ALERTS: readonly FactColumn<RuleAlert>[] = [
  {
    header: "Alert",
    text: ({ title }) => title,
    show: ({ id, title }) => (
      <PageLink href={pageRoute(`/alerts/${id}`)} className="inline-block min-h-6">
        <VisibleText text={title} />
      </PageLink>
    ),
  },
  {
    header: "About",
    text: ({ subject }) => subject.map(({ field, value }) => `${field}=${value}`).join(" "),
    show: ({ subject }) => (
      <VisibleText
        text={subject
          .map(({ field, value }) => (value === null ? "not recorded" : subjectName(field, value)))
          .join(", ")}
      />
    ),
  },
  { header: "Level", text: ({ level }) => level, show: ({ level }) => <LevelText level={level} /> },
  {
    header: "State",
    text: ({ state, isSuppressed }) => (isSuppressed ? `${state}, suppressed` : state),
  },
  { header: "Events", isNumber: true, text: ({ count }) => count },
  {
    header: "First",
    text: ({ firstMs }) => iso(firstMs),
    show: ({ firstMs }) => <TimeText timeMs={firstMs} withZone />,
  },
  {
    header: "Last",
    text: ({ lastMs }) => iso(lastMs),
    show: ({ lastMs }) => <TimeText timeMs={lastMs} withZone />,
  },
];

/** What became of a rule's hits. */
export function RuleAlerts({ rule }: { readonly rule: RuleDetail }) {
  const all = (
    <PageLink
      href={pageRoute(`/alerts?rule=${rule.id}&state=all`)}
      className="inline-flex min-h-6 items-center"
    >
      All its alerts
    </PageLink>
  );
  return (
    <FactList
      title="Alerts"
      what="rule-alerts"
      rows={rule.alerts}
      columns={ALERTS}
      keyOf={({ id }) => String(id)}
      empty="No alert of this period."
      action={all}
      more={
        rule.moreAlerts === 0 ? null : (
          <p className="text-muted">and {formatCount(rule.moreAlerts)} more.</p>
        )
      }
    />
  );
}

const EXCEPTIONS: readonly FactColumn<RuleException>[] = [
  {
    header: "Kind",
    text: ({ kind }) => kind,
    show: ({ kind }) => (kind === "filter" ? "Filter: no hits" : "Suppression: hits, not told"),
  },
  {
    header: "What",
    text: ({ title }) => title,
    show: ({ kind, id, title }) =>
      kind === "filter" ? (
        <PageLink href={ruleRoute(id)} className="inline-block min-h-6">
          <VisibleText text={title} />
        </PageLink>
      ) : (
        <VisibleText text={title} />
      ),
  },
  {
    header: "Until",
    text: ({ expiresMs }) => (expiresMs === null ? null : iso(expiresMs)),
    show: ({ expiresMs }) =>
      expiresMs === null ? "no end" : <TimeText timeMs={expiresMs} withZone toSecond />,
  },
  { header: "By", text: ({ by }) => by, show: ({ by }) => <VisibleText text={by} /> },
  {
    header: "Text",
    text: ({ text }) => text,
    show: ({ text }) => (
      <details>
        <summary className="min-h-6">Show</summary>
        <pre className="text-xs wrap-anywhere whitespace-pre-wrap">
          <VisibleText text={text} multiline />
        </pre>
      </details>
    ),
  },
];

/** What takes events out of a rule's hits, or its hits out of what is told. */
export function RuleExceptions({ rule }: { readonly rule: RuleDetail }) {
  return (
    <FactList
      title="Filters and suppressions"
      what="rule-exceptions"
      rows={rule.exceptions}
      columns={EXCEPTIONS}
      keyOf={({ kind, id }) => `${kind} ${id}`}
      empty="None applies to this rule."
    />
  );
}
