"use client";

import { useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { EventDetail } from "@/lib/api/contract";
import type { PanelTab } from "@/lib/search/event-search";
import { EventSummary } from "./event-summary";
import type { EventSurroundings } from "./event-surroundings";
import { useSessionSteps } from "./use-session-steps";

const TABS = [
  { id: "summary", label: "Summary" },
  { id: "fields", label: "Fields" },
  { id: "raw", label: "Raw" },
  { id: "context", label: "Context", hotkey: "." },
  { id: "related", label: "Related" },
  { id: "diff", label: "Diff", hotkey: "d" },
] as const satisfies readonly { id: PanelTab; label: string; hotkey?: string }[];

const LOADING = <Skeleton lines={6} label="Loading" />;
const EventFields = onDemand(
  () => import("./event-fields").then((module) => module.EventFields),
  LOADING,
);
const RawRecord = onDemand(
  () => import("./raw-record").then((module) => module.RawRecord),
  LOADING,
);
const ContextView = onDemand(
  () => import("./context-view").then((module) => module.ContextView),
  LOADING,
);
const RelatedView = onDemand(
  () => import("./related-view").then((module) => module.RelatedView),
  LOADING,
);
const DiffView = onDemand(() => import("./diff-view").then((module) => module.DiffView), LOADING);

/** The parts of an open event, one at a time; give it the event's key as its own. */
export function EventParts({
  detail,
  around,
  printing = false,
}: {
  readonly detail: EventDetail;
  readonly around: EventSurroundings;
  /** Puts the parts that are not shown on paper as well. */
  readonly printing?: boolean;
}) {
  const active = around.view.p;
  const onTab = (p: PanelTab) => around.change({ p }, "replace");
  const steps = useSessionSteps(detail, around);
  // Kept here, so that secrets on display outlive a look at another tab, but not the event.
  const [revealed, setRevealed] = useState<string | null>(null);
  useShortcuts({
    ".": () => onTab("context"),
    d: () => onTab("diff"),
    "[": () => void steps.step("earlier"),
    "]": () => void steps.step("later"),
  });
  const show = (tab: PanelTab) => {
    switch (tab) {
      case "summary":
        return <EventSummary detail={detail} around={around} />;
      case "fields":
        return <EventFields detail={detail} around={around} whole={printing} />;
      case "raw":
        return (
          <RawRecord
            detail={detail}
            revealed={revealed}
            onRevealed={setRevealed}
            whole={printing}
          />
        );
      case "context":
        return <ContextView detail={detail} around={around} whole={printing} />;
      case "related":
        return <RelatedView detail={detail} around={around} steps={steps} />;
      case "diff":
        return <DiffView detail={detail} around={around} />;
    }
  };
  return (
    <>
      <p role="status" className="px-3 text-warn empty:hidden">
        {steps.said}
      </p>
      <Tabs tabs={TABS} active={active} onChange={onTab} label="Parts of the event">
        <h2 className="sr-only">{TABS.find(({ id }) => id === active)?.label}</h2>
        {show(active)}
      </Tabs>
      {printing
        ? TABS.filter(({ id }) => id !== active).map(({ id, label }) => (
            <section key={id} className="hidden p-3 print:block">
              <h2 className="mb-2 border-b border-line pb-1 text-base font-semibold">{label}</h2>
              {show(id)}
            </section>
          ))
        : null}
    </>
  );
}
