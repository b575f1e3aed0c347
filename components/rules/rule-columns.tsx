import type { ReactNode } from "react";
import { SparkLine } from "@/components/charts/spark-line";
import { LevelText } from "@/components/shell/level-mark";
import { pageRoute } from "@/components/shell/page-route";
import { TimeText } from "@/components/shell/time-text";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { RuleRow } from "@/lib/api/rule-contract";
import { formatCount } from "@/lib/format/count";
import { ruleRoute } from "./rule-href";
import type { RuleSort } from "./rule-list-view";
import { KIND_WORDS, ORIGIN_WORDS, refusal, STATE_WORDS, shortTags } from "./rule-words";
import { StateMark } from "./state-mark";

/** A column of the list: what it is ordered by, how it is shown, and what it says in a CSV. */
export interface RuleColumn {
  readonly header: string;
  readonly sort: RuleSort | null;
  readonly show: ((rule: RuleRow) => ReactNode) | null;
  readonly text: (rule: RuleRow) => string | number | null;
  readonly isNumber?: boolean;
  /** Left out on narrow screens. */
  readonly isWide?: boolean;
}

const iso = (timeMs: number | null) => (timeMs === null ? null : new Date(timeMs).toISOString());

/** Those without `show` are in the CSV alone. */
export const RULE_COLUMNS: readonly RuleColumn[] = [
  {
    header: "Rule",
    sort: "title",
    text: ({ title }) => title,
    show: (rule) => (
      <>
        <PageLink href={ruleRoute(rule.id)} className="inline-block min-h-6">
          <VisibleText text={rule.title} />
        </PageLink>
        <p className="text-xs leading-4 text-muted">
          {rule.kind === "detection" || rule.kind === null ? "" : `${KIND_WORDS[rule.kind]} · `}
          {shortTags(rule.tags).join(", ")}
        </p>
      </>
    ),
  },
  {
    header: "State",
    sort: "state",
    text: ({ state }) => STATE_WORDS[state].word,
    show: (rule) => (
      <>
        <StateMark state={rule.state} />
        <Reason rule={rule} />
      </>
    ),
  },
  {
    header: "Level",
    sort: "-level",
    text: ({ level }) => level,
    show: ({ level, ownLevel }) => (
      <>
        <LevelText level={level} />
        {ownLevel !== null && ownLevel !== level ? (
          <p className="text-xs leading-4 text-muted">set here; its own: {ownLevel}</p>
        ) : null}
      </>
    ),
  },
  {
    header: "Hits",
    sort: "-hits",
    isNumber: true,
    text: ({ hits }) => hits,
    show: ({ hits, failed }) => (
      <>
        {formatCount(hits)}
        {failed === 0 ? null : (
          <p className="text-xs leading-4 text-muted">{formatCount(failed)} failed</p>
        )}
      </>
    ),
  },
  { header: "Failed", sort: null, text: ({ failed }) => failed, show: null },
  {
    header: "Over time",
    sort: null,
    isWide: true,
    text: ({ steps }) => steps.join(" "),
    show: ({ steps }) => (steps.length === 0 ? null : <SparkLine counts={steps} />),
  },
  {
    header: "Last hit",
    sort: "-last",
    isWide: true,
    text: ({ lastHitMs }) => iso(lastHitMs),
    show: ({ lastHitMs }) =>
      lastHitMs === null ? (
        <span className="text-muted">never</span>
      ) : (
        <TimeText timeMs={lastHitMs} />
      ),
  },
  {
    header: "Open alerts",
    sort: "-alerts",
    isNumber: true,
    text: ({ openAlerts }) => openAlerts,
    show: ({ id, title, openAlerts }) =>
      openAlerts === 0 ? (
        "0"
      ) : (
        <PageLink
          href={pageRoute(`/alerts?rule=${id}`)}
          aria-label={`${openAlerts} open alerts of ${title}`}
          className="inline-flex h-6 min-w-6 items-center justify-end"
        >
          {formatCount(openAlerts)}
        </PageLink>
      ),
  },
  {
    header: "From",
    sort: null,
    isWide: true,
    text: ({ origin }) => ORIGIN_WORDS[origin],
    show: (rule) => <Source rule={rule} />,
  },
  { header: "Source", sort: null, text: ({ source }) => source, show: null },
  { header: "Author", sort: null, text: ({ author }) => author, show: null },
  { header: "Licence", sort: null, text: ({ license }) => license, show: null },
  { header: "Kind", sort: null, text: ({ kind }) => kind, show: null },
  { header: "Tags", sort: null, text: ({ tags }) => tags.join(" "), show: null },
  { header: "Accounts", sort: null, text: ({ accounts }) => accounts.join(" "), show: null },
  { header: "Reason", sort: null, text: refusal, show: null },
  { header: "Id", sort: null, text: ({ key }) => key, show: null },
];

function Reason({ rule }: { readonly rule: RuleRow }) {
  const reason = rule.state === "refused" ? refusal(rule) : null;
  if (reason !== null) {
    return (
      <p className="max-w-80 text-xs leading-4 text-bad">
        <VisibleText text={reason} />
      </p>
    );
  }
  return rule.accounts.length === 0 ? null : (
    <p className="text-xs leading-4 text-muted">
      {rule.accounts.length === 1 ? rule.accounts[0] : `${rule.accounts.length} accounts`} only
    </p>
  );
}

function Source({ rule: { origin, source, author, license } }: { readonly rule: RuleRow }) {
  const by = [author, license].filter((text) => text !== null).join(", ");
  return (
    <div className="max-w-60">
      {ORIGIN_WORDS[origin]}
      {origin === "own" ? null : (
        <p className="text-xs leading-4 wrap-anywhere text-muted">
          <VisibleText text={source} />
        </p>
      )}
      {by === "" || (origin === "own" && author === "Trailglass") ? null : (
        <p className="text-xs leading-4 text-muted">
          <VisibleText text={by} />
        </p>
      )}
    </div>
  );
}
