import { among, linkSettings } from "@/components/shell/link-settings";
import type { AlertsAsked } from "@/lib/api/alert-queries";
import {
  ALERT_KINDS,
  ALERT_LEVELS,
  ALERT_SORTS,
  ALERT_STATES,
  type AlertKind,
  type AlertLevel,
  type AlertSort,
  type AlertState,
} from "@/lib/api/alert-words";

/** Alerts on a page of the list. */
export const PAGE_ALERTS = 50;

/** What a link says of the list of alerts; its time stands beside it. Empty is not asked. */
export interface AlertView {
  readonly state: AlertState | "all";
  readonly kind: AlertKind;
  readonly level: AlertLevel | "";
  /** Number of a rule. */
  readonly rule: string;
  readonly detector: string;
  readonly account: string;
  /** `none`: nobody's. */
  readonly assignee: string;
  readonly text: string;
  readonly sort: AlertSort;
  /** Alerts before the first one shown. */
  readonly offset: number;
}

export const DEFAULT_ALERTS: AlertView = {
  state: "open",
  kind: "shown",
  level: "",
  rule: "",
  detector: "",
  account: "",
  assignee: "",
  text: "",
  sort: "-last",
  offset: 0,
};

const upTo = (most: number) => (text: string) => (text.length <= most ? text : null);

const SETTINGS = linkSettings<AlertView>(
  DEFAULT_ALERTS,
  {
    state: among([...ALERT_STATES, "all"]),
    kind: among(ALERT_KINDS),
    level: among(ALERT_LEVELS),
    rule: (text) => (/^[1-9]\d{0,8}$/.test(text) ? text : null),
    detector: upTo(40),
    account: upTo(200),
    assignee: upTo(200),
    text: upTo(200),
    sort: among(ALERT_SORTS),
    offset: (text) => (/^\d{1,6}$/.test(text) ? Number(text) : null),
  },
  ["from", "to", "tz"],
);

export const parseAlertView = SETTINGS.parse;

/** A change as parameters of the link. Another question begins at its start. */
export function printAlertView(change: Partial<AlertView>): Record<string, string | null> {
  return SETTINGS.print({ offset: 0, ...change });
}

/** The view's filters and its time as the API is asked for them. */
export function filtersAsked(
  { sort: _sort, offset: _offset, ...filters }: AlertView,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): AlertsAsked {
  const given = Object.entries({ ...filters, from: from ?? "", to: to ?? "" });
  return Object.fromEntries(given.filter(([, value]) => value !== ""));
}

/** What is asked of the API for a page. */
export function alertsAsked(
  view: AlertView,
  time: { readonly from?: string | undefined; readonly to?: string | undefined },
): AlertsAsked {
  const { sort, offset } = view;
  return { ...filtersAsked(view, time), sort, offset, limit: PAGE_ALERTS };
}
