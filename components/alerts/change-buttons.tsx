"use client";

import { useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/error-note";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icon-names";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import type { AlertChange } from "@/lib/api/alert-contract";
import type { AlertState } from "@/lib/api/alert-words";
import type { Asking } from "./read-change";

const ChangeForm = onDemand(
  () => import("./change-form").then((module) => module.ChangeForm),
  <Skeleton lines={4} label="Loading" />,
);

const TITLES: Readonly<Record<Asking, string>> = {
  close: "Close",
  assign: "Assign",
  note: "Write a note",
};

interface Deed {
  readonly key: string;
  /** The state that it leads to; null: it stays. */
  readonly to: AlertState | null;
  readonly label: string;
  readonly icon: IconName;
  readonly run: () => void;
}

/** What can be done about an alert, or about several; each has a key. */
export function ChangeButtons({
  states,
  assignee = null,
  busy,
  onChange,
}: {
  /** Of the alerts concerned; what would change none of them is not offered. Empty: not known. */
  readonly states: readonly AlertState[];
  readonly assignee?: string | null;
  readonly busy: boolean;
  /** Resolves once it is done; rejects where it was refused. */
  readonly onChange: (change: AlertChange) => Promise<unknown>;
}) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const ask = (next: Asking | null) => {
    setRefusal(null);
    setAsking(next);
  };
  // A refusal is told in the form, or beside the buttons.
  const change = (next: AlertChange) => void onChange(next).then(() => ask(null), setRefusal);
  const deeds: readonly Deed[] = [
    {
      key: "A",
      to: "acknowledged",
      label: "Acknowledge",
      icon: "check",
      run: () => change({ state: "acknowledged" }),
    },
    {
      key: "C",
      to: "closed",
      label: "Close…",
      icon: "circle-check",
      run: () => ask("close"),
    },
    {
      key: "O",
      to: "open",
      label: "Open again",
      icon: "rotate-ccw-clock",
      run: () => change({ state: "open" }),
    },
    { key: "M", to: null, label: "Assign…", icon: "user-check", run: () => ask("assign") },
    { key: "N", to: null, label: "Note…", icon: "pen-line", run: () => ask("note") },
  ];
  const isNoChange = ({ to }: Deed) => states.length > 0 && states.every((state) => state === to);
  const offered = deeds.filter((deed) => !isNoChange(deed));
  useShortcuts(busy ? {} : Object.fromEntries(offered.map(({ key, run }) => [key, run])));
  return (
    <div className="flex flex-wrap gap-1" data-no-print>
      {offered.map(({ key, label, icon, run }) => (
        <Button
          key={key}
          busy={busy}
          aria-keyshortcuts={key}
          title={`${label.replace("…", "")} (${key})`}
          onClick={run}
        >
          <Icon name={icon} />
          {label}
        </Button>
      ))}
      {asking !== null || refusal === null ? null : (
        <ErrorNote title="Nothing was changed" error={refusal} />
      )}
      <Dialog
        title={asking === null ? "" : TITLES[asking]}
        open={asking !== null}
        onClose={() => ask(null)}
      >
        {asking === null ? null : (
          <ChangeForm
            asking={asking}
            assignee={assignee}
            busy={busy}
            error={refusal}
            onChange={change}
            onClose={() => ask(null)}
          />
        )}
      </Dialog>
    </div>
  );
}
