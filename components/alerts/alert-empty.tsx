"use client";

import { pageRoute } from "@/components/shell/page-route";
import { setUrlParams } from "@/components/shell/url-params";
import { Button } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import { VisibleText } from "@/components/ui/visible-text";
import type { AlertList } from "@/lib/api/alert-contract";
import { formatCounted } from "@/lib/format/count";
import { type AlertView, DEFAULT_ALERTS, printAlertView } from "./alert-view";
import { filterWords } from "./filter-words";

/** Why there is no alert to show: no rule runs, nothing was found, or the filter leaves nothing. */
export function AlertEmpty({
  list,
  view,
  time,
}: {
  readonly list: AlertList;
  readonly view: AlertView;
  readonly time: { readonly from?: string | undefined; readonly to?: string | undefined };
}) {
  const { known, enabledRules } = list;
  if (known === 0 && enabledRules === 0) {
    return (
      <p className="py-6" role="status">
        No rule is enabled, so no rule can raise an alert.{" "}
        <PageLink href={pageRoute("/rules")}>Look at the rules</PageLink>
      </p>
    );
  }
  if (known === 0) {
    return (
      <p className="py-6" role="status">
        Nothing was found so far: {formatCounted(enabledRules, "rule")} look at every file that is
        read.{" "}
        <PageLink href={pageRoute("/imports")} className="underline">
          Are all files read?
        </PageLink>
      </p>
    );
  }
  const hasTime = time.from !== undefined || time.to !== undefined;
  const words = filterWords(view, list.choices);
  return (
    <div className="space-y-3 py-6">
      <p role="status">
        No alert <VisibleText text={words} />
        {hasTime ? `${words === "" ? "" : " "}has events in this time` : ""}. There{" "}
        {known === 1 ? "is" : "are"} {formatCounted(known, "alert")} in all.
      </p>
      <div className="flex flex-wrap gap-2">
        {hasTime ? (
          <Button onClick={() => setUrlParams({ from: null, to: null, offset: null })}>
            All times
          </Button>
        ) : null}
        <Button
          onClick={() =>
            setUrlParams({
              ...printAlertView({ ...DEFAULT_ALERTS, state: "all" }),
              from: null,
              to: null,
            })
          }
        >
          Show all alerts
        </Button>
      </div>
    </div>
  );
}
